@testable import Workbench

/// A few small drawn people, made in a moment.
func fewFaces(identities: Int = 6, heldOut: Int = 4, pairs: Int = 20) -> SyntheticOptions {
  var options = SyntheticOptions()
  options.identities = identities
  options.photographs = 4
  options.heldOutIdentities = heldOut
  options.heldOutPhotographs = 3
  options.pairs = pairs
  options.side = 48
  return options
}
