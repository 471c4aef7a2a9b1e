import OKRTesting
import Testing

@testable import OKRModel

@Suite("A target that crosses the baseline")
struct TurnTests {
    private static let today: Day = "2026-02-02"

    private static func turned(
        _ measures: [MeasureField: Decimal] = [.target: -50], values: (Day, Decimal)...
    ) throws -> Story {
        try values.reduce(quarter) { story, value in
            try story.and(RecordCheckIn(on: "KR-1", value: value.1, day: value.0), on: Self.today)
        }.and(
            ChangeTarget(of: "KR-1", to: measures, turns: true, reason: "the other way"),
            on: Self.today)
    }

    @Test("From its day on what rose has to fall, and the days before stay what they were")
    func raw() throws {
        let story = try Self.turned(values: ("2026-01-10", 20), ("2026-02-02", -25))
        #expect(story.keyResult("KR-1", on: "2026-02-01").raw == 0.2)
        let figures = story.keyResult("KR-1", on: Self.today)
        #expect(figures.raw == 0.5)
        #expect(figures.originalProgress == 0)
        #expect(figures.drift == 0.5)
        #expect(figures.moves == 1)
    }

    @Test("A value on the old side counts as nothing")
    func oldSide() throws {
        let story = try Self.turned(values: ("2026-01-10", 20))
        #expect(story.keyResult("KR-1", on: Self.today).raw == -0.4)
        #expect(story.keyResult("KR-1", on: Self.today).progress == 0)
        #expect(story.keyResult("KR-1", on: Self.today).drift == 0 - 0.2)
    }

    @Test("The marks turn with it, and zones are reached downwards")
    func zones() throws {
        let story = try Self.turned(
            [.commit: -15, .target: -50, .stretch: -80], values: ("2026-02-02", -60))
        #expect(story.keyResult("KR-1", on: Self.today).zone == .target)
        let back = try story.and(RecordCheckIn(on: "KR-1", value: -14), on: Self.today)
        #expect(back.keyResult("KR-1", on: Self.today).zone == .fail)
    }

    @Test("Marks that do not turn with it contradict it")
    func contradicting() throws {
        let story = try quarter.and(
            ChangeTarget(of: "KR-1", to: [.stretch: 120], reason: "more"), on: "2026-01-20")
        try given(story)
            .when(
                ChangeTarget(of: "KR-1", to: [.target: -50], turns: true, reason: "why"),
                on: Self.today
            )
            .thenRefused(
                "target -50 lies beyond stretch 120; give baseline, commit, target and stretch in "
                    + "this order, rising or falling")
    }

    @Test("Phases are held against the new direction")
    func phases() throws {
        let story = try Self.turned().and(
            ChangePhases(of: "KR-1", to: [Phase(day: "2026-02-20", value: -5)], on: Self.today),
            on: Self.today)
        #expect(story.keyResult("KR-1", on: "2026-02-20").expected == 0.1)
    }
}
