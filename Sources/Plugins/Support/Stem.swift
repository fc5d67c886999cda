/// How the first layers of a network shrink the image.
enum Stem: String, Codable, CaseIterable, Sendable {
  /// 3×3 of stride 1, for small images: every stage halves the size.
  case small
  /// 7×7 of stride 2 and max pooling, as for ImageNet: the first stage keeps the size.
  case large
}
