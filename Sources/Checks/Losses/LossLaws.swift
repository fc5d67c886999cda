internal import Plugins

/// What every loss must satisfy, with its default options and in its variants.
///
/// The same laws run in the tests, over the registry, and in `check loss`, on anybody's loss.
public enum LossLaws {
  /// All laws, those that explain others first.
  public static let all: [Law<LossSubject>] = [
    value, logits, repeats, slopes, dependence, order, places, names, rotation, degenerate, alone,
    extremes, hugeTables, precision, randomBatches, separation,
  ]
}
