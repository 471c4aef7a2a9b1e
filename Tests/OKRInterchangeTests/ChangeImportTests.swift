import OKRInterchange
import OKRModel
import Testing

@Suite("Import: changes")
struct ChangeImportTests {
    /// The quarter, with a draft beside it.
    private static func ledger() throws -> TestLedger {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        return ledger
    }

    private static func at(_ day: String) throws -> Perspective {
        Perspective(entry: .max, day: try #require(Day(day)))
    }

    @Test("Every changeable field is changed by its name, from its day on")
    func fields() throws {
        var ledger = try Self.ledger()
        let plan = try ledger.importing(
            """
            goal,on,field,value,reason
            KR-1,2026-05-01,target,90,more
            KR-1,2026-05-01,commit,70,the least
            KR-1,2026-05-01,stretch,95,the most
            KR-1,2026-05-02,baseline,60,counted anew
            KR-1,2026-05-03,phases,2026-05-15=75;2026-06-01=80,on the way
            KR-1,2026-05-04,deadline,2026-06-15,two weeks less
            KR-1,2026-05-05,weight,2.5,it matters
            KR-1,2026-05-06,owner,person:ben,
            KR-1,2026-05-07,reviewer,team:tools,
            KR-1,2026-05-08,contributor,person:ana,
            KR-3,2026-05-09,band,1..7,wider
            KR-3,2026-05-10,high,8,wider yet
            O-2,2026-05-11,alignment,O-1=0.7,more of it
            O-2,2026-05-12,ambition,aspirational,bolder
            KR-3,2026-05-13,objective,O-1,where it belongs
            O-2,,title,Builds people love,
            O-2,,description,Quick ones,
            KR-2,,unit,nights,
            """)
        #expect(plan.rows == 18 && plan.unchanged == 0 && plan.additions == ["person:ben"])
        let coverage = try ledger.goal("KR-1")
        let before = try Self.at("2026-04-30")
        #expect(coverage.measures(at: before) == [.baseline: 63, .target: 80])
        #expect(coverage.owner(at: before)?.description == "team:platform")
        let view = try Self.at("2026-06-01")
        #expect(
            coverage.measures(at: view) == [
                .baseline: 60, .target: 90, .commit: 70, .stretch: 95,
            ])
        let terms = coverage.terms(at: view)
        #expect(terms.phases.map(\.description) == ["2026-05-15=75", "2026-06-01=80"])
        #expect(terms.deadline == Day("2026-06-15") && terms.weight == Decimal("2.5"))
        #expect(terms.owner?.description == "person:p2")
        #expect(terms.reviewer?.description == "team:tools")
        #expect(terms.contributors.map(\.description) == ["person:p1"])
        let quick = try ledger.goal("KR-3")
        #expect(quick.measures(at: view) == [.low: 1, .high: 8])
        #expect(quick.objective(at: view)?.text == "O-1")
        let builds = try ledger.goal("O-2")
        #expect(builds.parents(at: view).map { "\($0.id) \($0.weight ?? -1)" } == ["O-1 0.7"])
        #expect(builds.ambition(at: view) == .aspirational && builds.title == "Builds people love")
        #expect(builds.description == "Quick ones")
        #expect(try ledger.goal("KR-2").unit == "nights")
        #expect(try ledger.goal("KR-1").changes.first?.reason == "more")
    }

    @Test("What is taken away is written with a sign, with none, or as nothing")
    func takenAway() throws {
        var ledger = try Self.ledger()
        try ledger.importing(
            """
            goal,on,field,value,reason
            KR-1,2026-05-01,deadline,2026-06-15,less
            KR-1,2026-05-01,phases,2026-05-15=75,steps
            KR-1,2026-05-01,reviewer,team:tools,
            KR-1,2026-05-01,contributor,team:tools,
            KR-1,2026-05-02,deadline,,again the cycle's
            KR-1,2026-05-02,phases,,no steps
            KR-1,2026-05-02,reviewer,none,
            KR-1,2026-05-02,contributor,-team:tools,
            O-2,2026-05-02,alignment,-O-1,apart
            KR-1,,unit,,
            """)
        let terms = try ledger.goal("KR-1").terms(at: Self.at("2026-05-02"))
        #expect(terms.deadline == nil && terms.phases.isEmpty && terms.reviewer == nil)
        #expect(terms.contributors.isEmpty)
        let earlier = try ledger.goal("KR-1").terms(at: Self.at("2026-05-01"))
        #expect(earlier.deadline == Day("2026-06-15") && earlier.contributors.count == 1)
        #expect(try ledger.goal("O-2").parents(at: Self.at("2026-05-02")).isEmpty)
        #expect(try ledger.goal("KR-1").unit == nil)
    }

    @Test("Rows are taken in the order of their days, so that none is lost to a later one")
    func order() throws {
        let rows = [
            "KR-1,2026-06-01,target,80,back again", "KR-1,2026-05-01,target,90,more",
            "KR-1,2026-05-15,target,85,less",
        ]
        for rows in [rows, rows.reversed()] {
            var ledger = try Self.ledger()
            let sheet = "goal,on,field,value,reason\n" + rows.joined(separator: "\n")
            #expect(try ledger.importing(sheet).rows == 3)
            let targets = try ["2026-05-10", "2026-05-20", "2026-06-10"].map {
                try ledger.goal("KR-1").measure(.target, at: Self.at($0))
            }
            #expect(targets == [90, 85, 80])
        }
    }

