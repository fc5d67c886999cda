extension Tensor {
  /// One row a label: 1 in the label's column, 0 elsewhere.
  ///
  /// - Shapes: n labels → `[n, classes]`.
  public static func oneHot(_ labels: [Int], classes: Int, type: ScalarType = .float32) -> Tensor {
    var values = [Double](repeating: 0, count: labels.count * classes)
    for (row, label) in labels.enumerated() { values[row * classes + label] = 1 }
    return Tensor(values, shape: [labels.count, classes], type: type)
  }

  /// The mean of ``crossEntropies(_:smoothing:)``; zero for a batch without rows.
  ///
  /// - Shapes: `[n, classes]` and n labels → `[]`.
  public func crossEntropy(_ labels: [Int], smoothing: Double = 0) -> Tensor {
    crossEntropies(labels, smoothing: smoothing).mean()
  }

  /// The cross-entropy of each row's softmax against its label.
  ///
  ///     log Σ_j e^z_j - z_y,  z_y smoothed to (1 - ε) z_y + ε · mean_j z_j
  ///
  /// - Shapes: `[n, classes]` and n labels → `[n]`.
  public func crossEntropies(_ labels: [Int], smoothing: Double = 0) -> Tensor {
    require(shape.count == 2 && shape[0] == labels.count, "crossEntropy of \(shape)")
    require(labels.allSatisfy { (0..<shape[1]).contains($0) }, "a label outside 0..<\(shape[1])")
    var target = detached().picking(labels)
    if smoothing > 0 {
      target = (1 - smoothing) * target + smoothing * detached().mean(along: 1)
    }
    let z = detached()
    return (z.logSumExp() - target).recorded(from: [self]) { gradient in
      [
        z.type == .float32
          ? z.slopes(labels, smoothing, gradient, Float.self)
          : z.slopes(labels, smoothing, gradient, Double.self)
      ]
    }
  }

  /// (softmax - smoothed target) of every row, times the row's incoming gradient.
  private func slopes<T: Real>(
    _ labels: [Int], _ smoothing: Double, _ gradient: Tensor, _: T.Type
  ) -> Tensor {
    let width = shape[1]
    let (source, incoming) = (buffer(T.self), gradient.buffer(T.self))
    let (spread, own) = (T(smoothing / Double(max(1, width))), T(1 - smoothing))
    defer { withExtendedLifetime((self, gradient)) {} }
    return Tensor.filling(shape, T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      Threads.split(labels.count, grain: max(1, 4096 / max(1, width))) { rows in
        for row in rows {
          let (line, slopes) = (x + row &* width, y + row &* width)
          let g = incoming[row]
          writeSoftmax(of: line, width, to: slopes)
          for j in 0..<width { slopes[j] = g * (slopes[j] - spread) }
          slopes[labels[row]] -= g * own
        }
      }
    }
  }
}

/// e^(x_j - max) / Σ e^(x - max): what x was rounded by does not show, as it would in e^(x - lse).
func writeSoftmax<T: Real>(
  of line: UnsafePointer<T>, _ width: Int, to result: UnsafeMutablePointer<T>
) {
  var top = line[0]
  for i in 1..<max(1, width) where line[i] > top { top = line[i] }
  var total: T = 0
  for i in 0..<width {
    result[i] = T.exp(line[i] - top)
    total += result[i]
  }
  let inverse = 1 / total
  for i in 0..<width { result[i] *= inverse }
}
