import OKRInterchange
import OKRModel
import Testing

@Suite("Import: every kind of key result")
struct KindImportTests {
    private static let sheet = """
        type,id,title,owner,cycle,start,end,parent,kind,target,baseline,milestones,zones,phases,frequency,direction,state
        cycle,Y,,,,2026-01-01,2026-12-31,,,,,,,,,,
        objective,O-1,A,team:t,Y,,,,,,,,,,,,
        objective,O-2,Not agreed yet,team:t,Y,,,,,,,,,,,,draft
        key-result,KR-1,Steps,,,,,O-1,milestones,,,Tender sent;Signed=2.5@2026-05-01,,,,,
        key-result,KR-2,Words,,,,,O-1,zones,,,,commit=one a week; target = two; stretch=a=b,,,,
        key-result,KR-3,Calls,,,,,O-1,every,15,,,,,monthly,,
        key-result,KR-4,Alarms,,,,,O-1,every,3,,,,,weekly,down,active
        key-result,KR-5,Leads,,,,2026-10-31,O-1,metric,80,20,,,2026-03-01=40;2026-06-01=60,,,
        key-result,KR-6,Draft,,,,,O-1,metric,,,,,,,,draft
        key-result,KR-7,Of a draft,,,,2026-12-31,O-2,metric,,,,,,,,
        """

