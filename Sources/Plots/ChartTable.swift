internal import Workbench

extension Chart {
  /// The data of the chart as CSV: one line a point, empty cells for what is not finite.
  ///
  /// Numbers have all their digits. Text is made safe for spreadsheets, see ``Escaping/csv(_:)``.
  var csv: String {
    let hasIntervals = panels.contains { $0.series.contains { !$0.lower.isEmpty } }
    let hasPlaces = panels.contains { !$0.y.places.isEmpty }
    var heads = ["panel", "series"]
    if hasPlaces { heads.append("row") }
    heads += ["x", "y"]
    if hasIntervals { heads += ["lower", "upper"] }
    var text = heads.joined(separator: ",") + "\n"
    for panel in panels {
      for series in panel.series {
        let names = [panel.y.name.isEmpty ? panel.x.name : panel.y.name, series.name]
          .map(Escaping.csv).joined(separator: ",")
        for (index, point) in series.points.enumerated() {
          var cells = [names]
          if hasPlaces { cells.append(Escaping.csv(panel.place(of: point))) }
          cells += [point.x, point.y].map(Self.cell)
          if hasIntervals {
            cells += [series.lower, series.upper].map { ends in
              ends.indices.contains(index) ? Self.cell(ends[index]) : ""
            }
          }
          text += cells.joined(separator: ",") + "\n"
        }
      }
    }
    return text
  }

  private static func cell(_ value: Double) -> String { value.isFinite ? "\(value)" : "" }
}

extension Panel {
  /// The name of the row that a point is in.
  fileprivate func place(of point: Point) -> String {
    let row = Int(point.y.isFinite ? point.y.rounded() : -1)
    return y.places.indices.contains(row) ? y.places[row] : ""
  }
}
