import OKRModel
import Testing

@Suite("Instants as text")
struct InstantTests {
    @Test(
        "A moment of the years 0001 to 9999 in UTC reads as it is written",
        arguments: [
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"),
            ("0001-01-01T23:59:00+23:59", "0001-01-01T00:00:00.000000Z"),
            ("2026-02-15T10:00:00.25+01:00", "2026-02-15T09:00:00.250000Z"),
            ("9999-12-31T00:00:00-23:59", "9999-12-31T23:59:00.000000Z"),
            ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
        ])
    func inside(text: String, written: String) throws {
        let instant = try #require(Instant(text))
        #expect(instant.description == written)
        #expect(Instant(written) == instant)
    }

    @Test(
        "A moment that UTC has in another year is none",
        arguments: [
            "0001-01-01T00:00:00+00:01", "0001-01-01T23:58:59.999999+23:59",
            "9999-12-31T23:59:59-00:01", "9999-12-31T00:01:00-23:59",
        ])
    func outside(text: String) {
        #expect(Instant(text) == nil)
    }
}
