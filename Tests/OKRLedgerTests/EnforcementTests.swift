import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

@Suite("Enforced roles")
struct EnforcementTests {
    private static func who(_ text: String) throws -> Identifier<OwnerName.Handle> {
        try known(Identifier.init(text))
    }

    /// A quarter whose admin is Ana; Bo is editor of sales, Cy holds no role, Di is a relay.
    private static func desk(keepsState: Bool) throws -> RecordingDesk {
        let desk = try RecordingDesk.withQuarter(keepsState: keepsState)
        for handle in ["bo", "cy", "di"] { try desk.give(AddPerson(handle: handle)) }
        try desk.give(GrantRole(.admin, to: who("ana")))
        try desk.give(GrantRole(.editor, to: who("bo"), team: TeamID("sales")))
        try desk.give(GrantRole(.relay, to: who("di")))
        try desk.give(RecordingDesk.checkIn(), by: Author(login: "cy"), key: "before")
        try desk.give(SetPolicy("enforce", to: "on"))
        return desk
    }

    @Test("What a role does not allow is refused and records nothing", arguments: [true, false])
    func refused(keepsState: Bool) throws {
        let desk = try Self.desk(keepsState: keepsState)
        let size = desk.size
        let checkIn = try RecordingDesk.checkIn()
        #expect(try desk.refusal(checkIn, by: Author(login: "cy")) != nil)
        #expect(
            try desk.refusal(
                AddTeam(id: "x", title: "X"),
                by: Author(login: "bo")) != nil)
        #expect(desk.size == size)
        #expect(try desk.refusal(checkIn, by: Author(login: "bo")) == nil)
        #expect(desk.size == size + 1)
    }

    @Test("In every mode: alone, several, all or nothing, and as a rehearsal")
    func modes() throws {
        let desk = try Self.desk(keepsState: true)
        let (bo, cy) = (Author(login: "bo"), Author(login: "cy"))
        let requests = try [bo, cy, bo].map { Request(try RecordingDesk.checkIn(), by: $0) }
        func count(_ mode: RecordingMode) throws -> (refused: Int, entries: Int) {
            let size = desk.size
            let results = try desk.ledger.record(requests, mode)
            let refused = results.count { if case .refused = $0 { true } else { false } }
            return (refused, desk.size - size)
        }
        #expect(try count(.dryRun) == (1, 0))
        #expect(try count(.atomic) == (1, 0))
        #expect(try count(.stopAtRefusal) == (1, 1))
        #expect(try count(.keepGoing) == (1, 2))
    }

    @Test("A login that the ledger does not know adds nobody", arguments: [true, false])
    func strangers(keepsState: Bool) throws {
        let desk = try Self.desk(keepsState: keepsState)
        let size = desk.size
        let checkIn = try RecordingDesk.checkIn()
        #expect(
            try desk.refusal(checkIn, by: Author(login: "eve")) == """
                the ledger knows nobody by the login “eve”, and roles are enforced; ask an admin \
                to add them: okr person add --handle eve --name NAME, or okr person change WHO \
                --login LOGIN
                """)
        // Nor may a stranger act as somebody known, or somebody known as a stranger.
        #expect(try desk.refusal(checkIn, by: Author(login: "eve", actor: "ana")) != nil)
        #expect(
            try desk.refusal(checkIn, by: Author(login: "ana", actor: "fay")) == """
                there is no person fay, and roles are enforced; ask an admin to add them: okr \
                person add --handle fay --name NAME
                """)
        #expect(desk.size == size)
        // On whose behalf it is done may be somebody new.
        #expect(try desk.refusal(checkIn, by: Author(login: "bo", onBehalfOf: "fay")) == nil)
        #expect(try desk.ledger.state().person(handle: "fay") != nil)
    }

    @Test("A relay types for others, who are judged by their own roles; “for” gives no right")
    func relays() throws {
        let desk = try Self.desk(keepsState: false)
        let checkIn = try RecordingDesk.checkIn()
        #expect(try desk.refusal(checkIn, by: Author(login: "di", actor: "bo")) == nil)
        #expect(
            try desk.refusal(checkIn, by: Author(login: "di", actor: "cy"))?
                .hasPrefix("cy may not check in") == true)
        #expect(
            try desk.refusal(checkIn, by: Author(login: "cy", actor: "bo"))
                == "cy may not act as bo: a relay or an admin may; ask an admin for the role: okr "
                + "role grant cy relay")
        #expect(try desk.refusal(checkIn, by: Author(login: "cy", onBehalfOf: "ana")) != nil)
        #expect(try desk.refusal(checkIn, by: Author(login: "di")) != nil)
    }

    @Test("A keyed command that was recorded before is still answered", arguments: [true, false])
    func repetition(keepsState: Bool) throws {
        let desk = try Self.desk(keepsState: keepsState)
        let size = desk.size
        let cy = Author(login: "cy")
        let again = try desk.give(RecordingDesk.checkIn(), by: cy, key: "before")
        #expect(again.isRepetition && !again.entries.isEmpty)
        #expect(try desk.refusal(RecordingDesk.checkIn(), by: cy, key: "after") != nil)
        // Nor does a command that changes nothing take a key for others.
        let nothing = SetPolicy("late-easing", to: "on")
        #expect(
            try desk.refusal(nothing, by: cy, key: "taken")
                == "cy holds no role that lets them record; ask an admin for the role: okr role "
                + "grant cy contributor")
        #expect(try desk.give(nothing, by: cy).nothing != nil)
        #expect(desk.size == size)
    }

    @Test("Roles count from the entry that grants them, also in one file of commands")
    func atOnce() throws {
        let desk = try Self.desk(keepsState: true)
        let results = try desk.ledger.record(
            [
                Request(try RecordingDesk.checkIn(), by: Author(login: "cy")),
                Request(
                    GrantRole(
                        .contributor, to: try Self.who("cy"), team: TeamID("sales")),
                    by: Author(login: "ana")),
                Request(try RecordingDesk.checkIn(), by: Author(login: "cy")),
                Request(SetPolicy("enforce", to: "off"), by: Author(login: "bo")),
                Request(SetPolicy("enforce", to: "off"), by: Author(login: "ana")),
                Request(AddPerson(handle: "gus"), by: Author(login: "hal")),
            ], .keepGoing)
        let refused = results.map { if case .refused = $0 { true } else { false } }
        #expect(refused == [true, false, false, true, false, false])
    }

    @Test("What was recorded while roles were enforced is not listed as refused")
    func review() throws {
        let desk = try Self.desk(keepsState: true)
        try desk.give(RecordingDesk.checkIn(), by: Author(login: "bo"))
        try desk.give(
            RevokeRole(.editor, of: Self.who("bo"), team: TeamID("sales")))
        try desk.give(SetPolicy("enforce", to: "off"))
        try desk.give(RecordingDesk.checkIn(), by: Author(login: "bo"))
        let entries = try (1..<desk.size + 1).map { try desk.ledger.entry($0) }
        func listed(_ count: Int) throws -> [Int] {
            let prefix = Array(entries.prefix(count))
            var state = State()
            for entry in prefix { state.evolve(entry) }
            return try PermissionReview(prefix, by: state).findings.map { $0.entries[0].number }
        }
        let keyed = try #require(entries.first { $0.commandKey == "before" }?.number)
        // Cy's check-in, and Bo's last one; that Bo's role is gone does not touch the first.
        #expect(try listed(entries.count) == [keyed, entries.count])
        // By the roles as they were known then.
        #expect(try listed(keyed) == [keyed])
        // Before anybody was granted anything, everything after the beginning would have been.
        #expect(try listed(4).count == 2)
    }
}
