internal import Foundation

/// Hair and beard.
extension FacePainter {
  private var isLong: Bool {
    person.hairLength > 0.2 && person.hairStyle != .bald && person.hairStyle != .receding
      && person.hairStyle != .bun
  }

  mutating func paintHairBehind() {
    guard person.hairStyle != .bald else { return }
    let volume = person.hairVolume
    let w = person.width + volume
    let dark = person.hairColour.lit(0.7)
    switch person.hairStyle {
    case .curly:
      // Locks around the head, at the same places on every photograph.
      let bottom = max(-0.1, person.hairLength)
      for step in 0...18 {
        let turn = .pi * (Double(step) / 18 * 1.5 - 0.25)
        let (u, v) = (-cos(turn) * w * 0.98, -sin(turn) * (0.92 + volume))
        let radius = (0.2 + volume * 0.6) * unit
        canvas.fill(
          Curve.ellipse(rim(u, min(v, bottom)), Point(radius, radius)),
          dark.lit(1 + 0.1 * sin(turn * 7)))
      }
    case .bun:
      let radius = (0.24 + volume) * unit
      canvas.fill(
        Curve.ellipse(rim(person.part * 0.6, -1.12 - volume), Point(radius, radius * 0.9)), dark)
    default: break
    }
    guard isLong else { return }
    let bottom = person.hairLength
    let fall = [
      Point(0, -1 - volume), Point(w * 0.75, -0.85 - volume * 0.5), Point(w * 1.05, -0.3),
      Point(w * 1.1, bottom * 0.6),
      Point(w * 1.02, bottom + 0.1), Point(w * 0.5, bottom + 0.22), Point(-w * 0.5, bottom + 0.22),
      Point(-w * 1.02, bottom + 0.1), Point(-w * 1.1, bottom * 0.6), Point(-w * 1.05, -0.3),
      Point(-w * 0.75, -0.85 - volume * 0.5),
    ]
    canvas.fill(Curve.closed(rim(fall)), dark)
  }

  /// The hairline from the right temple to the left one.
  private func hairline() -> [Point] {
    let w = person.width * person.forehead
    let line = person.hairline
    let part = person.part
    switch person.hairStyle {
    case .bald: return []
    case .receding:
      return [
        Point(w * 0.97, -0.3), Point(w * 0.75, line - 0.22), Point(w * 0.4, -0.98),
        Point(0.12, line - 0.22), Point(-0.12, line - 0.22), Point(-w * 0.4, -0.98),
        Point(-w * 0.75, line - 0.22), Point(-w * 0.97, -0.3),
      ]
    case .short, .curly, .bun:
      return [
        Point(w * 0.97, -0.2), Point(w * 0.82, line + 0.08), Point(w * 0.45, line - 0.06),
        Point(0, line - 0.02), Point(-w * 0.45, line - 0.06), Point(-w * 0.82, line + 0.08),
        Point(-w * 0.97, -0.2),
      ]
    case .sidePart:
      let side = part < 0 ? -1.0 : 1.0
      let points = [
        Point(w * 0.97, -0.2), Point(w * 0.85, line + 0.18), Point(w * 0.5, line - 0.18),
        Point(w * 0.42, line - 0.3), Point(0, line - 0.05), Point(-w * 0.5, line + 0.12),
        Point(-w * 0.85, line + 0.3), Point(-w * 0.97, -0.15),
      ]
      return side > 0 ? points : points.reversed().map { Point(-$0.x, $0.y) }
    case .fringe:
      let low = line + 0.2
      return [
        Point(w * 0.99, 0), Point(w * 0.9, low + 0.06), Point(w * 0.5, low),
        Point(0, low + 0.02 * part), Point(-w * 0.5, low), Point(-w * 0.9, low + 0.06),
        Point(-w * 0.99, 0),
      ]
    case .middlePart:
      return [
        Point(w * 1.0, 0.15), Point(w * 0.86, -0.2), Point(w * 0.55, line),
        Point(part * 0.3, line - 0.32), Point(-w * 0.55, line), Point(-w * 0.86, -0.2),
        Point(-w * 1.0, 0.15),
      ]
    }
  }

