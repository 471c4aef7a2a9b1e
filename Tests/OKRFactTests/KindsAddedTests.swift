import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding key results of the other kinds")
struct KindsAddedTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        _ plan: MeasurementPlan, title: String, measures: [MeasureField: Decimal] = [:],
        phases: [Phase] = [], deadline: Day? = nil,
        milestones: [(milestone: Milestone, name: String)] = [],
        zones: [ReachedZone: String] = [:]
    ) -> Event {
        .keyResultAdded(
            .init(
                on: today, objective: "O-1", owner: "team:sales", plan: plan, unit: nil,
                measures: measures, weight: nil, phases: phases, deadline: deadline,
                milestones: milestones, title: title, description: nil, zones: zones))
    }

    @Test("Every week or month, at least or at most")
    func periods() throws {
        for (period, bound) in [(Period.week, Bound.atMost), (.month, .atLeast)] {
            try given(quarter).when(every(period, bound, 5), on: Self.today)
                .then(
                    "KR-6",
                    Self.fact(
                        MeasurementPlan(.every, period: period, bound: bound),
                        title: "Keep going", measures: [.target: 5]),
                    created: "KR-6")
        }
    }

    @Test("Milestones are numbered in their order, with weights and days")
    func numbered() throws {
        try given(quarter).when(steps(opening), on: Self.today)
            .then(
                "KR-6",
                Self.fact(
                    MeasurementPlan(.milestones), title: "Open the shop",
                    milestones: [
                        (Milestone(id: "m1", weight: 1, day: nil), "Lease"),
                        (Milestone(id: "m2", weight: 2, day: "2026-02-01"), "Staff"),
                        (Milestone(id: "m3", weight: 3, day: "2026-03-15"), "Doors open"),
                    ]),
                created: "KR-6")
    }

    @Test("Zones have words, phases stand in order, and a deadline may be later than the cycle")
    func others() throws {
        try given(quarter).when(zones(), on: Self.today)
            .then(
                "KR-6",
                Self.fact(
                    MeasurementPlan(.zones), title: "Be known",
                    zones: [.commit: "In town", .target: "In the state", .stretch: "Abroad"]),
                created: "KR-6")
        var command = phased(["2026-03-01": 90, "2026-01-15": 10])
        command.deadline = "2026-04-10"
        try given(quarter).when(command, on: Self.today)
            .then(
                "KR-6",
                Self.fact(
                    MeasurementPlan(.metric), title: "Win deals",
                    measures: [.baseline: 0, .target: 100],
                    phases: [
                        Phase(day: "2026-01-15", value: 10), Phase(day: "2026-03-01", value: 90),
                    ], deadline: "2026-04-10"),
                created: "KR-6",
                remarks: [
                    "2026-04-10 is after the end of cycle Q1, 2026-03-31",
                    "the phase of 2026-01-15 is not between the goal's first day, 2026-02-02, and "
                        + "its last, 2026-04-10, and does not count",
                ])
    }

    @Test(
        "Milestones are read as they are typed",
        arguments: [
            ("A", [MilestonePlan(name: "A")]),
            (
                "A; B b=2 ;C=0.5@2026-03-01",
                [
                    MilestonePlan(name: "A"), MilestonePlan(name: "B b", weight: 2),
                    MilestonePlan(name: "C", weight: 0.5, day: "2026-03-01"),
                ]
            ),
            ("A@2026-03-01", [MilestonePlan(name: "A", day: "2026-03-01")]),
            ("at @home", [MilestonePlan(name: "at @home")]), ("A=", nil), ("=2", nil), (";", nil),
            ("A=two", nil), ("A@2026-03-01=2", nil), ("A=2=3", nil),
            (
                "A@2026-02-30",
                [
                    MilestonePlan(name: "A@2026-02-30")
                ]
            ),
        ] as [(String, [MilestonePlan]?)])
    func typed(text: String, plans: [MilestonePlan]?) {
        #expect(MilestonePlan.list(text) == plans)
    }

    @Test(
        "Zones and phases are read as they are typed",
        arguments: [
            ("commit=a;target= b = c ;stretch=d", "a|b = c|d"), ("target=b", "-|b|-"),
            ("fail=a", nil), ("commit=a;commit=b", nil), ("commit", nil), ("", nil),
        ] as [(String, String?)])
    func words(text: String, read: String?) {
        let words = ReachedZone.words(text).map { words in
            ReachedZone.described.map { words[$0] ?? "-" }.joined(separator: "|")
        }
        #expect(words == read)
        #expect(
            Phase.list("2026-02-01= 4 ;2026-03-01=-1.50")?.map(\.description) == [
                "2026-02-01=4", "2026-03-01=-1.50",
            ])
        #expect(Phase.list("2026-02-01") == nil)
        #expect(Phase.list("2026-02-30=1") == nil)
        #expect(Phase.list("") == nil)
    }

    @Test("The sentence says what it aims at")
    func sentences() throws {
        let words = Phrasebook(plans.state)
        let sentences = plans.entries[6...].map { entry in
            entry.event.fact.sentence(entry.subject, in: words)
        }
        #expect(
            sentences == [
                "added key result KR-1 “Keep going” to O-1, every week at least 5",
                "added key result KR-2 “Open the shop” to O-1, by milestones: Lease, Staff, "
                    + "Doors open",
                "added key result KR-3 “Be known” to O-1, by zones",
                "added key result KR-4 “Win deals” to O-1, from 0 to 100",
            ])
    }

    static func refusals() throws -> [RefusalCase] {
        var unbounded = every(.week, .atLeast, 5)
        unbounded.plan = MeasurementPlan(.every, period: .week)
        var untold = every(.week, .atLeast, 5)
        untold.measures = [:]
        var phasedZones = zones()
        phasedZones.phases = [Phase(day: "2026-02-20", value: 5)]
        var mixed = steps(opening)
        mixed.zones = [.commit: "a"]
        var stepped = zones()
        stepped.milestones = opening
        var early = phased([:])
        early.deadline = "2026-02-01"
        return [
            RefusalCase(
                "a period without a side to keep", unbounded,
                "a key result of kind “every” needs a period and the side to keep; give --every "
                    + "week or --every month with --at-least or --at-most"),
            RefusalCase(
                "a period without a value to keep", untold,
                "a key result of kind “every” needs the value to keep; give --at-least NUMBER or "
                    + "--at-most NUMBER beside --every"),
            RefusalCase(
                "no milestone", steps([]),
                "a key result of kind “milestones” needs milestones; give --milestones "
                    + "“NAME=WEIGHT;NAME=WEIGHT”"),
            RefusalCase(
                "two milestones of one name", steps([.init(name: "A"), .init(name: "a")]),
                "there are two milestones “a”; give each a name of its own"),
            RefusalCase(
                "a milestone of no weight", steps([.init(name: "A", weight: 0)]),
                "the weight 0 of “A” is not above 0; give a weight above 0, or leave it out for 1"
            ),
            RefusalCase(
                "a milestone called none", steps([.init(name: "None")]),
                "“None” cannot be the name of a milestone; choose one without “;”, “=” and “@DAY” "
                    + "that is neither “none” nor an identifier such as m1"),
            RefusalCase(
                "a zone without words", zones([.commit: "a", .stretch: " "]),
                "a key result of kind “zones” needs words for the zone “target”; give --zones "
                    + "“commit=…;target=…;stretch=…”"),
            RefusalCase(
                "words for zones of another kind", mixed,
                "a key result of kind “milestones” has no words for zones; leave them out"),
            RefusalCase(
                "milestones of another kind", stepped,
                "a key result of kind “zones” has no milestones; leave them out"),
            RefusalCase(
                "phases of another kind", phasedZones,
                "a key result of kind “zones” has no phases; leave them out"),
            RefusalCase(
                "two phases of one day", phased(["2026-02-20": 1, "2026-02-20": 2]),
                "there are two phases of 2026-02-20; give one value for each day"),
            RefusalCase(
                "a deadline before the first day", early,
                "the deadline 2026-02-01 is before the goal's first day, 2026-02-02; give a later "
                    + "one"),
            RefusalCase(
                "a target for milestones", ChangeTarget(of: "KR-2", to: [.target: 1]),
                plans,
                "a key result of kind “milestones” has no target; change its milestones: "
                    + "okr milestone add GOAL NAME"),
            RefusalCase(
                "a target for zones", ChangeTarget(of: "KR-3", to: [.target: 1]), plans,
                "a key result of kind “zones” has no target; say what its zones mean: "
                    + "okr zone GOAL WORD TEXT"),
        ]
    }
}

extension RefusalCase {
    fileprivate init(
        _ situation: String, _ command: any Command, _ story: Story, _ sentence: String
    ) {
        self.init(situation, story, command, sentence)
    }
}
