internal import Foundation
public import Workbench

/// Where the memory of a training step went, in bytes; the parts add up to the peak.
public struct MemoryAccount: Sendable, Codable {
  /// Parameters and running statistics.
  public let model: Int
  /// The optimizer's tensors.
  public let optimizer: Int
  /// The batch.
  public let images: Int
  /// Activations, gradients and workspace when they are the most.
  public let step: Int
  /// Of which activations that wait for the way back when it begins.
  public let activations: Int
  /// What all gradients take when the way back has ended.
  public let gradients: Int
  /// What lies unused between buffers.
  public let gaps: Int
  /// Code, libraries and what they keep.
  public let process: Int
  /// The most that the process held.
  public let peak: Int
  /// What was estimated before training.
  public let estimate: MemoryEstimate
  /// The operation that holds the most.
  public let largest: String

  init(_ moments: [Profile.Moment], estimate: MemoryEstimate, images: Int, peak: Int) {
    (model, optimizer, self.images) = (estimate.model, estimate.optimizer, images)
    let before = model + optimizer + images
    let passes = moments.prefix { !$0.isBackward }
    step = max(0, (moments.map(\.peakBytes).max() ?? 0) - before)
    activations = max(0, (passes.last?.liveBytes ?? 0) - before)
    gradients = max(0, (moments.last { $0.isBackward }?.liveBytes ?? 0) - before)
    gaps = max(0, BufferPool.shared.heldBytes - before - step)
    process = max(0, peak - BufferPool.shared.heldBytes)
    (self.peak, self.estimate) = (peak, estimate)
    let most = moments.max { $0.peakBytes < $1.peakBytes }
    largest = most.map { "\($0.kind.text), \($0.isBackward ? "backward" : "forward")" } ?? ""
  }

  /// One line.
  public var text: String {
    let parts = [
      ("model", model), ("optimizer", optimizer), ("images", images), ("step", step),
      ("gaps", gaps), ("process", process),
    ]
    let error = 100 * (Double(estimate.total) / Double(max(1, peak)) - 1)
    return "memory in MiB: "
      + parts.map { "\($0.0) \(MemoryAccount.mebibytes($0.1))" }.joined(separator: " + ")
      + " = \(MemoryAccount.mebibytes(peak)); activations \(MemoryAccount.mebibytes(activations))"
      + ", gradients \(MemoryAccount.mebibytes(gradients)); estimated "
      + MemoryAccount.mebibytes(estimate.total) + String(format: " (%+.1f %%)", error)
      + "; the most is held at \(largest)"
  }

  private static func mebibytes(_ bytes: Int) -> String {
    String(format: "%.0f", Double(bytes) / 0x1p20)
  }
}
