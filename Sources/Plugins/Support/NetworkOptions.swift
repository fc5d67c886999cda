import Workbench

extension Architecture {
  /// Refuses a depth that no table of blocks has.
  func require<Blocks>(_ depth: Int, among blocks: [Int: Blocks]) throws {
    let known = blocks.keys.sorted().map(String.init)
    let words = known.dropLast().joined(separator: ", ") + " or " + (known.last ?? "")
    try require(blocks[depth] != nil, "depth", depth, words)
  }

  /// Refuses widths beyond which only memory would say that there are too many parameters.
  func require(width: Int, upTo limit: Int = 256) throws {
    try require((1...limit).contains(width), "width", width, "in 1…\(limit)")
  }

  /// Refuses embeddings that nothing could hold.
  ///
  /// - Parameter least: 0 where the last layer can be left out.
  func require(embedding: Int, least: Int = 0) throws {
    try require(
      (least...65_536).contains(embedding), "embedding", embedding, "in \(least)…65536")
  }

  /// Refuses shares that are no probability below one.
  func require(share: Double, _ option: String) throws {
    try require(share >= 0 && share < 1, option, share, "at least 0 and below 1")
  }
}
