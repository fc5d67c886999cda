/// A run's identity: 12 hexadecimal characters over everything that determines its result.
///
/// Parts are the resolved configuration, hashes of plugins and engine, the data's manifest, seed,
/// threads and instruction set. Lengths are hashed too, so no two sets of parts run together.
public func runKey(parts: [String: String]) -> String {
  let hash = SHA256()
  for (name, value) in parts.sorted(by: { $0.key.precedesBytewise($1.key) }) {
    var text = "\(name.utf8.count):\(name)=\(value.utf8.count):\(value)\n"
    text.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
  }
  return String(hash.hexDigest().prefix(12))
}

/// What differs between two runs, one line a part: `loss.margin 0.3 → 0.5`.
public func changedParts(old: [String: String], new: [String: String]) -> [String] {
  Set(old.keys).union(new.keys).sorted { $0.precedesBytewise($1) }.compactMap { name in
    guard old[name] != new[name] else { return nil }
    return "\(name) \(shortened(old[name])) → \(shortened(new[name]))"
  }
}

/// A hash is told by its first 8 characters.
private func shortened(_ value: String?) -> String {
  guard let value else { return "(none)" }
  let isHash = value.utf8.count >= 16 && value.allSatisfy(\.isHexDigit)
  return isHash ? value.prefix(8) + "…" : value
}
