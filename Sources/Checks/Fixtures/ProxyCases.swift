import Plugins

extension Replay {
  /// Cases of `proxy.json`.
  static let proxyCases: [Replay] = [
    .loss("proxy/proxy_anchor/") { try "proxy-anchor margin=\($0["margin"]) scale=\($0["alpha"])" },
    .loss("proxy/proxy_nca/") { try "proxy-nca scale=\($0["softmax_scale"])" },
    .loss("proxy/proxy_nca/classic_") { try "proxy-nca classic=true scale=\($0["scale"])" },
    .loss("proxy/soft_triple/") {
      try """
      soft-triple scale=\($0["la"]) temperature=\($0["gamma", default: .number(0.1)]) \
      margin=\($0["margin"]) centres=\($0["centers_per_class"]) \
      merging=\($0["tau", default: .number(0)])
      """
    },
  ]
}
