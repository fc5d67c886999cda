/// Glasses, a person's own or dark ones.
extension FacePainter {
  mutating func paintGlasses() {
    guard let glasses = person.glasses, !conditions.takesGlassesOff,
      conditions.occlusion != .sunglasses
    else { return }
    paintGlasses(glasses, tint: Colour(0.8, 0.86, 0.9), opacity: 0.12)
  }

  mutating func paintGlasses(
    _ glasses: SyntheticIdentity.Glasses, tint: Colour, opacity: Double
  ) {
    let v = person.eyeHeight + 0.02
    let spacing = max(person.eyeSpacing, glasses.radii.x + 0.05)
    for side in [-1.0, 1.0] {
      let lens = Curve.roundedBox(
        Point(side * spacing, v), glasses.radii, roundness: glasses.roundness)
      let outline = front(lens, lift: 0.1)
      canvas.fill(outline, tint, opacity: opacity)
      canvas.fill(
        Curve.stroke(outline + outline.prefix(2)) { [unit] _ in unit * glasses.thickness },
        glasses.colour)
      let arm = [
        front(side * (spacing + glasses.radii.x), v - 0.03, lift: 0.1),
        rim(side * person.width, -0.08),
      ]
      canvas.fill(Curve.stroke(arm) { [unit] _ in unit * glasses.thickness }, glasses.colour)
    }
    let inner = spacing - glasses.radii.x
    let bridge = [Point(-inner, v - 0.03), Point(0, v - 0.06), Point(inner, v - 0.03)]
    canvas.fill(
      Curve.stroke(Curve.open(front(bridge, lift: 0.1))) { [unit] _ in unit * glasses.thickness },
      glasses.colour)
  }
}
