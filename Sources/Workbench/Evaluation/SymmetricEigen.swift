/// The inner product.
func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }

/// The sum of vectors, each times its weight.
func combination(of vectors: [[Double]], _ weights: [Double]) -> [Double] {
  var result = [Double](repeating: 0, count: vectors.first?.count ?? 0)
  for (vector, weight) in zip(vectors, weights) {
    for index in result.indices { result[index] += weight * vector[index] }
  }
  return result
}

/// Makes vectors orthogonal and of unit length, in order (Gram and Schmidt, twice over).
///
/// One that adds no direction of its own is replaced by the first coordinate axis that does.
func orthonormalise(_ vectors: inout [[Double]]) {
  for index in vectors.indices {
    let others = vectors[..<index]
    let length = dot(vectors[index], vectors[index]).squareRoot()
    var own = part(of: vectors[index], orthogonalTo: others)
    var axis = 0
    var shortest = 1e-10 * length
    while own.length <= shortest {
      let unit = vectors[index].indices.map { $0 == axis ? 1.0 : 0.0 }
      own = part(of: unit, orthogonalTo: others)
      axis += 1
      shortest = 1e-3
    }
    vectors[index] = own.vector.map { $0 / own.length }
  }
}

/// What is left of a vector beside the span of others, and its length.
private func part(
  of vector: [Double], orthogonalTo others: ArraySlice<[Double]>
) -> (vector: [Double], length: Double) {
  var vector = vector
  for _ in 0..<2 {
    for other in others {
      let part = dot(vector, other)
      for index in vector.indices { vector[index] -= part * other[index] }
    }
  }
  return (vector, dot(vector, vector).squareRoot())
}

/// The eigenvalues, in decreasing order, and unit eigenvectors of a small symmetric matrix.
///
/// - Source: Jacobi, "Über ein leichtes Verfahren …", 1846; cyclic sweeps as in Golub and Van Loan.
func jacobi(_ matrix: [[Double]]) -> [(value: Double, vector: [Double])] {
  var a = matrix
  let size = a.count
  var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
  for _ in 0..<60 {
    var offDiagonal = 0.0
    for p in 0..<size { for q in 0..<size where q != p { offDiagonal += a[p][q] * a[p][q] } }
    let diagonal = (0..<size).reduce(0.0) { $0 + a[$1][$1] * a[$1][$1] }
    if offDiagonal <= 1e-32 * diagonal { break }
    for p in 0..<size {
      for q in p + 1..<max(p + 1, size) where a[p][q] != 0 { rotate(&a, &vectors, p, q) }
    }
  }
  let order = (0..<size).sorted { (-a[$0][$0], $0) < (-a[$1][$1], $1) }
  return order.map { column in (a[column][column], vectors.map { $0[column] }) }
}

/// One rotation in the plane of two axes that makes their entry zero.
private func rotate(_ a: inout [[Double]], _ vectors: inout [[Double]], _ p: Int, _ q: Int) {
  let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
  let sign: Double = theta < 0 ? -1 : 1
  let tangent = sign / (abs(theta) + (theta * theta + 1).squareRoot())
  let cosine = 1 / (tangent * tangent + 1).squareRoot()
  let sine = tangent * cosine
  for k in a.indices {
    (a[k][p], a[k][q]) = (cosine * a[k][p] - sine * a[k][q], sine * a[k][p] + cosine * a[k][q])
  }
  for k in a.indices {
    (a[p][k], a[q][k]) = (cosine * a[p][k] - sine * a[q][k], sine * a[p][k] + cosine * a[q][k])
  }
  for k in a.indices {
    (vectors[k][p], vectors[k][q]) = (
      cosine * vectors[k][p] - sine * vectors[k][q], sine * vectors[k][p] + cosine * vectors[k][q]
    )
  }
}
