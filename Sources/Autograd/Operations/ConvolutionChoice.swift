internal import Synchronization

/// An implementation of convolutions, by the name that options take.
public enum ConvolutionMethod: String, CaseIterable, Codable, Sendable {
  /// For each shape and pass what measured fastest.
  case automatic = "auto"
  /// As many products as the definition has, in register tiles.
  case direct
  /// Winograd's algorithm F(4 × 4, 3 × 3) wherever a kernel is 3 × 3 at stride 1.
  case winograd
  /// F(2 × 2, 3 × 3) there: slower, and a digit more precise.
  case fineWinograd = "winograd-2x2"
  /// The library oneDNN.
  case onednn

  /// All names.
  public static var names: [String] { allCases.map(\.rawValue) }

  /// What an option that takes a name does, in one sentence.
  public static var help: String {
    "How convolutions are computed: \(names.joined(separator: ", ")); auto unless given."
  }

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
package enum ConvolutionChoice {
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
    case .direct: DirectConvolution.self
    case .winograd: WinogradConvolution.self
    case .fineWinograd: FineWinogradConvolution.self
    case .onednn: OneDNNConvolution.self
    }
  }

  /// What measured fastest (docs/decisions/0016-products-beside-onednn.md).
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
      if narrow >= 16, WinogradConvolution.supports(shape) {
        return WinogradConvolution.self
      }
      if DepthwiseConvolution.supports(shape) { return depthwise(pass, shape) }
      #if arch(x86_64)
        if shape.groups > 1 { return OneDNNConvolution.self }
        return ProductConvolution.supports(shape) ? product(pass, shape) : strided(pass, shape)
      #else
        return DirectConvolution.self
      #endif
    #endif
  }

  /// oneDNN is at the limit of memory with small kernels, and slow in gradients of large ones.
  private static func depthwise(_ pass: ConvolutionPass, _ shape: ConvolutionShape)
    -> any ConvolutionEngine.Type
  {
    #if arch(x86_64)
      let isLarge = shape.weight[2] * shape.weight[3] >= 25
      switch pass {
      case .forward: return OneDNNConvolution.self
      case .backwardInput:
        return isLarge && shape.input[1] > 4 ? DepthwiseConvolution.self : OneDNNConvolution.self
      case .backwardWeight:
        return isLarge ? DepthwiseConvolution.self : OneDNNConvolution.self
      }
    #else
      return DepthwiseConvolution.self
    #endif
  }

  /// Kernels of one pixel: gradients need no other order of weights than they are stored in.
  ///
  /// Values of images are oneDNN's where its register tiles are larger than ours.
  private static func product(_ pass: ConvolutionPass, _ shape: ConvolutionShape)
    -> any ConvolutionEngine.Type
  {
    guard pass == .forward else { return ProductConvolution.self }
    if !Lanes.fitOneRegister && shape.output[1] * shape.output[2] >= 16 {
      return OneDNNConvolution.self
    }
    return shape.weight[1] >= 24 ? DirectConvolution.self : OneDNNConvolution.self
  }

  /// With AVX-512 oneDNN multiplies a little faster, and packs weights more slowly: they decide where
  /// images are small.
  ///
  /// With AVX2 it takes twice as long for values.
  private static func strided(_ pass: ConvolutionPass, _ shape: ConvolutionShape)
    -> any ConvolutionEngine.Type
  {
    let narrow = min(shape.weight[0], shape.weight[1])
    let (weights, outputs) = (shape.weight.reduce(1, *), shape.output.reduce(1, *))
    let overlaps = max(shape.weight[2], shape.weight[3]) > shape.stride
    let isDirect =
      switch pass {
      case .forward: overlaps ? Lanes.fillTwoRegisters || weights > 2 * outputs : narrow >= 64
      case .backwardInput: overlaps && Lanes.fillTwoRegisters || 2 * weights >= outputs
      case .backwardWeight: narrow >= 64 || LineWeights(shape) != nil
      }
    return isDirect && (narrow >= 16 || pass == .backwardWeight)
      ? DirectConvolution.self : OneDNNConvolution.self
  }
}
