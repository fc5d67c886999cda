import Testing

@testable import Autograd

@Suite struct TensorTests {
  @Test func `values go in and come out in rows`() {
    let tensor = Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
    #expect(tensor.shape == [2, 3] && tensor.count == 6 && tensor.type == .float32)
    #expect(tensor.floats == [1, 2, 3, 4, 5, 6])
    #expect(tensor.doubles == [1, 2, 3, 4, 5, 6])
  }

  @Test func `a scalar has no dimensions and an empty tensor no elements`() {
    #expect(Tensor(repeating: 2.5, shape: []).scalar == 2.5)
    #expect(Tensor([7.0] as [Double], shape: [1, 1]).scalar == 7)
    let empty = Tensor(repeating: 1, shape: [0, 3])
    #expect(empty.count == 0 && empty.floats.isEmpty && empty.isFinite)
  }

  @Test func `conversion to single precision rounds, and back is exact`() {
    let third = 1.0 / 3
    let double = Tensor([third, 1, -2], shape: [3])
    let single = double.converted(to: .float32)
    #expect(single.type == .float32 && single.shape == [3])
    #expect(single.floats == [Float(third), 1, -2])
    #expect(single.converted(to: .float64).doubles == [Double(Float(third)), 1, -2])
    #expect(Tensor([third], shape: [1], type: .float32).floats == [Float(third)])
    #expect(Tensor([third], shape: [1], type: .float64).doubles == [third])
  }

  @Test func `a conversion carries no gradient, also to the same type`() {
    let parameter = Tensor([1.0, 2] as [Double], shape: [2]).parameter()
    #expect(!parameter.converted(to: .float32).requiresGradient)
    #expect(!parameter.converted(to: .float64).requiresGradient)
  }

  @Test func `a detached tensor shares memory and stops the gradient`() {
    let x = Tensor([3.0] as [Double], shape: []).parameter()
    let y = x.squared()
    #expect(y.requiresGradient && !y.detached().requiresGradient)
    #expect(y.detached().memory == y.memory)
    // d(x² · stop(x²))/dx = 2x · x² = 54
    #expect((y * y.detached()).gradients()[x]?.scalar == 54)
  }

  @Test func `a parameter is a leaf of its own`() {
    let base = Tensor([2.0] as [Double], shape: [])
    let (a, b) = (base.parameter(), base.parameter())
    let gradients = (a * a * b).gradients()
    #expect(gradients[a]?.scalar == 8 && gradients[b]?.scalar == 4)
    #expect(gradients[base] == nil)
  }

  @Test func `bytes are those of the elements`() {
    let tensor = Tensor([1, -2] as [Float], shape: [2])
    #expect(
      tensor.withBytes { Array($0) } == [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0])
    let copy = Tensor.filling(bytesOf: [2], .float32) { target in
      tensor.withBytes { target.copyMemory(from: $0) }
    }
    #expect(copy.floats == [1, -2])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `one number that is not finite is noticed`(_ value: Double) {
    for type in [ScalarType.float32, .float64] {
      #expect(Tensor([0, 1, 2], shape: [3], type: type).isFinite)
      #expect(!Tensor([0, value, 2], shape: [3], type: type).isFinite)
    }
  }

  @Test func `a shape error says what was expected and what was got`() {
    let error = ShapeError(operation: "Embedded", expected: "[4, width]", got: [3, 2])
    #expect(error.description == "Embedded: expected shape [4, width], got [3, 2]")
  }

  /// Shapes that only a bug can bring together stop the process, in release builds too.
  @Test func `shapes that do not fit stop with both of them`() async throws {
    let result = try #require(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        _ = Tensor(repeating: 1, shape: [2, 3]) + Tensor(repeating: 1, shape: [2, 4])
      })
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("shapes [2, 3] and [2, 4] do not broadcast"))
  }

  @Test func `misuse stops instead of reading foreign memory`() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor([1, 2, 3] as [Float], shape: [2])
    }
    await #expect(processExitsWith: .failure) {
      _ = Tensor(repeating: 1, shape: [2]) + Tensor(repeating: 1, shape: [2], type: .float64)
    }
    await #expect(processExitsWith: .failure) {
      _ = Tensor(repeating: 1, shape: [2, 3]).matmul(Tensor(repeating: 1, shape: [2, 3]))
    }
    await #expect(processExitsWith: .failure) {
      _ = Tensor(repeating: 1, shape: [2, 3]).gathering([2])
    }
    await #expect(processExitsWith: .failure) { _ = Tensor(repeating: 1, shape: [2]).gradients() }
  }

  @Test func `a window larger than the padded image is refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor(repeating: 1, shape: [1, 2, 2, 1])
        .convolved(with: Tensor(repeating: 1, shape: [1, 1, 3, 3]), stride: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = Tensor(repeating: 1, shape: [1, 1, 4, 1]).maxPooled(size: 2, stride: 2)
    }
  }
}
