import OKRLog
import OKRTesting

@testable import OKRLedger
@testable import OKRModel

/// One or two entries of every event type, which the lines in `fixtures/events` were written from.
struct EntryCodingSample: Sendable {
    let subject: String
    let event: Event
    var authors = Authors(actor: PersonID(number: 3))
    var importedBy: Int?
    var commandKey: String?
    var count: Int?

    static let coding = EntryCoding(
        source: "urn:uuid:0198c0de-0000-7000-8000-000000000001", zone: .utc)

    init(_ subject: String, _ event: Event) {
        self.subject = subject
        self.event = event
    }

    func with(_ change: (inout EntryCodingSample) -> Void) -> EntryCodingSample {
        var sample = self
        change(&sample)
        return sample
    }

    /// The entry of that number.
    func entry(_ number: Int) throws -> Entry {
        let time = try known(Instant.init("2026-02-13T09:00:00.123456Z"))
        return Entry(
            number: number, time: time, day: Zone.utc.day(of: time),
            subject: try known(Subject.init(subject)), revision: number, event: event,
            authors: authors, importedBy: importedBy, commandKey: commandKey, count: count)
    }

    /// The samples of every type, in the order of the vocabulary.
    static func all() throws -> [EntryCodingSample] {
        try frame() + goals() + changes() + endings() + remarks() + life()
            + frameLife() + plans() + kpis() + kpiTerms()
    }

    private static func frame() throws -> [EntryCodingSample] {
        let berlin = try Zone(
            name: "Europe/Berlin", initialOffset: 3208,
            transitions: [.init(at: -2_422_054_408, offset: 3600), .init(at: 0, offset: 3600)],
            rule: "CET-1CEST,M3.5.0,M10.5.0/3")
        let team = try known(TeamID.init("platform"))
        return [
            .init("ledger", .ledgerCreated(.init(name: "Acme", zone: .utc, isSimulated: false)))
                .with { $0.count = 2 },
            .init("ledger", .ledgerCreated(.init(name: "Demo", zone: berlin, isSimulated: true))),
            .init("ledger", .clockAccepted(.init(difference: -3600))),
            .init(
                "ledger",
                .importRecorded(
                    .init(
                        source: "goals.csv", digest: String(repeating: "0a", count: 32),
                        rows: 12))),
            .init("ledger", .commandNoted(.init())).with { $0.commandKey = "cron:2026-02-13" },
            .init(
                "person:p4",
                .personDescribed(
                    .init(
                        team: team, handle: "ana", name: "Ana Ruiz", login: "ana",
                        email: "ana@acme.example"))),
            .init(
                "team:platform",
                .teamAdded(
                    .init(parent: try known(TeamID.init("acme")), level: .team, title: "Platform"))
            ),
            .init(
                "cycle:2026-Q1",
                .cycleAdded(
                    .init(
                        start: try day("2026-01-01"), end: try day("2026-03-31"), cadence: .days(7),
                        grace: 3, title: "First quarter"))),
        ]
    }

    private static func goals() throws -> [EntryCodingSample] {
        [
            .init(
                "O-2",
                .objectiveAdded(
                    .init(
                        on: try day("2026-01-02"), cycle: try known(CycleID.init("2026-Q1")),
                        owner: .person(PersonID(number: 4)), ambition: .aspirational,
                        weight: try number("2"),
                        parents: [
                            .init(id: try goal("O-1"), weight: try number("0.50")),
                            .init(id: try goal("S-1"), weight: nil),
                        ], title: "Fewer bugs reach customers", description: "Line one\nline two"))
            ),
            .init(
                "KR-1",
                .keyResultAdded(
                    .init(
                        on: try day("2026-01-02"), objective: try goal("O-2"),
                        owner: .team(try known(TeamID.init("platform"))),
                        plan: MeasurementPlan(.metric), unit: "%",
                        measures: [
                            .baseline: try number("62.0"), .target: try number("80"),
                            .commit: try number("70"), .stretch: try number("90"),
                        ], weight: try number("1.5"), title: "Raise code coverage",
                        description: "Lines, not branches"))),
            .init(
                "KR-2",
                .keyResultAdded(
                    .init(
                        on: try day("2026-01-02"), objective: try goal("O-2"),
                        owner: .person(PersonID(number: 4)), plan: MeasurementPlan(.between),
                        unit: nil,
                        measures: [.low: try number("-1.5"), .high: try number("0.75")],
                        weight: nil, title: "Error budget “spent”", description: nil))),
            .init(
                "KR-1",
                .checkInRecorded(
                    .init(
                        content: .init(
                            on: try day("2026-02-12"), value: try number("71.50"),
                            confidence: try number("0.7"), note: "two demos slipped")))
            ).with {
                $0.authors = Authors(
                    actor: PersonID(number: 3), relayedBy: PersonID(number: 5),
                    onBehalfOf: PersonID(number: 4))
                $0.commandKey = "bot/7"
            },
            .init(
                "KR-1",
                .checkInRecorded(
                    .init(content: .init(on: try day("2026-02-12"), value: try number("0"))))
            ).with { $0.importedBy = 9 },
        ]
    }

    private static func changes() throws -> [EntryCodingSample] {
        [
            .init(
                "KR-1",
                .targetChanged(
                    .init(
                        on: try day("2026-02-10"),
                        measures: [
                            .target: try number("75"), .commit: try number("65"),
                            .stretch: try number("85"),
                        ], reason: "one team less"))),
            .init(
                "KR-2",
                .targetChanged(
                    .init(
                        on: try day("2026-02-10"),
                        measures: [.low: try number("-2"), .high: try number("1")], reason: nil))),
            .init(
                "KR-1",
                .baselineChanged(
                    .init(
                        on: try day("2026-02-10"), baseline: try number("60"),
                        reason: "counted anew"))),
            .init(
                "KR-1",
                .entryCorrected(
                    .init(
                        entry: 12,
                        content: .init(
                            on: try day("2026-02-11"), value: try number("17.5"),
                            confidence: try number("0.5"), note: "one demo slipped"),
                        reason: "digits swapped"))),
            .init("KR-1", .entryRetracted(.init(entry: 12, reason: "wrong key result"))),
        ]
    }

    private static func endings() throws -> [EntryCodingSample] {
        [
            .init(
                "KR-1",
                .goalClosed(.init(outcome: .achieved, score: try number("0.85"), note: "close"))),
            .init("KR-1", .goalReopened(.init(reason: "closed too soon"))),
            .init("KR-1", .goalVoided(.init(reason: "made twice"))),
        ]
    }

    private static func day(_ text: String) throws -> Day { try known(Day.init(text)) }
    private static func goal(_ text: String) throws -> GoalID { try known(GoalID.init(text)) }
    private static func number(_ text: String) throws -> Decimal { try known(Decimal.init(text)) }
}

/// The value, or an error where a sample is misspelt.
func known<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Misspelt() }
    return value
}

struct Misspelt: Error {}
