import Autograd
import Testing

@testable import Plugins

@Suite struct ClassPassesTests {
  private func passes(_ classes: Int, _ perBatch: Int, seed: UInt64 = 2) -> ClassPasses {
    ClassPasses(classes: classes, perBatch: perBatch) { pass in
      var random = Random(seed: seed).split(pass)
      return random.shuffled(Array(0..<classes))
    }
  }

  private static let shapes = [
    (2, 2), (3, 2), (5, 3), (5, 4), (7, 7), (8, 3), (9, 5), (12, 4), (20, 9), (64, 33), (64, 31),
  ]

  @Test(arguments: shapes)
  func `a batch holds no class twice, and passes are whole`(
    _ classes: Int, _ perBatch: Int
  ) {
    for seed in 0..<20 as Range<UInt64> {
      let batches = passes(classes, perBatch, seed: seed).batches(from: 0, count: 4 * classes)
      #expect(batches.allSatisfy { Set($0).count == perBatch })
      let visits = batches.flatMap(\.self)
      for start in stride(from: 0, through: visits.count - classes, by: classes) {
        #expect(Set(visits[start..<start + classes]).count == classes)
      }
    }
  }

  @Test(arguments: shapes)
  func `beginning later gives the same batches`(_ classes: Int, _ perBatch: Int) {
    let all = passes(classes, perBatch).batches(from: 0, count: 50)
    for start in [1, 2, 3, 11, 30, 49] {
      let rest = passes(classes, perBatch).batches(from: start, count: 50 - start)
      #expect(rest == Array(all[start...]))
    }
  }
}
