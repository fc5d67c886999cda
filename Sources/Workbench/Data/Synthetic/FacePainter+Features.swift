internal import Foundation

/// Eyes, brows, nose and what lies on the skin.
extension FacePainter {
  mutating func paintEyes() {
    for side in [-1.0, 1.0] { paintEye(side) }
  }

  private mutating func paintEye(_ side: Double) {
    let size = person.eyeSize
    let opening = size * person.eyeOpening * conditions.eyeOpening
    let (u, v) = (side * person.eyeSpacing, person.eyeHeight)
    /// From the eye's own coordinates, −1 at the nose and 1 at the temple, to the canvas.
    func at(_ x: Double, _ y: Double) -> Point {
      let tilted = y * opening - x * size * sin(person.eyeTilt)
      return front(u + side * x * size, v + tilted)
    }
    canvas.glow(
      front(u, v), radii: Point(size * 1.7, size * 1.5) * unit, person.skin.lit(0.7), opacity: 0.55)
    let lids = [
      at(-1, 0.15), at(-0.45, -0.75), at(0.2, -1), at(0.75, -0.6), at(1, 0), at(0.5, 0.6),
      at(-0.2, 0.75), at(-0.7, 0.5),
    ]
    let outline = Curve.closed(lids)
    let inside = Coverage(outline, side: canvas.side)
    canvas.fill(outline, Colour(0.95, 0.93, 0.91))
    let gaze = at(side * conditions.gaze.x * 0.6, conditions.gaze.y * 0.5 - 0.1)
    let radius = size * 0.5 * unit
    canvas.fill(
      Curve.ellipse(gaze, Point(radius, radius)), person.iris.lit(0.55), within: inside)
    canvas.fill(
      Curve.ellipse(gaze, Point(radius, radius) * 0.82), person.iris.lit(1.25), within: inside)
    canvas.fill(
      Curve.ellipse(gaze, Point(radius, radius) * 0.42), Colour(0.03, 0.03, 0.03), within: inside)
    canvas.fill(
      Curve.ellipse(gaze + Point(-0.25, -0.3) * radius, Point(radius, radius) * 0.2),
      Colour(1, 1, 1), opacity: 0.9, within: inside)
    let upper = Curve.open([
      at(-1.05, 0.15), at(-0.45, -0.8), at(0.2, -1.05), at(0.75, -0.65), at(1.12, 0),
    ])
    canvas.fill(
      Curve.stroke(upper) { [unit] t in unit * (0.012 + 0.03 * t) }, Colour(0.1, 0.07, 0.06),
      opacity: 0.9)
    let fold = Curve.open([at(-0.9, -0.7), at(0, -1.75), at(1.1, -0.75)])
    canvas.fill(
      Curve.stroke(fold) { [unit] _ in unit * 0.018 }, person.skin.lit(0.6), opacity: 0.6)
    let lower = Curve.open([at(-0.7, 0.55), at(-0.2, 0.85), at(0.5, 0.7), at(1, 0.05)])
    canvas.fill(
      Curve.stroke(lower) { [unit] _ in unit * 0.012 }, person.skin.lit(0.5), opacity: 0.6)
  }

  mutating func paintBrows() {
    for side in [-1.0, 1.0] {
      let v = person.eyeHeight - person.browHeight - conditions.browLift
      let (length, tilt) = (person.browLength, person.browTilt)
      func at(_ x: Double) -> Point {
        let arch = person.browArch * (1 - x * x)
        return front(
          side * (person.eyeSpacing + 0.02 + x * length), v - arch - x * length * sin(tilt),
          lift: 0.03)
      }
      let line = Curve.open([at(-1), at(-0.4), at(0.3), at(1)])
      let thickness = person.browThickness * unit
      canvas.fill(
        Curve.stroke(line) { t in thickness * (t < 0.2 ? 0.7 + 1.5 * t : 1.2 - 0.95 * t) },
        person.browColour, opacity: 0.9)
    }
  }

