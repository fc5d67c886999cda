import Testing
@Test func Plotsplaceholder() { #expect(Bool(true)) }
