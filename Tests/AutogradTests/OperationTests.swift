import Autograd
import TestSupport
import Testing

@Suite struct OperationTests {
  @Test("the gradient is that of central differences", arguments: operationCases)
  func gradient(operation: OperationCase) {
    let error = gradientError(of: operation.inputs) { weightedSum(operation.apply($0)) }
    #expect(error < 1e-6, "\(operation.name)")
  }

  @Test("single precision agrees with double precision", arguments: operationCases + wideCases)
  func precision(operation: OperationCase) {
    let exact = operation.inputs.map { $0.parameter() }
    let single = operation.inputs.map { $0.converted(to: .float32).parameter() }
    let (value, rounded) = (operation.apply(exact), operation.apply(single))
    #expect(value.shape == rounded.shape)
    expectClose(rounded, value, 2e-5, "value of \(operation.name)")
    let (gradients, roundedGradients) = (
      weightedSum(value).gradients(), weightedSum(rounded).gradients()
    )
    for (a, b) in zip(exact, single) {
      if let reference = gradients[a] {
        let single = roundedGradients[b]
        #expect(single != nil)
        if let single { expectClose(single, reference, 5e-5, "gradient of \(operation.name)") }
      }
    }
  }

  private func expectClose(_ a: Tensor, _ b: Tensor, _ bound: Double, _ what: String) {
    let scale = max(1, b.doubles.map(abs).max() ?? 1)
    let error = zip(a.doubles, b.doubles).map { abs($0 - $1) }.max() ?? 0
    #expect(error / scale < bound, "\(what)")
  }
}
