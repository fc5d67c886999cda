/// The rows of each class, classes in order of first appearance.
func rowsByClass(_ labels: [Int]) -> [[Int]] {
  var place: [Int: Int] = [:]
  var classes: [[Int]] = []
  for (row, label) in labels.enumerated() {
    if let index = place[label] {
      classes[index].append(row)
    } else {
      place[label] = classes.count
      classes.append([row])
    }
  }
  return classes
}
