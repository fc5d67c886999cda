/// What a look at a folder of data found wrong.
public struct DataReport: Codable, Sendable, Equatable {
  /// The folder.
  public let directory: String
  /// `assignment` or `image-folder`.
  public var layout: String
  /// How many photographs were decoded.
  public var photographs = 0
  /// Files that cannot be decoded, each with the reason.
  public var brokenImages: [String] = []
  /// Files of one content in two parts of the data or in two classes.
  public var duplicates: [String] = []
  /// People who are trained on and verified, or verified in both lists.
  public var sharedIdentities: [String] = []
  /// Lines of CSV files that cannot be used.
  public var unreadableLines: [String] = []
  /// Class folders without a picture, and classes that are not trained on.
  public var emptyClasses: [String] = []

  init(directory: String, layout: String) {
    self.directory = directory
    self.layout = layout
  }

  /// Whether nothing is wrong.
  public var isClean: Bool {
    [brokenImages, duplicates, sharedIdentities, unreadableLines, emptyClasses]
      .allSatisfy(\.isEmpty)
  }

  /// The report as lines to print, every finding by name.
  public var lines: [String] {
    let groups = [
      ("broken images", brokenImages), ("duplicates across splits or classes", duplicates),
      ("people in training and verification", sharedIdentities),
      ("unreadable lines", unreadableLines), ("empty or unknown classes", emptyClasses),
    ]
    var lines = ["\(directory): \(photographs) photographs, layout \(layout)"]
    for (title, findings) in groups where !findings.isEmpty {
      lines.append("\(title): \(findings.count)")
      lines += findings.map { "  " + $0 }
    }
    return isClean ? lines + ["nothing is wrong"] : lines
  }
}
