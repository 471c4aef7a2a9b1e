import OKRTesting
import Testing

@testable import OKRModel

@Suite("Who may do what")
struct PermissionTests {
    private static let today: Day = "2026-02-16"

    /// Two teams below acme: sales, which owns O-1 with KR-1 to KR-5, and ops, which owns O-2.
    ///
    /// Bo belongs to sales, Cy to ops, Di to no team; Bo owns O-3, Di owns O-4. Cy contributes to
    /// KR-2 and Di reviews KR-3; KR-1 has a check-in of Bo's and one of Cy's.
    private static let story: Story = {
        do {
            return
                try quarter
                .and(AddTeam(id: "ops", title: "Operations", parent: "acme"), on: "2026-01-02")
                .and(AddPerson(handle: "bo", name: "Bo Li", team: "sales"), on: "2026-01-02")
                .and(AddPerson(handle: "cy", name: "Cy Tran", team: "ops"), on: "2026-01-02")
                .and(AddPerson(handle: "di", name: "Di Ash"), on: "2026-01-02")
                .and(
                    AddObjective(title: "Run", cycle: "Q1", owner: "team:ops"), on: "2026-01-02"
                )
                .and(
                    AddObjective(title: "Sell", cycle: "Q1", owner: "person:bo"), on: "2026-01-02"
                )
                .and(
                    AddObjective(title: "Help", cycle: "Q1", owner: "person:di"), on: "2026-01-02"
                )
                .and(AddStrategy(title: "Mission", owner: "team:sales"), on: "2026-01-02")
                .and(AssignGoal("KR-2", adding: ["person:cy"]), on: "2026-01-02")
                .and(AssignGoal("KR-3", reviewer: .somebody("person:di")), on: "2026-01-02")
                .and(
                    RecordCheckIn(on: "KR-1", value: 10), on: "2026-01-12",
                    by: Authors(actor: "p2")
                )
                .and(
                    RecordCheckIn(on: "KR-1", value: 12), on: "2026-01-19",
                    by: Authors(actor: "p3"))
        } catch {
            preconditionFailure("the story cannot be told: \(error)")
        }
    }()

    private static let boCheckedIn = story.last - 1
    private static let cyCheckedIn = story.last

    private static func refusal(
        _ command: any Command, by actor: PersonID, _ roles: [Holding],
        in story: Story = PermissionTests.story, relayedBy relay: PersonID? = nil,
        _ others: [PersonID: [Holding]] = [:]
    ) throws -> String? {
        let judge = PermissionJudge(in: story.state, on: today) { id in
            id == actor ? roles : others[id] ?? []
        }
        let events = try command.decide(in: story.state, today: today).events
        #expect(!events.isEmpty)
        return try judge.refusal(of: events, by: Authors(actor: actor, relayedBy: relay))
            .map(\.description)
    }

    private static func may(
        _ command: any Command, _ actor: PersonID, _ roles: Holding...
    ) throws -> Bool {
        try refusal(command, by: actor, roles) == nil
    }

    private static let target = ChangeTarget(of: "KR-1", to: [.target: 90], reason: "why")
    private static let editorOfSales = Holding(.editor, of: "sales")
    private static let editorOfOps = Holding(.editor, of: "ops")
    private static let editorOfAcme = Holding(.editor, of: "acme")

    @Test("An admin may do everything, a viewer and whoever holds no role nothing")
    func adminsAndViewers() throws {
        let commands: [any Command] = [
            Self.target, RecordCheckIn(on: "KR-1", value: 1), AddTeam(id: "x", title: "X"),
            AddComment(on: .goal("KR-1"), text: "a"), VoidGoal("S-1", reason: "a slip"),
            AcknowledgeEntry(Self.boCheckedIn), AddStrategy(title: "More"),
        ]
        for command in commands {
            #expect(try Self.may(command, "p4", Holding(.admin)))
            #expect(try !Self.may(command, "p4"))
            #expect(try !Self.may(command, "p4", Holding(.viewer), Holding(.relay)))
        }
    }

