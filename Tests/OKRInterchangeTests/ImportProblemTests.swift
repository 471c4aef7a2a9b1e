import OKRInterchange
import OKRModel
import OKRTesting
import Testing

@Suite("Import: what is refused")
struct ImportProblemTests {
    private static let head =
        "type,id,title,owner,cycle,start,end,parent,kind,baseline,target\n"
        + "cycle,Y,,,,2026-01-01,2026-12-31,,,,\nobjective,O-1,A,team:t,Y,,,,,,\n"

    @Test(
        "Each fault of a row of goals is told with line, column and remedy",
        arguments: [
            ("objectiv,O-2,B,team:t,Y,,,,,,", "4:1 knows no “objectiv”; did you mean “objective”?"),
            ("epic,O-2,B,team:t,Y,,,,,,", "4:1 knows no “epic”; write cycle, team"),
            (",O-2,B,team:t,Y,,,,,,", "4:1 a row needs its type"),
            ("objective,O 2,B,team:t,Y,,,,,,", "4:11 “O 2” cannot be an identifier"),
            ("objective,O-2,,team:t,Y,,,,,,", "4:15 an objective needs its title"),
            ("objective,O-2,B,,Y,,,,,,", "4:17 an objective needs its owner"),
            (
                "objective,O-2,B,tools,Y,,,,,,",
                "4:17 “tools” does not say; write team:tools or person"
            ),
            ("objective,O-2,B,team:t,,,,,,,", "4:24 an objective needs its cycle"),
            ("objective,O-2,B,team:t,X,,,,,,", "4:24 there is no cycle X; add a row of type cycle"),
            ("objective,O-2,B,team:t,Y,15.2.26,,,,,", "4:26 is not a day; write it as 2026-02-15"),
            ("objective,O-2,B,team:t,Y,2026-07-01,,,,,", "4:26 2026-07-01 is still to come"),
            (
                "objective,O-2,B,team:t,Y,,2026-06-30,,,,",
                "4:27 an objective ends with its cycle, on 2026-12-31; write 2026-12-31"
            ),
            ("objective,O-2,B,team:t,Y,,,O-9,,,", "4:28 there is no goal O-9"),
            ("objective,O-2,B,team:t,Y,,,O-1=,,,", "4:28 “O-1=” is not an alignment"),
            ("objective,O-2,B,team:t,Y,,,O-1;O-1=2,,,", "4:28 the parent O-1 stands twice"),
            ("objective,O-2,B,team:t,Y,,,O-2,,,", "4:28 O-2 is its own parent"),
            ("objective,O-2,B,team:t,Y,,,,metric,,", "4:29 a row of type objective has no kind"),
            ("objective,O-1,B,team:t,Y,,,,,,", "4:11 O-1 stands twice, first at 1.csv:3"),
            ("objective,O-2,B,person:p7,Y,,,,,,", "4:17 “p7” looks like an identifier"),
            ("key-result,K,B,,,,,,,,", "4:20 a key result needs its parent"),
            ("key-result,K,B,,,,,O-1=2,,,", "4:20 has one objective; the column weight"),
            ("key-result,K,B,,X,,,O-1,,,", "4:17 is in the cycle Y; write Y"),
            ("key-result,K,B,,,,,O-1,zones,,", "4:1 needs words for the zone; column zones"),
            ("key-result,K,B,,,,,O-1,milestones,,", "4:1 needs milestones; column milestones"),
            ("key-result,K,B,,,,,O-1,every,,3", "4:1 of kind every needs its frequency"),
            (
                "key-result,K,B,,,2026-02-01,2026-01-31,O-1,,,",
                "4:46 the deadline 2026-01-31 is before the goal's first day"
            ),
            ("key-result,K,B,,,,,O-1,metrics,,", "4:24 knows no “metrics”; did you mean “metric”"),
            (
                "key-result,K,B,,,,,O-1,,\"1,5\",",
                "4:25 “1,5” in the column baseline; a decimal point"
            ),
            ("key-result,K,B,,,,,O-1,,,1e3", "4:26 “1e3” in the column target is not a number"),
            ("key-result,K,B,,,,,O-1,,5,5", "4:27 the target 5 equals the baseline"),
            ("key-result,K,B,,,,,O-1,at-least,,", "4:34 needs the value to keep"),
            ("key-result,K,B,,,,,O-1,between,1,2", "4:1 has no baseline; it has low, high"),
            ("team,t,,,,,,nosuch team,,,", "4:13 “nosuch team” is not the name of a team"),
            ("team,u,,,Y,,,,,,", "4:10 a row of type team has no cycle"),
            ("person,p7,Ana,,,,,,,,", "4:8 “p7” looks like an identifier"),
            ("person,,Ana,,,,,,,,", "4:1 a person needs a handle"),
            ("cycle,Z,,,,2026-01-01,,,,,", "4:23 a cycle needs its end"),
            ("cycle,Z,,,,2026-02-01,2026-01-01,,,,", "4:7 before it starts on 2026-02-01"),
            ("cycle,Y,,,,2026-01-01,2026-06-30,,,,", "4:7 the cycle Y stands twice"),
        ])
    func goals(row: String, expected: String) throws {
        let problems = try TestLedger().problems(ImportProblemTests.head + row + "\n")
        try #require(problems.count == 1, "\(problems)")
        let found = problems[0]
        let text = "\(found.line):\(found.column) \(found.problem); \(found.remedy)"
        let parts = expected.split(separator: "; ", maxSplits: 1)
        let place = expected.prefix { $0 != " " }
        #expect(text.hasPrefix(place + " "), "\(text)")
        #expect(text.contains(parts[0].dropFirst(place.count + 1)), "\(text)")
        if parts.count == 2 { #expect(problems[0].remedy.contains(parts[1]), "\(text)") }
    }

    @Test(
        "Each fault of a check-in is told with line, column and remedy",
        arguments: [
            (",2026-05-01,1,,,,", "2:1 a check-in needs its goal"),
            ("KR-9,2026-05-01,1,,,,", "2:1 there is no goal KR-9"),
            ("O-1,2026-05-01,1,,,,", "2:1 O-1 is an objective"),
            ("KR-1,2026-5-1,1,,,,", "2:6 “2026-5-1” in the column on is not a day"),
            ("KR-1,2026-07-01,1,,,,", "2:6 2026-07-01 is still to come"),
            ("KR-1,2026-05-01,14%,,,,", "2:17 “14%” in the column value is not a number"),
            ("KR-1,2026-05-01,stretch,,,,", "2:17 “stretch” in the column value is not a number"),
            ("KR-1,2026-05-01,,7,,,", "2:18 “7” is not a confidence from 0 to 1"),
            ("KR-1,2026-05-01,,fine,,,", "2:18 “fine” is not a confidence from 0 to 1"),
            ("KR-1,2026-05-01,1,,,,a b", "2:22 “a b” is not a person's handle"),
            ("KR-1,2026-05-01,1,,,,p9", "2:22 “p9” looks like an identifier"),
            ("KR-1,2026-05-01,1,,,,x,surplus", "2:24 more cells than the header's 7"),
        ])
    func checkIns(row: String, expected: String) throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let problems = try ledger.problems("goal,on,value,confidence,note,blocker,for\n\(row)\n")
        try #require(problems.count == 1, "\(problems)")
        let place = expected.prefix { $0 != " " }
        #expect("\(problems[0].line):\(problems[0].column)" == place, "\(problems[0])")
        #expect(problems[0].problem.contains(expected.dropFirst(place.count + 1)), "\(problems[0])")
    }

