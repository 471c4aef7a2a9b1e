import OKRInterchange
import OKRModel
import Testing

@Suite("Import: outcomes")
struct OutcomeImportTests {
    /// Two objectives, one of which counts the other, with key results that all reached 6 of 10.
    private static func ledger() throws -> TestLedger {
        var ledger = try TestLedger()
        try ledger.importing(
            """
            type,id,title,owner,cycle,start,end,parent,baseline,target
            cycle,Y,,,,2026-01-01,2026-12-31,,,
            objective,O-1,A,team:t,Y,,,,,
            objective,O-2,B,team:t,Y,,,O-1=1,,
            key-result,KR-1,C,,,,,O-1,0,10
            key-result,KR-2,D,,,,,O-2,0,10
            """)
        try ledger.importing("goal,on,value\nKR-1,2026-03-01,6\nKR-2,2026-03-01,6\n")
        return ledger
    }

    private static let rows = [
        "O-1,missed,,", "O-2,achieved,,", "KR-2,missed,0.7,better than it looks", "KR-1,missed,,",
    ]

    @Test("Key results end before their objectives, counted ones before those that count them")
    func order() throws {
        for rows in [Self.rows, Self.rows.reversed()] {
            var ledger = try Self.ledger()
            let sheet = "goal,outcome,score,note\n" + rows.joined(separator: "\n")
            #expect(try ledger.importing(sheet).rows == 4)
            let ends = ledger.recorded.suffix(4).map { $0.dropFirst("goal-closed ".count) }
            #expect(Set(ends.prefix(2)) == ["KR-1", "KR-2"])
            #expect(Array(ends.suffix(2)) == ["O-2", "O-1"])
            #expect(try ledger.goal("O-2").closing?.score == Decimal("0.7"))
            #expect(try ledger.goal("O-1").closing?.score == Decimal("0.65"))
            #expect(try ledger.goal("KR-2").closing?.note == "better than it looks")
            #expect(try ledger.goodPlan(sheet).steps.isEmpty)
            #expect(try ledger.goodPlan(sheet).alreadyRecorded == 4)
        }
    }

    @Test("Outcomes, on whose behalf they are and check-ins before them come in one import")
    func together() throws {
        let ledger = try Self.ledger()
        let outcomes = "goal,outcome,score,note,for\nKR-1,missed,,,ben\n"
        let checkIns = "goal,on,value\nKR-1,2026-04-01,8\n"
        guard case .plan(let plan) = try ledger.plan(outcomes, checkIns) else {
            Issue.record("no plan")
            return
        }
        #expect(plan.rows == 2 && plan.additions == ["person:ben"])
        #expect(plan.steps.map(\.file) == ["2.csv", "1.csv", "1.csv"])
        #expect(plan.steps.last?.onBehalfOf == "ben")
    }

    @Test(
        "Each fault of an outcome is told with line, column and remedy",
        arguments: [
            (",missed,,,", "2:1 an outcome needs its goal"),
            ("KR-1,,,,", "2:6 a row needs its outcome"),
            ("KR-1,done,,,", "2:6 the column outcome knows no “done”; write achieved, missed"),
            ("KR-9,missed,,,", "2:1 there is no goal KR-9"),
            ("KR-1,missed,1.5,,", "2:13 a score of 1.5 is not between 0 and 1"),
            ("KR-1,missed,0.5,,", "2:6 is not the one the progress suggests; the column note"),
            ("KR-1,abandoned,0.5,n,", "2:6 an abandoned goal has no score; empty the column score"),
            ("KR-1,abandoned,,,", "2:6 a move needs a reason; the column note"),
            ("O-1,missed,,,", "2:5 O-1 has open key results: KR-1"),
            ("KR-1,missed,,,a b", "2:15 “a b” is not a person's handle"),
        ])
    func faults(row: String, expected: String) throws {
        let problems = try Self.ledger().problems("goal,outcome,score,note,for\n\(row)\n")
        try #require(problems.count == 1, "\(problems)")
        let place = expected.prefix { $0 != " " }
        let parts = expected.dropFirst(place.count + 1).split(separator: "; ", maxSplits: 1)
        #expect("\(problems[0].line):\(problems[0].column)" == place, "\(problems[0])")
        #expect(problems[0].problem.contains(parts[0]), "\(problems[0])")
        if parts.count == 2 { #expect(problems[0].remedy.contains(parts[1]), "\(problems[0])") }
    }

    @Test("An objective whose key result has a problem is not told as well")
    func consequences() throws {
        for bad in ["KR-1,missed,0.2,", "KR-1,mist,,"] {
            let problems = try Self.ledger().problems(
                "goal,outcome,score,note\nO-1,missed,,\n\(bad)\nKR-2,missed,,\nO-2,missed,,\n")
            #expect(problems.map(\.line) == [3], "\(problems)")
        }
        let twice = try Self.ledger().problems("goal,outcome\nKR-1,missed\nKR-1,missed\n")
        #expect(twice.map(\.problem) == ["the end of KR-1 stands twice, first at 1.csv:2"])
    }

    @Test("A partial import ends the good ones and lists the others with what follows")
    func partial() throws {
        var ledger = try Self.ledger()
        let plan = try ledger.importing(
            "goal,outcome,score,note\nO-1,missed,,\nKR-1,mist,,\nKR-2,missed,,\nO-2,missed,,\n",
            options: ImportOptions(isPartial: true))
        #expect(plan.rows == 2 && plan.skipped.map(\.line) == [2, 3])
        #expect(plan.skipped.map(\.isConsequence) == [true, false])
        #expect(ledger.recorded.suffix(2) == ["goal-closed KR-2", "goal-closed O-2"])
    }
}
