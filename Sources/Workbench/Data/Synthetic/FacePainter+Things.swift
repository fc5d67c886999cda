internal import Foundation

/// What is around the face and in front of it.
extension FacePainter {
  mutating func paintBackground() {
    var things = conditions.things.split(1)
    func colour() -> Colour {
      let bright = Colour(things.uniform(), things.uniform(), things.uniform())
      let grey = things.uniform()
      return bright.mixed(with: Colour(grey, grey, grey), 0.3)
    }
    let side = Double(canvas.side)
    let corners = [Point(0, 0), Point(side, 0), Point(side, side), Point(0, side)]
    let turn = things.uniform(in: 0...(2 * .pi))
    let middle = Point(side, side) / 2
    let reach = Point(cos(turn), sin(turn)) * side * 0.6
    canvas.fill(corners, from: middle - reach, colour(), to: middle + reach, colour())
    for _ in 0..<things.integer(below: 9) {
      let at = Point(things.uniform(), things.uniform()) * side
      let radii = Point(things.uniform(in: 0.05...0.4), things.uniform(in: 0.05...0.4)) * side
      let angle = things.uniform(in: 0...(2 * .pi))
      let paint = colour()
      switch things.integer(below: 3) {
      case 0: canvas.glow(at, radii: radii, paint, opacity: 0.9)
      case 1: canvas.fill(Curve.ellipse(at, radii, angle: angle), paint, opacity: 0.8)
      default:
        let along = Point(cos(angle), sin(angle)) * side * 2
        canvas.fill(
          Curve.stroke([at - along, at + along]) { _ in radii.x * 0.5 }, paint, opacity: 0.8)
      }
    }
  }

  mutating func paintOcclusion() {
    var things = conditions.things.split(3)
    let colour = Colour(things.uniform(), things.uniform(), things.uniform())
    switch conditions.occlusion {
    case .none: break
    case .bar:
      let at = front(things.uniform(in: -0.5...0.5), things.uniform(in: -0.6...0.9))
      let angle = things.uniform(in: 0...Double.pi)
      let along = Point(cos(angle), sin(angle)) * Double(canvas.side) * 2
      let width = things.uniform(in: 0.2...0.4) * unit
      canvas.fill(Curve.stroke([at - along, at + along]) { _ in width }, colour)
    case .sunglasses:
      let glasses = SyntheticIdentity.Glasses(
        radii: Point(0.26, 0.19), roundness: things.uniform(in: 0.3...1), thickness: 0.04,
        colour: Colour(0.05, 0.05, 0.05))
      paintGlasses(glasses, tint: Colour(0.08, 0.07, 0.08), opacity: 0.93)
    case .hat:
      let w = person.width + 0.2
      let brim = -0.5 + things.uniform(in: -0.1...0.05)
      let crown = [
        Point(-w, brim), Point(-w * 0.95, -1), Point(-w * 0.5, -1.35), Point(0, -1.42),
        Point(w * 0.5, -1.35), Point(w * 0.95, -1), Point(w, brim),
        Point(0, brim - 0.1),
      ]
      canvas.fill(Curve.closed(rim(crown)), colour)
      canvas.fill(
        Curve.stroke(Curve.open(rim([Point(-w, brim), Point(0, brim - 0.1), Point(w, brim)]))) {
          [unit] _ in
          unit * 0.16
        }, colour.lit(0.7))
    case .scarf:
      let top = things.uniform(in: 0.6...0.85)
      let cloth = [
        Point(-1.1, top - 0.2), Point(0, top), Point(1.1, top - 0.2), Point(1.4, 1.8),
        Point(-1.4, 1.8),
      ]
      canvas.fill(
        Curve.closed(rim(cloth)), from: rim(0, top), colour, to: rim(0, 1.6), colour.lit(0.6))
    }
  }
}