    @Test(
        "A number with its thousands apart is told so, in sheets with points and with commas",
        arguments: [
            (
                ";", "1.234,5",
                "leave out what sets the thousands apart: digits with at most one decimal comma"
            ),
            (";", "1'234", "leave out what sets the thousands apart"),
            (";", "x,5", "write digits with at most one decimal comma, at most 15 of them"),
            (
                ",", "\"1,234.5\"",
                "leave out what sets the thousands apart: digits with at most one decimal point"
            ),
            (",", "1 234", "leave out what sets the thousands apart"),
            (",", "\"1,5\"", "write a decimal point, or separate the cells with semicolons"),
            (",", "1e3", "write digits with at most one decimal point, at most 15 of them"),
        ])
    func thousands(separator: String, cell: String, remedy: String) throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let rows = "goal;on;value\nKR-1;2026-05-01;"
        let problems = try ledger.problems(
            String(rows.map { $0 == ";" ? Character(separator) : $0 }) + cell + "\n")
        try #require(problems.count == 1, "\(problems)")
        #expect(problems[0].remedy.hasPrefix(remedy) || problems[0].remedy.hasSuffix(remedy))
    }

    @Test(
        "Headers that are not understood are refused",
        arguments: [
            ("a,b\n1,2\n", "1:1 no sheet of goals"), ("", "1:1 the file is empty"),
            ("goal,on,field,reasons\n", "1:15 a sheet of changes has no column “reasons”"),
            ("goal,outcome,on\n", "1:14 a sheet of outcomes has no column “on”"),
            ("goal,on,valeu\n", "1:9 no column “valeu”"), ("goal,on,on\n", "1:9 stands twice"),
            ("goal,,on\nKR-1,x,\n", "1:6 a column has no name"),
            ("goal,on\nKR-1,2026-05-01\n", "2:1 the check-in says nothing"),
            ("goal,on,kind\n", "1:9 a sheet of check-ins has no column “kind”"),
            ("type,id,\"ti\"tle\n", "1:13 more after the closing quote"),
        ])
    func headers(text: String, expected: String) throws {
        let problems = try TestLedger().problems(text)
        let place = expected.prefix { $0 != " " }
        let first = try #require(problems.first)
        #expect("\(first.line):\(first.column)" == place, "\(first)")
        #expect(first.problem.contains(expected.dropFirst(place.count + 1)), "\(first)")
    }

    @Test("A column that nobody knows is passed over where that is asked for")
    func unknownColumns() throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let plan = try ledger.goodPlan(
            "goal,colour,value\nKR-1,red,1\n", options: ImportOptions(ignoresUnknownColumns: true))
        #expect(plan.rows == 1)
    }

    @Test("All problems of all files are told at once, without those that follow from others")
    func allAtOnce() throws {
        let goals = """
            type,id,title,owner,cycle,start,end,parent,target,milestones
            cycle,Y,,,,2026-01-01,2025-12-31,,,
            objective,O-1,A,team:t,Y,,,,,
            key-result,KR-1,B,,,,,O-1,x,
            key-result,KR-2,C,,,,,O-7,1,a=x
            """
        let checkIns = "goal,on,value\nKR-1,2026-05-01,y\nKR-2,2026-05-01,1\nKR-3,2026-13-01,1\n"
        guard case .problems(let problems) = try TestLedger().plan(goals, checkIns) else {
            Issue.record("no problems")
            return
        }
        #expect(
            problems.map { "\($0.file):\($0.line):\($0.column)" } == [
                "1.csv:2:7", "1.csv:4:27", "1.csv:5:29", "2.csv:2:17", "2.csv:4:6",
            ])
        #expect(problems[0].excerpt == "cycle,Y,,,,2026-01-01,2025-12-31,,,")
        #expect(problems[0].description.hasPrefix("1.csv:2:7: the cycle would end on 2025-12-31"))
        #expect(problems.allSatisfy { !$0.isConsequence })
    }

    @Test("A file that cannot be read does not make its goals unknown to the others")
    func brokenFile() throws {
        guard
            case .problems(let problems) = try TestLedger().plan(
                "type,id\nobjective,\"O-1\n", "goal,on,value\nO-1,2026-13-01,1\nO-1,2026-05-01,z\n")
        else {
            Issue.record("no problems")
            return
        }
        #expect(
            problems.map { "\($0.file):\($0.line):\($0.column)" } == ["1.csv:2:11", "2.csv:2:5"])
    }

    @Test("A partial import plans the good rows and lists what it leaves out, and why")
    func partial() throws {
        var ledger = try TestLedger()
        let text =
            ImportProblemTests.head + """
                objective,O-2,B,team:u,Y,,,O-9,,,
                key-result,KR-1,C,person:ana,,,,O-2,,,
                key-result,KR-2,D,,,,,O-1,,,10
                """
        let plan = try ledger.importing(text, options: ImportOptions(isPartial: true))
        #expect(plan.rows == 3 && plan.additions == ["team:t"])
        #expect(plan.skipped.map(\.line) == [4, 5])
        #expect(plan.skipped.map(\.isConsequence) == [false, true])
        #expect(ledger.recorded.last == "key-result-added KR-2")
    }

    @Test("Rows that are below each other in a circle are refused, and a long chain is not")
    func circles() throws {
        let head = "type,id,title,owner,cycle,start,end,parent\ncycle,Y,,,,2026-01-01,2026-12-31,\n"
        func objective(_ number: Int, below parent: Int?) -> String {
            "objective,O-\(number),A,team:t,Y,,,\(parent.map { "O-\($0)" } ?? "")\n"
        }
        let circle = objective(1, below: 2) + objective(2, below: 3) + objective(3, below: 1)
        let problems = try TestLedger().problems(head + circle)
        #expect(problems.map(\.line) == [5])
        #expect(problems.first?.problem.contains("O-3 is below O-1") == true)
        let chain = (1...3000).map { objective($0, below: $0 < 3000 ? $0 + 1 : nil) }.joined()
        #expect(try TestLedger().goodPlan(head + chain).rows == 3001)
    }

    @Test("Keys that stand twice or are none are refused")
    func keys() throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let problems = try ledger.problems(
            "key,goal,value\nk,KR-1,1\nk,KR-1,2\na b,KR-1,3\né,KR-1,4\n")
        #expect(problems.map { "\($0.line):\($0.column)" } == ["3:1", "4:1", "5:1"])
    }

    @Test("What is shown of a file cannot steer a terminal and is not long")
    func excerpts() throws {
        let note = "\u{1B}[31m" + String(repeating: "é", count: 500)
        let problems = try TestLedger().problems("note,goal,value\n\(note),KR-1,x\n")
        let excerpt = try #require(problems.first?.excerpt)
        #expect(excerpt.unicodeScalars.count == 100 && excerpt.hasSuffix(",KR-1,x"))
        #expect(excerpt.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test(
        "Damaged sheets are planned or refused, never fatal, and places lie within the file",
        arguments: [5, UInt64.random(in: 0...UInt64.max)])
    func damage(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let ledger = try TestLedger()
        let hostile = Array(",;\"\n\r\t=-.0195KROé\u{0}\u{1B}".utf8)
        var planned = 0
        for _ in 0..<600 {
            var bytes = Array(quarter.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                if Bool.random(using: &random) { bytes.remove(at: place) }
                bytes.insert(hostile.randomElement(using: &random) ?? 0, at: place)
            }
            let outcome = try GoalImport.plan(
                [ImportFile(name: "x", bytes: bytes)], into: ledger.state, today: ledger.today,
                options: ImportOptions(isPartial: Bool.random(using: &random)), digest: digest)
            switch outcome {
            case .plan(let plan): planned += plan.rows > 0 ? 1 : 0
            case .problems(let problems):
                #expect(!problems.isEmpty && problems.allSatisfy { $0.line >= 1 && $0.line <= 20 })
            }
        }
        #expect(planned > 20, "seed \(seed)")
    }
}
