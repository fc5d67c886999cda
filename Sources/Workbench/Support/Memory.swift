internal import Foundation

/// The most memory that this process has held at once, in bytes.
public func peakMemoryBytes() -> Int { kibibytes("VmHWM", in: "/proc/self/status") }

/// The memory that this process holds, in bytes.
public func residentMemoryBytes() -> Int { kibibytes("VmRSS", in: "/proc/self/status") }

/// Memory of the machine, in bytes.
public struct MachineMemory: Sendable, Equatable {
  /// All of it, or what this process's group may use.
  public let total: Int
  /// What can be had now.
  public let available: Int

  /// That of this machine.
  public static var current: MachineMemory {
    let total = kibibytes("MemTotal", in: "/proc/meminfo")
    let limit = Int(
      text(of: "/sys/fs/cgroup/memory.max").trimmingCharacters(in: .whitespacesAndNewlines))
    let used = Int(
      text(of: "/sys/fs/cgroup/memory.current").trimmingCharacters(in: .whitespacesAndNewlines))
    let available = kibibytes("MemAvailable", in: "/proc/meminfo")
    guard let limit, limit < total else {
      return MachineMemory(total: total, available: available)
    }
    return MachineMemory(total: limit, available: min(available, limit - (used ?? 0)))
  }
}

/// A field of a file of `/proc` that is told in kB, in bytes.
private func kibibytes(_ name: String, in file: String) -> Int {
  let line = Environment.field(name, of: text(of: file)) ?? ""
  return (line.split(separator: " ").first.flatMap { Int($0) } ?? 0) * 1024
}
