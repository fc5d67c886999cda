/// Finished runs side by side: what differs between them, and what came of it.
///
/// Only configuration that differs gets a column; so do the data, by their hash, and threads,
/// instruction set and engine of convolutions, which change the last bits of results. A value that a run does not have is left empty.
public func comparisonTable(_ runs: [RecordedRun]) -> (header: [String], rows: [[String]]) {
  let settings = runs.map { run in
    run.record.configuration.merging([
      "threads": String(run.record.environment.threads),
      "seed": String(run.record.environment.seed),
      "instruction set": run.record.environment.instructionSet,
      "convolutions": run.record.environment.convolutions ?? ConvolutionMethod.onednn.rawValue,
      "data": String(run.record.dataManifest.prefix(8)),
    ]) { configured, _ in configured }
  }
  let differing = Set(settings.flatMap(\.keys)).filter { key in
    Set(settings.map { $0[key] }).count > 1
  }.sorted { $0.precedesBytewise($1) }
  let results = comparedResults.filter { name, _ in
    runs.contains { $0.record.summary[name] != nil }
  }
  let showsState = runs.contains { $0.state != .finished }

  let header =
    ["run"] + differing + results.map(\.title) + ["seconds"] + (showsState ? ["state"] : [])
  let rows = zip(runs, settings).map { run, settings in
    let record = run.record
    return ["\(record.name)-\(record.key)"]
      + differing.map { settings[$0] ?? "" }
      + results.map { name, _ in record.summary[name].map(cellText) ?? "" }
      + [record.cost.map { shortNumber($0.seconds) } ?? ""]
      + (showsState ? [run.state.rawValue] : [])
  }
  return (header, rows)
}

/// Results that are compared, in this order.
private let comparedResults: [(name: String, title: String)] = [
  ("verification.auc", "AUC (95 %)"), ("verification.eer", "EER (95 %)"),
  ("classification.top1", "top-1 (95 %)"), ("parameters", "parameters"),
]

/// A number that was counted has no interval and is printed whole.
private func cellText(_ estimate: Estimate) -> String {
  if estimate.lower.isNaN, let whole = Int(exactly: estimate.value) { return grouped(whole) }
  return withInterval(estimate)
}
