extension Tensor {
  /// Tensors side by side along their last axis, such as the channels of images.
  ///
  /// - Shapes: `[…, a]`, `[…, b]`, … → `[…, a + b + …]`.
  public static func joined(_ parts: [Tensor]) -> Tensor {
    require(!parts.isEmpty && !parts[0].shape.isEmpty, "joined \(parts.map(\.shape))")
    let first = parts[0]
    require(
      parts.allSatisfy {
        $0.shape.dropLast() == first.shape.dropLast() && $0.type == first.type
      }, "joined along the last axis: \(parts.map(\.shape))")
    let widths = parts.map { $0.shape[$0.shape.count - 1] }
    let value =
      first.type == .float32
      ? joined(parts, widths, Float.self) : joined(parts, widths, Double.self)
    return value.recorded(from: parts) { gradient, _ in
      var start = 0
      return widths.map { width in
        defer { start += width }
        return gradient.slice(start..<start + width)
      }
    }
  }

  private static func joined<T: Real>(
    _ parts: [Tensor], _ widths: [Int], _: T.Type
  ) -> Tensor {
    let total = widths.reduce(0, +)
    defer { withExtendedLifetime(parts) {} }
    return Tensor.filling(parts[0].shape.dropLast() + [total], T.self) { output in
      guard let target = output.baseAddress else { return }
      var start = 0
      for (part, width) in zip(parts, widths) {
        if let source = part.buffer(T.self).baseAddress {
          copyRows(
            part.count / max(1, width), of: width, from: source, width, to: target + start, total)
        }
        start += width
      }
    }
  }

  /// Some columns of the last axis, off the tape.
  private func slice(_ columns: Range<Int>) -> Tensor {
    type == .float32 ? slice(columns, Float.self) : slice(columns, Double.self)
  }

  private func slice<T: Real>(_ columns: Range<Int>, _: T.Type) -> Tensor {
    let total = shape[shape.count - 1]
    let values = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling(shape.dropLast() + [columns.count], T.self) { output in
      guard let source = values.baseAddress, let target = output.baseAddress else { return }
      copyRows(
        count / max(1, total), of: columns.count, from: source + columns.lowerBound, total,
        to: target, columns.count)
    }
  }
}

/// Copies rows of some columns between matrices whose own rows lie further apart.
private func copyRows<T: Real>(
  _ rows: Int, of columns: Int, from source: UnsafePointer<T>, _ sourceWidth: Int,
  to target: UnsafeMutablePointer<T>, _ targetWidth: Int
) {
  Threads.split(rows, grain: max(1, parallelGrain / max(1, columns))) { part in
    for row in part {
      let from = source.advanced(by: row &* sourceWidth)
      target.advanced(by: row &* targetWidth).update(from: from, count: columns)
    }
  }
}
