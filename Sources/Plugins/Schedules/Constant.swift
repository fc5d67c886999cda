import Workbench

/// Keeps the optimizer's own rate throughout.
///
/// - Source: the plain form of stochastic gradient descent.
struct Constant: Schedule {
  func factor(step: Int, of steps: Int, epochs: Int) -> Double { 1 }
}
