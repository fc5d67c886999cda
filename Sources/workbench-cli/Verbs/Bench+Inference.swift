internal import Benchmarks
internal import Workbench

extension Verb {
  /// The benchmark of inference, as the command line wants it.
  static func inference(_ arguments: Arguments) throws -> InferenceBenchmark {
    var bench = InferenceBenchmark()
    if let text = arguments.value("--architecture") {
      bench.architecture = PluginSpecification(text)
    }
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 8) ?? bench.size
    return bench
  }
}
