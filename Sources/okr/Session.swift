import OKRLedger
import OKRLog
import OKRModel
import OKRReports
import OKRText

/// One run of one verb: where it looks, as whom it acts, and how it prints.
final class Session {
    /// The world around it.
    let surroundings: Surroundings
    /// How text is to look.
    private(set) var style: TextStyle
    /// Whether the screen can be cleared and drawn anew.
    let canRedraw: Bool
    let invocation: Invocation
    private var reportedRecoveries = 0
    private var isQuiet: Bool { invocation.has("quiet") }

    init(_ invocation: Invocation, in surroundings: Surroundings) throws {
        self.invocation = invocation
        self.surroundings = surroundings
        if let width = try invocation.whole("width"), width <= 0 {
            throw invocation.misuse("'\(width)' is not a number of columns such as 80 (--width).")
        }
        let facts = try Session.facts(invocation, surroundings)
        style = TextStyle(for: facts)
        canRedraw = facts.understandsEscapes
    }

    private static func facts(
        _ invocation: Invocation, _ surroundings: Surroundings
    ) throws -> TerminalFacts {
        TerminalFacts(
            isTerminal: surroundings.isTerminal, columns: surroundings.columns(),
            environment: surroundings.environment, color: invocation["color"],
            width: try invocation.whole("width"))
    }

    // MARK: Printing

    /// Looks at the terminal again, and answers whether text is to look different now.
    func measureAgain() throws -> Bool {
        let before = style
        style = TextStyle(for: try Session.facts(invocation, surroundings))
        return style != before
    }

    /// Prints a document in the style of the terminal.
    func print(_ document: Document) throws {
        try surroundings.write(text(of: document))
    }

    /// Prints a report in the format that was asked for: JSON, CSV, Markdown, else text.
    func print(_ report: some Report) throws {
        if invocation.has("json") { return try print(report.json) }
        if invocation.has("csv"), let sheet = report as? any SheetReport {
            return try surroundings.write(sheet.csv)
        }
        if invocation.has("markdown") {
            return try surroundings.write(MarkdownRenderer().render(report.document))
        }
        try print(report.document)
    }

    /// A document in the style of the terminal.
    func text(of document: Document) -> String {
        TextRenderer(style: style).render(document)
    }

    /// Prints JSON over several lines.
    func print(_ json: JSON) throws {
        try surroundings.write(text(of: json))
    }

    /// JSON over several lines.
    func text(of json: JSON) -> String {
        Session.harmless(json.prettyPrinted()) + "\n"
    }

