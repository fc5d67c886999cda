import Autograd
import TestSupport
import Testing

@testable import Plugins

struct SoftHistogramTests {
  @Test func `values are shared by the nodes beside them, group by group`() {
    // Nodes at 0, 1, 2: 0.25 counts ¾ and ¼, 2 counts for the last alone, outside for the ends.
    let values = Tensor([0.25, 2, 1.5], shape: [3])
    let histograms = softHistograms(values, of: [0, 0, 1], count: 2, over: 0...2, bins: 2)
    #expect(histograms.shape == [2, 3])
    #expect(histograms.doubles == [0.75, 0.25, 1, 0, 0.5, 0.5])
    #expect(histograms.cumulativeSums().doubles == [0.75, 1, 2, 0, 0.5, 1])
  }

  @Test func `no values are an empty histogram`() {
    let none = Tensor([Double](), shape: [0])
    #expect(softHistograms(none, of: [], count: 1, over: 0...1, bins: 1).doubles == [0, 0])
  }

  @Test func `a number that is none does not stop the process`() {
    let values = Tensor([Double.nan, .infinity, -.infinity], shape: [3])
    #expect(softHistograms(values, of: [0, 0, 0], count: 1, over: 0...1, bins: 3).count == 4)
  }

  @Test func `the gradient is the slope`() {
    let values = Tensor([0.13, 0.57, 0.91, 0.44], shape: [4])
    let error = gradientError(of: [values]) {
      weightedSum(softHistograms($0[0], of: [0, 1, 0, 1], count: 2, over: 0...1, bins: 5))
    }
    #expect(error < 1e-8)
  }
}
