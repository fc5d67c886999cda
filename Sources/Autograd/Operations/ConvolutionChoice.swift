internal import Synchronization

/// An implementation of convolutions, by the name that options take.
public enum ConvolutionMethod: String, CaseIterable, Codable, Sendable {
  /// For each shape and pass what measured fastest.
  case automatic = "auto"
  /// The definition, one product after the other.
  case direct
  /// Winograd's algorithm F(4 × 4, 3 × 3) wherever a kernel is 3 × 3 at stride 1.
  case winograd
  /// F(2 × 2, 3 × 3) there: slower, and a digit more precise.
  case fineWinograd = "winograd-2x2"
  /// The library oneDNN.
  case onednn

  private static let selected = Atomic<Int>(0)

  /// What all convolutions of the process use; shapes that it cannot compute are left to oneDNN.
  public static var current: ConvolutionMethod {
    get { allCases[selected.load(ordering: .relaxed)] }
    set {
      selected.store(allCases.firstIndex(of: newValue) ?? 0, ordering: .relaxed)
    }
  }
}

/// One of the three computations of a convolution.
package enum ConvolutionPass: String, CaseIterable, Sendable {
  case forward
  case backwardInput = "to input"
  case backwardWeight = "to weights"
}

/// Which engine computes what; the table was measured with `./workbench bench conv`.
enum ConvolutionChoice {
  /// The engine of a pass of a single-precision convolution.
  static func engine(
    _ pass: ConvolutionPass, _ shape: ConvolutionShape,
    method: ConvolutionMethod = ConvolutionMethod.current
  ) -> any ConvolutionEngine.Type {
    let wanted = preferred(pass, shape, method)
    return wanted.supports(shape) ? wanted : OneDNNConvolution.self
  }

  private static func preferred(
    _ pass: ConvolutionPass, _ shape: ConvolutionShape, _ method: ConvolutionMethod
  ) -> any ConvolutionEngine.Type {
    switch method {
    case .automatic: fastest(pass, shape)
    case .direct: ReferenceConvolution.self
    case .winograd: WinogradConvolution<WinogradFour>.self
    case .fineWinograd: WinogradConvolution<WinogradTwo>.self
    case .onednn: OneDNNConvolution.self
    }
  }

  /// What measured fastest.
  ///
  /// Winograd saves three quarters of the products, but transforms cost more than they save where
  /// channels are few. Debug builds leave all to oneDNN: kernels in Swift need the optimiser.
  private static func fastest(_ pass: ConvolutionPass, _ shape: ConvolutionShape)
    -> any ConvolutionEngine.Type
  {
    #if DEBUG
      return OneDNNConvolution.self
    #else
      let narrow = min(shape.weight[0], shape.weight[1])
      return narrow >= 16 ? WinogradConvolution<WinogradFour>.self : OneDNNConvolution.self
    #endif
  }
}
