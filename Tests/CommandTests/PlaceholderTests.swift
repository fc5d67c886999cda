import Testing
@Test func Commandplaceholder() { #expect(Bool(true)) }
