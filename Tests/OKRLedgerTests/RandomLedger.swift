import OKRLedger
import OKRLog
import OKRModel
import OKRTesting

/// A ledger that a seed fills with random commands through the public interface.
///
/// Its clock jumps, its zone has daylight-saving time, and some of its rows come by import.
/// Commands that are refused are counted and leave no trace.
struct RandomLedger {
    let ledger: Ledger
    let store = MemoryStore()
    let clock: TestClock
    private(set) var accepted = 0
    private(set) var refused = 0
    /// How often commands of each kind were refused.
    private(set) var refusals: [String: Int] = [:]
    /// The days that the entries are about, for questions around them.
    private(set) var firstDay: Day
    private(set) var random: SeededRandom

    var cycles: [CycleID] = []
    var objectives: [GoalID] = []
    var keyResults: [RandomKeyResult] = []
    var strategies: [GoalID] = []
    var kpis: [GoalID] = []
    /// The KPIs that were said to move others.
    var claims: [(kpi: GoalID, moved: GoalID)] = []
    /// The KPIs whose segments become one value.
    var wholes: [GoalID] = []
    /// The KPIs that were added with a formula or a rule.
    var workedOut: Set<GoalID> = []
    var initiatives: [GoalID] = []
    var drafts: [GoalID] = []
    var closed: [GoalID] = []
    var closedCycles: [CycleID] = []
    var teams: [TeamID] = []
    var amendable: [(entry: Int, kind: String, goal: GoalID)] = []
    var alignments: [(goal: GoalID, parent: GoalID)] = []
    var blockers: [Int] = []
    var roles: [(person: PersonID, holding: Holding)] = []
    /// Every request that was recorded, with its first entry.
    private(set) var given: [(request: Request, entry: Int)] = []
    private var importEntry: Int?

