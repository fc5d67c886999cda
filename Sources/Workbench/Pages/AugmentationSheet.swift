/// Photographs and what augmentations make of them: a row a photograph, the photograph first.
///
/// Each version is what training might see: drawn anew, from the seed, the number of the version
/// and that of the photograph, and cut to the network's square.
public struct AugmentationSheet: Sendable {
  /// Which photographs, as paths of files.
  public var paths: [String]
  /// What is done to them, in order.
  public var augmentations: [any Augmentation]
  /// How photographs are seen.
  public var view: View
  /// Versions of each photograph.
  public var versions: Int
  /// Where random numbers begin.
  public var seed: UInt64

  private static let gap = 4

  /// A sheet of photographs.
  public init(
    _ paths: [String], augmentations: [any Augmentation], view: View, versions: Int = 6,
    seed: UInt64 = 1
  ) {
    require(
      !paths.isEmpty && versions > 0, "\(versions) versions of \(paths.count) photographs")
    (self.paths, self.augmentations, self.view) = (paths, augmentations, view)
    (self.versions, self.seed) = (versions, seed)
  }

  /// The sheet as one picture, white between its parts.
  ///
  /// - Throws: ``ImageError`` naming a file that cannot be read.
  public func picture() throws(ImageError) -> Image {
    let step = view.size + Self.gap
    let (rows, columns) = (paths.count, versions + 1)
    var sheet = Image(
      height: rows * step - Self.gap, width: columns * step - Self.gap,
      pixels: Array(
        repeating: 255, count: (rows * step - Self.gap) * (columns * step - Self.gap) * 3))
    for (row, path) in paths.enumerated() {
      let photograph = try view.load(path)
      for column in 0..<columns {
        let shown =
          column == 0
          ? photograph.resized(height: view.size, width: view.size)
          : version(column - 1, of: photograph, row: row)
        sheet.put(shown, top: row * step, left: column * step)
      }
    }
    return sheet
  }

  /// One version, as the first epochs of a training would draw it.
  func version(_ number: Int, of photograph: Image, row: Int) -> Image {
    var image = photograph
    var random = Random(seed: seed).split(RandomStream.augmentation.rawValue, number, 0).split(row)
    for augmentation in augmentations {
      augmentation(&image, size: view.size, random: &random)
    }
    return image.centred(view.size)
  }
}

extension Image {
  /// Replaces a part by another picture.
  fileprivate mutating func put(_ part: Image, top: Int, left: Int) {
    for row in 0..<part.height {
      let from = row * part.width * 3
      let to = ((top + row) * width + left) * 3
      pixels.replaceSubrange(
        to..<to + part.width * 3, with: part.pixels[from..<from + part.width * 3])
    }
  }
}

/// Photographs of a folder of data, as many as asked for and as far apart as there are.
///
/// - Parameter directory: of the hand-out's layout, whose training part is taken, or with a folder
///   for each person.
/// - Returns: paths of files, at most one of each person while there are enough people.
/// - Throws: ``DataError`` when there are none.
public func samplePhotographs(of directory: String, count: Int) throws -> [String] {
  var root = directory
  if AssignmentLayout.holds(directory), let part = try AssignmentLayout(directory).part("train") {
    root += "/" + part
  }
  let folders = try ClassFolders(root)
  let people = zip(folders.classes, folders.files).filter { !$0.1.isEmpty }
  guard !people.isEmpty else {
    throw DataError(directory, "expected a folder of pictures for each person, got none")
  }
  guard people.count < count else {
    return (0..<count).map { place in
      let (person, files) = people[place * people.count / count]
      return "\(root)/\(person)/\(files[0])"
    }
  }
  let all = people.flatMap { person, files in files.map { "\(root)/\(person)/\($0)" } }
  let shown = min(count, all.count)
  return (0..<shown).map { all[$0 * all.count / shown] }
}
