import OKRLog
import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

@Suite("Command keys")
struct KeysTests {
    /// One command of every type, in an order in which each is accepted.
    static func commands() throws -> [any Command] {
        let goal = try RecordingDesk.goal("KR-1")
        return try RecordingDesk.quarter() + [
            AddPerson(handle: "bo", name: "Bo"),
            RecordImport(source: "goals.csv", digest: String(repeating: "0", count: 64), rows: 1),
            RecordCheckIn(on: goal, value: 3),  // @9
            ChangeTarget(of: goal, to: [.target: 8]), ChangeBaseline(of: goal, to: 1),
            CorrectEntry(9, value: 4, reason: "typo"), RetractEntry(9, reason: "twice"),
            CloseGoal(goal, outcome: .missed, score: 0), ReopenGoal(goal, reason: "too soon"),
            VoidGoal(try RecordingDesk.goal("O-1"), reason: "a mistake"),
        ]
    }

    @Test("Every command is recorded once under its key, for ever", arguments: [true, false])
    func repetition(keepsState: Bool) throws {
        let desk = try RecordingDesk(keepsState: keepsState)
        var first: [Recorded] = []
        for (index, command) in try Self.commands().enumerated() {
            let recorded = try desk.give(command, key: "k\(index)", options: "h\(index)")
            #expect(!recorded.entries.isEmpty)
            #expect(!recorded.isRepetition)
            try expectRepetition(of: recorded, command, index, at: desk, desk.ledger)
            first.append(recorded)
        }
        // At the end of the story, long after and in a process of its own.
        desk.clock.advance(seconds: 86_400)
        let later = try Ledger(
            opening: desk.store, clock: desk.clock, random: SeededBytes(seed: 8),
            keepsState: keepsState)
        for (index, command) in try Self.commands().enumerated() {
            try expectRepetition(of: first[index], command, index, at: desk, later)
        }
    }

    private func expectRepetition(
        of first: Recorded, _ command: any Command, _ index: Int, at desk: RecordingDesk,
        _ ledger: Ledger
    ) throws {
        let size = desk.size
        let request = Request(
            command, by: Author(login: "ana"),
            key: try CommandKey("k\(index)", options: "h\(index)"))
        let again = try ledger.record(request)
        #expect(again.isRepetition)
        #expect(again.entries.map(\.number) == first.entries.map(\.number))
        #expect(again.entries.map(\.event) == first.entries.map(\.event))
        #expect(again.created == first.created)
        #expect(desk.size == size)
        var other = request
        other.key = try CommandKey("k\(index)", options: "other")
        #expect(
            try ledger.refusal(other)
                == "the key “k\(index)” was used with other options, by "
                + "@\(first.entries[0].number); repeat those options, or choose another key")
        #expect(desk.size == size)
    }

    @Test("A newcomer's repeated check-in is not taken for the creation of the newcomer")
    func newcomer() throws {
        let desk = try RecordingDesk.withQuarter()
        let bo = Author(login: "bo")
        let first = try desk.give(RecordingDesk.checkIn(), by: bo, key: "k")
        #expect(first.entries.count == 2)
        #expect(first.created == nil)
        let again = try desk.give(RecordingDesk.checkIn(), by: bo, key: "k")
        #expect(again.isRepetition)
        #expect(again.created == nil)
        #expect(again.entries.map(\.number) == first.entries.map(\.number))
    }

    @Test("A keyed command that changes nothing is noted, and does nothing later either")
    func noted() throws {
        let desk = try RecordingDesk.withQuarter()
        let goal = try RecordingDesk.goal("KR-1")
        let reopen = ReopenGoal(goal, reason: "too soon")
        let first = try desk.give(reopen, key: "k")
        #expect(first.nothing == "KR-1 is open already; nothing was recorded")
        #expect(first.entries.map(\.event) == [.commandNoted(CommandNoted())])
        #expect(first.entries.first?.commandKey == "k")
        try desk.give(CloseGoal(goal, outcome: .missed, score: 0))
        let size = desk.size
        let again = try desk.give(reopen, key: "k")
        #expect(again.isRepetition)
        #expect(again.nothing == "this command changed nothing when it was given first")
        #expect(again.created == nil)
        #expect(desk.size == size)
        #expect(try desk.ledger.state().goals[goal]?.closing != nil)
    }

    @Test("Without a key a command that changes nothing records nothing")
    func unkeyed() throws {
        let desk = try RecordingDesk.withQuarter()
        let size = desk.size
        let recorded = try desk.give(ReopenGoal(RecordingDesk.goal("KR-1")))
        #expect(recorded.entries.isEmpty)
        #expect(recorded.nothing == "KR-1 is open already; nothing was recorded")
        #expect(desk.size == size)
    }

    @Test("A refused command leaves its key free")
    func refused() throws {
        let desk = try RecordingDesk.withQuarter()
        let goal = try RecordingDesk.goal("KR-1")
        #expect(try desk.refusal(RecordCheckIn(on: goal), key: "k") != nil)
        #expect(try !desk.give(RecordingDesk.checkIn(), key: "k").isRepetition)
    }

    @Test("Of two commands under one key given together the second repeats the first")
    func together() throws {
        let desk = try RecordingDesk.withQuarter()
        let size = desk.size
        func request(_ options: String) throws -> Request {
            Request(
                try RecordingDesk.checkIn(), by: Author(login: "ana"),
                key: try CommandKey("k", options: options))
        }
        let results = try desk.ledger.record(
            [request("0123"), request("0123"), request("4567")], .keepGoing)
        #expect(desk.size == size + 1)
        guard case .recorded(let first)? = results.first, case .recorded(let second) = results[1],
            case .refused(let refusal)? = results.last
        else {
            Issue.record("not recorded, repeated and refused")
            return
        }
        #expect(!first.isRepetition && second.isRepetition)
        #expect(first.entries.map(\.number) == second.entries.map(\.number))
        #expect(
            refusal.description
                == "the key “k” was used with other options just before; repeat those options, or "
                + "choose another key")
    }

    @Test("The hash of a key's options is kept in private, with texts or without")
    func options() throws {
        let desk = try RecordingDesk.withQuarter()
        try desk.give(RecordingDesk.checkIn(), key: "k", options: "0123")
        let line = try Line(parsing: Array(desk.ledger.line(desk.size)))
        #expect(line.envelope.commandKey == "k")
        #expect(line.privateTexts?.map(\.name) == ["options"])
        #expect(line.privateTexts?.map(\.text) == ["0123"])
        #expect(!String(decoding: line.leafForm, as: UTF8.self).contains("0123\""))
    }

    @Test(
        "A key out of its grammar is refused",
        arguments: ["", "two words", "Ümlaut", "semi;colon", String(repeating: "k", count: 129)])
    func grammar(_ text: String) {
        do {
            _ = try CommandKey(text)
            Issue.record("“\(text)” was accepted")
        } catch {
            #expect(
                error.description
                    == "“\(text)” cannot be a key; use letters, digits and . _ - : / + = @ #, at "
                    + "most 128, and nothing private: a key can never be erased")
        }
    }
}
