extension Plugin {
  /// The options that are numbers, with those of the losses within after the way there: `margin`,
  /// `loss.margin`, `losses.2.scale`.
  func numbers() throws -> [(name: String, value: Double)] {
    var result: [(name: String, value: Double)] = []
    for option in try PluginOption.all(of: self) where option.type == .number {
      if let value = Double(option.value) { result.append((option.name, value)) }
    }
    for (way, inner) in innerLossesByWay {
      result += try inner.numbers().map { ("\(way).\($0.name)", $0.value) }
    }
    return result
  }

  /// The specification of this plugin with some of its ``numbers()`` set.
  func setting(_ numbers: [(option: String, value: Double)]) throws -> PluginSpecification {
    var result = try PluginSpecification(resolving: self)
    for (option, value) in numbers where !option.contains(".") {
      result = result.setting(option, to: "\(value)")
    }
    let inner = try innerLossesByWay.map { way, inner in
      let own = numbers.filter { $0.option.hasPrefix(way + ".") }
        .map { (option: String($0.option.dropFirst(way.count + 1)), value: $0.value) }
      return (way, "[\(try inner.setting(own).text)]", !own.isEmpty)
    }
    for (name, parts) in Dictionary(grouping: inner, by: { $0.0.split(separator: ".")[0] })
    where parts.contains(where: \.2) {
      // A list's own brackets hold its losses, which stand in none.
      let texts = parts.map(\.1)
      let isList = parts[0].0.contains(".")
      let list = "[" + texts.map(unbracketed).joined(separator: ", ") + "]"
      result = result.setting(String(name), to: isList ? list : texts[0])
    }
    return result
  }

  /// The losses within, by option and, in a list, place from 1.
  private var innerLossesByWay: [(way: String, loss: any Loss)] {
    Mirror(reflecting: self).children.flatMap { child -> [(String, any Loss)] in
      let name = kebabCase(child.label ?? "")
      if let inner = child.value as? InnerLoss { return inner.made.map { [(name, $0)] } ?? [] }
      let list = child.value as? [InnerLoss] ?? []
      return list.enumerated().compactMap { place, inner in
        inner.made.map { ("\(name).\(place + 1)", $0) }
      }
    }
  }
}
