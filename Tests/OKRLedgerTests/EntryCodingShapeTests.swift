import OKRLog
import OKRTesting
import Testing

@testable import OKRLedger
@testable import OKRModel

@Suite("Shapes of payloads")
struct EntryCodingShapeTests {
    /// What every open word may be; a new one has to be added here, with a grammar of its own.
    static let grammars = core.merging(life) { first, _ in first }
        .merging(frame) { first, _ in first }.merging(plans) { first, _ in first }
        .merging(kpis) { first, _ in first }

    private static let core: [String: @Sendable (String) -> Bool] = [
        "ledger-created.zone": Zone.isName,
        "ledger-created.rule": { rule in
            rule.isEmpty
                || (try? Zone(
                    name: "A", initialOffset: 0, transitions: [], rule: rule)) != nil
        },
        "ledger-created.clock": { ["system", "simulated"].contains($0) },
        "import-recorded.sha256": { $0.count == 64 && $0.allSatisfy(\.isHexDigit) },
        "person-described.team": { TeamID($0) != nil },
        "team-added.parent": { TeamID($0) != nil },
        "team-added.level": { TeamLevel(rawValue: $0) != nil },
        "cycle-added.cadence": { Cadence($0) != nil },
        "objective-added.cycle": { CycleID($0) != nil },
        "objective-added.owner": { Owner($0) != nil },
        "objective-added.ambition": { Ambition(rawValue: $0) != nil },
        "objective-added.parents.id": { GoalID($0) != nil },
        "key-result-added.objective": { GoalID($0) != nil },
        "key-result-added.owner": { Owner($0) != nil },
        "key-result-added.kind": { MeasureKind(rawValue: $0) != nil },
        "key-result-added.unit": { $0.count <= 24 && Text.trimmed($0) == $0 },
        "goal-closed.outcome": { Outcome(rawValue: $0) != nil },
    ]

    /// The words of the strategy, of assignments, and of the changes of a goal's terms.
    private static let life: [String: @Sendable (String) -> Bool] = [
        "objective-added.state": { $0 == "draft" },
        "objective-added.reviewer": { Owner($0) != nil },
        "objective-added.contributors": { Owner($0) != nil },
        "key-result-added.state": { $0 == "draft" },
        "key-result-added.reviewer": { Owner($0) != nil },
        "key-result-added.contributors": { Owner($0) != nil },
        "entry-corrected.word": { Owner($0) != nil || Ambition(rawValue: $0) != nil },
        "strategy-added.owner": { Owner($0) != nil },
        "strategy-added.parents.id": { GoalID($0) != nil },
        "initiative-added.owner": { Owner($0) != nil },
        "initiative-added.parents.id": { GoalID($0) != nil },
        "initiative-added.contributors": { Owner($0) != nil },
        "initiative-progressed.state": { Effort(rawValue: $0) != nil },
        "goal-assigned.owner": { Owner($0) != nil },
        "goal-assigned.reviewer": { $0 == "none" || Owner($0) != nil },
        "goal-assigned.added": { Owner($0) != nil },
        "goal-assigned.removed": { Owner($0) != nil },
        "unit-changed.unit": { $0.count <= 24 && Text.trimmed($0) == $0 },
        "ambition-changed.ambition": { Ambition(rawValue: $0) != nil },
    ]

    /// The words of cycles and teams that change, and of goals that are carried on.
    private static let frame: [String: @Sendable (String) -> Bool] = [
        "cycle-added.parent": { CycleID($0) != nil },
        "cycle-changed.cadence": { Cadence($0) != nil },
        "team-moved.parent": { $0.isEmpty || TeamID($0) != nil },
        "team-moved.level": { TeamLevel(rawValue: $0) != nil },
        "team-merged.into": { TeamID($0) != nil },
        "policy-set.policy": {
            Policy(rawValue: $0) != nil || AdviceRule(rawValue: $0) != nil
        },
        "policy-set.value": { word in Policy.allCases.contains { $0.value(word) != nil } },
        "meeting-set.meeting": { MeetingID($0) != nil },
        "meeting-set.owner": { Owner($0) != nil },
        "meeting-set.kpis": { GoalID($0) != nil },
        "retro-added.kind": { RetroKind(rawValue: $0) != nil },
        "retro-added.owner": { Owner($0) != nil },
        "retro-added.goal": { GoalID($0) != nil },
        "role-granted.role": { Role(rawValue: $0) != nil },
        "role-granted.team": { TeamID($0) != nil },
        "role-revoked.role": { Role(rawValue: $0) != nil },
        "role-revoked.team": { TeamID($0) != nil },
        "goal-carried.to": { GoalID($0) != nil },
        "goal-carried.cycle": { CycleID($0) != nil },
        "objective-added.carriedFrom": { GoalID($0) != nil },
        "key-result-added.carriedFrom": { GoalID($0) != nil },
    ]

    /// The words of milestones, zones and periods, and of goals that are aligned or moved.
    private static let plans: [String: @Sendable (String) -> Bool] = [
        "key-result-added.period": { Period(rawValue: $0) != nil },
        "key-result-added.bound": { Bound(rawValue: $0) != nil },
        "key-result-added.milestones.id": { MilestoneID($0)?.number != nil },
        "check-in-recorded.zone": { ReachedZone(rawValue: $0) != nil },
        "check-in-recorded.done": { MilestoneID($0)?.number != nil },
        "check-in-recorded.undone": { MilestoneID($0)?.number != nil },
        "check-in-recorded.blockedBy": { Hindrance($0) != nil },
        "entry-corrected.zone": { ReachedZone(rawValue: $0) != nil },
        "entry-corrected.done": { MilestoneID($0)?.number != nil },
        "entry-corrected.undone": { MilestoneID($0)?.number != nil },
        "milestone-added.milestone": { MilestoneID($0)?.number != nil },
        "milestone-dropped.milestone": { MilestoneID($0)?.number != nil },
        "milestone-weighed.milestone": { MilestoneID($0)?.number != nil },
        "zone-described.zone": { ReachedZone(rawValue: $0) != nil },
        "goal-aligned.parent": { GoalID($0) != nil },
        "goal-unaligned.parent": { GoalID($0) != nil },
        "goal-moved.objective": { GoalID($0) != nil },
        "goal-moved.cycle": { CycleID($0) != nil },
    ]

