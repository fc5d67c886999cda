/// What a forward pass changes though it learns nothing: running statistics, and what a loss keeps.
struct StateBefore {
  private var statistics: [Tensor] = []
  private let lossParameters: Parameters

  // Running statistics are copied, being small and changed in place. Losses put new tensors in the
  // place of old ones, so that keeping the old ones costs nothing.
  init(_ model: inout Model) {
    lossParameters = model.lossParameters
    var copies: [Tensor] = []
    model.network.visit("") { _, role, value in
      if role == .state { copies.append(value.copied()) }
    }
    statistics = copies
  }

  func restore(_ model: inout Model) {
    model.lossParameters = lossParameters
    restoreStatistics(&model)
  }

  /// Running statistics alone; what the loss keeps stays.
  func restoreStatistics(_ model: inout Model) {
    var left = statistics[...]
    model.network.visit("") { _, role, value in
      if role == .state, let old = left.popFirst() { value = old }
    }
  }
}
