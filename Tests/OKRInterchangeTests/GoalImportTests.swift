import OKRInterchange
import OKRModel
import Testing

@Suite("Import: what is recorded")
struct GoalImportTests {
    @Test("Rows may stand in any order; each is recorded after what it mentions")
    func anyOrder() throws {
        var ledger = try TestLedger()
        let plan = try ledger.importing(quarter)
        #expect(plan.rows == 9 && plan.additions.isEmpty && plan.remarks.isEmpty)
        #expect(
            ledger.recorded == [
                "ledger-created ledger", "cycle-added cycle:2026-Q2", "team-added team:platform",
                "team-added team:tools", "person-described person:p1", "objective-added O-1",
                "key-result-added KR-1", "key-result-added KR-2", "objective-added O-2",
                "key-result-added KR-3",
            ])
        let lines = quarter.split(separator: "\n", omittingEmptySubsequences: false).reversed()
        let reversed = ([lines.last ?? ""] + lines.dropLast()).joined(separator: "\r\n")
        var other = try TestLedger()
        try other.importing(reversed)
        #expect(Set(other.recorded) == Set(ledger.recorded))
    }

    @Test("Every cell of a good row arrives")
    func cells() throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let state = ledger.state
        let builds = try ledger.goal("O-2")
        #expect(builds.title == "Builds people like" && builds.createdOn == Day("2026-04-10"))
        #expect(builds.parents(at: .latest).map { "\($0.id) \($0.weight ?? -1)" } == ["O-1 0.5"])
        #expect(builds.owner(at: .latest)?.description == "team:tools")
        #expect(builds.ambition(at: .latest) == .committed)
        let pager = try ledger.goal("KR-2")
        #expect(pager.kind == .atMost && pager.measures(at: .latest) == [.target: 3])
        #expect(pager.unit == "pages")
        #expect(pager.owner(at: .latest)?.description == "person:p1")
        #expect(pager.weight(at: .latest) == 2)
        #expect(pager.createdOn == Day("2026-04-01"))
        let coverage = try ledger.goal("KR-1")
        #expect(coverage.owner(at: .latest)?.description == "team:platform")
        #expect(coverage.measures(at: .latest) == [.baseline: 63, .target: 80])
        let person = try #require(state.person(handle: "ana"))
        #expect(person.name == "Ana Lima" && person.email == "ana@example.com")
        #expect(person.team?.text == "tools")
        let tools = try #require(TeamID("tools").flatMap(state.team))
        #expect(tools.parent(at: .latest)?.text == "platform" && tools.level(at: .latest) == .team)
    }

    @Test("Teams and persons that rows mention are added before them, and reported")
    func additions() throws {
        var ledger = try TestLedger()
        let plan = try ledger.importing(
            """
            type,id,title,owner,cycle,start,end,parent
            objective,O-1,A,team:platform,Y,,,
            objective,O-2,B,person:ana,Y,,,
            cycle,Y,,,,2026-01-01,2026-12-31,
            key-result,KR-1,C,team:platform,,,,O-1
            """)
        #expect(plan.additions == ["team:platform", "person:ana"])
        #expect(plan.rows == 4 && plan.steps.count == 6)
        #expect(plan.steps.filter { $0.key == nil }.map(\.line) == [2, 3])
        #expect(
            Array(ledger.recorded.dropFirst(2).prefix(2)) == [
                "team-added team:platform", "objective-added O-1",
            ])
    }

    @Test("Goals and check-ins come in one import, in whichever order the files are named")
    func severalFiles() throws {
        let checkIns =
            "goal,on,value,confidence,note,for\nKR-1,2026-05-04,66.5,at-risk,parser done,ben\n"
        for texts in [[quarter, checkIns], [checkIns, quarter]] {
            let ledger = try TestLedger()
            guard case .plan(let plan) = try ledger.plan(texts[0], texts[1]) else {
                Issue.record("no plan")
                continue
            }
            #expect(plan.rows == 10 && plan.additions == ["person:ben"])
            let last = try #require(plan.steps.last)
            let checkIn = try #require(last.command as? RecordCheckIn)
            #expect(checkIn.value == Decimal("66.5") && checkIn.confidence == Decimal("0.5"))
            #expect(checkIn.on == Day("2026-05-04") && checkIn.note == "parser done")
            #expect(last.onBehalfOf == "ben" && last.line == 2)
        }
    }

    @Test("Goals that have ended are closed last, objectives after their key results")
    func closings() throws {
        var ledger = try TestLedger()
        try ledger.importing(
            """
            type,id,title,owner,cycle,start,end,parent,baseline,target,state,outcome,score,note
            objective,O-1,A,team:t,Y,,,,,,closed,achieved,,
            objective,O-2,B,team:t,Y,,,O-1=1,,,,missed,0.3,a guess
            key-result,KR-1,C,,,,,O-1,0,10,achieved,,0.9,close enough
            key-result,KR-2,D,,,,,O-2,0,10,,abandoned,,no longer needed
            key-result,KR-3,E,,,,,O-2,0,10,missed,,0.1,
            cycle,Y,,,,2026-01-01,2026-12-31,,,,,,,
            """)
        #expect(
            ledger.recorded.suffix(5) == [
                "goal-closed KR-1", "goal-closed KR-2", "goal-closed KR-3", "goal-closed O-2",
                "goal-closed O-1",
            ])
        let objective = try ledger.goal("O-1")
        #expect(
            objective.closing?.outcome == .achieved && objective.closing?.score == Decimal("0.6"))
    }

    @Test("Identifiers are assigned after those that rows give")
    func assigned() throws {
        var ledger = try TestLedger()
        try ledger.importing(
            """
            type,id,title,owner,cycle,start,end,parent
            objective,,First,team:t,Y,,,
            key-result,,Below,,,,,O-1
            objective,O-1,Second,team:t,Y,,,
            cycle,Y,,,,2026-01-01,2026-12-31,
            """)
        #expect(ledger.state.goalOrder.map(\.text) == ["O-1", "O-2", "KR-1"])
    }

    @Test("The first day is the row's start, else the cycle's, but never still to come")
    func firstDay() throws {
        var ledger = try TestLedger()
        try ledger.importing(
            """
            type,id,title,owner,cycle,start,end
            cycle,Past,,,,2026-01-01,2026-03-31
            cycle,Next,,,,2026-07-01,2026-09-30
            objective,O-1,A,team:t,Past,,2026-03-31
            objective,O-2,B,team:t,Past,2026-02-01,
            objective,O-3,C,team:t,Next,,
            """)
        let days = ledger.state.goalOrder.map { ledger.state.goals[$0]?.createdOn.description }
        #expect(days == ["2026-01-01", "2026-02-01", "2026-06-30"])
    }

    @Test("An identifier that a sheet gives a person stands for the sheet's person")
    func personIdentifiers() throws {
        var ledger = try TestLedger()
        try ledger.record(AddPerson(handle: "zoe"))
        try ledger.importing(
            """
            type,id,handle,title,owner,cycle,start,end
            cycle,Y,,,,,2026-01-01,2026-12-31
            objective,O-1,,A,person:p1,Y,,
            person,p1,ana,Ana,,,,
            """)
        let owner = try ledger.goal("O-1").owner(at: .latest)?.description
        #expect(owner == "person:p2" && ledger.state.person(handle: "ana")?.id.text == "p2")
    }

    @Test("What the frame has already is passed over with a remark")
    func knownFrame() throws {
        var ledger = try TestLedger()
        let frame = """
            type,id,title,start,end
            cycle,Y,,2026-01-01,2026-12-31
            team,t,Tools,,
            person,ana,Ana,,
            """
        try ledger.record(AddPerson(handle: "ana", login: "ana"))
        try ledger.record(AddTeam(id: "t", title: "Tools"))
        let plan = try ledger.importing(frame)
        #expect(plan.rows == 1 && plan.alreadyRecorded == 2 && plan.remarks.count == 2)
        #expect(plan.remarks.allSatisfy { $0.description.hasPrefix("1.csv:") })
    }

    @Test("Check-ins outside the cycle are planned and remarked on")
    func remarks() throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let plan = try ledger.goodPlan("goal,on,value\nKR-1,2026-03-01,64\nKR-1,2026-05-01,65\n")
        #expect(plan.rows == 2)
        #expect(plan.remarks.map(\.line) == [2])
    }

    @Test(
        "Confidence is read on the scale of the sheet, and as words on every scale",
        arguments: [
            (ImportOptions.ConfidenceScale.one, "0.7", "0.7"), (.one, "1", "1"),
            (.one, "0.70", "0.70"),
            (.ten, "7", "0.7"), (.ten, "10", "1"), (.ten, "6.5", "0.65"), (.ten, "0", "0"),
            (.hundred, "70", "0.7"), (.hundred, "5", "0.05"), (.hundred, "100", "1"),
            (.one, "on-track", "0.8"), (.ten, "At-Risk", "0.5"), (.hundred, "off-track", "0.2"),
        ])
    func confidence(scale: ImportOptions.ConfidenceScale, cell: String, digits: String) throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let plan = try ledger.goodPlan(
            "goal,confidence\nKR-1,\(cell)\n", options: ImportOptions(confidenceScale: scale))
        let checkIn = try #require(plan.steps.first?.command as? RecordCheckIn)
        #expect(checkIn.confidence?.description == digits)
    }

    @Test("A decimal comma is read where cells are separated by semicolons")
    func decimalComma() throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let plan = try ledger.goodPlan(
            "goal;on;value;confidence\nKR-1;2026-05-01;66,5;0,7\nKR-1;;-1.5;")
        let checkIns = plan.steps.compactMap { $0.command as? RecordCheckIn }
        #expect(checkIns.map(\.value) == [Decimal("66.5"), Decimal("-1.5")])
        #expect(checkIns.map(\.confidence) == [Decimal("0.7"), nil])
        #expect(checkIns.map(\.on) == [Day("2026-05-01"), nil])
    }
}
