/// The whole story on one printed page: what was trained, how, on what, and what came of it.
public struct WriteUp: Showable {
  /// The heading.
  public var title = "The write-up"
  /// The network, in words.
  public var architecture = ""
  /// The loss, in words, with its formula or source.
  public var loss = ""
  /// What was chosen by hand, by name.
  public var hyperParameters: [(name: String, value: String)] = []
  /// What it was trained and measured on.
  public var data = ""
  /// What was measured, in reading order.
  public var results: [(name: String, estimate: Estimate)] = []
  /// What the results mean, in a sentence or two; may be empty.
  public var conclusion = ""
  /// Up to four pictures, two in a row; charts of 400 pixels fit.
  public var charts: [any Pictured] = []
  /// What training took.
  public var cost: RunCost?
  /// How many numbers were trained.
  public var parameters: ParameterCount?
  /// Where the results come from.
  public var provenance: Provenance?

  /// A write-up to be filled.
  public init() {}

  /// The lines that it takes in print, about; see ``PrintedLength``.
  public var printedLines: Double {
    PrintedLength.lines(of: text.joined(separator: "\n\n"))
      + PrintedLength.picturesRow * Double((charts.count + 1) / 2)
  }

  /// Whether it fits one printed page.
  public var fitsOnePage: Bool { printedLines <= PrintedLength.page }

  /// What to say when it does not; nil when it does.
  public var warning: String? {
    guard !fitsOnePage else { return nil }
    let pages = (printedLines / PrintedLength.page * 10).rounded(.up) / 10
    return "the write-up takes about \(pages) printed pages; one was wanted"
  }

  /// The write-up as Markdown.
  public func markdown(in context: PageContext) throws -> String {
    var parts = text
    let pictures = try charts.map { try $0.picture(in: context) }
    if !pictures.isEmpty { parts.append(inRows(pictures)) }
    if let provenance { parts.append(provenance.line) }
    if let warning {
      parts.append("> \(warning.prefix(1).uppercased())\(warning.dropFirst()).")
    }
    return parts.joined(separator: "\n\n")
  }

  /// Everything but pictures.
  private var text: [String] {
    let facts = [
      ("Architecture", architecture), ("Loss", loss),
      (
        "Hyper-parameters",
        hyperParameters.map { $0.name.isEmpty ? $0.value : "\($0.name) \($0.value)" }
          .joined(separator: "; ")
      ),
      ("Data", data), ("Parameters", parameters?.words ?? ""), ("Cost", cost?.words ?? ""),
    ]
    let lines = facts.filter { !$0.1.isEmpty }.map { name, value in
      "**\(name).** \(Escaping.markdown(value, startsLine: false))"
    }
    let table = Table(
      "result", "value", "95 % interval", "of",
      rows: results.map { name, estimate in
        [name, Table.Cell(valueText(estimate), isNumber: true), interval(estimate), estimate.count]
      })
    let measured = results.isEmpty ? [] : [table.markdown]
    let end = conclusion.isEmpty ? [] : [Escaping.markdown(conclusion)]
    return ["## \(Escaping.markdown(title, startsLine: false))"] + lines + measured + end
  }

  private func valueText(_ estimate: Estimate) -> String {
    withInterval(Estimate(value: estimate.value, lower: .nan, upper: .nan, count: 0))
  }

  private func interval(_ estimate: Estimate) -> Table.Cell {
    guard estimate.lower.isFinite, estimate.upper.isFinite else { return .init("") }
    let ends = [estimate.lower, estimate.upper].map { end in
      valueText(Estimate(value: end, lower: .nan, upper: .nan, count: 0))
    }
    return .init(ends.joined(separator: "–"), isNumber: true)
  }

  /// A table of two columns; its head is the first row.
  private func inRows(_ pictures: [String]) -> String {
    guard pictures.count > 1 else { return pictures[0] }
    var rows = stride(from: 0, to: pictures.count, by: 2).map { start in
      let pair = pictures[start..<min(start + 2, pictures.count)]
      return "| \(pair.joined(separator: " | ")) |" + (pair.count == 1 ? " |" : "")
    }
    rows.insert("|:---:|:---:|", at: 1)
    return rows.joined(separator: "\n")
  }
}

/// A value that can be shown as one picture on one line of Markdown, without anything around it.
public protocol Pictured: Showable {
  /// The picture as Markdown; its files are handed to the context.
  func picture(in context: PageContext) throws -> String
}

extension ParameterCount {
  fileprivate var words: String {
    let all = total
    guard loss > 0 else { return "\(grouped(all)); the loss needs none of its own." }
    return "\(grouped(network)), and \(grouped(all)) with those that only the loss needs."
  }
}

extension RunCost {
  fileprivate var words: String {
    "\(duration(seconds)), at most \(byteCount(peakBytes)) of memory,"
      + " \(shortNumber(imagesPerSecond)) images a second\(waiting)."
  }

  private var waiting: String {
    guard let waitingShare else { return "" }
    return ", \(percent(waitingShare)) of the time waiting for photographs"
  }
}