  mutating func paintHairInFront() {
    let line = hairline()
    guard let first = line.first, let last = line.last else { return }
    let volume = person.hairStyle == .receding ? 0.04 : person.hairVolume
    let w = person.width + volume * 0.7
    let crown = [
      Point(-w, -0.25), Point(-w * 0.93, -0.62 - volume * 0.3),
      Point(-w * 0.55, -0.95 - volume * 0.9),
      Point(0, -1 - volume), Point(w * 0.55, -0.95 - volume * 0.9),
      Point(w * 0.93, -0.62 - volume * 0.3), Point(w, -0.25),
    ]
    // The crown turns like the outline, the hairline like the face: a little of both between.
    let inner = line.enumerated().map { index, point in
      index == 0 || index == line.count - 1
        ? rim(point.x, point.y) : rim(point.x, point.y) * 0.4 + front(point.x, point.y) * 0.6
    }
    let outline =
      Curve.open([rim(last.x, last.y)] + rim(crown) + [rim(first.x, first.y)]) + Curve.open(inner)
    let colour = person.hairColour
    canvas.fill(outline, from: rim(0, -1.2), colour.lit(1.15), to: rim(0, 0), colour.lit(0.8))
    paintStrands(within: Coverage(outline, side: canvas.side), volume: volume, width: w)
    if person.hairStyle == .curly { paintCurls(volume: volume, width: w) }
    if isLong { paintLocks(width: w) }
  }

  private mutating func paintStrands(within inside: Coverage, volume: Double, width w: Double) {
    let colour = person.hairColour
    for strand in 0..<14 {
      let x = Double(strand) / 13 * 2 - 1
      let start = rim(person.part * 0.5 + 0.1 * x, -1 - volume)
      let end = rim(x * w * 1.1, -0.2)
      let bend = rim(x * w * 0.8, -0.9 - volume * 0.5)
      canvas.fill(
        Curve.stroke(Curve.open([start, bend, end])) { [unit] _ in unit * 0.025 },
        colour.lit(strand % 2 == 0 ? 1.35 : 0.6), opacity: 0.4, within: inside)
    }
  }

  private mutating func paintCurls(volume: Double, width w: Double) {
    let colour = person.hairColour
    for step in 0..<13 {
      let turn = .pi * Double(step) / 12
      let radius = (0.09 + 0.5 * volume) * unit
      canvas.fill(
        Curve.ellipse(
          rim(-cos(turn) * w, -0.2 - sin(turn) * (0.75 + volume)), Point(radius, radius)),
        colour.lit(step % 2 == 0 ? 1.1 : 0.85))
    }
  }

  private mutating func paintLocks(width w: Double) {
    let colour = person.hairColour
    for side in [-1.0, 1.0] {
      let lock = [
        Point(side * w, -0.4), Point(side * w * 1.12, 0),
        Point(side * w * 1.08, person.hairLength * 0.7),
        Point(side * w * 0.9, person.hairLength * 0.9),
        Point(side * w * 0.86, 0.2), Point(side * w * 0.88, -0.2),
      ]
      canvas.fill(Curve.closed(rim(lock)), colour.lit(0.9))
    }
  }

  mutating func paintBeard() {
    let w = person.width
    let v = person.mouthHeight
    let colour = person.hairColour.mixed(with: person.browColour, 0.5)
    let head = Coverage(Curve.closed(rim(headOutline())), side: canvas.side)
    let jaw = [
      Point(-w * 1.05, 0), Point(-w * 0.8, 0.25), Point(-person.mouthWidth * 1.25, v - 0.12),
      Point(0, v - 0.13),
      Point(person.mouthWidth * 1.25, v - 0.12), Point(w * 0.8, 0.25), Point(w * 1.05, 0),
      Point(w * 0.9, 0.75), Point(0, 1.12), Point(-w * 0.9, 0.75),
    ]
    switch person.beard {
    case .none: break
    case .stubble: canvas.fill(Curve.closed(front(jaw)), colour, opacity: 0.3, within: head)
    case .full: canvas.fill(Curve.closed(front(jaw)), colour, opacity: 0.9, within: head)
    case .goatee:
      let patch = [
        Point(-person.mouthWidth, v + 0.02), Point(0, v - 0.1), Point(person.mouthWidth, v + 0.02),
        Point(person.mouthWidth * 0.85, 0.95),
        Point(0, 1.05), Point(-person.mouthWidth * 0.85, 0.95),
      ]
      canvas.fill(Curve.closed(front(patch)), colour, opacity: 0.85, within: head)
    case .moustache: break
    }
    if person.beard == .moustache || person.beard == .full || person.beard == .goatee {
      let m = person.mouthWidth
      let lip = [
        Point(-m * 1.15, v + 0.03), Point(-m * 0.6, v - 0.11), Point(0, v - 0.12),
        Point(m * 0.6, v - 0.11),
        Point(m * 1.15, v + 0.03), Point(m * 0.5, v - 0.03), Point(0, v - 0.045),
        Point(-m * 0.5, v - 0.03),
      ]
      canvas.fill(Curve.closed(front(lip, lift: 0.03)), colour.lit(0.9), opacity: 0.92)
    }
  }
}
