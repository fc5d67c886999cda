import TestSupport
import Testing

@testable import Autograd

@Suite struct LayersTests {
  private func described(_ layer: some Layer) -> [String: (ParameterRole, [Int])] {
    var layer = layer
    var found: [String: (ParameterRole, [Int])] = [:]
    layer.visit("x.") { name, role, value in found[name] = (role, value.shape) }
    return found
  }

  @Test func `a linear layer is a product and a bias, stored as torch does`() {
    var random = Random(seed: 1)
    var layer = Linear(3, 2, random: &random)
    layer.weight = Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
    layer.bias = Tensor([10, 20] as [Float], shape: [2])
    let output = layer(Tensor([1, 0, -1] as [Float], shape: [1, 3]), .inference)
    // 1 - 3 + 10 and 4 - 6 + 20
    #expect(output.floats == [8, 18])
    let parameters = described(layer)
    #expect(parameters["x.weight"]?.0 == .weight && parameters["x.weight"]?.1 == [2, 3])
    #expect(parameters["x.bias"]?.0 == .bias && parameters["x.bias"]?.1 == [2])
    #expect(parameters.count == 2)
  }

  @Test func `a linear layer without bias is the product alone`() {
    var random = Random(seed: 1)
    var layer = Linear(3, 2, bias: false, random: &random)
    layer.weight = Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
    let output = layer(Tensor([1, 0, -1] as [Float], shape: [1, 3]), .inference)
    #expect(output.floats == [-2, -2])
    #expect(described(layer).keys.sorted() == ["x.weight"])
  }

  @Test func `a stack applies its layers in order, and names them by place`() {
    var random = Random(seed: 1)
    var first = Linear(2, 2, random: &random)
    first.weight = Tensor([1, 2, 3, 4] as [Float], shape: [2, 2])
    first.bias = Tensor([1, 0] as [Float], shape: [2])
    var second = first
    second.bias = Tensor([0, 10] as [Float], shape: [2])
    var stack = Stack([first, second])
    // (1, 0) → (1 + 1, 3) → (2 + 6, 6 + 12 + 10)
    #expect(stack(Tensor([1, 0] as [Float], shape: [1, 2]), .inference).floats == [8, 28])
    let names = described(stack).keys.sorted()
    #expect(names == ["x.0.bias", "x.0.weight", "x.1.bias", "x.1.weight"])
  }

  @Test func `a linear layer starts within ±1/√input, and not far below`() {
    var random = Random(seed: 1)
    let layer = Linear(100, 50, random: &random)
    for values in [layer.weight.floats, layer.bias?.floats ?? []] {
      let largest = values.map(abs).max() ?? 0
      #expect(largest <= 0.1 && largest > 0.09)
    }
  }

  /// Variance 2 / (outputs · kernel²); with n weights the estimate deviates by √(2/n) of it.
  @Test func `a convolution starts with He's variance over fan-out`() {
    var random = Random(seed: 1)
    let layer = Convolution2D(16, 64, kernel: 3, random: &random)
    let values = layer.weight.doubles
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    let relative = variance / (2 / (64.0 * 9))
    #expect(abs(relative - 1) < 4 * (2 / Double(values.count)).squareRoot())
  }

  @Test(arguments: [1, 3, 5, 7])
  func `a convolution of odd kernel keeps the size unless told`(_ kernel: Int) {
    var random = Random(seed: 1)
    let x = Tensor(repeating: 1, shape: [1, 6, 7, 2])
    let layer = Convolution2D(2, 4, kernel: Kernel2D(kernel), random: &random)
    #expect(layer(x, .inference).shape == [1, 6, 7, 4])
    let halving = Convolution2D(2, 4, kernel: Kernel2D(kernel), stride: 2, random: &random)
    #expect(halving(x, .inference).shape == [1, 3, 4, 4])
  }

  @Test func `a convolution has a bias when asked, and keeps the size for kernels of one row`() {
    var random = Random(seed: 1)
    let x = Tensor(repeating: 0, shape: [1, 6, 7, 2])
    var layer = Convolution2D(2, 4, kernel: Kernel2D(1, 7), bias: true, random: &random)
    let parameters = described(layer)
    #expect(parameters["x.weight"]?.1 == [4, 2, 1, 7] && parameters.count == 2)
    #expect(parameters["x.bias"]?.0 == .bias && parameters["x.bias"]?.1 == [4])
    #expect((layer.bias?.floats ?? []).allSatisfy { abs($0) <= 1 / Float(14).squareRoot() })
    layer.bias = Tensor([1, 2, 3, 4] as [Float], shape: [4])
    #expect(layer(x, .inference).shape == [1, 6, 7, 4])
    #expect(Array(layer(x, .inference).floats.prefix(8)) == [1, 2, 3, 4, 1, 2, 3, 4])
    let before = layer.bias?.memory
    layer.visit("") { _, _, value in
      value.move(towards: Tensor(repeating: 5, shape: value.shape), rate: 1)
    }
    #expect(layer.bias?.floats == [5, 5, 5, 5] && layer.bias?.memory == before)
    #expect(described(Convolution2D(2, 4, kernel: 3, random: &random))["x.bias"] == nil)
  }

  @Test func `groups of a convolution do not see each other`() {
    var random = Random(seed: 1)
    let layer = Convolution2D(4, 6, kernel: 3, groups: 2, random: &random)
    #expect(described(layer)["x.weight"]?.1 == [6, 2, 3, 3])
    let x = randomTensor([1, 4, 4, 4]).converted(to: .float32)
    let mask = Tensor([1, 1, 0, 0] as [Float], shape: [4])
    let (whole, half) = (layer(x, .inference).floats, layer(x * mask, .inference).floats)
    for place in stride(from: 0, to: whole.count, by: 6) {
      #expect(whole[place..<place + 3] == half[place..<place + 3])
      #expect(half[place + 3..<place + 6].allSatisfy { $0 == 0 })
    }
  }

  @Test func `a visit changes parameters in place`() {
    var random = Random(seed: 1)
    var layer = Linear(2, 2, random: &random)
    let before = layer.weight.memory
    layer.visit("") { _, _, value in
      value.move(towards: Tensor(repeating: 5, shape: value.shape), rate: 1)
    }
    #expect(layer.weight.floats == [5, 5, 5, 5] && layer.bias?.floats == [5, 5])
    #expect(layer.weight.memory == before)
  }

  @Test func `parameters of a loss are visited in order, with roles, and found by name`() {
    var parameters = (["table": Tensor(repeating: 1, shape: [3, 2])] as Parameters)
      .adding("offset", .bias, Tensor(repeating: 0, shape: []))
      .adding("centres", .state, Tensor(repeating: 0, shape: [3]))
    var names: [String] = []
    var roles: [ParameterRole] = []
    parameters.visit("loss.") { name, role, value in
      names.append(name)
      roles.append(role)
      #expect(value.requiresGradient == (role != .state))
    }
    #expect(names == ["loss.table", "loss.offset", "loss.centres"])
    #expect(roles == [.weight, .bias, .state])
    parameters["centres"] = Tensor(repeating: 4, shape: [3])
    #expect(parameters["centres"].floats == [4, 4, 4])
  }
}