    @Test("Milestones, zones, phases, deadlines, periods and drafts arrive")
    func kinds() throws {
        var ledger = try TestLedger()
        let plan = try ledger.importing(Self.sheet)
        #expect(plan.rows == 10)
        let steps = try ledger.goal("KR-1")
        #expect(
            steps.milestones(at: .latest).map { "\(steps.name(of: $0.id)) \($0.weight)" }
                == ["Tender sent 1", "Signed 2.5"])
        #expect(steps.milestones(at: .latest).map(\.day) == [nil, Day("2026-05-01")])
        let words = try ledger.goal("KR-2").zoneWords.map {
            "\($0.zone.rawValue) \($0.text ?? "–")"
        }
        #expect(words == ["commit one a week", "target two", "stretch a=b"])
        #expect(
            try ledger.goal("KR-3").measurement
                == MeasurementPlan(.every, period: .month, bound: .atLeast))
        #expect(
            try ledger.goal("KR-4").measurement
                == MeasurementPlan(.every, period: .week, bound: .atMost))
        let terms = try ledger.goal("KR-5").terms(at: .latest)
        #expect(terms.phases.map(\.description) == ["2026-03-01=40", "2026-06-01=60"])
        #expect(terms.deadline == Day("2026-10-31"))
        #expect(
            try ["KR-6", "O-2", "KR-7"].map { try ledger.goal($0).life } == [
                .draft, .draft, .draft,
            ])
        #expect(try ledger.goal("KR-7").terms(at: .latest).deadline == nil)
        let again = try ledger.goodPlan(Self.sheet)
        #expect(again.steps.isEmpty && again.alreadyRecorded == 10)
    }

    @Test(
        "The value of a check-in is a number, a zone or milestones, as its key result is measured")
    func values() throws {
        let checkIns = """
            goal,on,value,blocker
            KR-1,2026-03-01,tender sent;Signed,
            KR-1,2026-03-08,-Signed,no lawyer
            KR-2,2026-03-01,Commit,
            KR-3,2026-03-01,14.5,
            """
        var ledger = try TestLedger()
        guard case .plan(let plan) = try ledger.plan(checkIns, Self.sheet) else {
            Issue.record("no plan")
            return
        }
        let commands = plan.steps.compactMap { $0.command as? RecordCheckIn }
        #expect(commands.map(\.done) == [["tender sent", "Signed"], [], [], []])
        #expect(commands.map(\.undone) == [[], ["Signed"], [], []])
        #expect(commands.map(\.zone) == [nil, nil, .commit, nil])
        #expect(commands.map(\.value) == [nil, nil, nil, Decimal("14.5")])
        #expect(commands.map(\.talk.blocker) == [nil, "no lawyer", nil, nil])
        // What the ledger has already, a later file need not repeat.
        try ledger.importing(Self.sheet)
        #expect(try ledger.importing(checkIns).rows == 4)
        let steps = try ledger.goal("KR-1")
        #expect(steps.doneMilestones(at: .latest)?.map(steps.name(of:)) == ["Tender sent"])
        #expect(steps.blockers(at: .latest).map(\.checkIn.talk.blocker) == ["no lawyer"])
    }

    @Test("Decimal commas are read within lists, too, and make the same key")
    func commas() throws {
        var ledger = try TestLedger()
        try ledger.importing(
            """
            type,id,title,owner,cycle,start,end,parent,kind,target,baseline,milestones,phases
            cycle,Y,,,,2026-01-01,2026-12-31,,,,,,
            objective,O-1,A,team:t,Y,,,,,,,,
            key-result,KR-1,"One, two",,,,,O-1,milestones,,,"a, b=1.5@2026-05-01;c=2",
            key-result,KR-2,B,,,,,O-1,metric,8.5,1,,2026-03-01=4.5
            """)
        let plan = try ledger.goodPlan(
            """
            type;id;title;owner;cycle;start;end;parent;kind;target;baseline;milestones;phases
            key-result;KR-1;One, two;;;;;O-1;milestones;;;"a, b=1,5@2026-05-01;c=2";
            key-result;KR-2;B;;;;;O-1;metric;8,5;1;;2026-03-01=4,5
            objective;O-3;C;team:t;Y;;;O-1=0,5;;;;;
            """)
        #expect(plan.alreadyRecorded == 2 && plan.rows == 1)
        let objective = try #require(plan.steps.first?.command as? AddObjective)
        #expect(objective.parents.map(\.weight) == [Decimal("0.5")])
    }

    @Test(
        "Each fault of a kind is told with line, column and remedy",
        arguments: [
            ("KR-9,zones,,,,,,up,", "4:43 a key result of kind zones has no direction"),
            ("KR-9,metric,,,a=1,,,,", "4:41 a key result of kind metric has no milestones"),
            ("KR-9,at-least,3,,,,2026-03-01=4,,", "4:46 of kind at-least has no phases"),
            ("KR-9,milestones,,,=3,,,,", "4:45 “=3” in the column milestones is no list"),
            ("KR-9,milestones,,,a;A,,,,", "4:45 there are two milestones “A”"),
            ("KR-9,zones,,,,fail=x,,,", "4:41 “fail=x” in the column zones does not say"),
            ("KR-9,zones,,,,=,,,", "4:41 “=” in the column zones does not say"),
            (
                "KR-9,zones,,,,commit=x;commit=y,,,",
                "4:41 “commit=x;commit=y” in the column zones does"
            ),
            ("KR-9,zones,,,,commit=x,,,", "4:41 needs words for the zone “target”"),
            ("KR-9,metric,9,1,,,2026-03-01,,", "4:45 “2026-03-01” in the column phases is no"),
            ("KR-9,every,3,,,,,,daily", "4:45 the column frequency knows no “daily”; weekly"),
            ("KR-9,every,,,,,,,weekly", "4:38 needs the value to keep; fill the column target"),
            ("KR-9,every,3,,,,,left,weekly", "4:44 the column direction knows no “left”; up, down"),
        ])
    func faults(row: String, expected: String) throws {
        let problems = try TestLedger().problems(
            """
            type,title,parent,owner,cycle,id,kind,target,baseline,milestones,zones,phases,direction,frequency,start,end
            cycle,,,,,Y,,,,,,,,,2026-01-01,2026-12-31
            objective,A,,team:t,Y,O-1,,,,,,,,,,
            key-result,B,O-1,team:t,Y,\(row)
            """)
        try #require(problems.count == 1, "\(problems)")
        let place = expected.prefix { $0 != " " }
        let parts = expected.dropFirst(place.count + 1).split(separator: "; ", maxSplits: 1)
        #expect("\(problems[0].line):\(problems[0].column)" == place, "\(problems[0])")
        #expect(problems[0].problem.contains(parts[0]), "\(problems[0])")
        if parts.count == 2 { #expect(problems[0].remedy.contains(parts[1]), "\(problems[0])") }
    }

    @Test(
        "Each fault of a value is told by how its key result is measured",
        arguments: [
            ("KR-1,3", "2:1 KR-1 has no milestone “3”; it has “Tender sent”, “Signed”"),
            ("KR-1,Tender sent;-Tender sent", "2:1 is given as done and as not done"),
            ("KR-2,3", "2:6 the column value knows no “3”; fail, commit, target, stretch"),
            ("KR-2,stretched", "2:6 knows no “stretched”; did you mean “stretch”?"),
            ("KR-3,commit", "2:6 “commit” in the column value is not a number"),
            ("KR-6,3", "2:1 KR-6 is not agreed yet and takes no check-in; okr agree KR-6"),
        ])
    func faultsOfValues(row: String, expected: String) throws {
        var ledger = try TestLedger()
        try ledger.importing(Self.sheet)
        let problems = try ledger.problems("goal,value\n\(row)\n")
        try #require(problems.count == 1, "\(problems)")
        let place = expected.prefix { $0 != " " }
        let parts = expected.dropFirst(place.count + 1).split(separator: "; ", maxSplits: 1)
        #expect("\(problems[0].line):\(problems[0].column)" == place, "\(problems[0])")
        #expect(problems[0].problem.contains(parts[0]), "\(problems[0])")
        if parts.count == 2 { #expect(problems[0].remedy.contains(parts[1]), "\(problems[0])") }
    }

    @Test("Rows with nothing filled in are passed over, and so is what a sheet says to its reader")
    func blank() throws {
        var ledger = try TestLedger()
        try ledger.importing(Self.sheet)
        let head = "goal,on,value,confidence,note,blocker,for,title,owner,unit,target,last\n"
        let plan = try ledger.importing(
            head + "KR-5,2026-03-01,,,,,ana,Leads,team:t,,80,20 (2026-02-01)\n"
                + "KR-3,2026-03-01,9,,,,,\"=cmd|' /C calc'!A0\",team:t,,15,\n"
                + "nobody,never,, ,,,?,,,,,\n")
        #expect(plan.rows == 1 && plan.blank == 2 && plan.additions.isEmpty)
        // A later sheet says something else of the last value, and the row is the same.
        let again = try ledger.goodPlan(
            head + "KR-3,2026-03-01,9,,,,,Calls,team:t,calls,15,9 (2026-03-01)\n")
        #expect(again.rows == 0 && again.alreadyRecorded == 1)
    }
}