    @Test("An editor of a team may change what it, the teams below it and their people own")
    func editors() throws {
        #expect(try Self.may(Self.target, "p4", Self.editorOfSales))
        #expect(try Self.may(Self.target, "p4", Self.editorOfAcme))
        #expect(try !Self.may(Self.target, "p4", Self.editorOfOps))
        let bos = RenameGoal("O-3", to: "Sell more")
        #expect(try Self.may(bos, "p4", Self.editorOfSales))
        #expect(try !Self.may(bos, "p4", Self.editorOfOps))
        // Di belongs to no team, so that no editor is one of hers.
        let dis = RenameGoal("O-4", to: "Help more")
        #expect(try !Self.may(dis, "p4", Self.editorOfAcme))
        #expect(
            try Self.may(
                RetractEntry(Self.boCheckedIn, reason: "a slip"), "p4",
                Self.editorOfSales))
        #expect(try Self.may(RecordCheckIn(on: "KR-1", value: 1), "p4", Self.editorOfAcme))
        #expect(try Self.may(AddComment(on: .goal("KR-1"), text: "a"), "p4", Self.editorOfSales))
        #expect(try !Self.may(AddComment(on: .goal("O-2"), text: "a"), "p4", Self.editorOfSales))
    }

    @Test("A segment asks for an editor of its whole as well as of its own owner")
    func segments() throws {
        var whole = AddKPI(title: "All", owner: "team:ops")
        whole.plan.rule = .sum
        let story = try Self.story.and(whole, on: "2026-01-02")
        var part = AddKPI(title: "North", owner: "team:sales")
        part.plan.segmentOf = "KPI-1"
        part.plan.segment = "North"
        let alone = try Self.refusal(part, by: "p4", [Self.editorOfSales], in: story)
        #expect(alone?.contains("add a segment to KPI-1") == true, "\(alone ?? "may")")
        let other = try Self.refusal(part, by: "p4", [Self.editorOfOps], in: story)
        #expect(other != nil)
        for roles in [[Self.editorOfSales, Self.editorOfOps], [Self.editorOfAcme]] {
            #expect(try Self.refusal(part, by: "p4", roles, in: story) == nil)
        }
    }

    @Test("Who stood below whom is asked about the day of the command")
    func tree() throws {
        let moved = try Self.story
            .and(AddTeam(id: "north", title: "North"), on: Self.today)
            .and(MoveTeam("sales", to: .below("north"), on: Self.today), on: Self.today)
        #expect(
            try Self.refusal(Self.target, by: "p4", [Self.editorOfAcme], in: moved) != nil)
        #expect(
            try Self.refusal(Self.target, by: "p4", [Holding(.editor, of: "north")], in: moved)
                == nil)
    }

    @Test("The frame and the strategy are an admin's")
    func frameAlone() throws {
        for command: any Command in [
            AddTeam(id: "x", title: "X", parent: "sales"),
            AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"),
            RenameGoal("S-1", to: "Vision"), SetPolicy("late-easing", to: "off"),
        ] {
            #expect(try !Self.may(command, "p4", Self.editorOfAcme, Holding(.contributor)))
        }
    }

    @Test("To give a goal to another owner takes an editor of both, however it comes to them")
    func givingAway() throws {
        let toOps = AssignGoal("KR-1", to: "team:ops")
        #expect(try !Self.may(toOps, "p4", Self.editorOfSales))
        #expect(try !Self.may(toOps, "p4", Self.editorOfOps))
        #expect(try Self.may(toOps, "p4", Self.editorOfSales, Self.editorOfOps))
        #expect(try Self.may(toOps, "p4", Self.editorOfAcme))
        #expect(try Self.may(AssignGoal("KR-1", to: "person:bo"), "p4", Self.editorOfSales))
        #expect(try Self.may(AssignGoal("KR-1", adding: ["team:ops"]), "p4", Self.editorOfSales))

        let given = try Self.story.and(toOps, on: "2026-02-02")
        let assignment = given.last
        let back = RetractEntry(assignment, reason: "a slip")
        #expect(try Self.refusal(back, by: "p4", [Self.editorOfOps], in: given) != nil)
        #expect(try Self.refusal(back, by: "p4", [Self.editorOfAcme], in: given) == nil)
        let corrected = CorrectEntry(assignment, word: "person:di", reason: "a slip")
        #expect(try Self.refusal(corrected, by: "p4", [Self.editorOfOps], in: given) != nil)
    }

    @Test("A key result needs the editors of its objective, too")
    func keyResults() throws {
        let mine = AddKeyResult(objective: "O-2", title: "More", owner: "team:sales")
        #expect(try !Self.may(mine, "p4", Self.editorOfSales))
        #expect(try !Self.may(mine, "p4", Self.editorOfOps))
        #expect(try Self.may(mine, "p4", Self.editorOfSales, Self.editorOfOps))
        let move = MoveGoal("KR-1", to: "O-2", reason: "fits")
        #expect(try !Self.may(move, "p4", Self.editorOfSales))
        #expect(try Self.may(move, "p4", Self.editorOfAcme))
    }

    @Test("A contributor checks in on what they own, contribute to, review, or their team has")
    func contributors() throws {
        func may(_ goal: GoalID, _ actor: PersonID, _ team: TeamID? = nil) throws -> Bool {
            try Self.may(
                RecordCheckIn(on: goal, confidence: 1), actor, Holding(.contributor, of: team))
        }
        #expect(try may("KR-1", "p2") && may("KR-2", "p2"))
        #expect(try may("KR-2", "p3") && !may("KR-1", "p3"))
        #expect(try may("KR-3", "p4") && !may("KR-1", "p4"))
        #expect(try may("KR-1", "p4", "sales") && may("KR-1", "p4", "acme"))
        #expect(try !may("KR-1", "p4", "ops") && may("KR-3", "p4", "ops"))
        #expect(try !Self.may(Self.target, "p2", Holding(.contributor, of: "sales")))
        // On others, remarks alone.
        #expect(try Self.may(AddComment(on: .goal("O-2"), text: "a"), "p4", Holding(.contributor)))
        #expect(try Self.may(AcknowledgeEntry(Self.boCheckedIn), "p4", Holding(.contributor)))
        #expect(try !Self.may(RecordWin(on: "O-2", text: "a"), "p4", Holding(.contributor)))
    }

    @Test("A contributor mends their own check-ins, and only on goals that are theirs")
    func mending() throws {
        func may(_ entry: Int, _ actor: PersonID) throws -> Bool {
            let correct = CorrectEntry(entry, value: 11, reason: "a slip")
            let retract = RetractEntry(entry, reason: "a slip")
            let first = try Self.may(correct, actor, Holding(.contributor))
            #expect(try Self.may(retract, actor, Holding(.contributor)) == first)
            return first
        }
        #expect(try may(Self.boCheckedIn, "p2"))
        #expect(try !may(Self.cyCheckedIn, "p2"))
        // Cy checked in, but KR-1 is not Cy's.
        #expect(try !may(Self.cyCheckedIn, "p3"))
    }

    @Test("Who types for another is a relay or an admin; what is typed is judged by the other")
    func relaying() throws {
        func refusal(_ relay: [Holding], _ actor: [Holding]) throws -> String? {
            try Self.refusal(
                Self.target, by: "p2", actor, relayedBy: "p4", ["p4": relay])
        }
        #expect(try refusal([Holding(.relay)], [Self.editorOfSales]) == nil)
        #expect(try refusal([Holding(.admin)], [Self.editorOfSales]) == nil)
        #expect(
            try refusal([Self.editorOfSales], [Self.editorOfSales])
                == "di may not act as bo: a relay or an admin may; ask an admin for the role: okr "
                + "role grant di relay")
        #expect(try refusal([Holding(.admin)], [])?.hasPrefix("bo may not change") == true)
    }

    @Test("Every refusal says what, whose, who may, and what to ask for")
    func sentences() throws {
        let table: [(any Command, PersonID, [Holding], String)] = [
            (
                Self.target, "p1", [],
                "ana may not change the target of KR-1, which belongs to team:sales: an editor of "
                    + "that team or an admin may; ask an admin for the role: okr role grant ana "
                    + "editor --team sales"
            ),
            (
                RenameGoal("O-3", to: "Sell more"), "p1", [],
                "ana may not rename O-3, which belongs to person:bo of team:sales: an editor of "
                    + "that team or an admin may; ask an admin for the role: okr role grant ana "
                    + "editor --team sales"
            ),
            (
                RenameGoal("O-4", to: "Help more"), "p2", [],
                "bo may not rename O-4, which belongs to person:di: an admin may; ask an admin to "
                    + "do it, or for the role: okr role grant bo admin"
            ),
            (
                AssignGoal("KR-1", to: "team:ops"), "p2", [Self.editorOfSales],
                "bo may not give KR-1 to team:ops: an editor of that team or an admin may; ask an "
                    + "admin for the role: okr role grant bo editor --team ops"
            ),
            (
                RecordCheckIn(on: "KR-1", value: 1), "p2", [],
                "bo may not check in on KR-1, which belongs to team:sales: a contributor whose "
                    + "goal it is, an editor of that team or an admin may; ask an admin for the "
                    + "role: okr role grant bo contributor"
            ),
            (
                RecordCheckIn(on: "KR-1", value: 1), "p3", [Holding(.contributor)],
                "cy may not check in on KR-1, which belongs to team:sales: a contributor whose "
                    + "goal it is, an editor of that team or an admin may; ask an admin for the "
                    + "role: okr role grant cy contributor --team sales"
            ),
            (
                RecordWin(on: "O-4", text: "done"), "p2", [],
                "bo may not record a win of O-4, which belongs to person:di: a contributor whose "
                    + "goal it is or an admin may; ask to contribute to it, and for the role: okr "
                    + "assign O-4 --contributor person:bo, okr role grant bo contributor"
            ),
            (
                AddComment(on: .goal("O-4"), text: "well"), "p2", [],
                "bo may not comment on O-4: a contributor, an editor of its team or an admin may; "
                    + "ask an admin for the role: okr role grant bo contributor"
            ),
            (
                AddTeam(id: "x", title: "X"), "p2", [Self.editorOfAcme],
                "bo may not add a team: an admin may; ask an admin to do it, or for the role: okr "
                    + "role grant bo admin"
            ),
            (
                RenameGoal("S-1", to: "Vision"), "p2", [Self.editorOfAcme],
                "bo may not rename S-1, which is part of the strategy: an admin may; ask an admin "
                    + "to do it, or for the role: okr role grant bo admin"
            ),
        ]
        for (command, actor, roles, sentence) in table {
            #expect(try Self.refusal(command, by: actor, roles) == sentence)
        }
    }
}
