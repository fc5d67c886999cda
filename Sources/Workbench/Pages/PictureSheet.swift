/// Pairs of photographs side by side with their scores, such as the hardest of a verification.
public struct PictureSheet: Showable {
  /// Two photographs and how alike they were found.
  public struct Pair: Sendable {
    /// What the photographs are called.
    public var names: (left: String, right: String)
    /// How alike they were found; larger is more similar.
    public var score: Double
    /// The photographs; needed only where pictures are shown, and only then asked for.
    public var pictures: @Sendable () throws -> (left: Image, right: Image)

    /// A pair whose photographs are read when they are needed.
    public init(
      left: String, right: String, score: Double,
      pictures: @escaping @Sendable () throws -> (left: Image, right: Image)
    ) {
      names = (left, right)
      self.score = score
      self.pictures = pictures
    }
  }

  /// The name of its files.
  public var label: String
  /// What the pairs have in common, as a caption.
  public var caption: String
  /// The pairs, in the order shown.
  public var pairs: [Pair]

  /// The side of each photograph in pixels.
  static let side = 112
  private static let gap = 4
  private static let columns = 3
  private static let quality = 88

  /// A sheet of pairs.
  public init(label: String, caption: String, pairs: [Pair]) {
    self.label = label
    self.caption = caption
    self.pairs = pairs
  }

  /// Pictures with their scores below, or, where the page may not show photographs, their names.
  public func markdown(in context: PageContext) throws -> String {
    guard context.pictures else {
      return Table(
        "score", "left", "right", caption: caption,
        rows: pairs.map { pair in [score(pair), pair.names.left, pair.names.right] }
      ).markdown
    }
    let heading = "**\(Escaping.markdown(caption, startsLine: false))**"
    guard !pairs.isEmpty else { return heading + "\n\nNone." }
    let cells = try pairs.enumerated().map { index, pair in
      let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
      let bytes = try montage(try pair.pictures()).jpeg(quality: Self.quality)
      let path = try context.add(
        file: bytes, label: "\(label)-\(number)", extension: "jpg")
      let names = "\(pair.names.left) and \(pair.names.right)"
      return (
        picture: "![\(Escaping.markdown(names, startsLine: false))](\(path))",
        score: score(pair).text
      )
    }
    var rows: [String] = []
    for start in stride(from: 0, to: cells.count, by: Self.columns) {
      let row = cells[start..<min(start + Self.columns, cells.count)]
      let empty = Array(repeating: "", count: Self.columns - row.count)
      rows.append(line(row.map(\.picture) + empty))
      if start == 0 { rows.append("|" + String(repeating: ":---:|", count: Self.columns)) }
      rows.append(line(row.map(\.score) + empty))
    }
    return heading + "\n\n" + rows.joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func score(_ pair: Pair) -> Table.Cell {
    let estimate = Estimate(value: pair.score, lower: .nan, upper: .nan, count: 1)
    return .init(withInterval(estimate), isNumber: true)
  }

  /// Both photographs in one, as large as each other, white between them.
  private func montage(_ pair: (left: Image, right: Image)) -> Image {
    let width = 2 * Self.side + Self.gap
    var pixels = [UInt8](repeating: 255, count: Self.side * width * 3)
    for (image, start) in [(pair.left, 0), (pair.right, Self.side + Self.gap)] {
      let small = fitted(image)
      let (top, left) = ((Self.side - small.height) / 2, start + (Self.side - small.width) / 2)
      for row in 0..<small.height {
        let from = row * small.width * 3
        let to = ((top + row) * width + left) * 3
        pixels.replaceSubrange(
          to..<(to + small.width * 3), with: small.pixels[from..<(from + small.width * 3)])
      }
    }
    return Image(height: Self.side, width: width, pixels: pixels)
  }

  /// The photograph with its longer side as long as a sheet has it.
  private func fitted(_ image: Image) -> Image {
    let longer = max(image.height, image.width, 1)
    func scaled(_ side: Int) -> Int { max(1, (side * Self.side + longer / 2) / longer) }
    return image.resized(height: scaled(image.height), width: scaled(image.width))
  }
}
