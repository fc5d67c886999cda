import Testing
@Test func Pluginsplaceholder() { #expect(Bool(true)) }
