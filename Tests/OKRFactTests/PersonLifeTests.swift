import OKRTesting
import Testing

@testable import OKRModel

@Suite("Persons who change and leave")
struct PersonLifeTests {
    private static let today: Day = "2026-02-16"

    /// Ana (p1, login ana), Bo (p2), and Bo's goal that Ana reviews.
    private static func story() throws -> Story {
        var objective = AddObjective(title: "Answer", cycle: "Q1", owner: "person:bo")
        objective.reviewer = "person:ana"
        return try frame().and(AddPerson(handle: "bo", name: "Bo Li"), on: "2026-01-01")
            .and(objective, on: "2026-01-01")
    }

    private static func described(
        team: TeamID? = nil, handle: String? = nil, name: String? = nil, login: String? = nil,
        email: String? = nil
    ) -> Event {
        .personDescribed(
            .init(team: team, handle: handle, name: name, login: login, email: email))
    }

    @Test("What is said anew is recorded, by handle or identifier")
    func describing() throws {
        try given(Self.story())
            .when(ChangePerson(handle("bo"), name: "Bo Lin", team: "sales"), on: Self.today)
            .then("person:p2", Self.described(team: "sales", name: "Bo Lin"))
        try given(Self.story())
            .when(
                ChangePerson(
                    handle("p2"), handle: "bolin", name: "Bo Li", email: "bo@acme.example",
                    login: "bl"), on: Self.today
            )
            .then(
                "person:p2",
                Self.described(handle: "bolin", login: "bl", email: "bo@acme.example"))
    }

    @Test("What is so already is not recorded")
    func nothing() throws {
        try given(Self.story())
            .when(ChangePerson(handle("bo"), handle: "bo", name: "Bo Li"), on: Self.today)
            .thenNothing("bo is described so already; nothing was recorded")
        let left = try frame().and(LeavePerson(handle("ana")), on: Self.today)
        try given(left).when(LeavePerson(handle("ana")), on: Self.today)
            .thenNothing("ana left on 2026-02-16 already; nothing was recorded")
    }

    @Test("A person goes by the new handle and login only, which frees the old ones for others")
    func handles() throws {
        let story = try Self.story()
            .and(ChangePerson(handle("bo"), handle: "bolin", login: "bl"), on: Self.today)
            .and(ChangePerson(handle("bolin"), login: "blin"), on: Self.today)
        #expect(story.state.person(handle: "bo") == nil)
        #expect(story.state.person(handle: "bolin")?.id == "p2")
        #expect(story.state.person(login: "bl") == nil)
        #expect(story.state.person(login: "blin")?.id == "p2")
        let next = try story.and(AddPerson(handle: "bo"), on: Self.today)
        #expect(next.state.person(handle: "bo")?.id == "p3")
        #expect(next.state.persons["p2"]?.name == "Bo Li")
    }

    @Test("Who leaves hands over what they own, review and contribute to")
    func leaving() throws {
        var objective = AddObjective(title: "Help", cycle: "Q1", owner: "team:sales")
        objective.reviewer = "person:bo"
        objective.contributors = ["person:bo"]
        let story = try Self.story().and(objective, on: "2026-01-01")
        var assigned = GoalAssigned(on: "2026-02-13", reason: "a new job")
        assigned.reviewer = .somebody("person:p1")
        assigned.removed = ["person:p2"]
        assigned.added = ["person:p1"]
        try given(story)
            .when(
                LeavePerson(
                    handle("bo"), handingOverTo: "person:ana", reason: "a new job",
                    on: "2026-02-13"), on: Self.today
            )
            .then([
                ("person:p2", .personLeft(.init(on: "2026-02-13", reason: "a new job"))),
                (
                    "O-1",
                    .goalAssigned(
                        .init(on: "2026-02-13", owner: "person:p1", reason: "a new job"))
                ),
                ("O-2", .goalAssigned(assigned)),
            ])
    }

    @Test("Who owns nothing leaves without an heir, and takes no goals any more")
    func gone() throws {
        let story = try Self.story()
        try given(story).when(LeavePerson(handle("ana")), on: Self.today)
            .then("person:p1", .personLeft(.init(on: Self.today, reason: nil)))
        let left = try story.and(LeavePerson(handle("ana")), on: Self.today)
        try given(left)
            .when(AddObjective(title: "More", cycle: "Q1", owner: "person:ana"), on: Self.today)
            .thenRefused(
                "person:ana left on 2026-02-16 and takes no goals; name somebody else")
        #expect(left.state.persons["p1"]?.left == Self.today)
        let described = try left.and(ChangePerson(handle("ana"), name: "Ana R."), on: Self.today)
        #expect(described.state.persons["p1"]?.left == Self.today)
    }

