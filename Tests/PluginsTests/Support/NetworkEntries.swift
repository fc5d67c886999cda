import Autograd
import Workbench

@testable import Plugins

/// What a network is made of, by the names of its parameters.
struct NetworkEntries {
  var shapes: [String: [Int]] = [:]
  var roles: [String: ParameterRole] = [:]
  let embeddingWidth: Int

  /// The parameters of a freshly made network.
  init(_ architecture: any Architecture, size: Int) throws {
    var random = Random(seed: 1)
    var network = try architecture.network(input: [size, size, 3], random: &random)
    embeddingWidth = network.embeddingWidth
    var (shapes, roles): ([String: [Int]], [String: ParameterRole]) = ([:], [:])
    network.visit("") { name, role, value in (shapes[name], roles[name]) = (value.shape, role) }
    (self.shapes, self.roles) = (shapes, roles)
  }

  /// How many numbers are learned.
  var learned: Int {
    shapes.filter { roles[$0.key] != .state }.values.reduce(0) { $0 + $1.reduce(1, *) }
  }
}
