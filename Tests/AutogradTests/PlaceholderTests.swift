import Testing
@Test func Autogradplaceholder() { #expect(Bool(true)) }
