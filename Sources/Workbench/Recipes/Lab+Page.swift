internal import Synchronization

extension Lab {
  /// Writes the page and the index of pages, when the recipe has ended.
  ///
  /// A page of a recipe that failed or was interrupted says so; one that showed nothing yet, or was
  /// called wrongly, leaves the old page as it is.
  func finish(_ error: (any Error)?) throws {
    let board = board.withLock { $0 }
    if let error, board.shown.isEmpty || ExitCode(of: error) == .usage { return }
    var page = try Page(recipe: context.recipe, source: context.text)
    if let error { page.status = .incomplete(sentence(of: error)) }
    page.notes = board.notes + board.runs.flatMap(\.notes)
    page.provenance = Provenance(of: board.runs.map(\.record.environment))
    for (name, estimate) in board.results { try page.results.set(name, estimate) }
    for run in board.runs { try record(run, in: &page.results) }
    for (line, value) in board.shown { page.show(value, line: line) }
    let path = try page.write(to: "\(context.output)/\(context.name)", pictures: showsPictures)
    try ReportIndex.write(reports: context.output)
    Terminal.standard.line("page  \(path)")
  }

  private func record(_ run: Run, in results: inout Results) throws {
    let prefix = "runs.\(run.name)"
    try results.set("\(prefix).key", .text(run.record.key))
    try results.set("\(prefix).parameters.network", .count(run.parameters.network))
    try results.set("\(prefix).parameters.loss", .count(run.parameters.loss))
    try results.set("\(prefix).epochs", .count(run.epochs.count))
    if let cost = run.record.cost {
      try results.set("\(prefix).cost.seconds", .number(cost.seconds))
      try results.set("\(prefix).cost.images-per-second", .number(cost.imagesPerSecond))
      try results.set("\(prefix).cost.peak-bytes", .count(cost.peakBytes))
      if let share = cost.waitingShare {
        try results.set("\(prefix).cost.waiting-share", .number(share))
      }
      if let rate = cost.loaderImagesPerSecond {
        try results.set("\(prefix).cost.loader-images-per-second", .number(rate))
      }
    }
  }
}

extension Provenance {
  /// The origin of the runs of one page, nil without a run; the machine is that of the last.
  public init?(of environments: [Environment]) {
    guard let last = environments.last else { return nil }
    var commits: [String] = []
    for environment in environments {
      guard let commit = environment.commit else { continue }
      let name = commit + (environment.isDirty ? "+changes" : "")
      if !commits.contains(name) { commits.append(name) }
    }
    self.init(
      seeds: Set(environments.map(\.seed)).sorted(), commits: commits, machine: last.processor,
      threads: last.threads, instructionSet: last.instructionSet)
  }
}
