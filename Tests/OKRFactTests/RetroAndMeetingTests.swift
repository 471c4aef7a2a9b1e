import OKRTesting
import Testing

@testable import OKRModel

@Suite("Retrospective notes and meetings")
struct RetroAndMeetingTests {
    private static let today: Day = "2026-04-02"

    private static func closed() throws -> Story {
        try frame().and(CloseCycle("Q1"), on: "2026-04-01")
    }

    private static func kpis() throws -> Story {
        try quarter.and(AddKPI(title: "Revenue", owner: "team:sales"), on: "2026-02-01")
            .and(AddKPI(title: "Cost", owner: "team:sales"), on: "2026-02-01")
    }

    @Test("A closed cycle takes notes, and what comes next is taken on by somebody")
    func noted() throws {
        try given(Self.closed()).when(
            AddRetroNote("Q1", .well, text: " It went \n"), on: Self.today
        )
        .then(.cycle("Q1"), .retroAdded(.init(kind: .well, text: "It went")))
        try given(quarter)
            .when(
                AddRetroNote(
                    "Q1", .next, text: "Measure", owner: "person:ana", goal: "KR-5"),
                on: Self.today
            )
            .then(
                .cycle("Q1"),
                .retroAdded(.init(kind: .next, owner: "person:p1", goal: "KR-5", text: "Measure")))
    }

    @Test("A note is known from its entry on")
    func known() throws {
        let story = try Self.closed().and(AddRetroNote("Q1", .well, text: "a"), on: Self.today)
            .and(AddRetroNote("Q1", .badly, text: "b"), on: Self.today)
        let cycle = try #require(story.state.cycles["Q1"])
        #expect(cycle.retroNotes(knownThrough: story.last - 1).map(\.text) == ["a"])
        #expect(cycle.retroNotes(knownThrough: story.last).map(\.kind) == [.well, .badly])
    }

    @Test("A meeting looks at KPIs until it is set anew; the same again is nothing")
    func meeting() throws {
        let set = SetMeeting("weekly", owner: "team:sales", kpis: ["KPI-1"], title: "Monday")
        try given(Self.kpis()).when(set, on: Self.today)
            .then(
                .ledger,
                .meetingSet(
                    .init(
                        meeting: "weekly", owner: "team:sales", kpis: ["KPI-1"], title: "Monday")),
                remarks: ["a meeting has time for five to ten KPIs; this one has 1"])
        let story = try Self.kpis().and(set, on: Self.today)
        try given(story).when(set, on: Self.today)
            .thenNothing("meeting weekly is set so already; nothing was recorded")
        let later = try story.and(
            SetMeeting("weekly", owner: "team:sales", kpis: ["KPI-2", "KPI-1"]), on: Self.today)
        let ledger = try #require(later.state.ledgerDescription)
        #expect(ledger.meeting("weekly", knownThrough: later.last - 1)?.kpis == ["KPI-1"])
        #expect(ledger.meeting("weekly", knownThrough: later.last)?.kpis == ["KPI-2", "KPI-1"])
        #expect(ledger.meetings(knownThrough: later.last).map(\.id) == ["weekly"])
        #expect(ledger.meetings(knownThrough: later.last - 2).isEmpty)
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try kpis().and(RetireKPI("KPI-2", reason: "why"), on: "2026-02-02")
        func meeting(_ kpis: [GoalID]) -> SetMeeting {
            SetMeeting("weekly", owner: "team:sales", kpis: kpis)
        }
        return [
            .init(
                "an unknown cycle", AddRetroNote("Q9", .well, text: "a"),
                "there is no cycle Q9; add it: okr cycle add Q9 --from DAY --to DAY"),
            .init(
                "no words", AddRetroNote("Q1", .well, text: " "),
                "the note is empty; say it in words, in quotes"),
            .init(
                "an owner of what went well",
                AddRetroNote("Q1", .well, text: "a", owner: "team:sales"),
                "only what comes next is taken on by somebody; "
                    + "leave --owner out, or say what comes next with --next"),
            .init(
                "no KPI", story, meeting([]),
                "meeting weekly looks at no KPI; name the KPIs with --kpi ID"),
            .init(
                "an identifier with a space", story,
                SetMeeting("a b", owner: "team:sales", kpis: ["KPI-1"]),
                "“a b” cannot be an identifier; use \(GoalID.grammar)"),
            .init(
                "one named twice", story, meeting(["KPI-1", "KPI-1"]),
                "KPI-1 is named twice; name it once"),
            .init(
                "a key result", story, meeting(["KR-1"]),
                "KR-1 is a key result, and a meeting looks at KPIs; name KPIs with --kpi ID"),
            .init(
                "a retired KPI", story, meeting(["KPI-2"]),
                "KPI-2 was retired on 2026-02-02; name a KPI that is still read with --kpi ID"),
            .init(
                "an unknown KPI", story, meeting(["KPI-9"]),
                "there is no goal KPI-9; okr status lists the goals"),
        ]
    }
}
