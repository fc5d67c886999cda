extension ConvolutionChoice {
  private static let engines: [any ConvolutionEngine.Type] = [
    OneDNNConvolution.self, WinogradConvolution.self, FineWinogradConvolution.self,
    DirectConvolution.self, ProductConvolution.self, DepthwiseConvolution.self,
  ]

  /// An engine that can compute a pass of a shape, for measurements.
  package struct Candidate: Sendable {
    /// The engine's name.
    package let name: String
    /// Whether it is the one that ``ConvolutionMethod/current`` takes.
    package let isChosen: Bool
    private let engine: any ConvolutionEngine.Type
    private let pass: ConvolutionPass
    private let shape: ConvolutionShape

    fileprivate init(
      _ engine: any ConvolutionEngine.Type, _ pass: ConvolutionPass, _ shape: ConvolutionShape
    ) {
      (self.engine, self.pass, self.shape) = (engine, pass, shape)
      name = engine.name
      isChosen = ObjectIdentifier(engine) == ObjectIdentifier(ConvolutionChoice.engine(pass, shape))
    }

    /// Computes the pass: of input, weight and output gradient, those that it needs.
    package func run(_ input: Tensor, _ weight: Tensor, _ gradient: Tensor) -> Tensor {
      switch pass {
      case .forward: engine.forward(input, weight, shape)
      case .backwardInput: engine.backwardInput(gradient, weight, shape)
      case .backwardWeight: engine.backwardWeight(gradient, input, shape)
      }
    }
  }

  /// All engines that can compute a pass of a shape.
  package static func candidates(_ pass: ConvolutionPass, _ shape: ConvolutionShape) -> [Candidate]
  {
    engines.filter { $0.supports(shape) }.map { Candidate($0, pass, shape) }
  }
}
