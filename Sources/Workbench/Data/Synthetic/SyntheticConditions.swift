internal import Foundation

/// What differs from one photograph to the next and says nothing of who is on it.
struct SyntheticConditions {
  enum Occlusion: Equatable { case none, bar, sunglasses, hat, scarf }

  // Pose, in radians, halves of the face's height and parts of the picture's side
  let yaw: Double
  let pitch: Double
  let roll: Double
  let scale: Double
  let shift: Point
  // Expression
  let smile: Double
  let mouthOpening: Double
  let eyeOpening: Double
  let browLift: Double
  let gaze: Point
  // Light
  let lightDirection: Double
  let lightStrength: Double
  let brightness: Double
  let cast: Colour
  let gamma: Double
  // Camera
  let blur: Double
  let noise: Double
  let quality: Int
  // Things
  let occlusion: Occlusion
  let takesGlassesOff: Bool
  /// Draws backgrounds, clothes and what hides parts of the face.
  let things: Random

  /// Conditions of one photograph; `difficulty` 0 makes a passport picture, 1 the default.
  init(random source: Random, difficulty: Double) {
    var random = source
    func about(_ spread: Double) -> Double {
      difficulty * spread * max(-2, min(2, random.normal()))
    }
    yaw = about(0.24)
    pitch = about(0.1)
    roll = about(0.13)
    scale = 1 + about(0.085)
    shift = Point(about(0.035), about(0.035))
    smile = about(0.5) + 0.2
    mouthOpening = random.chance(0.3 * difficulty) ? random.uniform(in: 0.2...1) : 0
    eyeOpening = max(0.25, 1 + about(0.18))
    browLift = about(0.025)
    gaze = Point(about(0.25), about(0.1))
    lightDirection = random.uniform(in: 0...(2 * .pi))
    lightStrength = difficulty * random.uniform(in: 0...0.85)
    brightness = 1 + about(0.13)
    cast = Colour(1 + about(0.11), 1 + about(0.05), 1 + about(0.12))
    gamma = exp(about(0.24))
    blur = difficulty * max(0, random.uniform(in: -0.6...1.6))
    noise = difficulty * random.uniform(in: 0...0.05)
    quality = Int(random.uniform(in: (92 - 40 * difficulty)...93))
    let hidden: [Occlusion] = [.bar, .sunglasses, .hat, .scarf]
    occlusion =
      random.chance(0.2 * difficulty) ? hidden[random.integer(below: hidden.count)] : .none
    takesGlassesOff = random.chance(0.15 * difficulty)
    things = random.split(1)
  }
}