    /// The words of KPIs: enumerated ones, identifiers, and formulas of identifiers and numbers.
    private static let kpis: [String: @Sendable (String) -> Bool] = [
        "key-result-added.kpi": { GoalID($0) != nil },
        "target-changed.by": { RelativeTarget($0)?.text == $0 },
        "kpi-added.owner": { Owner($0) != nil },
        "kpi-added.scope": {
            ["company", "process", "system"].contains($0) || Owner($0) != nil
        },
        "kpi-added.unit": { $0.count <= 24 && Text.trimmed($0) == $0 },
        "kpi-added.direction": { KPIDirection(rawValue: $0) != nil },
        "kpi-added.frequency": { Frequency(rawValue: $0) != nil },
        "kpi-added.timing": { KPITiming(rawValue: $0) != nil },
        "kpi-added.by": { RelativeTarget($0)?.text == $0 },
        "kpi-added.formula": { isFormula($0) },
        "kpi-added.of": { GoalID($0) != nil },
        "kpi-added.rule": { Formula.Aggregate(rawValue: $0) != nil },
        "kpi-added.adopts": { GoalID($0) != nil },
        "kpi-added.parents.id": { GoalID($0) != nil },
        "entry-corrected.formula": { isFormula($0) },
        "thresholds-changed.without": { ["green", "amber"].contains($0) },
        "formula-changed.formula": { isFormula($0) },
        "benchmark-recorded.benchmark": { BenchmarkID($0)?.text.hasPrefix("b") == true },
        "influence-claimed.kpi": { GoalID($0) != nil },
        "influence-dropped.kpi": { GoalID($0) != nil },
        "key-result-linked.kpi": { GoalID($0) != nil },
    ]

    private static func isFormula(_ text: String) -> Bool {
        (try? Formula(text))?.text == text
    }

    @Test("Outside private there are only numbers, days, and words of a grammar of their own")
    func words() throws {
        var known: Set<String> = []
        for fact in Event.vocabulary {
            for member in fact.schema.open { Self.collect(member, in: fact.name, into: &known) }
        }
        #expect(known == Set(Self.grammars.keys))
        for sample in try EntryCodingSample.all() {
            for field in sample.event.fact.fields.open {
                Self.check(field, in: sample.event.name)
            }
        }
    }

    private static func collect(
        _ member: Schema.Member, in path: String, into words: inout Set<String>
    ) {
        let path = "\(path).\(member.name)"
        switch member.shape {
        case .word: words.insert(path)
        case .list(.record(let members)), .record(let members):
            for member in members { collect(member, in: path, into: &words) }
        case .list(.word): words.insert(path)
        case .number, .whole, .day, .list: break
        }
    }

    private static func check(_ field: FieldValue.Field, in path: String) {
        let path = "\(path).\(field.name)"
        switch field.value {
        case .word(let word): #expect(grammars[path]?(word) == true, "\(path) is “\(word)”")
        case .record(let fields): for field in fields { check(field, in: path) }
        case .list(let values):
            for case .record(let fields) in values {
                for field in fields { check(field, in: path) }
            }
            for case .word(let word) in values {
                #expect(grammars[path]?(word) == true, "\(path) has “\(word)”")
            }
        case .number, .whole, .day: break
        }
    }

    @Test(
        "A member that is missing or of another shape is named",
        arguments: [
            (#"{}"#, "its member “on” is missing"),
            (#"{"on":null}"#, "its member “on” is missing"),
            (#"{"on":"2026-02-30"}"#, "its member “on” is misshapen"),
            (#"{"on":20260212}"#, "its member “on” is misshapen"),
            (#"{"on":"2026-02-12","value":"71.5"}"#, "its member “value” is misshapen"),
        ])
    func misshapen(_ data: String, _ problem: String) throws {
        try expect(problem, of: data, in: "check-in-recorded")
    }

    @Test("A word out of its grammar is named with what it says")
    func wrongWord() throws {
        try expect(
            "its member “outcome” is not a word it knows, not “won”", of: #"{"outcome":"won"}"#,
            in: "goal-closed")
    }

    private func expect(_ problem: String, of data: String, in name: String) throws {
        let members = data.dropFirst().dropLast().isEmpty
        let envelope = Envelope(
            number: 42, source: EntryCodingSample.coding.source,
            type: EntryCoding.type(named: name), subject: "KR-1",
            time: "2026-02-13T09:00:00.123456Z", actor: "p3", revision: 1)
        let plain = String(decoding: SampleLines.write(envelope, data: []), as: UTF8.self)
        let text = members ? plain : plain.replacing(#""data":{}"#, with: "\"data\":\(data)")
        let line = try Line(parsing: Array(text.utf8))
        do {
            _ = try EntryCodingSample.coding.decode(line)
            Issue.record("\(data) was read")
        } catch .unreadable(let entry, let found) {
            #expect(entry == 42)
            #expect(found == problem)
        }
    }
}
