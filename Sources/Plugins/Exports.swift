@_exported public import Workbench

extension Registry {
  /// The built-in plugins.
  public static let standard = Registry(entries: plugins)
}
