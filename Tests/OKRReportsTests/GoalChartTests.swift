import OKRModel
import OKRReports
import OKRTesting
import Testing

@Suite("Charts of goals")
struct GoalChartTests {
    /// A quarter of hundred days from 1 January: one value a day would move 2.38 to the right.
    private static func quarter() throws -> Story {
        try given()
            .and(CreateLedger(name: "Acme", zone: .utc), on: "2026-01-01")
            .and(AddPerson(handle: "ana", name: "Ana Ruiz", login: "ana"), on: "2026-01-01")
            .and(AddTeam(id: "acme", title: "Acme", level: .company), on: "2026-01-01")
            .and(
                AddCycle(id: "q", start: "2026-01-01", end: "2026-04-11"), on: "2026-01-01"
            )
            .and(AddObjective(title: "Grow", cycle: "q", owner: "team:acme"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Sales", measures: [.baseline: 0, .target: 100],
                    unit: "k€"), on: "2026-01-01")
    }

    private struct Missing: Error {
        let name: String
    }

    private func check(_ value: Decimal, _ day: Day) -> RecordCheckIn {
        RecordCheckIn(on: "KR-1", value: value, day: day)
    }

    @Test("Values are dots and steps; a correction strikes the first value through from its day on")
    func values() throws {
        let story = try Self.quarter()
            .and(check(20, "2026-01-11"), on: "2026-01-11")  // @7
            .and(check(90, "2026-01-21"), on: "2026-01-21")  // @8
            .and(CorrectEntry(8, value: 40, reason: "typo"), on: "2026-01-31")
        let drawing = try pictureOfRow("KR-1", story, on: "2026-02-10")
        // 100 days on 238 units: 10 days are 23.8. 100 k€ on 146 units: 20 are 29.2.
        let dots = drawing.shapes.compactMap { shape -> String? in
            guard case .dot(let place, _) = shape.form, let presence = shape.presence else {
                return nil
            }
            let until = presence.until.map { "\($0)" } ?? "–"
            return
                "\(shape.style) \(Int((place.x * 10).rounded())) \(Int((place.y * 10).rounded()))"
                + " \(presence.on) \(presence.known) \(until) \(shape.words ?? "")"
        }
        #expect(
            dots == [
                "value 618 1268 2026-01-11 2026-01-11 – 20 k€",
                "value 856 246 2026-01-21 2026-01-21 2026-01-31 90 k€",
                "struck 856 246 2026-01-21 2026-01-31 – 90 k€, corrected: typo",
                "value 856 976 2026-01-21 2026-01-31 – 40 k€",
            ])
        #expect(
            drawing.words
                == "2 check-ins from 20 k€ on 11 Jan to 40 k€ on 21 Jan, to reach: 0 → 100 k€, "
                + "40 % done, 1 struck out.")
        let steps = drawing.shapes.filter {
            if case .line = $0.form { $0.style == "value" } else { false }
        }
        #expect(steps.map(\.presence?.until) == ["2026-01-31", nil])
    }

    @Test("A moved target is a step, with who moved it and why, and its line ends when known")
    func moved() throws {
        let story = try Self.quarter()
            .and(check(20, "2026-01-11"), on: "2026-01-11")
            .and(
                ChangeTarget(
                    of: "KR-1", to: [.target: 80], reason: "market", on: "2026-02-10"),
                on: "2026-02-20")
        let drawing = try pictureOfRow("KR-1", story, on: "2026-03-01")
        let targets = drawing.shapes.filter { $0.style == "target" }
        #expect(
            targets.map(\.presence) == [
                .init(on: "2026-01-01", known: "2026-01-01", until: "2026-02-20"),
                .init(on: "2026-01-01", known: "2026-02-20"),
                .init(on: "2026-02-10", known: "2026-02-20"),
            ])
        // 40 days are 95.2 from 38; 80 of 100 are 116.8 up from 156.
        guard case .line(let places)? = targets.last?.form else { throw Missing(name: "line") }
        #expect(places.map { Int(($0.x * 10).rounded()) } == [1332, 1332, 2760])
        #expect(places.map { Int(($0.y * 10).rounded()) } == [100, 392, 392])
        let event = try #require(drawing.shapes.first { $0.style == "event" })
        #expect(event.words == "target 100 → 80, Ana Ruiz: market")
        #expect(event.presence == .init(on: "2026-02-10", known: "2026-02-20"))
        #expect(event.entry == 8)
        #expect(drawing.words.hasSuffix("25 % done, moved 1×."))
    }

    @Test("A forecast is a band to the last day; a closed goal ends with a line and its score")
    func forecast() throws {
        var story = try Self.quarter()
        for (value, day) in [(10, "2026-01-11"), (20, "2026-01-21"), (30, "2026-01-31")] {
            let day = try #require(Day(day))
            story = try story.and(check(Decimal(value), day), on: day)
        }
        let open = try pictureOfRow("KR-1", story, on: "2026-01-31")
        #expect(open.shapes.contains { $0.style == "band" && $0.words == "forecast 100 on 11 Apr" })
        story = try story.and(
            CloseGoal("KR-1", outcome: .missed, score: 0.3, note: "enough"), on: "2026-02-10")
        let closed = try pictureOfRow("KR-1", story, on: "2026-03-01")
        #expect(!closed.shapes.contains { $0.style == "band" })
        let line = try #require(closed.shapes.first { $0.style == "closing" })
        #expect(line.words == "missed, score 0.3, Ana Ruiz: enough")
        #expect(closed.words.hasSuffix("30 % done, missed."))
    }

    @Test("An objective's days show what is known now, and what was known then where it differs")
    func burnUp() throws {
        let story = try Self.quarter()
            .and(check(20, "2026-01-11"), on: "2026-01-11")
            .and(check(50, "2026-01-21"), on: "2026-02-10")
        let drawing = try pictureOfRow("O-1", story, on: "2026-02-10")
        #expect(drawing.shapes.contains { $0.style == "then" })
        #expect(
            drawing.words
                == "From no progress on 1 Jan to 50 % on 10 Feb, expected 40 %; on 21 Jan 20 % was "
                + "known of what is 50 % now.")
    }
}