    /// JSON whose texts cannot drive a terminal: what could is escaped, which means the same.
    static func harmless(_ json: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            let isControl = (0x7F...0x9F).contains(scalar.value)
            let turnsLines =
                (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
            if isControl || turnsLines {
                let digits = String(scalar.value, radix: 16)
                let padding = String(repeating: "0", count: 4 - digits.count)
                result.append(contentsOf: "\\u\(padding)\(digits)".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Prints one line, with what might drive a terminal made visible.
    func print(line: String) throws {
        try surroundings.write(VisibleText.line(line) + "\n")
    }

    /// Says something beside the answer, on the standard error, unless asked to be quiet.
    func remark(_ sentence: String) {
        guard !isQuiet else { return }
        surroundings.say("okr: \(VisibleText.line(sentence))\n")
    }

    /// Says what went wrong with a part of the work, however quiet the rest is to be.
    func complain(_ sentence: String) {
        surroundings.say("okr: \(VisibleText.line(sentence))\n")
    }

    /// Says the checkpoint of the log as it is now, beside the answer, unless asked to be quiet.
    func handOut(_ checkpoint: Checkpoint) {
        guard !isQuiet else { return }
        remark("give this checkpoint to somebody else to keep, for okr verify --against:")
        surroundings.say(checkpoint.text)
    }

    /// The bytes of a file, or of the standard input for `-`.
    func readInput(_ name: String) throws -> [UInt8] {
        name == "-"
            ? try surroundings.readInput() : try surroundings.readFile(surroundings.absolute(name))
    }

    // MARK: The ledger

    /// The folder of the ledger: named, from `OKR_LEDGER`, else the nearest at or above this one.
    func ledgerPath() throws -> String {
        if let named = invocation["ledger"] ?? surroundings.environment["OKR_LEDGER"],
            !named.isEmpty
        {
            guard !named.hasPrefix("postgres:"), !named.hasPrefix("postgresql:") else {
                throw NotFound(
                    problem: "this build of okr keeps ledgers in folders only",
                    remedy: "name a folder")
            }
            return surroundings.absolute(named)
        }
        var folder = surroundings.directory[...]
        while true {
            let path = folder.isEmpty ? "/" : String(folder)
            // A folder that cannot be looked into is none of this user's ledgers.
            if (try? FileStore.isLedger(at: path)) == true { return path }
            guard let slash = folder.lastIndex(of: "/") else { break }
            folder = folder[..<slash]
        }
        throw NotFound(
            problem: "there is no ledger in this folder or above it",
            remedy: "make one with okr init PATH --name NAME, or name one with --ledger PATH")
    }

    /// Opens the ledger; a process that gives many commands keeps its state in memory.
    func openLedger(keepsState: Bool = false) throws -> Ledger {
        let store = try FileStore(opening: try ledgerPath())
        return try Ledger(
            opening: store, clock: surroundings.clock, random: surroundings.random,
            keepsState: keepsState)
    }

    /// Says what recovery did, if a writer found something to recover.
    func reportRecoveries(_ store: any EventStore) {
        guard let files = store as? FileStore else { return }
        for recovery in files.recoveries.dropFirst(reportedRecoveries) {
            remark(recovery.description)
        }
        reportedRecoveries = files.recoveries.count
    }

    /// Who gives the command: the login, and whom it names with `--actor` and `--for`.
    var author: Author { author(of: invocation) }

    /// Who gives a command among several: what it says itself goes before what was typed.
    func author(of command: Invocation) -> Author {
        let named =
            command["actor"] ?? invocation["actor"] ?? surroundings.environment["OKR_ACTOR"]
        return Author(
            login: surroundings.login,
            actor: named.flatMap { $0.isEmpty ? nil : PersonWord.handle($0) },
            onBehalfOf: (command["for"] ?? invocation["for"]).map(PersonWord.handle))
    }

    // MARK: Reading

    /// The ledger with the moment that `--as-of` and `--on` ask about.
    func reading() throws -> Reading {
        let ledger = try openLedger()
        let when = try invocation.when("as-of")
        let moment = try ledger.moment(asOf: when, on: try invocation.day("on"))
        let entries = try ledger.entries(
            1...moment.entry, skippingUnknown: invocation.has("skip-unknown"))
        return try Reading(ledger: ledger, moment: moment, entries: entries)
    }

    /// Adds to a reading what its ledger has read since, and the day that it is by now.
    ///
    /// Answers the entries added.
    func goOn(_ reading: inout Reading) throws -> [Entry] {
        let last = reading.moment.entry
        let moment = try reading.ledger.moment(asOf: nil, on: try invocation.day("on"))
        guard moment != reading.moment else { return [] }
        var entries: [Entry] = []
        if moment.entry > last {
            entries = try reading.ledger.entries(
                (last + 1)...moment.entry, skippingUnknown: invocation.has("skip-unknown"))
        }
        try reading.add(entries, at: moment)
        return entries
    }

    /// The filter that `--cycle`, `--owner` and `--goal` make.
    func filter(in state: State, at view: Perspective) throws -> GoalFilter {
        var filter = GoalFilter()
        let later = invocation["as-of"] == nil ? "" : " as of @\(view.entry)"
        if let text = invocation["cycle"] {
            guard let id = CycleID(text), state.cycles[id] != nil else {
                throw Refusal("there is no cycle \(text)\(later)", "okr cycle list lists them")
            }
            filter.cycle = id
        }
        if let text = invocation["goal"] {
            guard let id = GoalID(text), state.goals[id] != nil else {
                throw Refusal("there is no goal \(text)\(later)", "okr status lists the goals")
            }
            filter.goal = id
        }
        if let name = try invocation.owner("owner") {
            let owner: Owner
            do {
                owner = try state.owner(named: name)
            } catch let refusal as Refusal {
                throw Refusal(refusal.rule, "okr status shows the owners")
            }
            filter.owners =
                switch owner {
                case .team(let id): state.teams(from: id, at: view)
                case .person(let id): [.person(id)]
                }
        }
        return filter
    }
}

/// A person as typed: by handle, as `p3`, or with the `person:` that owners have.
enum PersonWord {
    /// What is left to look up.
    static func handle(_ word: String) -> String {
        word.hasPrefix("person:") ? String(word.dropFirst("person:".count)) : word
    }
}

/// A ledger at a moment: its entries up to there, and the state that they make.
struct Reading {
    let ledger: Ledger
    private(set) var moment: Moment
    private(set) var entries: [Entry]
    private(set) var state: State
    private(set) var provenance: Provenance
    var words: Phrasebook { Phrasebook(state) }

    init(ledger: Ledger, moment: Moment, entries: [Entry]) throws {
        self.ledger = ledger
        self.moment = moment
        self.entries = entries
        var state = State()
        for entry in entries { state.evolve(entry) }
        self.state = state
        provenance = try Reading.provenance(of: ledger, state, at: moment)
    }

    /// Adds what was recorded up to a later moment.
    mutating func add(_ later: [Entry], at moment: Moment) throws {
        for entry in later { state.evolve(entry) }
        entries += later
        provenance = try Reading.provenance(of: ledger, state, at: moment)
        self.moment = moment
    }

    private static func provenance(
        of ledger: Ledger, _ state: State, at moment: Moment
    ) throws -> Provenance {
        let id = String(ledger.coding.source.drop { $0 != ":" }.dropFirst("uuid:".count + 1))
        // The name is a text like others, and may have been left out.
        let name = state.ledgerDescription?.name ?? ledger.description.name
        return Provenance(
            ledgerName: name.isEmpty ? id : name, ledgerID: id,
            entries: moment.entry, root: try ledger.root(size: moment.entry).hex,
            time: moment.time, on: moment.on, zone: ledger.coding.zone,
            isSimulated: ledger.description.isSimulated)
    }

    /// The moment asked about, as states are asked.
    var view: Perspective { Perspective(entry: state.entryCount, day: moment.on) }

    /// The figures of every goal at the moment.
    func scoreboard(includingVoided: Bool = false) -> Scoreboard {
        Scoreboard(state, on: moment.on, includingVoided: includingVoided)
    }
}
