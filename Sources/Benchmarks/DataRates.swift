internal import Foundation
public import Workbench

/// What ``DataBenchmark`` measured: a table for people, and its figures.
public struct DataRates: Sendable, Codable, Figures {
  /// One measurement.
  public struct Row: Sendable, Codable {
    /// What was measured.
    public var name: String
    /// Photographs a second, of all threads together.
    public var imagesPerSecond: Double
    /// Megabytes of 10⁶ bytes read a second: of files, or of the decoded copy.
    public var megabytesPerSecond: Double?
    /// Share of the time in which the step waited for a batch, 0 … 1.
    public var waitingShare: Double?
  }

  /// Photographs in the set.
  public var photographs: Int
  /// How they are seen.
  public var view: View
  /// Images in a batch.
  public var batch: Int
  /// Threads that load.
  public var workers: Int
  /// Threads that compute.
  public var threads: Int
  /// What is done to each photograph.
  public var augmentation: [String]
  /// The network of the steps.
  public var architecture: String?
  /// The measurements, in order.
  public var rows: [Row] = []

  mutating func add(
    _ name: String, _ images: Double, megabytes: Double? = nil, waiting: Double? = nil
  ) {
    rows.append(
      Row(
        name: name, imagesPerSecond: images, megabytesPerSecond: megabytes, waitingShare: waiting))
  }

  /// The table.
  public var text: String {
    let crop = view.crop.map { "centre \($0) px of " } ?? ""
    var lines = [
      "\(photographs) photographs, \(crop)\(view.resize) px to \(view.size) px, "
        + "\(augmentation.isEmpty ? "as they are" : augmentation.joined(separator: ", ")), "
        + "batch \(batch), \(workers) loader threads"
    ]
    if let architecture { lines.append("steps: \(architecture), \(threads) threads") }
    let width = rows.map(\.name.count).max() ?? 0
    for row in rows {
      var line =
        row.name.padding(toLength: width, withPad: " ", startingAt: 0)
        + String(format: " %9.1f images/s", row.imagesPerSecond)
      if let rate = row.megabytesPerSecond { line += String(format: " %8.1f MB/s", rate) }
      if let share = row.waitingShare { line += String(format: "   waited %.2f %%", 100 * share) }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
