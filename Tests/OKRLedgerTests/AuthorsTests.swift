import OKRModel
import OKRTesting
import Testing

@testable import OKRLedger

@Suite("Authors")
struct AuthorsTests {
    private static func record(
        _ author: Author, at desk: RecordingDesk
    ) throws -> (authors: Authors, new: [PersonDescribed], remarks: [String]) {
        let recorded = try desk.give(RecordingDesk.checkIn(), by: author)
        let new = recorded.entries.compactMap { entry in
            if case .personDescribed(let fact) = entry.event { fact } else { nil }
        }
        let last = try #require(recorded.entries.last)
        #expect(recorded.entries.allSatisfy { $0.authors == last.authors })
        return (last.authors, new, recorded.remarks)
    }

    private static func authors(
        _ actor: Int, relayedBy relay: Int? = nil, for principal: Int? = nil
    ) -> Authors {
        Authors(
            actor: PersonID(number: actor), relayedBy: relay.map { PersonID(number: $0) },
            onBehalfOf: principal.map { PersonID(number: $0) })
    }

    @Test("A known login acts as its person")
    func login() throws {
        let desk = try RecordingDesk.withQuarter()
        let (authors, new, remarks) = try Self.record(Author(login: "ana"), at: desk)
        #expect(authors == Self.authors(1))
        #expect(new.isEmpty)
        #expect(remarks.isEmpty)
    }

