import Autograd
import TestSupport
import Testing

@Suite struct TraceTests {
  private let weight = randomTensor([3, 2], seed: 1).converted(to: .float32).parameter()
  private let scale = Tensor(repeating: 1, shape: [3]).parameter()
  private var names: [(name: String, value: Tensor)] { [("weight", weight), ("scale", scale)] }

  @Test func `a finite computation has no first broken value`() {
    let x = randomTensor([4, 2]).converted(to: .float32)
    let y = withValuesKept { (x.matmul(weight, otherTransposed: true) * scale).relu().sum() }
    #expect(y.firstNotFinite(naming: names) == nil)
  }

  @Test func `the value with its rows and parameters is named`() {
    let x = Tensor([1, 2, .nan, 4, 5, 6] as [Float], shape: [3, 2])
    let y = withValuesKept { (x.matmul(weight, otherTransposed: true) * scale).sum() }
    let found = y.firstNotFinite(naming: names)
    #expect(found?.parameters == ["weight"])
    #expect(found?.rows == [1])
    #expect(found?.shape == [3, 3])
    #expect(found?.after == nil)
  }

  @Test func `an operation without parameters is placed after the last that has some`() {
    let x = randomTensor([4, 2]).converted(to: .float32)
    let y = withValuesKept {
      (x.matmul(weight, otherTransposed: true) * scale * 1e30).squared().sum()
    }
    let found = y.firstNotFinite(naming: names)
    #expect(found?.parameters == [])
    #expect(found?.after == "scale")
  }

  @Test func `a rectifier fused with a normalisation hides nothing`() {
    var random = Random(seed: 1)
    let convolution = Convolution2D(3, 4, kernel: 3, random: &random)
    var norm = BatchNormalisation(4, rectified: true)
    let x = Tensor(repeating: .nan, shape: [2, 8, 8, 3])
    let mode = Mode.training(random)
    let output = withValuesKept { norm(convolution(x, mode), mode) }
    #expect(output.floats.allSatisfy { $0.isNaN })
    let result = withValuesKept { output.sum() }
    let found = result.firstNotFinite(
      naming: [("convolution", convolution.weight), ("norm", norm.scale)])
    #expect(found?.parameters == ["convolution"])
    #expect(found?.rows == [0, 1])
  }
}
