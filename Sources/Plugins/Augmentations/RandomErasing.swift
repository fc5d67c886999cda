import Workbench

/// Covers a random rectangle of some images.
///
/// Ten times, an area is drawn evenly from `scale`, as a share of the image's, and a ratio of height
/// to width from `ratio`, evenly in its logarithm; the first rectangle smaller than the image is
/// covered, at an even random place. When none is, the image stays as it is. Put it behind what
/// crops.
///
/// - Source: Zhong, Zheng, Kang, Li, Yang, "Random Erasing Data Augmentation", AAAI 2020, in
///   torchvision's form, whose ratio is drawn so.
struct RandomErasing: Augmentation {
  /// How often an image is covered.
  var probability: Double = 0.5
  /// Share of the image's area that is covered: from, to.
  var scale: [Double] = [0.02, 0.33]
  /// Height divided by width of what is covered: from, to.
  var ratio: [Double] = [0.3, 3.3]
  /// Grey level of the cover; 128 is the middle, which a network sees as 0.
  var fill: Int = 128
  /// Covers with random values instead of a grey level, as the source does.
  var noise = false

  static let variants = ["probability=1 noise=true", "scale=[0.5,0.9] ratio=[1,1]"]

  func validate() throws {
    try requireProbability(probability)
    try requireRange("scale", scale, in: 0...1)
    try requireRange("ratio", ratio, in: 0.01...100)
    try requireGrey("fill", fill)
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    guard random.chance(probability),
      let box = cover(ofHeight: image.height, width: image.width, &random)
    else { return }
    for row in box.top..<box.top + box.height {
      let start = (row * image.width + box.left) * 3
      for place in start..<start + box.width * 3 {
        image.pixels[place] =
          noise ? UInt8(truncatingIfNeeded: random.next()) : UInt8(clamping: fill)
      }
    }
  }

  /// What is covered, or nil when ten tries made nothing smaller than the image.
  func cover(ofHeight height: Int, width: Int, _ random: inout Random) -> Region? {
    let area = Double(height * width)
    for _ in 0..<10 {
      let (share, shape) = (area * random.uniform(in: scale), random.logUniform(in: ratio))
      let rows = Int((share * shape).squareRoot().rounded(.toNearestOrEven))
      let columns = Int((share / shape).squareRoot().rounded(.toNearestOrEven))
      guard (1..<max(1, height)).contains(rows), (1..<max(1, width)).contains(columns) else {
        continue
      }
      let top = random.integer(below: height - rows + 1)
      let left = random.integer(below: width - columns + 1)
      return Region(top: top, left: left, height: rows, width: columns)
    }
    return nil
  }
}
