/// Which of several equal scores comes first.
public enum TieRule: String, Codable, Sendable, CaseIterable {
  /// The lowest index, as in an argmax.
  case lowestIndex = "lowest-index"
  /// The highest index, as scikit-learn's top-k accuracy has it.
  case highestIndex = "highest-index"
  /// The wanted one: what luck could give.
  case optimistic
  /// The others: what bad luck could give.
  case pessimistic
}
