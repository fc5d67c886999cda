import Autograd
import Testing

@testable import Plugins

struct EpisodeTests {
  @Test func `the first image is the query, the mean of the others the prototype`() {
    let rows = Tensor([1, 2, 3, 4, 5, 6].map(Double.init), shape: [6, 1])
    let episode = Episode(rows, labels: [7, 4, 7, 7, 4, 5])
    #expect(episode.classes == [7, 4] && episode.targets == [0, 1])
    #expect(episode.queries.doubles == [1, 2])
    #expect(episode.prototypes.doubles == [3.5, 5])
  }

  @Test func `no class with two images is an empty episode`() {
    let episode = Episode(Tensor([1.0, 2], shape: [2, 1]), labels: [0, 1])
    #expect(episode.classes.isEmpty && episode.prototypes.shape == [0, 1])
  }
}
