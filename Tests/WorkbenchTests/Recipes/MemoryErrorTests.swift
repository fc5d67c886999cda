import Testing

@testable import Workbench

@Suite struct MemoryErrorTests {
  private let machine = MachineMemory(total: 8 << 30, available: 3 << 30)

  @Test func `what fits is not spoken of`() throws {
    #expect(try MemoryError.check("main", needed: 3 << 30, machine) == nil)
    let unknown = MachineMemory(total: 0, available: 0)
    #expect(try MemoryError.check("main", needed: 3 << 30, unknown) == nil)
  }

  @Test func `what others would have to give up is warned of`() throws {
    let warning = try #require(try MemoryError.check("main", needed: 5 << 30, machine))
    #expect(warning.contains("main: a step needs about 5.0 GiB, and 3.0 GiB are available"))
  }

  @Test func `what the machine does not have is refused`() {
    let error = MemoryError(name: "main", needed: 9 << 30, total: 8 << 30)
    #expect(throws: error) { try MemoryError.check("main", needed: 9 << 30, machine) }
    #expect(error.description.contains("about 9.0 GiB of memory, and this machine has 8.0 GiB"))
  }

  @Test func `this machine has memory, and this process holds some`() {
    let machine = MachineMemory.current
    #expect(machine.available > 0 && machine.available <= machine.total)
    #expect(residentMemoryBytes() > 1 << 20 && peakMemoryBytes() >= residentMemoryBytes() / 2)
  }
}
