/// A name, option or value that the registry cannot use.
public enum RegistryError: Error, Equatable, CustomStringConvertible {
  /// No plugin of that kind has this name.
  case unknown(String, kind: String, known: [String])
  /// The plugin has no such option.
  case unknownOption(String, of: String, known: [String])
  /// A word that is not `key=value`.
  case malformedOption(String, of: String)
  /// One option is given twice.
  case repeatedOption(String, of: String)
  /// An option's value has the wrong type.
  case wrongType(option: String, of: String, expected: String, got: String)
  /// Two plugins have one name.
  case duplicate(String, files: [String])
  /// A folder of plugins that cannot be used, and why.
  case unusableFolder(String, String)

  /// One sentence, with the nearest known word.
  public var description: String {
    switch self {
    case .unknown(let name, let kind, let known):
      "no \(kind) is named \"\(name)\"\(knownTail(name, among: known))"
    case .unknownOption(let option, let plugin, let known):
      "\(plugin) has no option \"\(option)\"\(knownTail(option, among: known))"
    case .malformedOption(let word, let plugin):
      "\(plugin): expected option=value, got \"\(word)\""
    case .repeatedOption(let option, let plugin):
      "\(plugin): option \(option) is given twice"
    case .wrongType(let option, let plugin, let expected, let got):
      "\(plugin): option \(option) takes \(expected), got \"\(got)\""
    case .duplicate(let name, let files):
      "two plugins are named \(name): \(files.joined(separator: " and ")); rename one of the types"
    case .unusableFolder(let folder, let problem):
      "plugin folder \(folder): \(problem)"
    }
  }
}
