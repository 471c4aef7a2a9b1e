import CDemo
import OKRLedger
import OKRLog
import OKRModel
import OKRText

/// `okr demo`: makes a ledger of one believable quarter and walks through it.
enum DemoVerb: VerbPage {
    static let verb = Verb(
        "demo", .ledger, "Make a demonstration ledger of one quarter and walk through it.",
        discussion: """
            The ledger is made in a folder of its own, on a simulated clock, and says so in its first \
            entry and on every report. Afterwards it is yours to try things on.

            There are two stories: quarter, of a company with twenty objectives, and account, of a \
            small one whose quarter is told so that there is something to find in it.
            """,
        arguments: [Argument("PATH", "the folder to make; okr-demo unless given", .optional)],
        options: [
            .value(
                "story", "NAME", meaning: "quarter or account; quarter unless given",
                oneOf: DemoStory.allCases.map(\.rawValue))
        ])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let name = invocation.positional("PATH") ?? "okr-demo"
        guard !name.isEmpty else { throw invocation.misuse("PATH is empty.") }
        let path = session.surroundings.absolute(name)
        try NewFolder.check(path)
        guard try !FileStore.isLedger(at: path) else {
            throw Refusal(
                "there is a ledger in \(name) already",
                "give another folder, okr demo PATH, or remove that one")
        }
        let story = try invocation.word("story", as: DemoStory.self) ?? .quarter
        let script = try DemoScript(of: story)
        let ledger = try script.play(into: path, session)
        try session.print(
            line: "Made \(name): one quarter of \(ledger.description.name), "
                + "\(ledger.head.size) entries on a simulated clock.")
        try script.walk(through: path, named: name, session)
    }
}

/// The stories that are built into the program.
enum DemoStory: String, CaseIterable {
    /// One quarter of a company with twenty objectives.
    case quarter
    /// One quarter of a small company, told for an audit.
    case account

    /// The script, line by line.
    var script: [UInt8] {
        let (start, size) =
            switch self {
            case .quarter: (okr_demo_quarter(), okr_demo_quarter_size())
            case .account: (okr_demo_account(), okr_demo_account_size())
            }
        return Array(UnsafeBufferPointer(start: start, count: size))
    }
}

/// A clock that shows what it is set to.
final class SettableClock: LedgerClock, @unchecked Sendable {
    // Set and read by the one thread that plays the script.
    private var time: Instant

    init(_ time: Instant) {
        self.time = time
    }

    func now() -> Instant { time }
    func set(_ time: Instant) { self.time = time }
}

/// Bytes that look random and are the same every time, so that the demo's hashes are too.
final class RepeatableBytes: RandomBytes, @unchecked Sendable {
    // Used by the one thread that plays the script.
    private var counter: UInt64 = 0

    func next(_ count: Int) -> [UInt8] {
        counter += 1
        let seed = Array("goalledger demo \(counter)".utf8)
        return Array(SHA256.hash(seed).bytes.prefix(count))
    }
}

/// The quarter's commands in the order of recording, and the stations of the walk.
struct DemoScript {
    private let commands: [CommandReader.Command]
    private let opening: JSON
    private let stations: [(say: String, show: [String])]

    /// Reads the script of a story that is built into the program.
    init(of story: DemoStory) throws {
        try self.init(parsing: story.script)
    }

    /// Reads a script: the ledger's opening, its commands, and the stations of the walk.
    init(parsing bytes: [UInt8]) throws {
        var lines: [ArraySlice<UInt8>] = []
        var stations: [(say: String, show: [String])] = []
        var opening: JSON?
        for line in bytes.split(separator: 10) {
            let json = try JSON(parsing: line)
            if json["command"]?.text == "init" {
                opening = json
                lines.append([])
            } else if let say = json["say"]?.text {
                stations.append((say, json["show"]?.elements?.compactMap(\.text) ?? []))
            } else {
                lines.append(DemoScript.withoutReference(json, line))
            }
        }
        guard let opening else { throw Refusal("the script does not begin a ledger", "add init") }
        self.opening = opening
        self.stations = stations
        commands = try CommandReader.read(
            Array(lines.joined(separator: [10])), from: "quarter.jsonl",
            extras: ["at", "by", "which"])
    }

    /// The members that may name an entry.
    private static let references: Set = ["entry", "goal"]