    @Test("A row that changes nothing is kept under its key, and says so")
    func unchanged() throws {
        var ledger = try Self.ledger()
        let sheet = "goal,on,field,value,reason\nKR-1,2026-05-01,target,80,as it is\n"
        let plan = try ledger.importing(sheet)
        #expect(plan.rows == 0 && plan.unchanged == 1 && plan.steps.count == 1)
        #expect(
            plan.remarks.map(\.text) == [
                "KR-1 has these measures on 2026-05-01 already; nothing was recorded"
            ])
    }

    @Test("A sheet that grew records what is new, and repeating it records nothing")
    func grown() throws {
        var ledger = try Self.ledger()
        let first = "goal,on,field,value,reason\nKR-1,2026-05-01,target,90,more\n"
        #expect(try ledger.importing(first).rows == 1)
        let grown = first + "KR-2,2026-05-02,target,4,less\n"
        let plan = try ledger.importing(grown)
        #expect(plan.rows == 1 && plan.alreadyRecorded == 1)
        #expect(try ledger.goodPlan(grown).steps.isEmpty)
        let other = "goal;on;field;value;reason\nKR-2;2026-05-02;target;4;less\n"
        #expect(try ledger.goodPlan(other).alreadyRecorded == 1)
    }

    @Test("Goals, their changes and their check-ins come in one import")
    func together() throws {
        let ledger = try TestLedger()
        let changes = "goal,on,field,value,reason\nKR-1,2026-05-01,target,90,more\n"
        let checkIns = "goal,on,value\nKR-1,2026-05-04,66.5\n"
        guard case .plan(let plan) = try ledger.plan(checkIns, changes, quarter) else {
            Issue.record("no plan")
            return
        }
        #expect(plan.rows == 11)
        #expect(plan.steps.suffix(2).map(\.file) == ["2.csv", "1.csv"])
    }

    @Test(
        "Each fault of a change is told with line, column and remedy",
        arguments: [
            (",2026-05-01,target,1,r,", "2:1 a change needs its goal; column goal"),
            ("KR-9,2026-05-01,target,1,r,", "2:1 there is no goal KR-9"),
            ("KR-1,2026-5-1,target,1,r,", "2:6 is not a day; 2026-02-15"),
            ("KR-1,2026-07-01,target,1,r,", "2:6 2026-07-01 is still to come"),
            ("KR-1,2026-05-01,,1,r,", "2:17 a change needs its field"),
            ("KR-1,2026-05-01,tarket,1,r,", "2:17 knows no “tarket”; did you mean “target”?"),
            ("KR-1,2026-05-01,target,,r,", "2:24 this change needs its value"),
            ("KR-1,2026-05-01,target,14%,r,", "2:24 “14%” in the column value is not a number"),
            ("KR-1,2026-05-01,target,90,,", "2:27 a move needs a reason; the column reason"),
            ("KR-1,2026-05-01,target,60,r,", "2:24 would cross the baseline; the field turn"),
            ("KR-1,2026-05-01,low,3,r,", "2:21 has no low; it has baseline, target"),
            ("KR-3,2026-05-01,band,3-4,r,", "2:22 “3-4” is no band; LOW..HIGH"),
            ("KR-3,2026-05-01,band,4..3,r,", "2:22 the lower bound 4 is above"),
            ("KR-1,2026-05-01,phases,2026-05,r,", "2:24 is no list of phases; DAY=VALUE"),
            ("KR-1,2026-05-01,deadline,May,r,", "2:26 “May” in the column value is not a day"),
            ("KR-1,2026-05-01,owner,bo,r,", "2:23 does not say whether; person:bo"),
            ("KR-1,2026-05-01,contributor,-bo,r,", "2:29 “bo” does not say whether"),
            ("KR-1,2026-05-01,contributor,-team:x,r,", "2:29 there is no team x"),
            ("O-2,2026-05-01,alignment,O-1=,r,", "2:26 “O-1=” is not an alignment"),
            ("O-2,2026-05-01,alignment,-,r,", "2:26 not an alignment to take away; -O-1"),
            ("O-2,2026-05-01,alignment,O-8,r,", "2:26 there is no goal O-8"),
            ("O-1,2026-05-01,alignment,O-2,r,", "2:26 above itself: O-1 → O-2 → O-1"),
            ("KR-1,2026-05-01,objective,O 2,r,", "2:27 “O 2” cannot be an identifier"),
            ("O-1,2026-05-01,cycle,Q9,r,", "2:22 there is no cycle Q9"),
            ("O-1,2026-05-01,ambition,daring,r,", "2:25 knows no “daring”; committed"),
            ("O-1,2026-05-01,title,Grow,,", "2:5 a goal changes when that is recorded"),
            ("O-1,,title,Grow,r,", "2:17 the title of a goal changes without a reason"),
            ("O-1,,title,,,", "2:12 this change needs its value"),
            ("KR-1,2026-05-01,weight,-1,r,", "2:24 a weight of -1 is below 0"),
            ("KR-1,2026-05-01,weight,2,r,a b", "2:28 “a b” is not a person's handle"),
        ])
    func faults(row: String, expected: String) throws {
        var ledger = try Self.ledger()
        try ledger.importing(quarter)
        let problems = try ledger.problems("goal,on,field,value,reason,for\n\(row)\n")
        try #require(problems.count == 1, "\(problems)")
        let place = expected.prefix { $0 != " " }
        let parts = expected.dropFirst(place.count + 1).split(separator: "; ", maxSplits: 1)
        #expect("\(problems[0].line):\(problems[0].column)" == place, "\(problems[0])")
        #expect(problems[0].problem.contains(parts[0]), "\(problems[0])")
        if parts.count == 2 { #expect(problems[0].remedy.contains(parts[1]), "\(problems[0])") }
    }
}
