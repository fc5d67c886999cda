import Autograd
import Foundation
import TestSupport
import Testing

@testable import Plugins

struct AngularMarginTests {
  private static let margins = Continuation.allCases.flatMap { continuation in
    [(0.5, 1.0), (0.3, 0.9), (0.0, 1.35)].map { margin, factor in
      AngularMargin(margin: margin, factor: factor, continuation: continuation)
    }
  }

  @Test(arguments: margins) func `slopes are those of the value`(_ margin: AngularMargin) {
    // No angle at which a continuation begins.
    for angle in [0.05, 0.4, 1, 1.5, 1.7, 2, 2.5, 2.7, 3] {
      let (_, slope, marginSlope) = margin(angle)
      #expect(abs((margin(angle + 1e-6).value - margin(angle - 1e-6).value) / 2e-6 - slope) < 1e-8)
      var (above, below) = (margin, margin)
      above.margin += 1e-6
      below.margin -= 1e-6
      #expect(abs((above(angle).value - below(angle).value) / 2e-6 - marginSlope) < 1e-8)
    }
  }

  @Test func `continuations past π`() {
    func value(_ continuation: Continuation, _ angle: Double) -> Double {
      AngularMargin(margin: 0.5, continuation: continuation)(angle).value
    }
    let seam = Double.pi - 0.5
    #expect(abs(value(.hard, seam - 1e-9) + 1) < 1e-12)
    #expect(abs(value(.hard, seam + 1e-9) - (cos(seam) - 0.5 * sin(0.5))) < 1e-8)
    #expect(abs(value(.hard, seam + 1e-9) + 1.1173) < 1e-4)
    #expect(abs(value(.continuous, seam + 1e-9) + 1) < 1e-8)
    #expect(value(.easy, 1.6) == cos(1.6))
    #expect(value(.easy, 1.5) == cos(2.0))
    #expect(value(.none, .pi) == cos(.pi + 0.5))
    #expect(value(.clip, .pi) == cos(.pi - 1e-4))
    for continuation in [Continuation.hard, .continuous] {
      #expect(value(continuation, .pi) < value(continuation, seam))
    }
  }

  @Test func `angles are exact where the arc cosine is not`() {
    for angle in [0, 1e-12, 1e-9, 1e-5, 0.5, Double.pi / 2, 3, Double.pi - 1e-9] {
      let rows = Tensor([3 * cos(angle), 3 * sin(angle)], shape: [1, 2])
      let table = Tensor([0.0, 1, 2, 0], shape: [2, 2])
      #expect(abs(angles(rows, table, [1])[0] - angle) < 4e-16 * max(1, angle))
    }
    let zero = Tensor([0.0, 0, 1, 1], shape: [2, 2])
    #expect(angles(zero, zero, [1, 0]) == [.pi / 2, .pi / 2])
  }

  @Test(arguments: [ScalarType.float32, .float64])
  func `the slope in the cosine is bounded at both ends`(_ type: ScalarType) {
    let least = type == .float32 ? 1e-4 : 1e-7
    #expect(abs(slopeInCosine(-sin(1.2), at: 0.7, type) - sin(1.2) / sin(0.7)) < 1e-15)
    #expect(slopeInCosine(-1, at: 0, type) == 0)
    #expect(abs(slopeInCosine(-1, at: .pi, type)) < 1e-1 / least)
    for angle in [least / 10, least, 2 * least] {
      #expect(slopeInCosine(-1, at: angle, type) * sin(angle) <= 1 + 1e-12)
    }
  }
}
