import Workbench

/// The share of costs that are greater than zero; zero when there are none.
func share(of costs: Tensor...) -> Double {
  let count = costs.reduce(0) { $0 + $1.count }
  let active = costs.reduce(0) { $0 + $1.doubles.count { $0 > 0 } }
  return Double(active) / Double(max(1, count))
}
