import Workbench

/// The rows of each class as a shuffled pile, from which hands are taken.
///
/// A pile that is used up is shuffled anew, so that all rows of a class are taken equally often, up
/// to once, and a hand has no row twice where the class has enough of them.
struct ClassHands {
  private let members: [[Int]]
  private var piles: [[Int]]
  private var random: Random

  /// Piles of the rows of each class.
  init(_ members: [[Int]], random: Random) {
    self.members = members
    self.random = random
    piles = [[Int]](repeating: [], count: members.count)
  }

  /// The number of classes.
  var classes: Int { members.count }

  /// The next `count` rows of a class.
  mutating func take(_ count: Int, of index: Int) -> [Int] {
    var hand: [Int] = []
    while hand.count < count {
      if piles[index].isEmpty {
        piles[index] = random.shuffled(members[index])
        putBack(hand, on: index)
      }
      if let row = piles[index].popLast() { hand.append(row) }
    }
    return hand
  }

  /// Puts the rows that a hand already holds to the end of the new round.
  private mutating func putBack(_ hand: [Int], on index: Int) {
    guard !hand.isEmpty else { return }
    let held = Set(hand)
    piles[index] = piles[index].filter(held.contains) + piles[index].filter { !held.contains($0) }
  }
}
