import Testing

@testable import Workbench

@Suite struct RunKeyTests {
  @Test func `the key is the beginning of the hash of lengths, names and values in order`() {
    let hash = SHA256.hexDigest(of: Array("1:a=1:1\n4:seed=2:42\n".utf8))
    #expect(runKey(parts: ["seed": "42", "a": "1"]) == String(hash.prefix(12)))
  }

  @Test func `parts that read alike when put together have other keys`() {
    let keys = [
      ["a": "b=c"], ["a=b": "c"], ["a": "b", "c": ""], ["a": "1:b"], ["a": "b\n1:c=1:d"],
      ["a": "b", "c": "d"],
    ].map(runKey)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `what changed is told part by part, hashes shortened`() {
    let old = ["loss.margin": "0.3", "engine": "0123456789abcdef01", "seed": "1", "gone": "x"]
    let new = ["loss.margin": "0.5", "engine": "fedcba9876543210ff", "seed": "1", "threads": "2"]
    #expect(
      changedParts(old: old, new: new) == [
        "engine 01234567… → fedcba98…", "gone x → (none)", "loss.margin 0.3 → 0.5",
        "threads (none) → 2",
      ])
    #expect(changedParts(old: old, new: old).isEmpty)
  }
}
