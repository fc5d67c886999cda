import Plugins
import Testing

struct HardnessTests {
  @Test func `the largest value goes to the smallest score`() {
    #expect(largestFirst([1, 2, 3], toSmallest: [0.5, -1, 0.7]) == [2, 3, 1])
    #expect(largestFirst([1, 2, 3], toSmallest: [0, 0, 0]) == [3, 2, 1])
    #expect(largestFirst([], toSmallest: []) == [])
  }
}
