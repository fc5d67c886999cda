import Foundation
import TestSupport
import Testing

@testable import Workbench

/// Recipes with plugins of a folder outside the package.
@Suite struct PluginFolderRunTests {
  @Test func `the example's plugins train, and an edited one trains anew`() throws {
    try withTinyRecipe { recipe in
      let plugins = recipe.folder + "/my plugins"
      try FileManager.default.copyItem(
        atPath: packageFolder + "/Examples/my-plugins", toPath: plugins)
      func run() throws -> String {
        let result = try recipe.run(
          "--plugins", plugins, "loss=cauchy-contrastive margin=0.8", "epochs=2",
          "sampler=even-classes batch=8 images=4", "architecture=two-convolutions channels=4")
        #expect(result.code == .code(0), "\(result.text)")
        return result.text
      }
      #expect(try run().contains("plan  main: new; two-convolutions, cauchy-contrastive, 2 epochs"))
      #expect(try run().contains("plan  main: cached;"))
      let loss = plugins + "/Losses/CauchyContrastive.swift"
      let text = try String(contentsOfFile: loss, encoding: .utf8)
      try write(text.replacing("+ 1).log()", with: "+ 1).log() * 2"), to: loss, in: "/")
      let edited = try run()
      #expect(edited.contains("plan  main: new: source.cauchy-contrastive "), "\(edited)")
      #expect(edited.contains("epoch 2/2"))
      let sources = try recipe.runs.map {
        try RecordedRun($0).record.parts["source.cauchy-contrastive"]
      }
      #expect(Set(sources.compactMap { $0 }).count == 2)
    }
  }
}
