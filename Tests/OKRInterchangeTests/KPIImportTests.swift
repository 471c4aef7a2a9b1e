import OKRInterchange
import OKRModel
import OKRText
import Testing

@Suite("Import: KPIs and initiatives")
struct KPIImportTests {
    private static let head =
        "type,id,title,owner,unit,direction,frequency,target,green,amber,formula,segment,of,rule,"
        + "timing,parent,start,kpi,cycle,end,state,note,baseline\n"

    /// A row by the names of its columns.
    private static func row(_ type: String, _ cells: [String: String]) -> String {
        let names = head.dropLast().split(separator: ",").dropFirst().map(String.init)
        for name in cells.keys where !names.contains(name) { Issue.record("no column \(name)") }
        let texts = names.map { name in
            let text = cells[name] ?? ""
            return text.contains(",") ? "\"\(text)\"" : text
        }
        return ([type] + texts).joined(separator: ",") + "\n"
    }

    private static func kpi(_ id: String, _ cells: [String: String] = [:]) -> String {
        row("kpi", ["id": id, "title": id, "owner": "team:t"].merging(cells) { $1 })
    }

    private static let frame =
        row("cycle", ["id": "Y", "start": "2026-01-01", "end": "2026-12-31"])
        + row("objective", ["id": "O-1", "title": "A", "owner": "team:t", "cycle": "Y"])

    /// Every row stands before what it needs.
    private static let sheet =
        head
        + row(
            "key-result",
            [
                "id": "KR-1", "title": "More", "parent": "O-1", "baseline": "50", "target": "80",
                "kpi": "rev",
            ])
        + kpi(
            "head",
            [
                "formula": "rev / heads", "green": "20", "amber": "10", "direction": "up",
                "start": "2026-01-01",
            ])
        + kpi("north", ["segment": "North", "of": "heads"])
        + kpi(
            "rev",
            [
                "unit": "EUR", "target": "90", "timing": "lagging", "parent": "O-1",
                "start": "2026-01-01", "frequency": "weekly",
            ])
        + kpi("heads", ["rule": "sum", "direction": "down", "start": "2026-01-01"])
        + row(
            "initiative",
            [
                "id": "I-1", "title": "Hire", "owner": "person:ana", "parent": "O-1;rev",
                "state": "dropped", "note": "no money", "start": "2026-02-01",
            ])
        + row("initiative", ["title": "Sell", "owner": "team:t", "parent": "KR-1"])
        + frame

    @Test("Rows in any order are recorded, each after what it needs, with all that they say")
    func whole() throws {
        var ledger = try TestLedger()
        let plan = try ledger.importing(Self.sheet)
        #expect(plan.rows == 9)
        let order = ledger.recorded.filter { $0.hasPrefix("kpi-added") || $0.contains("KR-1") }
        let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        func at(_ id: String) throws -> Int {
            try #require(place[(id == "KR-1" ? "key-result-added " : "kpi-added ") + id])
        }
        #expect(try at("rev") < at("head") && at("heads") < at("head"))
        #expect(try at("heads") < at("north") && at("rev") < at("KR-1"))
        let revenue = try ledger.goal("rev")
        #expect(revenue.type == .kpi && revenue.unit == "EUR" && revenue.title == "rev")
        #expect(revenue.createdOn == Day("2026-01-01"))
        #expect(revenue.indicator?.timing == .lagging && revenue.indicator?.frequency == .weekly)
        #expect(revenue.measures(at: .latest)[.target] == 90)
        #expect(revenue.parents(at: .latest).map(\.id) == [GoalID("O-1")])
        let head = try ledger.goal("head")
        #expect(head.formula(at: .latest)?.text == "rev / heads")
        #expect(head.measures(at: .latest) == [.green: 20, .amber: 10])
        #expect(head.indicator?.frequency == .monthly && head.indicator?.direction == .up)
        #expect(try ledger.goal("heads").indicator?.rule == .sum)
        #expect(try ledger.goal("heads").indicator?.direction == .down)
        let north = try ledger.goal("north")
        #expect(north.indicator?.segment == "North")
        #expect(north.indicator?.segmentOf == GoalID("heads"))
        #expect(try ledger.goal("KR-1").kpi(knownThrough: .max) == GoalID("rev"))
        #expect(ledger.recorded.filter { $0.hasPrefix("initiative-") }.count == 3)
        #expect(try ledger.goal("I-1").parents(at: .latest).map(\.id.text) == ["O-1", "rev"])
        #expect(try ledger.goal("I-2").title == "Sell")
    }

