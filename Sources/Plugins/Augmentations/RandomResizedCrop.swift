import Workbench

/// Cuts out a random part of the image and makes it as large as the network's square.
///
/// Ten times, an area is drawn evenly from `scale`, as a share of the image's, and a ratio of width
/// to height from `ratio`, evenly in its logarithm; the first part that fits is taken from an even
/// random place. When none fits, the largest central part of an allowed ratio is. The part is cut
/// out and resized in one pass, without aliasing, from as many pixels as the view leaves: let
/// `resize` be well above `size`.
///
/// - Source: Szegedy et al., "Going Deeper with Convolutions", CVPR 2015, in torchvision's form.
struct RandomResizedCrop: Augmentation {
  /// Share of the image's area that is cut out: from, to.
  var scale: [Double] = [0.08, 1]
  /// Width divided by height of what is cut out: from, to.
  var ratio: [Double] = [0.75, 1.3333333333333333]

  static let variants = ["scale=[0.6,1]", "scale=[0.3,0.9] ratio=[3,4]"]

  func validate() throws {
    try requireRange("scale", scale, in: 0...1)
    try require(scale[1] > 0, "scale", scale[1], "above 0 at its upper end")
    try requireRange("ratio", ratio, in: 0.01...100)
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    let part = part(ofHeight: image.height, width: image.width, &random)
    image.resize(part, height: size, width: size)
  }

  /// What is cut out of an image.
  func part(ofHeight height: Int, width: Int, _ random: inout Random) -> Region {
    let area = Double(height * width)
    for _ in 0..<10 {
      let (share, shape) = (area * random.uniform(in: scale), random.logUniform(in: ratio))
      let columns = Int((share * shape).squareRoot().rounded(.toNearestOrEven))
      let rows = Int((share / shape).squareRoot().rounded(.toNearestOrEven))
      if (1...width).contains(columns), (1...height).contains(rows) {
        let top = random.integer(below: height - rows + 1)
        let left = random.integer(below: width - columns + 1)
        return Region(top: top, left: left, height: rows, width: columns)
      }
    }
    let shape = min(ratio[1], max(ratio[0], Double(width) / Double(height)))
    let columns = min(width, max(1, Int((Double(height) * shape).rounded(.toNearestOrEven))))
    let rows = min(height, max(1, Int((Double(width) / shape).rounded(.toNearestOrEven))))
    return Region(
      top: (height - rows) / 2, left: (width - columns) / 2, height: rows, width: columns)
  }
}
