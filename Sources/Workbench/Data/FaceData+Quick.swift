extension FaceData {
  /// A small part of the data, to see in a moment that everything works: at most four photographs
  /// of a training person, every tenth development photograph, and about 200 pairs of each trial list.
  func quick() -> FaceData {
    var part = self
    var taken: [Int: Int] = [:]
    part.training = training.rows(
      training.labels.indices.filter { row in
        taken[training.labels[row], default: 0] += 1
        return taken[training.labels[row], default: 0] <= 4
      })
    part.development = development.map { $0.rows(Array(stride(from: 0, to: $0.count, by: 10))) }
    part.developmentTrials = developmentTrials?.part(of: 200)
    part.testTrials = testTrials?.part(of: 200)
    return part
  }
}

extension Photographs {
  /// The photographs of some rows; classes stay as they are.
  func rows(_ rows: [Int]) -> Photographs {
    Photographs(
      root: root, paths: rows.map { paths[$0] },
      labels: labels.isEmpty ? [] : rows.map { labels[$0] }, classes: classes)
  }
}

extension Trials {
  /// About `wanted` pairs, evenly spread over the list, and the photographs that they need.
  func part(of wanted: Int) -> Trials {
    pairs(Array(stride(from: 0, to: count, by: max(1, count / wanted))))
  }

  /// The given pairs, and the photographs that they need; without folds.
  func pairs(_ pairs: [Int]) -> Trials {
    let needed = Set(pairs.flatMap { [left[$0], right[$0]] }).sorted()
    let place = Dictionary(uniqueKeysWithValues: needed.enumerated().map { ($1, $0) })
    return Trials(
      photographs: photographs.rows(needed), left: pairs.compactMap { place[left[$0]] },
      right: pairs.compactMap { place[right[$0]] },
      same: same.map { same in pairs.map { same[$0] } })
  }
}