    static let zones: [(name: String, rule: String)] = [
        ("UTC", "UTC0"),
        ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"),
        ("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
        ("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
        ("America/Nuuk", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"),
        ("Pacific/Auckland", "NZST-12NZDT,M9.5.0,M4.1.0/3"),
        ("Asia/Kolkata", "IST-5:30"),
    ]

    init(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let (name, rule) = RandomLedger.zones.randomElement(using: &random) ?? ("UTC", "UTC0")
        let zone = try Zone(name: name, initialOffset: 0, transitions: [], rule: rule)
        firstDay = Day(number: 20_454 + Int.random(in: 0...330, using: &random))
        clock = TestClock(
            Instant(utc: firstDay, secondsOfDay: Int.random(in: 0..<86_400, using: &random)))
        self.random = random
        ledger = try Ledger.create(
            in: store, CreateLedger(name: "Random", zone: zone), by: Author(login: "ana"),
            clock: clock, random: SameBytes(), keepsState: true)
        try give(AddTeam(id: "core", title: "Core"))
        try give(newTeam())
        for handle in ["bo", "di", "ed"] {
            let team = handle == "di" ? nil : teams.randomElement(using: &self.random)
            try give(AddPerson(handle: handle, name: handle.uppercased(), team: team))
        }
        for _ in 0..<int(1...3) { try give(newCycle()) }
        for _ in 0..<int(1...3) { try give(newObjective()) }
        for _ in 0..<int(1...4) { try give(newKeyResult()) }
    }

    /// Gives so many random commands.
    mutating func fill(_ commands: Int) throws {
        for _ in 0..<commands {
            moveClock()
            switch int(1...70) {
            case 1: for command in endOfCycle() { try give(command) }
            case 2: try goRound()
            case 3...11: try give(newIndicator())
            default:
                var command = nextCommand()
                while command == nil { command = nextCommand() }
                try give(command)
            }
        }
    }

    /// Records a request, or counts its refusal.
    mutating func give(_ command: (any Command)?) throws {
        guard let command else { return }
        var request = try request(command)
        // Far behind for one command, or far ahead from here on.
        let jump: Int64 = chance(60) ? -3 : chance(300) ? 401 : 0
        request.acceptsClock = jump != 0
        clock.advance(seconds: jump * 86_400)
        switch try ledger.record([request], .keepGoing)[0] {
        case .refused(let refusal):
            refused += 1
            refusals["\(type(of: command)) \(refusal.rule)", default: 0] += 1
            clock.advance(seconds: -jump * 86_400)
        case .recorded(let recorded):
            accepted += 1
            if let first = recorded.entries.first { given.append((request, first.number)) }
            note(recorded)
            if jump < 0 { clock.advance(seconds: -jump * 86_400) }
        }
    }

    /// A command with its author, sometimes as a row of an import.
    mutating func request(_ command: any Command) throws -> Request {
        var author = Author(login: chance(4) ? "bo" : "ana", onBehalfOf: chance(9) ? "cy" : nil)
        if chance(9) { author.actor = chance(2) ? "di" : "ed" }
        var request = Request(command, by: author)
        if chance(5) {
            if importEntry == nil {
                let digest = String(repeating: "0", count: 64)
                let note = RecordImport(source: "sheet.csv", digest: digest, rows: 9)
                importEntry = try ledger.record(Request(note, by: Author(login: "ana"))).entries
                    .last?.number
            }
            request.importedBy = importEntry
        }
        return request
    }

    private mutating func note(_ recorded: Recorded) {
        for entry in recorded.entries {
            switch (entry.subject, entry.event) {
            case (.cycle(let id), .cycleAdded): cycles.append(id)
            case (.cycle(let id), .cycleClosed): closedCycles.append(id)
            case (.cycle(let id), .cycleReopened): closedCycles.removeAll { $0 == id }
            case (.team(let id), .teamAdded): teams.append(id)
            case (.goal(let id), .objectiveAdded(let fact)):
                objectives.append(id)
                if fact.isDraft { drafts.append(id) }
            case (.goal(let id), .keyResultAdded(let fact)):
                keyResults.append(RandomKeyResult(id, fact))
                if fact.isDraft { drafts.append(id) }
            case (.goal(let id), .strategyAdded): strategies.append(id)
            case (.goal(let id), .kpiAdded(let fact)):
                kpis.append(id)
                if fact.plan.rule != nil { wholes.append(id) }
                if fact.plan.rule != nil || fact.formula != nil { workedOut.insert(id) }
            case (.goal(let id), .influenceClaimed(let fact)):
                claims.append((id, fact.claim.kpi))
            case (.goal(let id), .kpiRetired): kpis.removeAll { $0 == id }
            case (.goal(let id), .initiativeAdded): initiatives.append(id)
            case (.goal(let id), .goalAgreed): drafts.removeAll { $0 == id }
            case (.goal(let id), .milestoneAdded):
                for index in keyResults.indices where keyResults[index].id == id {
                    keyResults[index].milestones += 1
                }
            case (.team(let id), .teamRetired), (.team(let id), .teamMerged):
                teams.removeAll { $0 == id }
            case (.person(let id), .roleGranted(let fact)): roles.append((id, fact.holding))
            case (.person(let id), .roleRevoked(let fact)):
                roles.removeAll { $0.person == id && $0.holding == fact.holding }
            case (.goal(let id), .goalClosed): closed.append(id)
            case (.goal(let id), .goalReopened): closed.removeAll { $0 == id }
            case (.goal(let id), .goalVoided):
                objectives.removeAll { $0 == id }
                strategies.removeAll { $0 == id }
                kpis.removeAll { $0 == id }
                wholes.removeAll { $0 == id }
                initiatives.removeAll { $0 == id }
                keyResults.removeAll { $0.id == id }
                drafts.removeAll { $0 == id }
            default: break
            }
            noteAmendable(PlainEntry(entry), entry.subject)
        }
    }

    /// Remembers what can be corrected and retracted; a correction by what it corrects.
    private mutating func noteAmendable(_ entry: PlainEntry, _ subject: Subject) {
        guard case .goal(let goal) = subject else { return }
        if entry["blockedBy"] != nil { blockers.append(entry.number) }
        for field in entry.fields.keys.sorted() where field.hasPrefix("parent ") {
            guard let parent = GoalID(field.dropFirst("parent ".count)) else { continue }
            alignments.append((goal, parent))
        }
        if entry.isChange || entry.kind == "check-in-recorded" {
            amendable.append((entry.number, entry.kind, goal))
        } else if let corrected = amendable.first(where: { $0.entry == entry.amended }) {
            guard entry.kind == "entry-corrected" else { return }
            amendable.append((entry.number, corrected.kind, goal))
        }
    }

    /// Seconds, hours, days or weeks ahead; sometimes not at all, or a little backwards.
    mutating func moveClock() {
        switch int(0...9) {
        case 0: break
        case 1: clock.advance(seconds: -Int64(int(1...50)))
        case 2...4: clock.advance(seconds: Int64(int(1...7200)))
        case 5, 6: clock.advance(seconds: Int64(int(7200...80_000)))
        case 7, 8: clock.advance(seconds: Int64(int(1...4) * 86_400 + int(-3600...3600)))
        default: clock.advance(seconds: Int64(int(4...15) * 86_400))
        }
    }

    /// The civil day that a command given now is recorded on.
    var today: Day { ledger.description.zone.day(of: clock.now()) }

    // MARK: Chance

    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// True once in so many times.
    mutating func chance(_ times: Int) -> Bool { int(1...times) == 1 }

    mutating func pick<Element>(_ list: [Element]) -> Element? {
        list.randomElement(using: &random)
    }
}

/// What a random ledger remembers of a key result, to fit commands to it.
struct RandomKeyResult {
    let id: GoalID
    let kind: MeasureKind
    let from: Int
    let to: Int
    var milestones: Int

    init(_ id: GoalID, _ fact: KeyResultAdded) {
        self.id = id
        kind = fact.kind
        let isBand = fact.kind == .between
        let (start, end) =
            isBand
            ? (fact.measures[.low], fact.measures[.high])
            : (fact.measures[.baseline], fact.measures[.target])
        to = Int((end ?? 100).double)
        from = start.map { Int($0.double) } ?? to / 2
        milestones = fact.milestones.count
    }
}
