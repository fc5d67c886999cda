/// The same values in another order: the largest where a score is smallest, and so on.
///
/// Equal scores are served in order.
package func largestFirst(_ values: [Double], toSmallest scores: [Double]) -> [Double] {
  let places = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
  var result = values
  for (place, value) in zip(places, values.sorted(by: >)) { result[place] = value }
  return result
}
