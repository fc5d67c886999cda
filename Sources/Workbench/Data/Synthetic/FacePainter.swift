internal import Foundation

/// Draws one photograph of a drawn person.
///
/// The face is drawn in coordinates of its own: the chin is at v = 1, the top of the skull at
/// v = −1, u grows to the right. What lies on the front of the head is moved as if on an
/// ellipsoid when the head turns.
struct FacePainter {
  let person: SyntheticIdentity
  let conditions: SyntheticConditions
  var canvas: Canvas
  /// Pixels of one half of the face's height.
  let unit: Double
  private let centre: Point

  /// The photograph, and the JPEG quality that its conditions ask for.
  static func photograph(
    of person: SyntheticIdentity, _ conditions: SyntheticConditions, side: Int
  ) -> Image {
    var painter = FacePainter(person: person, conditions: conditions, side: side)
    painter.paintBackground()
    painter.paintHairBehind()
    painter.paintNeck()
    painter.paintEars()
    painter.paintHead()
    painter.paintBeard()
    painter.paintNose()
    painter.paintMouth()
    painter.paintEyes()
    painter.paintMarks()
    painter.paintHairInFront()
    painter.paintBrows()
    painter.paintGlasses()
    painter.paintOcclusion()
    return painter.canvas.exposed(under: conditions)
  }

  init(person: SyntheticIdentity, conditions: SyntheticConditions, side: Int) {
    self.person = person
    self.conditions = conditions
    canvas = Canvas(side: side, colour: Colour(0.5, 0.5, 0.5))
    unit = Double(side) * 0.33 * conditions.scale
    centre = (Point(0.5, 0.53) + conditions.shift) * Double(side)
  }

  // MARK: From the face to the canvas

  /// Where a place of the head's outline lies: it turns, but hardly moves when the head does.
  func rim(_ u: Double, _ v: Double) -> Point {
    place(u + 0.1 * conditions.yaw * (1 - v * v), v + 0.1 * conditions.pitch)
  }

  /// Where a place on the front of the face lies; `lift` raises it from the skin.
  func front(_ u: Double, _ v: Double, lift: Double = 0) -> Point {
    let across = u / (person.width * 1.15)
    let depth = 0.75 * max(0, 1 - across * across - v * v / 1.5).squareRoot() + lift
    let turned = u * cos(conditions.yaw) + depth * sin(conditions.yaw)
    let away = depth * cos(conditions.yaw) - u * sin(conditions.yaw)
    return place(turned, v * cos(conditions.pitch) + away * sin(conditions.pitch))
  }

  func front(_ points: [Point], lift: Double = 0) -> [Point] {
    points.map { front($0.x, $0.y, lift: lift) }
  }

  func rim(_ points: [Point]) -> [Point] { points.map { rim($0.x, $0.y) } }

  private func place(_ u: Double, _ v: Double) -> Point {
    let (sine, cosine) = (sin(conditions.roll), cos(conditions.roll))
    return centre + Point(u * cosine - v * sine, u * sine + v * cosine) * unit
  }

  // MARK: Neck, ears, head

  /// The outline of the face, with `growth` added around it above the ears.
  func headOutline(growth: Double = 0) -> [Point] {
    let w = person.width
    let right = [
      Point(0.5 * w * person.forehead + growth * 0.4, -0.93 - growth * 0.9),
      Point(0.9 * w * person.forehead + growth * 0.8, -0.58 - growth * 0.5),
      Point(w + growth * 0.6, -0.12), Point(w * person.cheek, 0.28),
      Point(w * person.jaw, 0.68), Point(w * person.chin, 0.95),
    ]
    let left = right.reversed().map { Point(-$0.x, $0.y) }
    return [Point(0, -1 - growth)] + right + [Point(0, 1)] + left
  }

  mutating func paintNeck() {
    var things = conditions.things.split(2)
    let cloth = Colour(things.uniform(), things.uniform(), things.uniform()).mixed(
      with: Colour(0.3, 0.3, 0.32), 0.3)
    let w = person.width
    let neck = [
      Point(-0.62 * w, 0.3), Point(-0.6 * w, 1.2), Point(-0.8 * w, 1.6), Point(0.8 * w, 1.6),
      Point(0.6 * w, 1.2), Point(0.62 * w, 0.3),
    ]
    canvas.fill(rim(neck), person.skin.lit(0.72))
    let shoulders = [
      Point(-2.4, 2.6), Point(-2, 1.62), Point(-0.75 * w, 1.28), Point(0, 1.5),
      Point(0.75 * w, 1.28), Point(2, 1.62), Point(2.4, 2.6),
    ]
    canvas.fill(Curve.closed(rim(shoulders)), cloth)
  }

  mutating func paintEars() {
    for side in [-1.0, 1.0] {
      let size = person.earSize
      let centre = rim(side * (person.width + 0.02), 0.02)
      let radii = Point(size * 0.5, size) * unit
      canvas.fill(Curve.ellipse(centre, radii, angle: conditions.roll), person.skin.lit(0.88))
      canvas.fill(
        Curve.ellipse(centre, radii * 0.55, angle: conditions.roll), person.skin.lit(0.72))
    }
  }

  mutating func paintHead() {
    let skin = person.skin
    let outline = Curve.closed(rim(headOutline()))
    canvas.fill(outline, from: rim(0, -0.6), skin.lit(1.04), to: rim(0, 1), skin.lit(0.9))
    let inside = Coverage(outline, side: canvas.side)
    // The side of the head that is turned away is darker; bands that overlap make it fade.
    for side in [-1.0, 1.0] {
      let shade = 0.07 + 0.14 * max(0, side * conditions.yaw)
      for band in 0..<6 {
        let inner = 0.52 + 0.08 * Double(band)
        let edge = [
          Point(side * (inner + 0.4), -1), Point(side * (inner + 0.1), -0.2),
          Point(side * inner, 0.95), Point(side * 1.4, 0.9), Point(side * 1.5, -0.6),
        ]
        canvas.fill(
          Curve.closed(rim(edge)), skin.lit(0.55), opacity: shade, within: inside)
      }
      let colour = skin.mixed(with: Colour(0.85, 0.35, 0.32), 0.5)
      canvas.glow(
        front(side * 0.45 * person.width / 0.78, 0.3), radii: Point(0.3, 0.22) * unit, colour,
        opacity: person.blush)
    }
    canvas.glow(
      front(0, -0.5), radii: Point(0.45, 0.25) * unit, skin.lit(1.15), opacity: 0.4)
    canvas.glow(front(0, 0.85), radii: Point(0.16, 0.12) * unit, skin.lit(1.12), opacity: 0.5)
  }
}