    @Test("A new login becomes a person with that handle, once")
    func newLogin() throws {
        let desk = try RecordingDesk.withQuarter()
        let (authors, new, remarks) = try Self.record(Author(login: "bo"), at: desk)
        #expect(authors == Self.authors(2))
        #expect(
            new == [PersonDescribed(team: nil, handle: "bo", name: nil, login: "bo", email: nil)])
        #expect(remarks.isEmpty)
        #expect(try Self.record(Author(login: "bo"), at: desk).new.isEmpty)
    }

    @Test("A login whose name is the handle of a person without a login acts as that person")
    func matchingHandle() throws {
        let desk = try RecordingDesk.withQuarter()
        try desk.give(AddPerson(handle: "bo", name: "Bo Li"))
        let (authors, new, _) = try Self.record(Author(login: "bo"), at: desk)
        #expect(authors == Self.authors(2))
        #expect(new.isEmpty)
    }

    @Test(
        "A login that is no handle is made one",
        arguments: [
            ("ACME\\bo", "ACME-bo"), ("jörg", "j--rg"), ("p7", "p7-login"), ("", "unknown"),
            ("bo li", "bo-li"), ("p07", "p07"),
            (String(repeating: "x", count: 70), String(repeating: "x", count: 64)),
        ])
    func oddLogin(_ login: String, _ handle: String) throws {
        let desk = try RecordingDesk.withQuarter()
        let (authors, new, _) = try Self.record(Author(login: login), at: desk)
        #expect(authors == Self.authors(2))
        #expect(new.map(\.handle) == [handle])
        #expect(new.map(\.login) == [login])
        #expect(try Self.record(Author(login: login), at: desk).new.isEmpty)
    }

    @Test("Two logins that would share a handle are two persons; the later one has no handle")
    func sharedHandle() throws {
        let desk = try RecordingDesk.withQuarter()
        _ = try Self.record(Author(login: "bo li"), at: desk)
        let (authors, new, _) = try Self.record(Author(login: "bo-li"), at: desk)
        #expect(authors == Self.authors(3))
        #expect(
            new == [
                PersonDescribed(team: nil, handle: nil, name: "bo-li", login: "bo-li", email: nil)
            ])
    }

    @Test("Another actor is relayed by the login's person; oneself is not")
    func relayed() throws {
        let desk = try RecordingDesk.withQuarter()
        try desk.give(AddPerson(handle: "bo"))
        #expect(
            try Self.record(Author(login: "ana", actor: "bo"), at: desk).authors
                == Self.authors(2, relayedBy: 1))
        #expect(
            try Self.record(Author(login: "ana", actor: "p2"), at: desk).authors
                == Self.authors(2, relayedBy: 1))
        #expect(
            try Self.record(Author(login: "ana", actor: "ana"), at: desk).authors
                == Self.authors(1))
        #expect(
            try Self.record(Author(login: "ana", onBehalfOf: "bo"), at: desk).authors
                == Self.authors(1, for: 2))
    }

    @Test("Several new persons of one command are added in front of it, each once, and remarked")
    func newcomers() throws {
        let desk = try RecordingDesk.withQuarter()
        let (authors, new, remarks) = try Self.record(
            Author(login: "bot", actor: "bo", onBehalfOf: "cy"), at: desk)
        #expect(authors == Self.authors(3, relayedBy: 2, for: 4))
        #expect(new.map(\.handle) == ["bot", "bo", "cy"])
        #expect(new.map(\.login) == ["bot", nil, nil])
        #expect(
            remarks == [
                "bo was new to the ledger and is person p3 now",
                "cy was new to the ledger and is person p4 now",
            ])
        let same = try Self.record(Author(login: "di", actor: "di", onBehalfOf: "di"), at: desk)
        #expect(same.authors == Self.authors(5, for: 5))
        #expect(same.new.map(\.handle) == ["di"])
    }

    @Test("A command can name a person whom its own author line adds")
    func namedByCommand() throws {
        let desk = try RecordingDesk.withQuarter()
        let recorded = try desk.give(
            AddObjective(
                title: "Mine", cycle: try known(CycleID.init("Q1")),
                owner: try known(OwnerName.init("person:bo"))), by: Author(login: "bo"))
        guard case .objectiveAdded(let fact)? = recorded.entries.last?.event else {
            Issue.record("no objective was added")
            return
        }
        #expect(fact.owner == .person(PersonID(number: 2)))
        #expect(recorded.created == "O-2")
    }

    @Test("Adding a person while new to the ledger oneself gives both a number")
    func addingByNewcomer() throws {
        let desk = try RecordingDesk.withQuarter()
        let recorded = try desk.give(AddPerson(handle: "cy"), by: Author(login: "bo"), key: "k")
        #expect(recorded.entries.map(\.subject.description) == ["person:p2", "person:p3"])
        #expect(recorded.created == "p3")
        #expect(recorded.ownEntries.map(\.subject.description) == ["person:p3"])
        #expect(
            try desk.give(AddPerson(handle: "cy"), by: Author(login: "bo"), key: "k").created
                == "p3")
    }

    @Test(
        "An actor that can be nobody is refused",
        arguments: [
            (
                "bo li",
                "“bo li” cannot be a handle; use letters, digits, “.”, “_” and “-”, at most 64"
            ),
            ("p9", "there is no person p9; give a handle such as ana, and a new one is added"),
        ])
    func refused(_ actor: String, _ sentence: String) throws {
        let desk = try RecordingDesk.withQuarter()
        for author in [
            Author(login: "bo", actor: actor), Author(login: "bo", onBehalfOf: actor),
        ] {
            #expect(try desk.refusal(RecordingDesk.checkIn(), by: author) == sentence)
        }
        #expect(desk.size == 6)
    }

    @Test("A refused command, or one that changes nothing, adds nobody")
    func nobody() throws {
        let desk = try RecordingDesk.withQuarter()
        let goal = try RecordingDesk.goal("KR-1")
        #expect(try desk.refusal(RecordCheckIn(on: goal), by: Author(login: "bo")) != nil)
        try desk.give(ReopenGoal(goal), by: Author(login: "bo"))
        #expect(desk.size == 6)
    }

    @Test("A ledger can be made for somebody else")
    func maker() throws {
        let desk = try RecordingDesk(by: Author(login: "bot", actor: "ana"))
        let entries = try desk.entries(last: 3)
        #expect(
            entries.map(\.event.name) == ["ledger-created", "person-described", "person-described"])
        #expect(entries[0].authors == Self.authors(2, relayedBy: 1))
        #expect(entries.map(\.count) == [3, nil, nil])
    }
}
