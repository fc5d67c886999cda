extension ResolvedExperiment {
  /// Refuses to mix a batch for what needs one class a row.
  ///
  /// - Throws: ``OptionError`` that names the losses that work.
  func validateMix() throws {
    guard let mix = experiment.mix else { return }
    guard loss.takesMixedLabels else {
      let known = registry.names(of: .loss).filter { name in
        (try? registry.loss(PluginSpecification(name)))?.takesMixedLabels == true
      }
      throw OptionError(
        plugin: "experiment", option: "loss",
        expected: "one whose rows may belong to two classes, as mix=\(mix.name) makes them "
          + "(\(known.joined(separator: ", ")))", got: experiment.loss.text)
    }
    guard experiment.miner == nil else {
      throw OptionError(
        plugin: "experiment", option: "miner",
        expected: "none, as mix=\(mix.name) gives rows two classes and miners need one",
        got: experiment.miner?.text ?? "")
    }
  }
}
