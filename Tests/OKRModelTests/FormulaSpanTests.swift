import Testing

@testable import OKRModel

@Suite("How much earlier a formula looks")
struct FormulaSpanTests {
    @Test(
        "Days and weeks are counted; months clip at their end",
        arguments: [
            (1, .day, "2026-03-01", "2026-02-28", "2026-03-02"),
            (2, .week, "2026-01-05", "2025-12-22", "2026-01-19"),
            (1, .month, "2026-03-31", "2026-02-28", "2026-04-30"),
            (1, .month, "2024-03-31", "2024-02-29", "2024-04-30"),
            (1, .quarter, "2026-05-31", "2026-02-28", "2026-08-31"),
            (1, .year, "2024-02-29", "2023-02-28", "2025-02-28"),
            (4, .year, "2024-02-29", "2020-02-29", "2028-02-29"),
            (14, .month, "2026-01-15", "2024-11-15", "2027-03-15"),
            // The ends of the days there are.
            (1, .day, "0001-01-02", "0001-01-01", "0001-01-03"),
            (1, .day, "0001-01-01", nil, "0001-01-02"),
            (1, .week, "9999-12-31", "9999-12-24", nil),
            (1, .month, "0001-01-31", nil, "0001-02-28"),
            (1, .month, "9999-12-01", "9999-11-01", nil),
            (1, .year, "0002-01-01", "0001-01-01", "0003-01-01"),
            (1000, .year, "0999-06-01", nil, "1999-06-01"),
            (1000, .year, "9000-06-01", "8000-06-01", nil),
        ] as [(Int, Formula.Span.Unit, String, String?, String?)])
    func moving(
        _ count: Int, _ unit: Formula.Span.Unit, _ day: String, _ before: String?, _ after: String?
    ) throws {
        let span = try #require(Formula.Span(count, unit))
        let day = try #require(Day(day))
        #expect(span.before(day)?.description == before)
        #expect(span.after(day)?.description == after)
    }

    @Test("A span counts from 1 to 1000, and prints as it is typed")
    func counts() throws {
        #expect(Formula.Span(0, .day) == nil)
        #expect(Formula.Span(1001, .day) == nil)
        let id = try #require(GoalID("a"))
        for unit in Formula.Span.Unit.allCases {
            for count in [1, 2, 1000] {
                let span = try #require(Formula.Span(count, unit))
                #expect(try Formula("previous(a, \(span))").root == .previous(.kpi(id), span))
            }
            #expect(Formula.Span(1, unit)?.description == "1 \(unit.rawValue)")
            #expect(Formula.Span(2, unit)?.description == "2 \(unit.rawValue)s")
        }
    }
}
