/// Photographs beneath one folder, each with the class it belongs to.
public struct Photographs: Sendable, Equatable {
  /// The folder that every path is relative to.
  public var root: String
  /// Paths relative to ``root``, as they stand in the source.
  public var paths: [String]
  /// The class of each photograph, an index into ``classes``; empty when unknown.
  public var labels: [Int]
  /// Names of the classes, sorted bytewise.
  public var classes: [String]

  /// The given photographs.
  public init(root: String, paths: [String], labels: [Int], classes: [String]) {
    self.root = root
    self.paths = paths
    self.labels = labels
    self.classes = classes
  }

  /// The number of photographs.
  public var count: Int { paths.count }
}

/// Pairs of photographs to be told apart as same or different.
public struct Trials: Sendable, Equatable {
  /// The photographs that occur, each once.
  public var photographs: Photographs
  /// The first photograph of each pair, an index into ``photographs``.
  public var left: [Int]
  /// The second photograph of each pair.
  public var right: [Int]
  /// Whether each pair shows one person; nil when that is kept secret.
  public var same: [Bool]?
  /// Number of contiguous folds of the official protocol; 1 when there is none.
  public var folds: Int

  /// The given trials.
  public init(
    photographs: Photographs, left: [Int], right: [Int], same: [Bool]?, folds: Int = 1
  ) {
    self.photographs = photographs
    self.left = left
    self.right = right
    self.same = same
    self.folds = folds
  }

  /// The number of pairs.
  public var count: Int { left.count }
}

/// Everything a data source holds, split as the source prescribes.
public struct FaceData: Sendable, Equatable {
  /// A short name for reports, such as `synthetic` or `lfw`.
  public var name: String
  /// Side of the central square that holds the face, where photographs show much more than it.
  public var crop: Int?
  /// Labelled photographs to learn from.
  public var training: Photographs
  /// Other photographs of the same people, to validate top-1 accuracy on.
  public var development: Photographs?
  /// Photographs for the final classification result; unlabelled in the hand-out.
  public var test: Photographs?
  /// Pairs of people never trained on, for validation.
  public var developmentTrials: Trials?
  /// Pairs of people never trained on, for the final verification result.
  public var testTrials: Trials?
  /// The numbers that the training's classes have in the whole data; nil when this is the whole.
  public var originalClasses: [Int]?
  /// What was passed over while loading, and why, one sentence each.
  public var skipped: [String] = []

  /// Data with a training set and nothing else yet.
  public init(name: String, training: Photographs) {
    self.name = name
    self.training = training
  }

  /// Refuses pairs that are all of one kind: nothing can be measured on them.
  ///
  /// - Throws: ``DataError``.
  func requireBothKindsOfPairs() throws {
    for (list, trials) in [("development", developmentTrials), ("test", testTrials)] {
      guard let trials, let same = trials.same else { continue }
      let count = same.count { $0 }
      guard count == 0 || count == same.count else { continue }
      throw DataError(
        trials.photographs.root,
        "expected \(list) pairs of one person and of two, got \(count) and \(same.count - count)")
    }
  }
}

/// Data that cannot be used, said with where it is.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// The file or folder, and the line where there is one.
  public let place: String
  /// What is wrong and what was expected, one sentence.
  public let problem: String

  /// An error about one place.
  public init(_ place: String, line: Int? = nil, _ problem: String) {
    self.place = line.map { "\(place):\($0)" } ?? place
    self.problem = problem
  }

  /// The place, then the problem.
  public var description: String { "\(place): \(problem)" }
}
