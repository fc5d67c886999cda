import TestSupport
import Testing

@testable import Autograd

@Suite struct ConvolutionChoiceTests {
  private func shape(_ inputs: Int, _ outputs: Int, stride: Int = 1) -> ConvolutionShape {
    ConvolutionShape(
      input: [2, 8, 8, inputs], weight: [outputs, inputs, 3, 3], stride: stride, padding: 1,
      groups: 1)
  }

  @Test(arguments: ConvolutionPass.allCases)
  func `a method that is asked for is taken wherever it can`(_ pass: ConvolutionPass) {
    let wanted: [(ConvolutionMethod, any ConvolutionEngine.Type)] = [
      (.direct, DirectConvolution.self), (.winograd, WinogradConvolution.self),
      (.fineWinograd, FineWinogradConvolution.self), (.onednn, OneDNNConvolution.self),
    ]
    for (method, engine) in wanted {
      let chosen = ConvolutionChoice.engine(pass, shape(3, 32), method: method)
      #expect(ObjectIdentifier(chosen) == ObjectIdentifier(engine))
    }
    let strided = shape(64, 64, stride: 2)
    let chosen = ConvolutionChoice.engine(pass, strided, method: .winograd)
    #expect(ObjectIdentifier(chosen) == ObjectIdentifier(OneDNNConvolution.self))
  }

  @Test func `names are those of the options`() {
    let names = ConvolutionMethod.allCases.map(\.rawValue)
    #expect(names == ["auto", "direct", "winograd", "winograd-2x2", "onednn"])
  }

  /// Whatever is chosen computes what the definition says.
  @Test(arguments: [(3, 16, 1), (16, 16, 1), (64, 32, 1), (16, 32, 2), (24, 40, 1)])
  func `the choice is right for every shape`(_ inputs: Int, _ outputs: Int, _ stride: Int) {
    let geometry = shape(inputs, outputs, stride: stride)
    let x = randomTensor(geometry.input, seed: 1).converted(to: .float32)
    let w = randomTensor(geometry.weight, seed: 2).converted(to: .float32)
    let engine = ConvolutionChoice.engine(.forward, geometry, method: .automatic)
    let exact = ReferenceConvolution.forward(
      x.converted(to: .float64), w.converted(to: .float64), geometry)
    let error = zip(engine.forward(x, w, geometry).doubles, exact.doubles).map { abs($0 - $1) }
    #expect((error.max() ?? 1) < 1e-5 * (exact.doubles.map(abs).max() ?? 1))
  }
}
