import OKRTesting
import Testing

@testable import OKRModel

@Suite("Roles")
struct RoleTests {
    private static let today: Day = "2026-02-16"

    /// Ana (p1) and Bo (p2), who belongs to sales.
    private static func story() throws -> Story {
        try quarter.and(AddPerson(handle: "bo", name: "Bo Li", team: "sales"), on: "2026-01-02")
    }

    /// The same with Ana as admin and roles enforced.
    private static func enforced() throws -> Story {
        try story().and(GrantRole(.admin, to: handle("ana")), on: "2026-01-05")
            .and(SetPolicy("enforce", to: "on"), on: "2026-01-05")
    }

    /// The same with Bo as admin, who is bound to no login.
    private static func byHandle() throws -> Story {
        try story().and(GrantRole(.admin, to: handle("bo")), on: "2026-01-05")
            .and(SetPolicy("enforce", to: "on"), on: "2026-01-05")
    }

    @Test("The last admin may be described anew, and known by what they are known by")
    func describing() throws {
        for command in [
            ChangePerson(handle("ana"), handle: "ana.ruiz"), .init(handle("ana"), name: "Ana"),
            .init(handle("bo"), login: "boli"),
        ] {
            #expect(
                try !command.decide(in: Self.enforced().state, today: Self.today).events.isEmpty)
        }
        let bound = try Self.byHandle().and(ChangePerson(handle("bo"), login: "bo"), on: Self.today)
        #expect(bound.state.persons["p2"]?.login == "bo")
        let two = try Self.enforced().and(GrantRole(.admin, to: handle("bo")), on: Self.today)
            .and(ChangePerson(handle("ana"), login: "other"), on: Self.today)
        #expect(two.state.persons["p1"]?.login == "other")
    }

    @Test("A role is granted to a person, an editor's for a team")
    func granting() throws {
        try given(Self.story())
            .when(
                GrantRole(.editor, to: handle("bo"), team: "sales", reason: " leads it\n"),
                on: Self.today
            )
            .then(
                "person:p2",
                .roleGranted(RoleGranted(Holding(.editor, of: "sales"), reason: "leads it")))
        try given(Self.story()).when(GrantRole(.relay, to: handle("p1")), on: Self.today)
            .then("person:p1", .roleGranted(RoleGranted(Holding(.relay), reason: nil)))
        for team in [nil, "acme" as TeamID?] {
            try given(Self.story())
                .when(GrantRole(.contributor, to: handle("bo"), team: team), on: Self.today)
                .then(
                    "person:p2",
                    .roleGranted(RoleGranted(Holding(.contributor, of: team), reason: nil)))
        }
    }

    @Test("What is held already is not granted again; the same role for another team is")
    func nothing() throws {
        let story = try Self.story()
            .and(GrantRole(.editor, to: handle("bo"), team: "sales"), on: Self.today)
        try given(story)
            .when(GrantRole(.editor, to: handle("bo"), team: "sales"), on: Self.today)
            .thenNothing("bo is editor of team:sales already; nothing was recorded")
        let both =
            try story
            .and(GrantRole(.editor, to: handle("bo"), team: "acme"), on: Self.today)
        #expect(
            both.state.persons["p2"]?.roles(knownThrough: .max).map(\.holding)
                == [Holding(.editor, of: "sales"), Holding(.editor, of: "acme")])
    }

    @Test("Roles live on the recorded axis: granted, revoked, granted again, gone with the person")
    func recordedAxis() throws {
        var story = try Self.story()
        let before = story.last
        story = try story.and(GrantRole(.contributor, to: handle("bo")), on: "2026-01-12")
        let granted = story.last
        story = try story.and(RevokeRole(.contributor, of: handle("bo")), on: "2026-01-19")
        let revoked = story.last
        story = try story.and(GrantRole(.contributor, to: handle("bo")), on: "2026-01-20")
        let again = story.last
        // Dated back before everything: it still holds from its entry on.
        story = try story.and(LeavePerson(handle("bo"), on: "2026-01-02"), on: Self.today)
        let bo = try #require(story.state.persons["p2"])
        func held(_ entry: Int) -> [Int] { bo.roles(knownThrough: entry).map(\.since.entry) }
        #expect(held(before) == [])
        #expect(held(granted) == [granted])
        #expect(held(revoked) == [])
        #expect(held(again) == [again])
        #expect(held(story.last) == [])
    }

    @Test("The account says who was made what; an entry without its past does not apply")
    func account() throws {
        let story = try Self.story()
            .and(GrantRole(.editor, to: handle("bo"), team: "sales"), on: Self.today)
            .and(RevokeRole(.editor, of: handle("bo"), team: "sales"), on: Self.today)
        let lines = Account(story.entries).lines.suffix(2)
        let words = Phrasebook(story.state)
        #expect(
            lines.map { words.sentence($0.entry) } == [
                "Ana Ruiz granted Bo Li the role editor of team:sales",
                "Ana Ruiz revoked the role editor of team:sales of Bo Li",
            ])
        #expect(
            lines.map(\.differences) == [
                [Difference("role", before: nil, after: "editor of team:sales")],
                [Difference("role", before: "editor of team:sales", after: nil)],
            ])
        var state = State()
        for entry in story.entries.dropLast(2) { state.evolve(entry) }
        let last = try #require(story.entries.last)
        #expect(
            state.evolve(last) == .doesNotApply("the person is not editor of team:sales"))
    }

    @Test("Roles are enforced once somebody is admin, and never without one")
    func lockingOut() throws {
        let enforced = try Self.enforced()
        #expect(try enforced.state.enforcesRoles())
        let two = try enforced.and(GrantRole(.admin, to: handle("bo")), on: Self.today)
        try given(two).when(RevokeRole(.admin, of: handle("ana")), on: Self.today)
            .then("person:p1", .roleRevoked(RoleRevoked(Holding(.admin), reason: nil)))
        let left = try two.and(LeavePerson(handle("bo")), on: Self.today)
        try given(left).when(RevokeRole(.admin, of: handle("ana")), on: Self.today)
            .thenRefused(Self.lastAdmin)
        let off = try enforced.and(SetPolicy("enforce", to: "off"), on: Self.today)
        try given(off).when(RevokeRole(.admin, of: handle("ana")), on: Self.today)
            .then("person:p1", .roleRevoked(RoleRevoked(Holding(.admin), reason: nil)))
    }

    private static let lastAdmin = """
        ana is the last admin while the policy enforce is on, and nobody could change the ledger \
        any more; make somebody else one first: okr role grant WHO admin
        """
    private static let lastAdminBo = """
        bo is the last admin while the policy enforce is on, and nobody could change the ledger \
        any more; make somebody else one first: okr role grant WHO admin
        """

    static func refusals() throws -> [RefusalCase] {
        let held = try story().and(GrantRole(.admin, to: handle("bo")), on: today)
            .and(GrantRole(.editor, to: handle("bo"), team: "sales"), on: today)
        let left = try story().and(LeavePerson(handle("bo")), on: today)
        let retired = try story().and(AddTeam(id: "labs", title: "Labs"), on: today)
            .and(RetireTeam("labs"), on: today)
        return [
            .init(
                "an unknown person", GrantRole(.admin, to: handle("cy")), on: today,
                "there is no person cy; add them: okr person add --handle cy --name NAME"),
            .init(
                "an editor of nothing", try story(), GrantRole(.editor, to: handle("bo")),
                on: today,
                "an editor is one of a team and the teams below it; say which: okr role grant bo "
                    + "editor --team ID"),
            .init(
                "an admin of a team", try story(),
                GrantRole(.admin, to: handle("bo"), team: "sales"), on: today,
                "the role admin is one for the whole ledger and takes no team; leave --team out: "
                    + "okr role grant bo admin"),
            .init(
                "an unknown team", try story(),
                GrantRole(.viewer, to: handle("bo"), team: "ops"), on: today,
                "there is no team ops; add it: okr team add ops TITLE"),
            .init(
                "a retired team", retired,
                GrantRole(.editor, to: handle("bo"), team: "labs"), on: today,
                "team labs is retired by 2026-02-16; name another team"),
            .init(
                "a person who left", left, GrantRole(.viewer, to: handle("bo")), on: today,
                "bo left on 2026-02-16 and holds no role any more; grant it to somebody who is "
                    + "there"),
            .init(
                "a role that is not held, of somebody without any", try story(),
                RevokeRole(.viewer, of: handle("bo")), on: today,
                "bo is not viewer and holds no role; okr role list shows who holds what"),
            .init(
                "a role that is held for another team", held,
                RevokeRole(.editor, of: handle("bo"), team: "acme"), on: today,
                "bo is not editor of team:acme and holds admin, editor of team:sales; okr role "
                    + "list shows who holds what"),
            .init(
                "of a person who left", left, RevokeRole(.viewer, of: handle("bo")),
                on: today,
                "bo left on 2026-02-16 and holds no role any more; there is nothing to revoke"),
            .init(
                "the last admin's role while roles are enforced", try enforced(),
                RevokeRole(.admin, of: handle("ana")), on: today, lastAdmin),
            .init(
                "the last admin while roles are enforced", try enforced(),
                LeavePerson(handle("ana")), on: today, lastAdmin),
            .init(
                "the last admin's login while roles are enforced", try enforced(),
                ChangePerson(handle("ana"), login: "other"), on: today, lastAdmin),
            .init(
                "the handle of the last admin, who is known by it", try byHandle(),
                ChangePerson(handle("bo"), handle: "bo.li"), on: today, lastAdminBo),
            .init(
                "another login for the last admin, who is known by the handle", try byHandle(),
                ChangePerson(handle("bo"), login: "boli"), on: today, lastAdminBo),
            .init(
                "the last admin's handle as the login of another", try byHandle(),
                ChangePerson(handle("ana"), login: "bo"), on: today, lastAdminBo),
            .init(
                "roles without an admin", try story(), SetPolicy("enforce", to: "on"), on: today,
                "nobody holds the role of admin, and nobody could change the ledger any more; "
                    + "make somebody one first: okr role grant WHO admin"),
        ]
    }
}
