import Testing

@testable import Autograd

@Suite struct ArenaTests {
  @Test func `a request takes the smallest free part that holds it`() {
    var arena = Arena()
    let sizes = [8, 1, 3, 1, 5, 1]
    let parts = sizes.map { arena.take($0).offset }
    #expect(parts == [0, 8, 9, 12, 13, 18] && arena.end == 19)
    for place in [0, 2, 4] { arena.give(parts[place]..<parts[place] + sizes[place]) }
    #expect(arena.take(4) == (13, false))
    #expect(arena.take(3) == (9, false))
    #expect(arena.take(2) == (0, false))
    #expect(arena.end == 19)
  }

  @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func `neighbours that are free become one part`(_ order: [Int]) {
    var arena = Arena()
    let parts = (0..<4).map { _ in arena.take(4).offset }
    for place in order { arena.give(parts[place]..<parts[place] + 4) }
    #expect(arena.take(12) == (0, false))
  }

  @Test func `growing begins with what is free at the end`() {
    var arena = Arena()
    let parts = [arena.take(4).offset, arena.take(4).offset]
    arena.give(parts[1]..<8)
    #expect(arena.take(6) == (4, true))
    #expect(arena.end == 10)
  }

  @Test func `trimming shortens the range and names what lies free inside`() {
    var arena = Arena()
    let parts = (0..<4).map { _ in arena.take(4).offset }
    for place in [0, 3] { arena.give(parts[place]..<parts[place] + 4) }
    #expect(arena.trimmed() == [0..<4, 12..<16])
    #expect(arena.end == 12)
    #expect(arena.take(4) == (0, false) && arena.take(4) == (12, true))
  }

  /// Random requests against a list of what is in use.
  @Test func `parts in use never overlap, and what is free is found again`() {
    var arena = Arena()
    var random = Random(seed: 1)
    var used: [Range<Int>] = []
    for _ in 0..<3000 {
      if random.chance(0.5), !used.isEmpty {
        arena.give(used.remove(at: random.integer(below: used.count)))
      } else {
        let size = 1 + random.integer(below: 20)
        let offset = arena.take(size).offset
        #expect(used.allSatisfy { !$0.overlaps(offset..<offset + size) })
        used.append(offset..<offset + size)
      }
    }
    for part in used { arena.give(part) }
    let all = arena.end
    #expect(arena.take(all) == (0, false))
  }

  /// The second round is what a second training step does.
  @Test func `the same requests again need no more room`() {
    var arena = Arena()
    func round() {
      var parts: [Range<Int>] = []
      for size in [64, 64, 16, 16, 16, 8, 8] {
        let offset = arena.take(size).offset
        parts.append(offset..<offset + size)
      }
      let gradients = (0..<4).map { _ in
        arena.give(parts.removeLast())
        let offset = arena.take(9).offset
        return offset..<offset + 9
      }
      for part in parts + gradients { arena.give(part) }
    }
    round()
    let end = arena.end
    for _ in 0..<3 { round() }
    #expect(arena.end == end)
  }
}
