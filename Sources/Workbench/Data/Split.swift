internal import Foundation

/// How a folder of people is split into the hand-out's layout.
public struct SplitOptions: Codable, Sendable, Hashable {
  /// The part of each person's photographs that validates.
  public var developmentFraction = 0.1
  /// The part of each person's photographs that tests.
  public var testFraction = 0.1
  /// The part of the people held out for verification, half of them for each list.
  public var heldOutFraction = 0.2
  /// Pairs in each list, as far as there are so many.
  public var pairs = 2000
  /// JPEG quality of what is not a JPEG already.
  public var quality = 95

  /// A tenth to validate, a tenth to test, a fifth of the people for verification.
  public init() {}

  /// Throws a ``DataError`` about `folder` when a number cannot work.
  fileprivate func validate(_ folder: String) throws(DataError) {
    let fractions = [developmentFraction, testFraction, heldOutFraction]
    guard fractions.allSatisfy({ (0...0.9).contains($0) }), pairs > 1,
      (1...100).contains(quality), fractions[0] + fractions[1] < 1
    else {
      throw DataError(
        folder, "fractions must be in 0…0.9, pairs at least 2 and quality in 1…100")
    }
  }
}

/// Splits any folder of class folders into the hand-out's layout.
///
/// JPEG files are copied byte for byte, PGM and PPM files become JPEG files. Every picture is
/// decoded on the way: a broken one stops everything and leaves nothing behind.
///
/// - Parameters:
///   - imageFolder: `<person>/<picture>`.
///   - directory: a folder that does not exist yet, or is empty.
///   - options: the parts.
///   - seed: decides who and what goes where.
///   - workers: threads that copy; their number changes nothing.
/// - Returns: what was written.
/// - Throws: ``DataError``, ``ImageError`` or ``StorageError``, naming the file.
public func split(
  imageFolder: String, into directory: String, options: SplitOptions = SplitOptions(),
  seed: Int = 1, workers: Int = processorCount
) throws -> DataSummary {
  try options.validate(imageFolder)
  let folders = try ClassFolders(imageFolder)
  try folders.requireNoEmptyClass()
  for name in folders.classes {
    if let problem = SafePath.problem(of: name) { throw DataError(imageFolder, problem) }
  }
  let all = folders.photographs(root: imageFolder)
  let random = Random(seed: UInt64(bitPattern: Int64(seed)))
  let parts = try IdentityParts(
    all, verification: options.heldOutFraction, directory: imageFolder, random: random.split(0))
  let known = all.ofClasses(parts.training)
  let (rest, test) = known.splitOff(options.testFraction, random: random.split(1))
  let (training, development) = rest.splitOff(
    options.developmentFraction / (1 - options.testFraction), random: random.split(2))

  let sources = Dictionary(uniqueKeysWithValues: all.paths.enumerated().map { ($1, $0) })
  var writer = AssignmentWriter()
  writer.pairs = options.pairs
  writer.training = training.planned(sources)
  writer.development = development?.planned(sources) ?? []
  writer.test = test?.planned(sources) ?? []
  if !parts.development.isEmpty {
    writer.developmentVerification = all.ofClasses(parts.development).planned(sources)
    writer.testVerification = all.ofClasses(parts.test).planned(sources)
  }
  return try writer.write(to: directory, random: random.split(3), workers: workers) { source in
    try jpegBytes(of: all.path(source), quality: options.quality)
  }
}

/// A picture's file as a JPEG file: itself, if it is one and decodes.
private func jpegBytes(of path: String, quality: Int) throws -> [UInt8] {
  let bytes = try pictureBytes(of: path)
  let isJPEG = JPEGDecoder.recognises(bytes)
  let image = try Image.decode(bytes, path: path, atLeast: isJPEG ? 1 : nil)
  return isJPEG ? bytes : try image.jpeg(quality: quality)
}

/// The last parts of paths, ending as JPEG files do, none of them twice in a folder.
private func jpegNames(_ paths: [String]) -> [String] {
  let taken = Set(paths)
  return paths.map { path in
    let name = String(path.split(separator: "/").last ?? "")
    let lower = name.lowercased()
    if lower.hasSuffix(".jpg") || lower.hasSuffix(".jpeg") { return name }
    let stem = String(path.dropLast(4)) + ".jpg"
    return taken.contains(stem) ? name + ".jpg" : String(name.dropLast(4)) + ".jpg"
  }
}

extension Photographs {
  /// The photographs on their way into the layout, `sources` saying where each is.
  fileprivate func planned(_ sources: [String: Int]) -> [PlannedPhotograph] {
    let names = jpegNames(paths)
    return paths.indices.compactMap { index in
      sources[paths[index]].map {
        PlannedPhotograph(person: classes[labels[index]], file: names[index], source: $0)
      }
    }
  }
}
