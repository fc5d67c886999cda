import Testing
@Test func Workbenchplaceholder() { #expect(Bool(true)) }
