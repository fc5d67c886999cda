internal import Workbench

extension Verb {
  static let dataPreview = Verb(
    name: "data preview",
    summary: "Draws a sheet of photographs and of what augmentations make of them",
    operands: [
      Operand(
        name: "DIR", count: .once,
        help: "A folder in the hand-out's layout, or one with a folder for each person."),
      Operand(
        name: "augment=LIST", count: .atMostOnce,
        help: """
          Augmentations with options, between commas; crop, flip, colour-jitter. A recipe's own name \
          for them, augmentation=LIST, does the same.
          """),
    ],
    options: [
      Option(name: "--photographs", value: "N", help: "Rows of the sheet; 6 unless given."),
      Option(name: "--versions", value: "N", help: "Versions of each photograph; 7."),
      Option(name: "--size", value: "N", help: "Side of what the network takes; 112."),
      Option(name: "--resize", value: "N", help: "Side before augmentation; 9/8 of the size."),
      Option(name: "--crop", value: "N", help: "Side of the central square used; the largest."),
      Option(name: "--seed", value: "N", help: "Where all random numbers begin; 1."),
      Option(name: "--output", value: "FILE", help: "The sheet, a JPEG file; augmentations.jpg."),
    ],
    description: [
      """
      The first column shows the photographs as they are, the others what a network would see in \
      training. The same options give the same bytes.
      """
    ],
    examples: [
      (
        "./workbench data preview data/faces 'augment=[random-resized-crop scale=[0.6,1], flip]'",
        "Draws augmentations.jpg."
      )
    ],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    let augmentations = try arguments.augmentations()
    let size = try arguments.number("--size", least: 1) ?? 112
    guard size <= 512 else { throw arguments.error("--size takes at most 512, got \(size)") }
    let resize = try arguments.number("--resize", least: 1) ?? (size * 9 + 7) / 8
    guard size <= resize, resize <= 2048 else {
      throw arguments.error(
        "--resize takes a side of at least --size, \(size), and at most 2048, got \(resize)")
    }
    let output = arguments.value("--output") ?? "augmentations.jpg"
    guard [".jpg", ".jpeg"].contains(where: output.lowercased().hasSuffix) else {
      throw arguments.error("--output takes a file named ….jpg, got \"\(output)\"")
    }
    let photographs = try arguments.number("--photographs", least: 1) ?? 6
    let versions = try arguments.number("--versions", least: 1) ?? 7
    guard photographs <= 100, versions <= 100 else {
      throw arguments.error(
        "a sheet has at most 100 photographs and 100 versions, got \(photographs) and \(versions)")
    }
    let crop: Int? = try arguments.number("--crop", least: 1)
    let seed: Int = try arguments.number("--seed", least: 0) ?? 1
    let sheet = AugmentationSheet(
      try samplePhotographs(of: arguments.operands[0], count: photographs),
      augmentations: augmentations, view: View(crop: crop, resize: resize, size: size),
      versions: versions, seed: UInt64(seed))
    try AtomicFile.write(try sheet.picture().jpeg(quality: 92), to: output)
    let plural = sheet.paths.count == 1 ? "photograph" : "photographs"
    print(
      Terminal.plain(
        "\(output): \(sheet.paths.count) \(plural), each with \(versions) versions"))
    return .done
  }
}

extension Arguments {
  /// The augmentations that `augment=…` names, made by the registry.
  fileprivate func augmentations() throws -> [any Augmentation] {
    guard operands.count > 1 else {
      return try Experiment().augmentation.map(Registry.installed.augmentation)
    }
    let (word, names) = (operands[1], ["augment", "augmentation"])
    let key = String(word.prefix { $0 != "=" })
    guard names.contains(key), word.contains("=") else {
      throw error(
        "expected augment=LIST after the folder, got \"\(word)\""
          + (word.contains("=") ? didYouMeanTail(key, among: names) : ""))
    }
    let list = PluginSpecification.list(String(word.dropFirst(key.count + 1)))
    return try list.map(Registry.installed.augmentation)
  }
}
