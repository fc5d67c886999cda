import Autograd
import Foundation
import Testing

@testable import Plugins

@Suite struct HardClassTests {
  /// Twelve classes of eight rows; classes 3k, 3k + 1 and 3k + 2 look alike.
  private func rows(epoch: Int, prototypes: Bool = true) -> TrainingRows {
    let points = (0..<12).flatMap { label -> [Double] in
      let angle = Double(label / 3) + 0.01 * Double(label % 3)
      return [5 * cos(angle), 5 * sin(angle)]
    }
    return TrainingRows(
      (0..<96).map { $0 % 12 }, names: (0..<12).map { "p\($0)" }, epoch: epoch,
      random: Random(seed: 4),
      prototypes: prototypes ? Tensor(points, shape: [12, 2], type: .float32) : nil)
  }

  private func classes(_ sampler: HardClass, _ rows: TrainingRows) throws -> [[Int]] {
    try sampler.batches(of: rows).map { $0.map { rows.labels[$0] } }
  }

  @Test func `a batch of one neighbourhood holds the classes that look alike`() throws {
    let batches = try classes(HardClass(classes: 3, images: 2), rows(epoch: 1))
    #expect(batches.count == 16)
    for batch in batches {
      #expect(Set(batch).count == 3 && Set(batch.map { $0 / 3 }).count == 1)
    }
  }

  @Test func `several neighbourhoods may share a batch`() throws {
    let sampler = HardClass(classes: 6, images: 2, neighbours: 3)
    for batch in try classes(sampler, rows(epoch: 2)) {
      #expect(Set(batch).count == 6 && Set(batch.map { $0 / 3 }).count == 2)
    }
  }

  @Test func `without prototypes classes come in random order, each as often`() throws {
    let batches = try classes(
      HardClass(classes: 3, images: 2), rows(epoch: 0, prototypes: false))
    #expect(batches.contains { Set($0.map { $0 / 3 }).count > 1 })
    #expect(
      batches.flatMap(\.self).reduce(into: [:]) { $0[$1, default: 0] += 1 }.values
        .allSatisfy { $0 == 8 })
  }

  /// 12 classes in batches of 5 leave a rest in each epoch.
  @Test(arguments: 0..<5)
  func `within an epoch classes are visited equally often, up to once`(_ epoch: Int) throws {
    let sampler = HardClass(classes: 5, images: 2)
    var visits = [Int](repeating: 0, count: 12)
    for batch in try classes(sampler, rows(epoch: epoch)) {
      #expect(Set(batch).count == 5)
      for label in Set(batch) { visits[label] += 1 }
    }
    #expect((visits.max() ?? 0) - (visits.min() ?? 0) <= 1)
  }

  @Test func `a class that is too small is skipped with its prototype`() throws {
    let all = rows(epoch: 1)
    let labels = all.labels.enumerated().filter { $0.element != 4 || $0.offset < 12 }.map(\.element)
    let rows = TrainingRows(
      labels, names: all.names, epoch: 1, random: Random(seed: 4), prototypes: all.prototypes)
    let sampler = HardClass(classes: 3, images: 2, shortClasses: .skip)
    for batch in try classes(sampler, rows) {
      #expect(!batch.contains(4))
      // With 4 gone, 3 and 5 take one from elsewhere: still at most two groups a batch.
      #expect(Set(batch.map { $0 / 3 }).count <= 2)
    }
  }
}
