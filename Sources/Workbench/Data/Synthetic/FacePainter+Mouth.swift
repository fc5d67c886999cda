internal import Foundation

/// The outlines of a mouth, closed or open, in the face's own coordinates.
private struct MouthShape {
  let upper: [Point]
  let lower: [Point]
  let hole: [Point]
  let teeth: [Point]
  let line: [Point]
  let width: Double
  let middle: Double
  let gap: Double

  init(_ person: SyntheticIdentity, _ conditions: SyntheticConditions) {
    let (w, v) = (person.mouthWidth * (1 + 0.12 * max(0, conditions.smile)), person.mouthHeight)
    let corner = v - 0.07 * conditions.smile
    let gap = 0.12 * conditions.mouthOpening
    let (up, down) = (person.upperLip, person.lowerLip)
    let middle = v + 0.01
    upper = [
      Point(-w, corner), Point(-w * 0.45, middle - up * 0.85), Point(-w * 0.14, middle - up * 1.1),
      Point(0, middle - up * 0.8), Point(w * 0.14, middle - up * 1.1),
      Point(w * 0.45, middle - up * 0.85), Point(w, corner), Point(w * 0.5, middle + 0.01),
      Point(0, middle + 0.015),
      Point(-w * 0.5, middle + 0.01),
    ]
    lower = [
      Point(-w, corner), Point(-w * 0.5, middle + gap), Point(0, middle + gap + 0.01),
      Point(w * 0.5, middle + gap),
      Point(w, corner), Point(w * 0.55, middle + gap + down * 0.8),
      Point(0, middle + gap + down * 1.15),
      Point(-w * 0.55, middle + gap + down * 0.8),
    ]
    hole = [
      Point(-w * 0.9, corner), Point(-w * 0.4, middle - 0.01), Point(0, middle),
      Point(w * 0.4, middle - 0.01),
      Point(w * 0.9, corner), Point(w * 0.5, middle + gap + 0.02), Point(0, middle + gap + 0.03),
      Point(-w * 0.5, middle + gap + 0.02),
    ]
    teeth = [
      Point(-w * 0.55, middle + 0.005), Point(w * 0.55, middle + 0.005),
      Point(w * 0.42, middle + gap * 0.5), Point(-w * 0.42, middle + gap * 0.5),
    ]
    line = [
      Point(-w * 1.03, corner), Point(-w * 0.5, middle + 0.012), Point(0, middle + 0.015),
      Point(w * 0.5, middle + 0.012), Point(w * 1.03, corner),
    ]
    (width, self.middle, self.gap) = (w, middle, gap)
  }
}

extension FacePainter {
  mutating func paintMouth() {
    let mouth = MouthShape(person, conditions)
    let (w, middle, gap) = (mouth.width, mouth.middle, mouth.gap)
    let (v, down) = (person.mouthHeight, person.lowerLip)
    canvas.fill(Curve.closed(front(mouth.hole)), Colour(0.22, 0.07, 0.07))
    if gap > 0.03 {
      canvas.fill(front(mouth.teeth), Colour(0.93, 0.91, 0.87))
    }
    canvas.fill(Curve.closed(front(mouth.upper)), person.lips.lit(0.85))
    canvas.fill(Curve.closed(front(mouth.lower)), person.lips)
    canvas.glow(
      front(0, middle + gap + down * 0.5), radii: Point(w * 0.5, down * 0.5) * unit,
      person.lips.lit(1.3), opacity: 0.4)
    canvas.fill(
      Curve.stroke(Curve.open(front(mouth.line))) { [unit] _ in unit * 0.02 },
      Colour(0.25, 0.1, 0.1),
      opacity: gap > 0.03 ? 0.2 : 0.85)
    canvas.glow(
      front(0, v + down + gap + 0.09), radii: Point(w * 0.7, 0.06) * unit, person.skin.lit(0.75),
      opacity: 0.5)
  }
}
