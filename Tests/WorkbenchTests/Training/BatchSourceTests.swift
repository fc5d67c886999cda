import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct BatchSourceTests {
  @Test func `a decoded copy gives the batches that files give, epoch after epoch`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder)
      let sources = try BatchSource.Source.allCases.map { from in
        try BatchSource(
          small.resolved, of: small.data.training, from: from, scratch: folder, workers: 2)
      }
      for _ in 0..<5 {
        let batches = try sources.map { try $0.next() }
        #expect(batches[0].rows == batches[1].rows)
        #expect(batches[0].images.floats == batches[1].images.floats)
      }
      for source in sources {
        #expect(source.threadRate.images > 0 && source.threadRate.megabytes > 0)
      }
    }
  }

  @Test func `a rate of decoding is that of all photographs`() throws {
    let faces = try CachedFaces(count: 40)
    let rate = try faces.view.decodingRate(of: faces.photographs, workers: 2)
    let bytes = try faces.photographs.paths.indices.reduce(0) {
      $0 + (try pictureBytes(of: faces.photographs.path($1)).count)
    }
    #expect(abs(rate.megabytes / rate.images * 1e6 - Double(bytes) / 40) < 1)
  }

  @Test func `a loader's meter counts what its threads did`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder)
      let store = ImageStore(
        small.data.training, view: small.resolved.experiment.view, budgetBytes: 0)
      let epoch = try Epoch(0, of: small.resolved, from: store, seed: 1)
      let meter = LoaderMeter()
      let loader = epoch.batches(from: 1, workers: 2, meter: meter)
      while try loader.next() != nil {}
      let rows = epoch.batches.dropFirst().flatMap { $0 }
      let bytes = try rows.reduce(0) {
        $0 + (try pictureBytes(of: store.photographs.path($1)).count)
      }
      #expect(meter.sums.images == rows.count && meter.sums.bytes == bytes)
      #expect(meter.sums.seconds > 0)
    }
  }

  /// Asked for in another order and with other threads, as after an interruption.
  @Test(arguments: Registry.standard.names(of: .mix))
  func `a mixed batch is a function of seed, epoch and step`(_ mix: String) throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax")
        .changed { $0.mix = PluginSpecification(mix) }
      let store = ImageStore(small.data.training, view: small.resolved.experiment.view)
      func batches(epoch: Int = 0, seed: UInt64 = 7) throws -> [Batch] {
        let epoch = try Epoch(epoch, of: small.resolved, from: store, seed: seed)
        return try epoch.batches.indices.reversed().map(epoch.batch).reversed()
      }
      let first = try batches()
      let loader = try Epoch(0, of: small.resolved, from: store, seed: 7)
        .batches(from: 1, workers: 2)
      for expected in first.dropFirst() {
        let batch = try #require(try loader.next())
        #expect(batch.images.floats == expected.images.floats && batch.mixed == expected.mixed)
      }
      let others = try [batches(epoch: 1), batches(seed: 8)]
      let mixed = try (first + others.flatMap { $0 }).map { try #require($0.mixed?.share) }
      #expect(Set(mixed).count == mixed.count, "a share comes twice")
    }
  }
}
