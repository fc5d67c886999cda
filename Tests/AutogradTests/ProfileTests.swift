import Testing

@testable import Autograd

/// In a process of its own, because the profile is the whole process's.
@Suite struct ProfileTests {
  @Test func `operations are counted by name and shapes, both ways`() async {
    await #expect(processExitsWith: .success) {
      let x = Tensor(repeating: 0.5, shape: [300, 200]).parameter()
      let y = Tensor(repeating: 0.5, shape: [200]).parameter()
      Profile.shared.start()
      let loss = ((x * y).exp() + x.exp()).sum()
      _ = loss.gradients()
      let measured = Profile.shared.stop()
      let entries = Dictionary(uniqueKeysWithValues: measured.entries.map { ($0.kind, $0) })
      #expect(measured.entries.map(\.count).reduce(0, +) == 5)
      let exponentials = entries[
        .init(name: "exp", operands: [[300, 200]], result: [300, 200])]
      #expect(exponentials?.count == 2)
      #expect(exponentials.map { $0.forward > 0 && $0.backward > 0 } == true)
      let product = Profile.Kind(
        name: "*", operands: [[300, 200], [200]], result: [300, 200])
      #expect(entries[product]?.count == 1)
      #expect(entries[.init(name: "sum", operands: [[300, 200]], result: [])] != nil)
      #expect(
        measured.moments.map(\.isBackward) == [false, false, false, false, false]
          + Array(repeating: true, count: 5))
      #expect(measured.moments.allSatisfy { $0.peakBytes >= $0.liveBytes })
      // x, the product, two exponentials and their sum; at the end x and its gradient.
      #expect(measured.moments[4].liveBytes / 240_000 == 5)
      #expect(measured.moments[9].liveBytes / 240_000 <= 3)
    }
  }

  @Test func `off, nothing is measured`() async {
    await #expect(processExitsWith: .success) {
      let x = Tensor(repeating: 0.5, shape: [3]).parameter()
      _ = x.exp().sum().gradients()
      Profile.shared.start()
      let measured = Profile.shared.stop()
      _ = x.exp()
      #expect(measured.entries.isEmpty && measured.moments.isEmpty)
    }
  }
}
