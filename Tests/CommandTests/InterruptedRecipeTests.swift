import Foundation
import Glibc
import TestSupport
import Testing

@testable import Workbench

/// Recipes that are stopped in the middle, and the same command given again.
@Suite struct InterruptedRecipeTests {
  @Test func `however a recipe is stopped, the same command ends with the same bytes`() throws {
    try withTinyRecipe { recipe in
      #expect(try recipe.run("epochs=80").code == .code(0))
      let run = try #require(recipe.runs.first)
      let (metrics, weights) = (recipe.bytes(run + "/metrics.jsonl"), last(recipe, run))
      let page = recipe.page
      #expect(!weights.isEmpty)

      for (signal, code) in [(SIGINT, 130), (SIGTERM, 143), (SIGKILL, 1)] as [(Int32, Int32)] {
        try FileManager.default.removeItem(atPath: recipe.report)
        let stopped = try recipe.run("epochs=80", until: "epoch 3/80") { process in
          kill(signal == SIGKILL ? try #require(holder(run)) : process, signal)
        }
        #expect(stopped.code == .code(code), "\(stopped.text)")
        #expect(recipe.bytes(run + "/metrics.jsonl").count < metrics.count)
        if signal == SIGKILL {
          #expect(stopped.text.contains("the recipe crashed (Killed)"))
          #expect(recipe.page.isEmpty)
        } else {
          #expect(
            stopped.text.contains(
              "workbench: interrupted; the same command goes on from there\n"))
          #expect(recipe.page.contains("**This page is incomplete.** interrupted"))
        }
        let resumed = try recipe.run("epochs=80")
        #expect(resumed.code == .code(0))
        #expect(resumed.text.contains("plan  main: goes on where it stopped;"))
        #expect(recipe.bytes(run + "/metrics.jsonl") == metrics)
        #expect(last(recipe, run) == weights)
        #expect(recipe.page == page)
      }
    }
  }

  @Test func `a full disk names what did not fit, and loses nothing`() throws {
    try withTinyRecipe { recipe in
      #expect(try recipe.run("epochs=80").code == .code(0))
      let run = try #require(recipe.runs.first)
      let (metrics, weights) = (recipe.bytes(run + "/metrics.jsonl"), last(recipe, run))
      try FileManager.default.removeItem(atPath: recipe.report)
      _ = try recipe.run("epochs=80", until: "epoch 3/80") { kill($0, SIGINT) }
      let saved = last(recipe, run)
      // Files may not grow beyond 64 kB, which a checkpoint does.
      let full = try ChildProcess.run(
        ["bash", "-c", "ulimit -f 64; exec \"$@\"", "bash"] + recipe.command(["epochs=80"]),
        environment: recipe.environment)
      #expect(full.end == .code(74), "\(full.text)")
      let line = full.text.split(separator: "\n").last ?? ""
      #expect(line.hasPrefix("workbench: \(run)/checkpoints/step-"))
      #expect(line.contains("weights.safetensors: cannot write: File too large"), "\(line)")
      #expect(line.contains(" bytes are needed); "))
      #expect(last(recipe, run) == saved)
      #expect(try recipe.run("epochs=80").code == .code(0))
      #expect(recipe.bytes(run + "/metrics.jsonl") == metrics)
      #expect(last(recipe, run) == weights)
    }
  }

  @Test func `Ctrl-C ends the drawing of data, and nothing half drawn stays`() throws {
    try withTinyRecipe { recipe in
      let pipe = Pipe()
      let writing = pipe.fileHandleForWriting.fileDescriptor
      let command = recipe.command(["source.identities=1000"])
      let child = try ChildProcess(
        command, environment: recipe.environment, output: writing, errors: writing)
      try pipe.fileHandleForWriting.close()
      while !names(recipe.folder).contains(where: { $0.hasPrefix("faces.tmp-") }) {
        try #require(child.end(waiting: false) == nil)
        sched_yield()
      }
      kill(child.id, SIGINT)
      #expect(child.end() == .code(130))
      let text = String(
        decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      #expect(text == "workbench: interrupted; the same command goes on from there\n")
      #expect(!names(recipe.folder).contains { $0.hasPrefix("faces") })
    }
  }

  private func names(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  @Test func `after a fresh start that was stopped, the advice leaves out the flag`() throws {
    try withTinyRecipe { recipe in
      let stopped = try recipe.run("epochs=80", "--fresh", until: "epoch 2/80") { kill($0, SIGINT) }
      #expect(stopped.code == .code(130))
      #expect(stopped.text.contains("the same command without --fresh goes on from there"))
    }
  }

  @Test func `two processes never train one run`() throws {
    try withTinyRecipe { recipe in
      _ = try recipe.run("epochs=80", until: "epoch 2/80") { process in
        let second = try recipe.run("epochs=80")
        #expect(second.code == .code(1))
        #expect(second.text.contains("plan  main: another process is training it;"))
        #expect(second.text.contains("in use by process"), "\(second.text)")
        kill(process, SIGINT)
      }
    }
  }

  private func last(_ recipe: TinyRecipe, _ run: String) -> Data {
    recipe.bytes(run + "/checkpoints/last/weights.safetensors")
  }

  private func holder(_ run: String) -> pid_t? { RunLock.holder(of: run)?.pid }
}
