public import Workbench

/// A chart made from plain values, shown as the ``Chart`` that it makes.
public protocol ReadyMade: Pictured {
  /// The chart that is shown.
  var chart: Chart { get }
}

extension ReadyMade {
  /// The chart as Markdown.
  public func markdown(in context: PageContext) throws -> String {
    try chart.markdown(in: context)
  }

  /// The chart's picture alone.
  public func picture(in context: PageContext) throws -> String {
    try chart.picture(in: context)
  }
}
