internal import CCrypto

/// A SHA-256 that takes its bytes in pieces; libcrypto does the work.
final class SHA256 {
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    require(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto has no SHA-256")
  }

  deinit { EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The hash of all bytes so far, in hexadecimal; nothing can be added afterwards.
  func hexDigest() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The hash of some bytes, in hexadecimal.
  static func hexDigest(of bytes: [UInt8]) -> String {
    let hash = SHA256()
    bytes.withUnsafeBytes(hash.update)
    return hash.hexDigest()
  }
}
