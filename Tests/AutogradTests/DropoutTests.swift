import TestSupport
import Testing

@testable import Autograd

@Suite struct DropoutTests {
  private let ones = Tensor(repeating: 1, shape: [64, 50])
  private func training(_ step: Int = 0) -> Mode { .training(Random(seed: 3).split(step)) }

  @Test func `inference and probability 0 change nothing`() {
    let x = randomTensor([4, 5]).converted(to: .float32)
    #expect(Dropout(0.7)(x, .inference).floats == x.floats)
    #expect(Dropout(0)(x, training()).floats == x.floats)
  }

  /// With n elements the share deviates by √(p(1 - p)/n).
  @Test(arguments: [0.1, 0.5, 0.9])
  func `the share dropped is the probability, and what stays is scaled`(_ probability: Double) {
    let values = Dropout(probability)(ones, training()).floats
    let share = Double(values.count { $0 == 0 }) / Double(values.count)
    let deviation = (probability * (1 - probability) / Double(values.count)).squareRoot()
    #expect(abs(share - probability) < 4 * deviation)
    let kept = Float(1 / (1 - probability))
    #expect(values.allSatisfy { $0 == 0 || abs($0 - kept) < 1e-6 * kept })
  }

  @Test func `probability 1 drops everything, without a division by zero`() {
    #expect(Dropout(1)(ones, training()).floats.allSatisfy { $0 == 0 })
  }

  @Test func `a step drops the same again, and another step or place something else`() {
    let mask = Dropout(0.5)(ones, training()).floats
    #expect(Dropout(0.5)(ones, training()).floats == mask)
    #expect(Dropout(0.5)(ones, training(1)).floats != mask)
    #expect(Dropout(0.5, place: 1)(ones, training()).floats != mask)
  }

  @Test(arguments: [1, 2])
  func `a batch in parts drops what the whole would, whatever the threads`(_ threads: Int) {
    let whole = onThreads(threads) { Dropout(0.5)(ones, training()).floats }
    var second = training()
    second.firstRow = 40
    let parts = [
      Dropout(0.5)(Tensor(repeating: 1, shape: [40, 50]), training()),
      Dropout(0.5)(Tensor(repeating: 1, shape: [24, 50]), second),
    ]
    #expect(Tensor.concatenated(parts).floats == whole)
  }

  @Test func `the gradient is that of central differences`() {
    let (layer, mode) = (Dropout(0.4), training())
    let error = gradientError(of: [randomTensor([3, 2, 2, 4])]) { x in
      weightedSum(layer(x[0], mode).squared())
    }
    #expect(error < 1e-8)
  }

  @Test func `there is nothing to learn`() {
    var names: [String] = []
    Dropout(0.5).visit("x.") { name, _, _ in names.append(name) }
    #expect(names.isEmpty)
  }
}
