import TestSupport
import Testing

@testable import Autograd

/// Holds all that an engine computes against the definition in double precision, and against
/// themselves: every run gives the same bits, on each number of threads.
func expectEngine(
  _ engine: any ConvolutionEngine.Type, isExactFor shape: ConvolutionShape,
  within bound: Double = 2e-6, threads: [Int] = [1, 2],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let (x, w, g) = (
    randomTensor(shape.input, seed: 1).converted(to: .float32),
    randomTensor(shape.weight, seed: 2).converted(to: .float32),
    randomTensor(shape.output, seed: 3).converted(to: .float32)
  )
  let bias = randomTensor([shape.weight[0]], seed: 4).converted(to: .float32)
  let exact = [x, w, g].map { $0.converted(to: .float64) }
  let reference = ReferenceConvolution.self
  let passes: [(name: String, value: () -> Tensor, exact: Tensor)] = [
    ("value", { engine.forward(x, w, shape) }, reference.forward(exact[0], exact[1], shape)),
    (
      "value with bias", { engine.forward(x, w, shape, bias: bias) },
      reference.forward(exact[0], exact[1], shape, bias: bias.converted(to: .float64))
    ),
    (
      "input gradient", { engine.backwardInput(g, w, shape) },
      reference.backwardInput(exact[2], exact[1], shape)
    ),
    (
      "weight gradient", { engine.backwardWeight(g, x, shape) },
      reference.backwardWeight(exact[2], exact[0], shape)
    ),
  ]
  let isSupported = engine.supports(shape)
  #expect(isSupported, sourceLocation: sourceLocation)
  for (name, value, exact) in passes {
    let first = onThreads(threads[0]) { value() }
    let scale = max(1e-30, exact.doubles.map(abs).max() ?? 1)
    let error = zip(first.doubles, exact.doubles).map { abs($0 - $1) }.max() ?? 0
    #expect(
      first.shape == exact.shape && error < bound * scale,
      "\(name) of \(shape): \(error / scale)", sourceLocation: sourceLocation)
    for count in threads {
      let again = onThreads(count) { value().floats }
      #expect(
        again == first.floats, "\(name) of \(shape), \(count) threads",
        sourceLocation: sourceLocation)
    }
  }
}
