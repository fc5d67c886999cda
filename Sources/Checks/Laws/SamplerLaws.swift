public import Plugins

/// What every sampler must satisfy.
public enum SamplerLaws {
  /// All laws.
  public static let all: [Law<any Sampler>] = [
    repeats, epochs, count, rows, size, pass, once, coverage, tooFew, smallClass,
  ]

  /// 150 classes of 4 rows, mixed as a folder never is.
  private static let labels = (0..<600).map { $0 * 7 % 150 }

  /// The rows as an epoch begins; prototypes are the same every epoch, or none as in the first.
  private static func data(
    epoch: Int = 0, seed: UInt64 = 3, _ labels: [Int] = labels
  ) -> TrainingRows {
    let classes = (labels.max() ?? -1) + 1
    var random = Random(seed: 11)
    let prototypes = (0..<classes * 8).map { _ in random.normal() }
    return TrainingRows(
      labels, names: (0..<classes).map { "p\($0)" }, epoch: epoch, random: Random(seed: seed),
      prototypes: epoch == 0 || classes == 0 ? nil : Tensor(prototypes, shape: [classes, 8]))
  }

  static let repeats = Law<any Sampler>("batches are a pure function of rows, seed and epoch") {
    sampler, _ in
    for epoch in [0, 1, 4] {
      let rows = data(epoch: epoch)
      if try sampler.batches(of: rows) != sampler.batches(of: rows) {
        return "epoch \(epoch) is not the same when it is asked for again"
      }
    }
    return nil
  }

  static let epochs = Law<any Sampler>("epochs differ, and so do seeds") { sampler, _ in
    let epochs = try (0..<4).map { try sampler.batches(of: data(epoch: $0)) }
    guard Set(epochs).count == 4 else { return "of four epochs \(Set(epochs).count) differ" }
    return try sampler.batches(of: data(seed: 4)) != epochs[0]
      ? nil : "another seed gives the same epoch"
  }

  static let count = Law<any Sampler>("every epoch has the number of batches that is known before")
  {
    sampler, _ in
    let known = try sampler.batchCount(of: data())
    for (epoch, seed) in [(0, 3), (1, 3), (2, 3), (7, 3), (0, 5), (3, 6)] as [(Int, UInt64)] {
      let rows = data(epoch: epoch, seed: seed)
      let counts = [
        try sampler.batches(of: rows).count, try sampler.batchCount(of: rows), known,
      ]
      guard Set(counts).count == 1 else {
        return "epoch \(epoch) of seed \(seed) has \(counts[0]) batches, said \(counts[1]), "
          + "and \(known) before the first"
      }
    }
    return nil
  }

  static let rows = Law<any Sampler>("rows are those of the data") { sampler, _ in
    let rows = try sampler.batches(of: data()).flatMap(\.self)
    guard !rows.isEmpty else { return "an epoch has no row" }
    return rows.first { !labels.indices.contains($0) }.map { "row \($0) of \(labels.count)" }
  }

  static let size = Law<any Sampler>("batches are of one size") { sampler, _ in
    let sizes = Set(
      try (sampler.batches(of: data()) + sampler.batches(of: data(epoch: 1))).map(\.count))
    guard sizes.count == 1 else { return "there are batches of \(sizes.sorted())" }
    return sizes.first ?? 0 > 1 ? nil : "a batch has one row"
  }

  static let pass = Law<any Sampler>(
    "an epoch is about one pass over the rows", exempt: { $0.lacks[.pass] }
  ) { sampler, _ in
    let count = try sampler.batches(of: data()).reduce(0) { $0 + $1.count }
    return count <= labels.count && count > labels.count / 2
      ? nil : "\(count) rows of \(labels.count) are shown"
  }

  static let once = Law<any Sampler>(
    "no row of balanced data comes twice in an epoch", exempt: { $0.lacks[.once] }
  ) { sampler, _ in
    let rows = try sampler.batches(of: data()).flatMap(\.self)
    let twice = Dictionary(grouping: rows) { $0 }.filter { $0.value.count > 1 }
    return twice.isEmpty ? nil : "\(twice.count) rows come more than once"
  }

  static let coverage = Law<any Sampler>("in the long run every row is shown") { sampler, _ in
    let seen = try (0..<12).map { try sampler.batches(of: data(epoch: $0)).flatMap(\.self) }
    let count = Set(seen.flatMap(\.self)).count
    return count == labels.count ? nil : "in twelve epochs \(count) of \(labels.count) are"
  }

  static let tooFew = Law<any Sampler>("too few rows are a data error") { sampler, _ in
    for labels in [[], [0], [0, 0], [0, 1]] {
      for attempt in [
        { _ = try sampler.batches(of: data(labels)) },
        { _ = try sampler.batchCount(of: data(labels)) },
      ] {
        do {
          try attempt()
          return "labels \(labels) are served"
        } catch let error as DataError {
          if error.description.isEmpty { return "labels \(labels) are refused without a word" }
        }
      }
    }
    return nil
  }

  /// An identity of one photograph beside others of twenty.
  static let smallClass = Law<any Sampler>("a class that is too small is served, or named") {
    sampler, _ in
    let labels = (0..<100).flatMap { [Int](repeating: $0, count: 20) } + [100]
    do {
      let rows = try sampler.batches(of: data(labels)).flatMap(\.self)
      return rows.first { !labels.indices.contains($0) }.map { "row \($0) of \(labels.count)" }
    } catch let error as DataError {
      return error.problem.contains("p100 has 1")
        ? nil : "class p100 has one row; the error says \"\(error)\""
    }
  }
}