    @Test("Importing again records nothing; a grown sheet records what is new")
    func again() throws {
        var ledger = try TestLedger()
        try ledger.importing(Self.sheet)
        let again = try ledger.goodPlan(Self.sheet)
        #expect(again.steps.isEmpty && again.alreadyRecorded == 9)
        let grown = Self.sheet + Self.kpi("margin", ["formula": "rev - head"])
        let plan = try ledger.importing(grown)
        #expect(plan.rows == 1 && plan.alreadyRecorded == 9)
        #expect(ledger.recorded.last == "kpi-added margin")
        let readings = "goal,on,value\nrev,2026-02-01,60\n"
        try ledger.importing(readings)
        #expect(try ledger.goodPlan(readings).steps.isEmpty)
        #expect(try ledger.importing(readings + "rev,2026-02-08,62\n").rows == 1)
    }

    @Test(
        "Each fault of a KPI's row is told with its column and remedy",
        arguments: [
            (["title": ""], "title", "a KPI needs its title"),
            (["owner": ""], "owner", "a KPI needs its owner"),
            (["direction": "upp"], "direction", "did you mean “up”?"),
            (["frequency": "hourly"], "frequency", "write daily, weekly, monthly"),
            (["timing": "late"], "timing", "write leading, lagging"),
            (["rule": "mean"], "rule", "write sum"),
            (["target": "x"], "target", "“x” in the column target is not a number"),
            (["amber": "5"], "amber", "no green one; fill the column green, too"),
            (["amber": "5", "green": "4"], "amber", "amber threshold 5 is above the green one, 4"),
            (
                ["amber": "4", "green": "5", "direction": "down"], "amber",
                "amber threshold 4 is below"
            ),
            (["segment": "North"], "segment", "fill the column of"),
            (["of": "base"], "of", "the segment X of base has no name; fill the column segment"),
            (["of": "O-1", "segment": "N"], "of", "O-1 is an objective and no KPI"),
            (["of": "gone", "segment": "N"], "of", "there is no goal gone"),
            (["of": "part", "segment": "N"], "of", "part is itself a segment of base"),
            (["of": "base", "segment": "part"], "segment", "part is the segment “part” of base"),
            (["formula": "base +"], "formula", "character 7 of the formula: "),
            (
                ["formula": "base", "rule": "sum"], "rule",
                "a formula and a rule for its segments; empty one of the cells"
            ),
            (["formula": "base / gone"], "formula", "no KPI gone, which the formula names; add a"),
            (["formula": "base-part"], "formula", "write “ - ” with spaces to subtract"),
            (["formula": "base / O-1 "], "formula", "O-1 is an objective and no KPI"),
            (["formula": "2 * X"], "formula", "X would be worked out from itself: X → X"),
            (["parent": "O-1=2"], "parent", "write O-1 without a weight"),
            (["parent": "O-9"], "parent", "there is no goal O-9"),
            (["start": "2026-07-01"], "start", "2026-07-01 is still to come"),
            (["kpi": "base"], "kpi", "a row of type kpi has no kpi; empty the cell"),
            (["baseline": "1"], "baseline", "a row of type kpi has no baseline"),
            (["state": "open"], "state", "a row of type kpi has no state"),
            (["id": "base"], "id", "base stands twice"),
        ] as [([String: String], String, String)])
    func faults(_ cells: [String: String], _ column: String, _ words: String) throws {
        let good =
            Self.head + Self.frame + Self.kpi("base", ["rule": "sum"])
            + Self.kpi("part", ["of": "base", "segment": "part"])
        let bad = Self.kpi("X", cells)
        let problems = try TestLedger().problems(good + bad)
        #expect(problems.count == 1, "\(problems)")
        let problem = try #require(problems.first)
        #expect(problem.line == 6 && problem.description.contains(words), "\(problem)")
        let index = try #require(
            Self.head.dropLast().split(separator: ",").firstIndex { $0 == column })
        let before = bad.split(separator: ",", omittingEmptySubsequences: false)[..<index]
        #expect(problem.column == before.reduce(1) { $0 + $1.count + 1 }, "\(problem)")
    }

    @Test("All problems come at once, and columns of a KPI are refused elsewhere")
    func all() throws {
        let problems = try TestLedger().problems(
            Self.head + Self.frame
                + Self.kpi("A", ["target": "?", "formula": "(", "frequency": "x"])
                + Self.row(
                    "objective",
                    [
                        "id": "O-2", "title": "B", "owner": "team:t", "cycle": "Y", "green": "1",
                        "formula": "A",
                    ])
                + Self.row("key-result", ["title": "K", "parent": "O-1", "kpi": "gone"])
                + Self.row("key-result", ["title": "L", "parent": "O-1", "kpi": "O-1"]))
        #expect(problems.map(\.line) == [4, 4, 4, 5, 5, 6, 7])
        let text = problems.map(\.description).joined(separator: "\n")
        #expect(text.contains("a row of type objective has no formula"), "\(text)")
        #expect(text.contains("there is no goal gone"))
        #expect(text.contains("O-1 is an objective and no KPI"))
    }

    @Test("A circle of formulas names the way around and the line; so does one by the ledger")
    func circle() throws {
        var ledger = try TestLedger()
        let problems = try ledger.problems(
            Self.head + Self.kpi("A", ["formula": "1 + C"]) + Self.kpi("B", ["formula": "A"])
                + Self.kpi("C", ["formula": "B / 2"]))
        #expect(problems.count == 1)
        #expect(
            problems.first?.description.contains(
                "B would be worked out from itself: B → A → C → B (line 2)") == true,
            "\(problems)")
        try ledger.importing(
            Self.head + Self.kpi("A") + Self.kpi("B", ["formula": "A"]))
        let later = try ledger.problems(
            "goal,on,field,value,reason\nA,2026-06-30,formula,B * 2,so\n")
        #expect(later.map(\.line) == [2])
        #expect(later.first?.problem.contains("A → B → A") == true, "\(later)")
    }

    @Test("With --partial what names a row with a problem is skipped, and that is said")
    func partial() throws {
        var options = ImportOptions()
        options.isPartial = true
        var ledger = try TestLedger()
        let plan = try ledger.importing(
            Self.head + Self.kpi("F", ["formula": "bad * good"]) + Self.kpi("good")
                + Self.kpi("bad", ["target": "x"]) + Self.kpi("G", ["formula": "F"])
                + Self.kpi("H", ["formula": "good"]), options: options)
        #expect(plan.rows == 2 && plan.skipped.map(\.line) == [2, 4, 5])
        #expect(plan.skipped.map(\.isConsequence) == [true, false, true])
        #expect(plan.skipped.first?.problem == "bad has a row with a problem")
        #expect(
            ledger.recorded.filter { $0.hasPrefix("kpi-added") } == [
                "kpi-added good", "kpi-added H",
            ])
    }

    @Test("A check-in on a KPI is a reading, and so is the value of a key result linked to one")
    func readings() throws {
        var ledger = try TestLedger()
        try ledger.importing(Self.sheet)
        let before = ledger.recorded.count
        let plan = try ledger.importing(
            """
            goal,on,value,confidence
            rev,2026-02-01,60,
            KR-1,2026-03-01,70,0.5
            north,2026-02-01,4,
            """)
        #expect(plan.rows == 3)
        #expect(
            ledger.recorded.dropFirst(before) == [
                "check-in-recorded rev", "check-in-recorded rev", "check-in-recorded KR-1",
                "check-in-recorded north",
            ])
        try ledger.record(RetireKPI(try #require(GoalID("north")), reason: "closed"))
        let problems = try ledger.problems(
            """
            goal,on,value
            head,2026-02-01,1
            heads,2026-02-01,1
            north,2026-03-01,1
            rev,2026-07-01,1
            rev,2026-03-02,many
            """)
        #expect(problems.map(\.line) == [2, 3, 4, 5, 6])
        let words = [
            "worked out as rev / heads", "the sum of its segments", "was retired",
            "still to come", "“many” in the column value is not a number",
        ]
        for (problem, words) in zip(problems, words) {
            #expect(problem.problem.contains(words), "\(problem)")
        }
    }

    @Test("Target, thresholds, formula, owner and unit of KPIs change by a sheet")
    func changes() throws {
        var ledger = try TestLedger()
        try ledger.importing(Self.sheet)
        let sheet = """
            goal,on,field,value,reason
            rev,2026-03-01,target,95,higher
            head,2026-03-01,green,25,higher
            head,2026-03-02,amber,none,enough
            head,2026-03-03,formula,heads / rev,turned
            rev,2026-03-01,owner,team:new,moved
            rev,,unit,USD,
            """
        #expect(try ledger.importing(sheet).rows == 6)
        let (revenue, head) = (try ledger.goal("rev"), try ledger.goal("head"))
        #expect(revenue.measures(at: .latest)[.target] == 95 && revenue.unit == "USD")
        #expect(revenue.owner(at: .latest)?.description == "team:new")
        #expect(head.measures(at: .latest) == [.green: 25])
        #expect(head.formula(at: .latest)?.text == "heads / rev")
        #expect(try ledger.goodPlan(sheet).steps.isEmpty)
        let problems = try ledger.problems(
            """
            goal,on,field,value,reason
            head,2026-04-01,amber,30,no
            head,2026-04-01,formula,gone,no
            head,2026-04-01,formula,1 +,no
            head,2026-04-01,green,,no
            KR-1,2026-04-01,green,5,no
            """)
        #expect(problems.map(\.line) == [2, 3, 4, 5, 6], "\(problems)")
    }
}