  mutating func paintNose() {
    let skin = person.skin
    let top = person.eyeHeight + 0.02
    let tip = person.eyeHeight + person.noseLength
    let w = person.noseWidth
    let shade = conditions.lightDirection < .pi ? 1.0 : -1.0
    let wall = [
      Point(shade * 0.05, top - 0.08), Point(shade * 0.07, top + 0.15),
      Point(shade * w, tip - 0.03),
      Point(shade * w * 0.6, tip + 0.02), Point(shade * 0.02, tip - 0.1), Point(shade * 0.01, top),
    ]
    canvas.fill(
      Curve.closed(front(wall, lift: 0.06)), skin.lit(0.75),
      opacity: 0.25 + 0.45 * person.noseBridge)
    canvas.fill(
      Curve.stroke(Curve.open(front([Point(0, top), Point(0, tip - 0.08)], lift: 0.12))) {
        [unit] _ in unit * 0.045
      }, skin.lit(1.18), opacity: 0.3 + 0.3 * person.noseBridge)
    canvas.glow(
      front(0, tip - 0.03, lift: 0.16), radii: Point(w * 0.8, w * 0.7) * unit, skin.lit(1.22),
      opacity: 0.7)
    let base = [
      Point(-w, tip - 0.07), Point(-w * 1.02, tip + 0.01), Point(-w * 0.55, tip + 0.035),
      Point(0, tip + 0.06), Point(w * 0.55, tip + 0.035), Point(w * 1.02, tip + 0.01),
      Point(w, tip - 0.07),
    ]
    canvas.fill(
      Curve.stroke(Curve.open(front(base, lift: 0.08))) { [unit] t in
        unit * (0.014 + 0.018 * sin(.pi * t))
      },
      skin.lit(0.52), opacity: 0.85)
    for side in [-1.0, 1.0] {
      canvas.fill(
        Curve.ellipse(
          front(side * w * 0.5, tip + 0.015, lift: 0.08), Point(w * 0.26, 0.022) * unit,
          angle: conditions.roll), skin.lit(0.28), opacity: 0.85)
    }
  }

  /// Moles, freckles and wrinkles.
  mutating func paintMarks() {
    for mole in person.moles {
      let radius = unit * 0.026
      canvas.fill(
        Curve.ellipse(front(mole.x, mole.y), Point(radius, radius), steps: 12),
        person.skin.lit(0.35), opacity: 0.9)
    }
    if person.freckles > 0 {
      // The same places on every photograph: drawn from the freckles' own number.
      var places = Random(seed: UInt64(person.freckles * 1e9))
      for _ in 0..<40 {
        let at = Point(places.uniform(in: -0.5...0.5), places.uniform(in: 0.05...0.4))
        let radius = unit * places.uniform(in: 0.008...0.016)
        canvas.fill(
          Curve.ellipse(front(at.x, at.y), Point(radius, radius), steps: 8),
          person.skin.mixed(with: Colour(0.5, 0.25, 0.12), 0.7), opacity: person.freckles)
      }
    }
    guard person.wrinkles > 0 else { return }
    let w = person.mouthWidth
    let tip = person.eyeHeight + person.noseLength
    var lines = [-1.0, 1.0].map { side in
      [
        Point(side * person.noseWidth * 1.2, tip), Point(side * w * 0.95, tip + 0.13),
        Point(side * w * 1.1, person.mouthHeight + 0.05),
      ]
    }
    for row in 0..<2 {
      let v = -0.42 - 0.1 * Double(row)
      lines.append([Point(-0.3, v + 0.02), Point(0, v), Point(0.3, v + 0.02)])
    }
    for line in lines {
      canvas.fill(
        Curve.stroke(Curve.open(front(line))) { [unit] t in
          unit * 0.022 * sin(.pi * (0.1 + 0.8 * t))
        },
        person.skin.lit(0.6), opacity: person.wrinkles)
    }
  }
}
