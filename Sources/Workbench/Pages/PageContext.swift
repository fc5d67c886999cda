internal import Foundation

/// What a value needs to know and to leave behind while it is put on a page.
public final class PageContext {
  /// The page's folder.
  public let folder: String
  /// Whether photographs may be shown; otherwise they are named.
  public let pictures: Bool

  /// The name of the folder of figures, below ``folder``.
  static let figures = "figures"

  private var labels: Set<String> = []
  private var waiting: [any Figure] = []

  /// A context for one rendering of one page.
  public init(folder: String, pictures: Bool = true) {
    self.folder = folder
    self.pictures = pictures
  }

  /// The folder that figures are written to.
  public var figureFolder: String { (folder as NSString).appendingPathComponent(Self.figures) }

  /// Takes a figure to be drawn with the others when the page is done, and gives the path of its
  /// files from the page, without extension.
  public func add(_ figure: some Figure) -> String {
    var figure = figure
    figure.label = reserve(figure.label)
    waiting.append(figure)
    return "\(Self.figures)/\(figure.label)"
  }

  /// Writes a file of a figure, such as a photograph, and gives its path from the page.
  public func add(file bytes: [UInt8], label: String, extension: String) throws -> String {
    let name = "\(reserve(label)).\(Escaping.fileName(`extension`))"
    try AtomicFile.makeFolder(figureFolder)
    try AtomicFile.write(bytes, to: (figureFolder as NSString).appendingPathComponent(name))
    return "\(Self.figures)/\(name)"
  }

  /// Draws what was added, each kind of figure in one go.
  ///
  /// - Throws: what the kind of figure throws, such as that gnuplot is missing.
  public func finish() throws {
    var left = waiting[...]
    if !left.isEmpty { try AtomicFile.makeFolder(figureFolder) }
    while let first = left.first { try draw(kindOf: first, from: &left) }
    waiting = []
  }

  private func draw<F: Figure>(kindOf first: F, from left: inout ArraySlice<any Figure>) throws {
    try F.draw(left.compactMap { $0 as? F }, in: figureFolder)
    left.removeAll { $0 is F }
  }

  private func reserve(_ wanted: String) -> String {
    let name = Escaping.fileName(wanted)
    var label = name
    var number = 2
    while !labels.insert(label).inserted {
      label = "\(name)-\(number)"
      number += 1
    }
    return label
  }

  /// Removes what former versions of the page drew, by the list that they left, and nothing else:
  /// the folder may hold files of other people.
  func removeFormer() throws {
    let list = (figureFolder as NSString).appendingPathComponent(".drawn")
    let former = FileManager.default.contents(atPath: list).map {
      String(decoding: $0, as: UTF8.self)
    }
    for line in (former ?? "").split(separator: "\n") {
      let label = String(line)
      guard !labels.contains(label), Escaping.fileName(label) == label else { continue }
      for kind in ["svg", "png", "csv", "gp", "jpg"] {
        unlink((figureFolder as NSString).appendingPathComponent("\(label).\(kind)"))
      }
    }
    guard former != nil || !labels.isEmpty else { return }
    try AtomicFile.write(labels.sorted().map { $0 + "\n" }.joined(), to: list)
  }
}
