internal import Glibc

/// The element type of a tensor.
public enum ScalarType: String, Sendable, Codable {
  /// Single precision: training and inference.
  case float32 = "F32"
  /// Double precision: the reference path and gradient checks.
  case float64 = "F64"

  /// Bytes of one element.
  public var byteCount: Int { self == .float32 ? 4 : 8 }
}

/// What kernels need of an element type; implemented by `Float` and `Double` alone.
protocol Real: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  static var type: ScalarType { get }
  static func exp(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func erf(_ x: Self) -> Self
  static func acos(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
}

extension Float: Real {
  static var type: ScalarType { .float32 }
  static func exp(_ x: Float) -> Float { expf(x) }
  static func log(_ x: Float) -> Float { logf(x) }
  static func tanh(_ x: Float) -> Float { tanhf(x) }
  static func log1p(_ x: Float) -> Float { log1pf(x) }
  static func erf(_ x: Float) -> Float { erff(x) }
  static func acos(_ x: Float) -> Float { acosf(x) }
  static func cos(_ x: Float) -> Float { cosf(x) }
  static func sin(_ x: Float) -> Float { sinf(x) }
}

extension Double: Real {
  static var type: ScalarType { .float64 }
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  static func erf(_ x: Double) -> Double { Glibc.erf(x) }
  static func acos(_ x: Double) -> Double { Glibc.acos(x) }
  static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  static func sin(_ x: Double) -> Double { Glibc.sin(x) }
}
