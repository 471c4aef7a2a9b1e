import OKRTesting
import Testing

@testable import OKRModel

@Suite("Zones in words")
struct ZonesInWordsTests {
    private static let today: Day = "2026-02-02"

    private static func checkIn(_ zone: ReachedZone, on day: Day? = nil) -> RecordCheckIn {
        RecordCheckIn(on: "KR-3", zone: zone, day: day)
    }

    @Test(
        "A zone is worth 0, 0.3, 0.7 or 1",
        arguments: [(.fail, 0), (.commit, 0.3), (.target, 0.7), (.stretch, 1)]
            as [(ReachedZone, Double)])
    func worth(_ zone: ReachedZone, _ raw: Double) throws {
        let story = try plans.and(Self.checkIn(zone), on: Self.today)
        let figures = story.keyResult("KR-3", on: Self.today)
        #expect(figures.raw == raw)
        #expect(figures.progress == raw)
        #expect(figures.zone == zone)
        #expect(figures.value == nil)
        #expect(figures.valueOn == Self.today)
    }

    @Test("The last zone said counts, by day and then by entry; until then it is pending")
    func last() throws {
        let story =
            try plans
            .and(Self.checkIn(.target, on: "2026-01-20"), on: Self.today)
            .and(Self.checkIn(.fail, on: "2026-01-10"), on: Self.today)
            .and(Self.checkIn(.commit, on: "2026-01-20"), on: Self.today)
        #expect(story.keyResult("KR-3", on: "2026-01-09").standing == .pending)
        #expect(story.keyResult("KR-3", on: "2026-01-10").raw == 0)
        #expect(story.keyResult("KR-3", on: "2026-01-20").zone == .commit)
        #expect(story.keyResult("KR-3", on: "2026-01-20", asOf: 12).zone == .target)
    }

    @Test("Expected ends at 0.7, so that the target on the last day is on-track")
    func expected() throws {
        #expect(plans.keyResult("KR-3", on: "2026-01-01").expected == 0)
        #expect(plans.keyResult("KR-3", on: "2026-02-15").expected == 0.7 * (45.0 / 89))
        #expect(plans.keyResult("KR-3", on: "2026-03-31").expected == 0.7)
        for (zone, standing) in [
            (.fail, .offTrack), (.commit, .offTrack), (.target, .onTrack), (.stretch, .onTrack),
        ] as [(ReachedZone, Standing)] {
            let story = try plans.and(Self.checkIn(zone), on: "2026-03-31")
            #expect(story.keyResult("KR-3", on: "2026-03-31").standing == standing)
        }
        // Begun on the last day, everything is expected at once.
        let brief = try objective().and(zones(), on: "2026-03-31")
        #expect(brief.keyResult("KR-1", on: "2026-03-30").expected == 0)
        #expect(brief.keyResult("KR-1", on: "2026-03-31").expected == 0.7)
    }

    @Test("A zone said by mistake is corrected to another")
    func corrected() throws {
        let story = try plans.and(Self.checkIn(.target), on: Self.today)
            .and(CorrectEntry(11, word: "Commit", reason: "mistook"), on: Self.today)
        #expect(story.keyResult("KR-3", on: Self.today).raw == 0.3)
        #expect(
            Phrasebook(story.state).sentence(story.entries[11])
                == "Ana Ruiz corrected the check-in of 2026-02-02 on KR-3 “Be known” (@11): "
                + "zone to commit")
    }

    @Test("Its words can be replaced: before the original is fixed freely, then as a move")
    func describing() throws {
        let early = try plans.and(
            DescribeZone(.target, of: "KR-3", as: "In two states"), on: "2026-01-01")
        #expect(early.keyResult("KR-3", on: Self.today).moves == 0)
        let story = try early.and(
            DescribeZone(.target, of: "KR-3", as: " Everywhere ", reason: "why"), on: Self.today)
        #expect(story.state.goals["KR-3"]?.words(for: .target) == "Everywhere")
        #expect(story.state.goals["KR-3"]?.words(for: .commit) == "In town")
        #expect(story.keyResult("KR-3", on: Self.today).moves == 1)
        let moves = story.state.goals["KR-3"]?.moves(knownThrough: .max) ?? []
        guard case .described(.target)? = moves.first?.kind else {
            Issue.record("other words are told as \(moves)")
            return
        }
        #expect(moves.first?.reason == "why")
        let line = Account(story.entries) { $0.number == 12 }.lines.first
        #expect(
            line?.differences == [
                .init("target zone", before: "In two states", after: "Everywhere")
            ])
        try given(story)
            .when(DescribeZone(.target, of: "KR-3", as: "Everywhere"), on: Self.today)
            .thenNothing("KR-3 says so of target already; nothing was recorded")
    }

    @Test("Erased words change no figure and no count of moves")
    func erased() throws {
        let fields = plans.entries.map { $0.event.fact.fields }
        var bare = Fields()
        for member in fields[8].open { bare.add(member.name, member.value) }
        let added = try KeyResultAdded(bare)
        #expect(added.zones.isEmpty)
        var goal: Goal?
        _ = added.evolve(&goal, at: plans.entries[8])
        #expect(goal?.zoneWords.map(\.zone) == [.commit, .target, .stretch])
        #expect(goal?.words(for: .target) == nil)
        #expect(goal?.zones.isEmpty == true)
    }

    static func refusals() throws -> [RefusalCase] {
        func describe(
            _ zone: ReachedZone = .target, of goal: GoalID = "KR-3", as text: String = "Abroad",
            reason: String? = "why"
        ) -> DescribeZone {
            DescribeZone(zone, of: goal, as: text, reason: reason)
        }
        return [
            RefusalCase(
                "another kind", plans, describe(of: "KR-4"),
                "KR-4 is of kind “metric” and has no zones in words; describe the goal itself: "
                    + "okr describe KR-4 TEXT"),
            RefusalCase(
                "the zone that is none of the others", plans, describe(.fail),
                "the zone “fail” is where none of the others is reached; describe commit, target "
                    + "or stretch"),
            RefusalCase(
                "empty words", plans, describe(as: " "),
                "the text of the zone is empty; give it a text"),
            RefusalCase(
                "other words without a reason", plans, describe(reason: nil),
                "this moves the goalposts of KR-3, and a move needs a reason; say why with "
                    + "--reason “…”"),
            RefusalCase(
                "an objective", plans, describe(of: "O-1"),
                "O-1 is an objective and takes no new words: its numbers are its key results'; "
                    + "use one of them: KR-1, KR-2, KR-3, KR-4"),
        ]
    }
}
