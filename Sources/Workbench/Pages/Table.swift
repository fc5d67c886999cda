/// A table of values, one row each, with numbers aligned to the right.
public struct Table: Showable, Equatable {
  /// The heads of the columns.
  public var columns: [String]
  /// The cells, as many a row as there are columns.
  public var rows: [[Cell]]
  /// What stands above the table, or nothing.
  public var caption: String

  /// One cell.
  public struct Cell: Sendable, Equatable {
    /// What the cell says, not yet escaped.
    public var text: String
    /// Whether it belongs to the right of its column.
    public var isNumber: Bool
    /// The number that it is, where a column of such is to be written with equal decimals.
    var number: Double?

    /// A cell that says the text.
    public init(_ text: String, isNumber: Bool = false) {
      self.text = text
      self.isNumber = isNumber
    }
  }

  /// A table of anything that can be a cell: strings, integers, numbers, estimates, optionals.
  ///
  /// A row with too few cells is filled with empty ones; too many is a `precondition`'s business.
  public init(_ columns: String..., caption: String = "", rows: [[any TableCell]]) {
    self.init(columns: columns, caption: caption, rows: rows)
  }

  /// The same, with the heads in an array.
  public init(columns: [String], caption: String = "", rows: [[any TableCell]]) {
    self.columns = columns
    self.caption = caption
    self.rows = rows.map { row in
      require(row.count <= columns.count, "\(row.count) cells, \(columns.count) columns")
      let empty = Array(repeating: Cell(""), count: columns.count - row.count)
      return row.map(\.tableCell) + empty
    }
  }

  /// The table as Markdown.
  public func markdown(in context: PageContext) -> String { markdown }

  /// The table as Markdown, its columns as wide in the source as they look.
  var markdown: String {
    let heads = columns.map { Escaping.markdown($0, startsLine: false) }
    let decimals = columns.indices.map { column in
      commonDecimals(rows.compactMap { $0[column].number })
    }
    let body = rows.map { row in
      zip(row, decimals).map { cell, decimals in
        let text = decimals.flatMap { fixedNumber(cell.number, decimals: $0) } ?? cell.text
        return Escaping.markdown(text, startsLine: false)
      }
    }
    let right = columns.indices.map { column in
      rows.contains { $0[column].isNumber }
        && rows.allSatisfy { $0[column].isNumber || $0[column].text.isEmpty }
    }
    let widths = columns.indices.map { column in
      max(3, ([heads] + body).map { $0[column].count }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        return right[column] ? space + cells[column] : cells[column] + space
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.indices.map { column in
      right[column]
        ? String(repeating: "-", count: widths[column] + 1) + ":"
        : ":" + String(repeating: "-", count: widths[column] + 1)
    }
    let table = [line(heads), "|" + rule.joined(separator: "|") + "|"] + body.map(line)
    let above = caption.isEmpty ? [] : ["**\(Escaping.markdown(caption, startsLine: false))**", ""]
    return (above + table).joined(separator: "\n")
  }
}

/// A value that can stand in a ``Table``.
public protocol TableCell {
  /// The value as a cell.
  var tableCell: Table.Cell { get }
}

extension Table.Cell: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell { self }
}

extension String: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell { .init(self) }
}

extension Int: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell { .init(grouped(self), isNumber: true) }
}

extension Double: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell {
    var cell = Table.Cell(shortNumber(self), isNumber: true)
    cell.number = self
    return cell
  }
}

extension Float: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell { Double(self).tableCell }
}

extension Bool: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell { .init(self ? "yes" : "no") }
}

extension Optional: TableCell where Wrapped: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell { self?.tableCell ?? .init("") }
}

extension Estimate: TableCell {
  /// The value as a cell.
  public var tableCell: Table.Cell { .init(withInterval(self), isNumber: true) }
}
