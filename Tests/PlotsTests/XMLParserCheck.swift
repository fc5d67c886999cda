/// A check that every tag that opens closes, and that nothing but known names are tags.
struct XMLParserCheck {
  private static let known: Set = [
    "svg", "g", "path", "text", "rect", "circle", "use", "defs", "filter", "feFlood",
    "feComposite", "title", "desc", "polygon", "tspan", "clipPath", "marker", "polyline",
    "linearGradient", "stop", "a", "pattern", "line", "image",
  ]

  func accepts(_ text: String) -> Bool {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") || tag.hasPrefix("!--") { continue }
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
      guard Self.known.contains(String(name)) else { return false }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
