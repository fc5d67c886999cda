import Foundation
import Glibc
import TestSupport
import Testing

@testable import Workbench

/// Whole recipes with the training tools on the command line.
@Suite struct TrainingToolsRunTests {
  /// Everything but the loss's own table stays, so that no validation is better than the first.
  private let frozen = "freeze=conv1,bn1,layer*,fc"

  @Test func `a training that stops early says so on the terminal, in its record and on its page`()
    throws
  {
    try withTinyRecipe { recipe in
      let result = try recipe.run(frozen, "epochs=9", "patience=2", "ema=0.9", "clip-gradient=1")
      #expect(result.code == .code(0), "\(result.text)")
      for words in [
        " of them frozen; ", "conv1, bn1, layer*, fc frozen", "gradients clipped at 1.0",
        "weights averaged with 0.9; the averaged ones decide and are the model",
        "stops after 2 epochs that do not improve", "validation.averaged.auc",
        "main  stopped early, after epoch 3 of 9: epoch 1 was the best",
      ] {
        #expect(result.text.contains(words), "\(words) in \(result.text)")
      }
      #expect(recipe.page.contains("main: stopped early, after epoch 3 of 9"))
      #expect(recipe.page.contains("main: the model has the averaged weights"))
      let run = try RecordedRun(try #require(recipe.runs.first))
      #expect(run.record.stoppedAfterEpochs == 3 && run.epochs.count == 3)
      #expect(run.record.configuration["patience"] == "2")
      #expect(run.record.configuration["freeze"] == "conv1, bn1, layer*, fc")
      let again = try recipe.run(frozen, "epochs=9", "patience=2", "ema=0.9", "clip-gradient=1")
      #expect(again.text.contains("plan  main: cached;"))
    }
  }

  @Test func `a training begins with the network of another run, with a new head`() throws {
    try withTinyRecipe { recipe in
      #expect(try recipe.run("epochs=1").code == .code(0))
      let first = try #require(recipe.runs.first)
      let (wide, start) = ("architecture.embedding=12", "from=\(first)")
      let unlike = try recipe.run("epochs=1", wide, start)
      #expect(unlike.code == .code(2), "\(unlike.text)")
      #expect(unlike.text.contains("fc.weight [12, 32], there [8, 32]"), "\(unlike.text)")
      let tuned = try recipe.run("epochs=1", wide, start, "anew=fc")
      #expect(tuned.code == .code(0), "\(tuned.text)")
      #expect(tuned.text.contains("begins with \(first) but for fc"))
      let itself = try recipe.run("epochs=2", "from=main")
      #expect(itself.code == .code(2))
      #expect(itself.text.contains("which is what this run is called itself"))
      let unknown = try recipe.run("epochs=2", "from=mian")
      #expect(unknown.text.contains("did you mean main?"), "\(unknown.text)")
    }
  }

  @Test func `killed with every tool at work, the same command ends with the same bytes`() throws {
    let settings = [
      "epochs: 40", "ema: 0.95", "clip-gradient: 0.5", "freeze: conv1", "rates: fc=2",
      "patience: 30", "warm-up: margin epochs=20", "accumulate: 2",
    ].map { "//| \($0)\n" }.joined()
    let text = TinyRecipe.one.replacing("import Plots\n", with: settings + "import Plots\n")
    try withTinyRecipe(text) { recipe in
      #expect(try recipe.run().code == .code(0))
      let folder = try #require(recipe.runs.first)
      func outcome() -> [Data] {
        [
          recipe.bytes(folder + "/metrics.jsonl"),
          recipe.bytes(folder + "/checkpoints/last/weights.safetensors"),
        ]
      }
      let whole = outcome()
      #expect(whole.allSatisfy { !$0.isEmpty })
      try FileManager.default.removeItem(atPath: recipe.report)
      _ = try recipe.run(until: "epoch 3/40") { _ in
        kill(try #require(RunLock.holder(of: folder)).pid, SIGKILL)
      }
      #expect(outcome()[0].count < whole[0].count)
      #expect(try recipe.run().code == .code(0))
      #expect(outcome() == whole)
    }
  }
}
