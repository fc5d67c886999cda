/// The geometry of a pooling with square windows.
struct PoolingShape: Hashable, Sendable {
  var input: [Int]
  var size: Int
  var stride: Int
  var padding: Int

  var output: [Int] {
    [
      input[0], (input[1] + 2 * padding - size) / stride + 1,
      (input[2] + 2 * padding - size) / stride + 1, input[3],
    ]
  }
}

extension Tensor {
  /// The largest value of each window; padding never wins, and at ties the first value does.
  ///
  /// - Shapes: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
  public func maxPooled(size: Int, stride: Int, padding: Int = 0) -> Tensor {
    let geometry = pooling(size: size, stride: stride, padding: padding)
    return type == .float32 && MaxPooling.supports(geometry)
      ? fusedMaxPooled(geometry) : referenceMaxPooled(geometry)
  }

  /// The geometry of pooling this image.
  func pooling(size: Int, stride: Int, padding: Int) -> PoolingShape {
    require(
      shape.count == 4 && padding < size && size <= min(shape[1], shape[2]) + 2 * padding,
      "max pooling of \(shape) by \(size) with padding \(padding)")
    return PoolingShape(input: shape, size: size, stride: stride, padding: padding)
  }

  /// The mean over height and width.
  ///
  /// - Shapes: `[batch, height, width, channels]` → `[batch, channels]`.
  public func globallyAveraged() -> Tensor {
    require(shape.count == 4, "global average of \(shape)")
    return reshaped(to: [shape[0], shape[1] * shape[2], shape[3]]).mean(along: 1)
  }

  /// Max pooling in plain loops, generic over the element type: the reference path.
  func referenceMaxPooled(_ geometry: PoolingShape) -> Tensor {
    let places = type == .float32 ? winners(geometry, Float.self) : winners(geometry, Double.self)
    return reshaped(to: [count]).gathering(places).reshaped(to: geometry.output)
  }

  /// For each output element, the flat offset of the input element that wins its window.
  private func winners<T: Real>(_ geometry: PoolingShape, _: T.Type) -> [Int] {
    let (input, output) = (geometry.input, geometry.output)
    let values = buffer(T.self)
    var places: [Int] = []
    places.reserveCapacity(output.reduce(1, *))
    for image in 0..<output[0] {
      for row in 0..<output[1] {
        for column in 0..<output[2] {
          for channel in 0..<output[3] {
            var best: Int?
            for ky in 0..<geometry.size {
              for kx in 0..<geometry.size {
                let y = row * geometry.stride + ky - geometry.padding
                let x = column * geometry.stride + kx - geometry.padding
                guard y >= 0, y < input[1], x >= 0, x < input[2] else { continue }
                let place = ((image * input[1] + y) * input[2] + x) * input[3] + channel
                // What is not a number wins, so that it is seen.
                if best.map({ values[place] > values[$0] || values[place].isNaN }) ?? true {
                  best = place
                }
              }
            }
            places.append(best ?? 0)
          }
        }
      }
    }
    return places
  }
}