    /// Puts a stand-in where a script names an entry by goal and day, which only play can find.
    private static func withoutReference(_ json: JSON, _ line: ArraySlice<UInt8>) -> ArraySlice<
        UInt8
    > {
        var which: JSON.Member?
        let members = (json.members ?? []).map { member -> JSON.Member in
            guard references.contains(member.name), let text = member.value.text,
                text.hasPrefix("@"), text.contains(":")
            else { return member }
            which = .init("which", .string(text))
            return .init(member.name, .string("@1"))
        }
        guard let which else { return line }
        var bytes: [UInt8] = []
        JSON.object(members + [which]).write(to: &bytes)
        return bytes[...]
    }

    private static func instant(_ json: JSON?) throws -> Instant {
        guard let text = json?.text, let instant = Instant(text) else {
            throw Refusal("a line of the script has no time", "add \"at\"")
        }
        return instant
    }

    // MARK: Playing

    /// Records the script into a new ledger, each command at its time by its author.
    func play(into path: String, _ session: Session) throws -> Ledger {
        let clock = SettableClock(try DemoScript.instant(opening["at"]))
        // The script brings its zone's rule, so that the demo is the same on every machine.
        let zone = try Zone(
            name: opening["timezone"]?.text ?? "UTC", initialOffset: 0, transitions: [],
            rule: opening["rule"]?.text ?? "UTC0")
        let store = try FileStore.create(at: path)
        let ledger = try Ledger.create(
            in: store,
            CreateLedger(name: opening["name"]?.text ?? "", zone: zone, isSimulated: true),
            by: Author(login: opening["by"]?.text ?? "okr"), clock: clock,
            random: RepeatableBytes(), keepsState: true)
        try GitIgnore.write(in: path)
        for command in commands { try play(command, clock, ledger) }
        return ledger
    }

    private func play(
        _ command: CommandReader.Command, _ clock: SettableClock, _ ledger: Ledger
    ) throws {
        clock.set(try DemoScript.instant(command.extras["at"]))
        var invocation = command.invocation
        if let which = command.extras["which"]?.text {
            let entry = try entry(which, in: try ledger.currentlyKnown())
            invocation = DemoScript.naming(entry, in: invocation)
        }
        let author = Author(
            login: command.extras["by"]?.text ?? "okr", actor: invocation["actor"],
            onBehalfOf: invocation["for"])
        let request = try command.page.request(invocation, by: author)
        do {
            try ledger.record(request)
        } catch {
            throw InputRefused(lines: ["quarter.jsonl:\(command.line): \(error)"])
        }
    }

    /// The command with an entry in place of its stand-in.
    private static func naming(_ entry: Int, in invocation: Invocation) -> Invocation {
        Invocation(
            verb: invocation.verb,
            given: invocation.given.map { given in
                guard references.contains(given.name) else { return given }
                return Invocation.Given(name: given.name, values: ["@\(entry)"])
            })
    }

    /// The latest check-in or change of a goal for a day: `@check-in:KR-7:2026-02-13`.
    private func entry(_ which: String, in book: some Book) throws -> Int {
        let parts = which.drop { $0 == "@" }.split(separator: ":").map(String.init)
        guard parts.count == 3, let id = GoalID(parts[1]), let day = Day(parts[2]),
            let goal = try book.goal(id)
        else {
            throw Refusal("the script names no entry by “\(which)”", "write @check-in:GOAL:DAY")
        }
        let numbers =
            parts[0] == "check-in"
            ? goal.checkIns.filter { $0.content.on == day }.map(\.stamp.entry)
            : goal.changes.filter { $0.on == day }.map(\.stamp.entry)
        guard let last = numbers.last else {
            throw Refusal("\(id) has no \(parts[0]) for \(day)", "correct the script")
        }
        return last
    }

    // MARK: Walking

    /// Shows the ledger station by station, as if the commands were typed at the script's end.
    func walk(through path: String, named name: String, _ session: Session) throws {
        let end = try commands.last.map { try DemoScript.instant($0.extras["at"]) }
        var surroundings = session.surroundings
        surroundings.directory = path
        surroundings.environment["OKR_LEDGER"] = path
        surroundings.clock = SettableClock((end ?? surroundings.clock.now()) + 60_000_000)
        for station in stations {
            try session.surroundings.write("\n\(station.say)\n\n")
            let shown = station.show.map { $0.contains(" ") ? "'\($0)'" : $0 }
            try session.surroundings.write("$ okr \(shown.joined(separator: " "))\n")
            let code = Program.run(station.show, in: surroundings)
            guard code == 0 else { throw CheckFailed() }
        }
        try session.surroundings.write("\n")
        try session.print(
            line: "It is yours now: cd \(name), then try okr help. "
                + "Your own ledger begins with okr init.")
    }
}
