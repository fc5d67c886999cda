internal import Workbench

/// The files that a new plugin of a kind begins as; `__name__` and the like stand for its own words.
struct PluginTemplate: Sendable {
  let kind: PluginKind
  let source: String
  let test: String

  /// Every kind that there are templates of.
  static let all: [PluginTemplate] = [
    .loss, .miner, .sampler, .architecture, .augmentation, .mix,
  ]

  /// What a folder of plugins says about itself.
  static let note = """
    # Plugins

    A folder of plugins for the workbench: one folder a kind (`Losses`, `Samplers` and so on), one plugin a file, the type named
    as the file, helpers in `Support/`, tests in `Tests/`. Nothing is registered anywhere; the name on the command line is the
    type's in small letters with hyphens, `__Type__` → `__name__`.

        ./workbench plugins --plugins __dir__                     lists what there is
        ./workbench check __kind__ __name__ --plugins __dir__     checks the laws of its kind and runs its tests
        ./workbench recipe Recipes/first-steps.swift --plugins __dir__

    A recipe then uses it by name, such as `__kind__: "__name__"`; a line `//| plugins: __dir__` of the recipe opens the folder
    without an option on the command line.

    | to do | where |
    |---|---|
    | what the plugin does, and why | the type's documentation: a sentence, the formula as coded, `- Source:` |
    | its options | stored properties with defaults, one line of documentation each |
    | what cannot work | `validate()`, with `require` |
    | options to check besides the defaults | `static let variants = ["margin=2"]` |
    | a law that it breaks by its nature | `lacks`, with the reason |
    | what the laws cannot know | its test: a value worked out by hand, a limiting case, one misuse |

    Tests are written in Swift Testing and see the plugin's own type. Compiler errors carry this folder's files and lines.
    Running foreign plugins is running foreign code.
    """
}
