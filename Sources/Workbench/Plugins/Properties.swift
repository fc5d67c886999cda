/// What nearly every loss has, and some lack by their nature.
///
/// A loss says what it lacks in ``Loss/lacks``, with the reason. The laws then ask for no more, and
/// check that it really lacks it.
public enum LossProperty: String, Sendable, CaseIterable {
  /// Its gradient is the slope of its value.
  ///
  /// Factors that a loss holds fixed on purpose are no reason to lack it: see ``Embedded/held(_:)``.
  case slope
  /// The order of the rows does not matter.
  case order
  /// Where in the batch the rows of a class stand does not matter.
  case places
  /// What classes are called does not matter, if the rows of their tables are renamed, too.
  case names
  /// Turning embeddings and classifier together changes nothing.
  case rotation
  /// One row alone costs nothing, when there is neither a classifier nor a table of classes.
  case freeAlone
  /// It depends on the embeddings.
  case embeddings
  /// Trained alone, it tells classes apart.
  case separation
  /// Single precision agrees with double to five digits.
  case precision
}

/// What nearly every miner has, and some lack by their nature; see ``Miner/lacks``.
public enum MinerProperty: String, Sendable, CaseIterable {
  /// Reordering the batch renames the choice; a miner that draws row by row chooses others.
  case order
}

/// What nearly every sampler has, and some lack by their nature; see ``Sampler/lacks``.
public enum SamplerProperty: String, Sendable, CaseIterable {
  /// No row comes twice before a pass over the data is over.
  case once
  /// An epoch is about one pass over the rows.
  case pass
}