    @Test("Added or described anew is told apart")
    func sentences() throws {
        let story = try Self.story()
            .and(ChangePerson(handle("bo"), handle: "bolin", team: "sales"), on: Self.today)
            .and(ChangePerson(handle("bolin"), name: "Bo Lin"), on: Self.today)
            .and(LeavePerson(handle("bolin"), handingOverTo: "person:ana"), on: Self.today)
        let words = Phrasebook(story.state)
        let told = story.entries.filter { $0.subject == "person:p2" }.map(words.sentence)
        #expect(
            told == [
                "Ana Ruiz added Bo Lin", "Ana Ruiz described Bo Lin as of team sales",
                "Ana Ruiz described Bo Lin", "Ana Ruiz recorded that Bo Lin left on 2026-02-16",
            ])
    }

    @Test("The account names what was described before and after")
    func account() throws {
        let story = try Self.story()
            .and(ChangePerson(handle("bo"), name: "Bo Lin", team: "sales"), on: Self.today)
            .and(LeavePerson(handle("bo"), handingOverTo: "person:ana"), on: Self.today)
        let lines = Account(story.entries) { $0.subject == "person:p2" }.lines
        #expect(
            lines.map(\.differences) == [
                [
                    Difference("handle", before: nil, after: "bo"),
                    Difference("name", before: nil, after: "Bo Li"),
                ],
                [
                    Difference("name", before: "Bo Li", after: "Bo Lin"),
                    Difference("team", before: nil, after: "sales"),
                ],
                [Difference("left", before: nil, after: "2026-02-16")],
            ])
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let day: Day = today
        let retired = try story.and(RetireTeam("sales"), on: day)
        func refusal(
            _ situation: String, _ command: any Command, _ sentence: String
        ) -> RefusalCase {
            RefusalCase(situation, story, command, on: day, sentence)
        }
        return [
            refusal(
                "an unknown person", ChangePerson(handle("cy"), name: "Cy"),
                "there is no person cy; add them: okr person add --handle cy --name NAME"),
            refusal(
                "nothing to describe", ChangePerson(handle("bo")),
                "nothing is said that would describe bo; give --handle, --name, --email, --team "
                    + "or --login"),
            refusal(
                "a handle with a space", ChangePerson(handle("bo"), handle: "bo li"),
                "“bo li” cannot be a handle; use letters, digits, “.”, “_” and “-”, at most 64"),
            refusal(
                "a handle in use", ChangePerson(handle("bo"), handle: "ana"),
                "the handle “ana” belongs to p1; choose another one"),
            refusal(
                "a login in use", ChangePerson(handle("bo"), login: "ana"),
                "the login “ana” is bound to ana; bind another one, or change that person first"),
            refusal(
                "an empty login", ChangePerson(handle("bo"), login: ""),
                "the login of the person is empty; give it a login"),
            refusal(
                "an empty name", ChangePerson(handle("bo"), name: " "),
                "the name of the person is empty; give it a name"),
            refusal(
                "an unknown team", ChangePerson(handle("bo"), team: "ops"),
                "there is no team ops; add it: okr team add ops TITLE"),
            RefusalCase(
                "a retired team", retired, ChangePerson(handle("bo"), team: "sales"), on: day,
                "team sales is retired by 2026-02-16; name another team"),
            refusal(
                "an unknown person", LeavePerson(handle("cy")),
                "there is no person cy; add them: okr person add --handle cy --name NAME"),
            refusal(
                "open goals that nobody takes", LeavePerson(handle("bo")),
                "bo owns open goals: O-1; say who takes them: okr person leave bo --hand-over "
                    + "WHO"),
            refusal(
                "handing over to oneself",
                LeavePerson(handle("bo"), handingOverTo: "person:bo"),
                "bo would hand over to themselves; name somebody else"),
            refusal(
                "an unknown heir", LeavePerson(handle("bo"), handingOverTo: "person:cy"),
                "there is no person cy; add them: okr person add --handle cy --name NAME"),
            RefusalCase(
                "an heir that is retired", retired,
                LeavePerson(handle("bo"), handingOverTo: "team:sales"), on: day,
                "team sales is retired and takes no goals; name another team"),
            refusal(
                "a day to come", LeavePerson(handle("bo"), on: "2026-02-17"),
                "2026-02-17 is still to come: today is 2026-02-16; record it on its day, or give "
                    + "an earlier one with --on"),
        ]
    }
}
