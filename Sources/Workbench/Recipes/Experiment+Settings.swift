extension Experiment {
  /// The experiment with what the command line says: `epochs=5` for every experiment of the recipe,
  /// `proto.epochs=5` for one, `loss.margin=0.3` for an option of a plugin.
  ///
  /// - Parameter varying: plugins in which the recipe's experiments differ on purpose; only a key
  ///   with the experiment's name changes those.
  /// - Throws: ``OverrideError`` when a value has the wrong type.
  func applying(
    _ overrides: Overrides, name: String, varying: Set<String> = []
  ) throws -> Experiment {
    try applying(overrides, prefix: "", except: varying)
      .applying(overrides, prefix: name + ".", except: [])
  }

  private func applying(
    _ overrides: Overrides, prefix: String, except: Set<String>
  ) throws -> Experiment {
    var result = self
    func plugin(_ key: String, _ path: WritableKeyPath<Experiment, PluginSpecification>) {
      guard !except.contains(key) else { return }
      result[keyPath: path] = overrides.specification(prefix + key, default: self[keyPath: path])
    }
    plugin("architecture", \.architecture)
    plugin("loss", \.loss)
    plugin("sampler", \.sampler)
    plugin("optimizer", \.optimizer)
    plugin("schedule", \.schedule)
    let miner = overrides.specification(prefix + "miner", default: miner ?? "")
    result.miner = miner.text.isEmpty ? nil : miner
    let list = try overrides.value(
      prefix + "augmentation", default: augmentation.map(\.text).joined(separator: ", "))
    result.augmentation = PluginSpecification.list(list)
    let mix = overrides.specification(prefix + "mix", default: mix ?? "")
    result.mix = mix.text.isEmpty || mix.text == "none" ? nil : mix
    result.epochs = try overrides.value(prefix + "epochs", default: epochs)
    result.flipAverage = try overrides.value(prefix + "flip-average", default: flipAverage)
    let resize = try overrides.value(prefix + "resize", default: view.resize)
    let size = try overrides.value(prefix + "size", default: view.size)
    let crop = try overrides.value(prefix + "crop", default: view.crop ?? 0)
    guard size > 0, resize >= size, resize <= 2048, crop >= 0 else {
      throw OverrideError.wrongType(
        key: prefix + "size", expected: "sides with 0 < size ≤ resize ≤ 2048 and crop ≥ 0",
        got: "size \(size), resize \(resize), crop \(crop)")
    }
    result.view = View(crop: crop == 0 ? nil : crop, resize: resize, size: size)
    return try result.applyingTools(overrides, prefix: prefix)
  }

  private func applyingTools(_ overrides: Overrides, prefix: String) throws -> Experiment {
    var result = self
    func list(_ key: String, _ standard: [String]) throws -> [String] {
      try overrides.value(prefix + key, default: standard.joined(separator: ", "))
        .split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }
        .map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
    }
    result.ema = try overrides.value(prefix + "ema", default: ema)
    result.useAverage = try overrides.value(prefix + "use-average", default: useAverage)
    result.clipGradient = try overrides.value(prefix + "clip-gradient", default: clipGradient)
    result.freeze = try list("freeze", freeze)
    result.rates = try list("rates", rates)
    result.patience = try overrides.value(prefix + "patience", default: patience)
    result.warmUp = try list("warm-up", warmUp.map(\.text)).map { PluginSpecification($0) }
    result.accumulate = try overrides.value(prefix + "accumulate", default: accumulate)
    result.from = try overrides.value(prefix + "from", default: from)
    result.anew = try list("anew", anew)
    return result
  }
}

extension ResolvedExperiment {
  /// Every option of every plugin and every number, by dotted names.
  func configuration() throws -> [String: String] {
    var result: [String: String] = [
      "epochs": "\(experiment.epochs)", "view.crop": experiment.view.crop.map { "\($0)" } ?? "all",
      "view.resize": "\(experiment.view.resize)", "view.size": "\(experiment.view.size)",
      "flip-average": "\(experiment.flipAverage)",
    ]
    result.merge(experiment.tools) { $1 }
    for (kind, plugin) in plugins {
      result[kind] = type(of: plugin).name
      for option in try PluginOption.all(of: plugin) {
        result["\(kind).\(option.name)"] = option.value
      }
    }
    return result
  }

  /// The plugins by what they are for, in reading order.
  var plugins: [(kind: String, plugin: any Plugin)] {
    var result: [(String, any Plugin)] = [("architecture", architecture), ("loss", loss)]
    if let miner { result.append(("miner", miner)) }
    result.append(("sampler", sampler))
    for (index, plugin) in augmentation.enumerated() {
      result.append(("augmentation.\(index + 1)", plugin))
    }
    if let mix { result.append(("mix", mix)) }
    return result + [("optimizer", optimizer), ("schedule", schedule)]
  }
}
