import Workbench

/// What happens to classes with fewer images than a batch takes of each.
enum ShortClasses: String, Codable, CaseIterable {
  case refuse, skip
  case repeating = "repeat"
}

/// The rows of each class that a sampler can take `images` of.
///
/// - Throws: ``DataError`` naming a person with too few images, where those are refused, or saying
///   how many classes are left, where those are not `wanted`.
func usableClasses(
  _ rows: TrainingRows, images: Int, short: ShortClasses, wanted: Int, sampler: String
) throws -> [[Int]] {
  var members = rowsByClass(rows.labels)
  if short == .refuse, let worst = members.min(by: { $0.count < $1.count }), worst.count < images {
    let count = members.count { $0.count < images }
    throw DataError(
      sampler,
      """
      \(images) images of each class are needed, but \(count) of \(members.count) classes \
      \(count == 1 ? "has" : "have") fewer (\(rows.name(of: rows.labels[worst[0]])) has \
      \(worst.count)); short-classes=skip leaves \(count == 1 ? "it" : "them") out
      """)
  }
  if short == .skip { members = members.filter { $0.count >= images } }
  guard members.count >= wanted else {
    throw DataError(
      sampler, "a batch takes \(wanted) classes, but only \(members.count) are usable")
  }
  return members
}
