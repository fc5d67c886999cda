internal import Foundation

/// What makes a drawn person who it is: geometry and colours, the same on every photograph.
///
/// Lengths are in halves of the face's height, angles in radians.
struct SyntheticIdentity: Equatable {
  enum HairStyle: Int, CaseIterable {
    case bald, receding, short, sidePart, fringe, middlePart, curly, bun
  }
  enum Beard: Int, CaseIterable { case none, stubble, moustache, goatee, full }

  // Head
  let width: Double
  let cheek: Double
  let jaw: Double
  let chin: Double
  let forehead: Double
  let earSize: Double
  let skin: Colour
  let blush: Double
  // Hair
  let hairStyle: HairStyle
  let hairColour: Colour
  let hairVolume: Double
  let hairline: Double
  let hairLength: Double
  let part: Double
  // Eyes and brows
  let eyeSpacing: Double
  let eyeHeight: Double
  let eyeSize: Double
  let eyeOpening: Double
  let eyeTilt: Double
  let iris: Colour
  let browHeight: Double
  let browThickness: Double
  let browLength: Double
  let browArch: Double
  let browTilt: Double
  let browColour: Colour
  // Nose and mouth
  let noseLength: Double
  let noseWidth: Double
  let noseBridge: Double
  let mouthHeight: Double
  let mouthWidth: Double
  let upperLip: Double
  let lowerLip: Double
  let lips: Colour
  // Beard, glasses, marks
  let beard: Beard
  let glasses: Glasses?
  let moles: [Point]
  let freckles: Double
  let wrinkles: Double

  struct Glasses: Equatable {
    let radii: Point
    let roundness: Double
    let thickness: Double
    let colour: Colour
  }

  init(random source: Random) {
    var random = source
    /// A value around a middle, at most two spreads away.
    func about(_ middle: Double, _ spread: Double) -> Double {
      middle + spread * max(-2, min(2, random.normal()))
    }
    width = about(0.78, 0.055)
    cheek = about(0.95, 0.035)
    jaw = about(0.74, 0.08)
    chin = about(0.32, 0.07)
    forehead = about(0.9, 0.05)
    earSize = about(0.2, 0.035)
    let tone = random.uniform()
    skin = SyntheticIdentity.skin(tone, &random)
    blush = random.uniform(in: 0...0.35)

    hairStyle = HairStyle(rawValue: random.integer(below: HairStyle.allCases.count)) ?? .short
    let hair = SyntheticIdentity.hair(&random)
    hairColour = hair
    hairVolume = about(0.16, 0.05)
    hairline = about(-0.58, 0.08)
    hairLength = random.chance(0.45) ? random.uniform(in: 0.5...1.25) : random.uniform(in: -0.3...0)
    part = random.uniform(in: -0.5...0.5)

    eyeSpacing = about(0.35, 0.035)
    eyeHeight = about(-0.1, 0.045)
    eyeSize = about(0.165, 0.02)
    eyeOpening = about(0.5, 0.09)
    eyeTilt = about(0, 0.09)
    iris = SyntheticIdentity.iris(&random)
    browHeight = about(0.2, 0.03)
    browThickness = about(0.055, 0.02)
    browLength = about(0.21, 0.03)
    browArch = about(0.04, 0.03)
    browTilt = about(0, 0.14)
    browColour = hair.mixed(with: Colour(0.12, 0.08, 0.06), random.uniform(in: 0.2...0.8))

    noseLength = about(0.36, 0.05)
    noseWidth = about(0.145, 0.03)
    noseBridge = random.uniform()
    mouthHeight = about(0.55, 0.04)
    mouthWidth = about(0.27, 0.045)
    upperLip = about(0.05, 0.018)
    lowerLip = about(0.07, 0.02)
    let red = Colour(0.72, 0.22, 0.25).mixed(with: Colour(0.55, 0.3, 0.28), random.uniform())
    lips = skin.mixed(with: red, random.uniform(in: 0.35...0.85))

    let isBearded = random.chance(0.4)
    let kind = Beard(rawValue: 1 + random.integer(below: 4)) ?? .stubble
    beard = isBearded ? kind : .none
    glasses = random.chance(0.25) ? SyntheticIdentity.glasses(&random) : nil
    moles = (0..<max(0, random.integer(below: 5) - 1)).map { _ in
      Point(random.uniform(in: -0.55...0.55), random.uniform(in: -0.3...0.75))
    }
    freckles = random.chance(0.15) ? random.uniform(in: 0.3...0.8) : 0
    wrinkles = random.chance(0.35) ? random.uniform(in: 0.2...0.8) : 0
  }

  private static func skin(_ tone: Double, _ random: inout Random) -> Colour {
    let tones = [
      Colour(0.97, 0.84, 0.76), Colour(0.9, 0.7, 0.57), Colour(0.75, 0.55, 0.4),
      Colour(0.55, 0.37, 0.26), Colour(0.33, 0.22, 0.16),
    ]
    let place = tone * 3.999
    let index = Int(place)
    let colour = tones[index].mixed(with: tones[index + 1], place - Double(index))
    return colour
      * Colour(
        1 + 0.03 * random.normal(), 1 + 0.03 * random.normal(), 1 + 0.05 * random.normal())
  }

  private static func hair(_ random: inout Random) -> Colour {
    let colours = [
      Colour(0.07, 0.06, 0.06), Colour(0.17, 0.11, 0.08), Colour(0.3, 0.19, 0.11),
      Colour(0.42, 0.22, 0.12), Colour(0.62, 0.3, 0.12), Colour(0.74, 0.57, 0.32),
      Colour(0.88, 0.78, 0.56), Colour(0.55, 0.55, 0.56), Colour(0.86, 0.86, 0.85),
      Colour(0.5, 0.12, 0.16),
    ]
    let colour = colours[random.integer(below: colours.count)]
    return colour.lit(random.uniform(in: 0.8...1.2))
  }

  private static func iris(_ random: inout Random) -> Colour {
    let colours = [
      Colour(0.2, 0.12, 0.07), Colour(0.36, 0.22, 0.1), Colour(0.3, 0.42, 0.25),
      Colour(0.25, 0.45, 0.65), Colour(0.45, 0.52, 0.56),
    ]
    return colours[random.integer(below: colours.count)].lit(random.uniform(in: 0.85...1.15))
  }

  private static func glasses(_ random: inout Random) -> Glasses {
    let frames = [
      Colour(0.06, 0.06, 0.07), Colour(0.35, 0.2, 0.1), Colour(0.65, 0.1, 0.12),
      Colour(0.7, 0.62, 0.3), Colour(0.15, 0.2, 0.5), Colour(0.9, 0.9, 0.92),
    ]
    let side = random.uniform(in: 0.22...0.28)
    return Glasses(
      radii: Point(side, side * random.uniform(in: 0.65...1)),
      roundness: random.uniform(in: 0.2...1), thickness: random.uniform(in: 0.022...0.055),
      colour: frames[random.integer(below: frames.count)])
  }
}
