import OKRTesting
import OKRText
import Testing

@Suite("Sheets through the built command", .enabled(if: TranscriptWorld.isPossible))
struct ImportTests {
    private static let goals = """
        type,id,title,owner,cycle,start,end,parent,kind,baseline,target,low,high
        cycle,Q1,,,,2026-01-01,2026-03-31,,,,,,
        team,acme,Acme,,,,,,,,,,
        objective,O-1,Grow,team:acme,Q1,,,,,,,,

        """
        + (1...60).map { number in
            number % 5 == 0
                ? "key-result,KR-\(number),Keep \(number),,,,,O-1,between,,,2,70\n"
                : "key-result,KR-\(number),Reach \(number),,,,,O-1,metric,0,\(number * 10),,\n"
        }.joined()

    /// Fifty rows for each of sixty key results, a day each.
    private static let rows: [String] = (0..<3000).map { index in
        let (goal, day) = (index % 60 + 1, index / 60)
        let date = day < 31 ? "2026-01-\(day < 9 ? "0" : "")\(day + 1)" : "2026-02-\(day - 21)"
        return "KR-\(goal),\(date),\(day).\(goal),0.7,row \(index)\n"
    }

    private static let header = "goal,on,value,confidence,note\n"

    private static func sheets(_ rows: [String]) throws -> (scratch: Scratch, binary: Binary) {
        let scratch = try Scratch()
        let binary = try Binary.simulated(in: scratch, at: "2026-03-01 09:00")
        try scratch.write(goals, to: "goals.csv")
        try scratch.write(header + rows.joined(), to: "rows.csv")
        #expect(try binary.okr("init", ".", "--name", "Acme", "--timezone", "UTC").code == 0)
        return (scratch, binary)
    }

    @Test("A row's own key is held to its cells: the same records nothing, others are refused")
    func ownKeys() throws {
        let (scratch, binary) = try Self.sheets([])
        #expect(try binary.okr("import", "goals.csv").code == 0)
        func take(_ row: String) throws -> BinaryOutcome {
            try scratch.write("goal,on,value,key\n\(row)\n", to: "keyed.csv")
            return try binary.okr("import", "keyed.csv")
        }
        #expect(try take("KR-1,2026-02-01,5,a1").output == "1 row recorded\n")
        #expect(
            try take("KR-1,2026-02-01,5,a1").output.hasPrefix("0 rows recorded, 1 recorded before"))
        let other = try take("KR-1,2026-02-01,66,a1")
        #expect(other.code == 65)
        #expect(other.errors.contains("keyed.csv:2:1: the key “a1” was used with other options"))
        #expect(
            try binary.okr("log", "--type", "import-recorded", "--json").output
                .split(separator: "\n").count == 2)
    }

    /// All figures but those that tell when and in which entry they were recorded.
    private static func figures(_ binary: Binary) throws -> String {
        let status = try binary.okr("status", "--json", "--on", "2026-02-25").output
        return status.split(separator: "\n").drop { !$0.contains("\"cycles\"") }
            .filter { !$0.contains("\"entry\"") && !$0.contains("\"time\"") }
            .joined(separator: "\n")
    }

    @Test("Three thousand rows come in, in any order, and the status is the same")
    func shuffled() throws {
        let (_, binary) = try Self.sheets(Self.rows)
        let outcome = try binary.okr("import", "goals.csv", "rows.csv")
        #expect(outcome.code == 0 && outcome.output == "3063 rows recorded\n", "\(outcome.errors)")
        let again = try binary.okr("import", "rows.csv", "goals.csv")
        #expect(again.output == "0 rows recorded, 3063 recorded before\n")
        var random = SeededRandom(seed: 7)
        let (shuffled, other) = try Self.sheets(Self.rows.shuffled(using: &random))
        // What the key results belong to comes after them, the other way round.
        let lines = Self.goals.split(separator: "\n")
        let turned = [lines[0]] + lines[4...] + lines[1...3].reversed()
        try shuffled.write(turned.joined(separator: "\n") + "\n", to: "goals.csv")
        #expect(try other.okr("import", "rows.csv", "goals.csv").code == 0)
        #expect(try Self.figures(binary) == Self.figures(other))
    }

    @Test(
        "A stopped import is whole rows, and repeating finishes it", arguments: [2, 9] as [Int32])
    func stopped(_ signal: Int32) throws {
        let (scratch, binary) = try Self.sheets(Self.rows)
        let log = "log/00000000000000000001.jsonl"
        let running = try binary.start([Binary.path, "import", "goals.csv", "rows.csv"])
        #expect(running.wait { ((try? scratch.bytes(log).count) ?? 0) > 200_000 })
        running.send(signal)
        let stopped = try running.finish()
        #expect(stopped.code == 128 + signal, "\(stopped.errors)")
        if signal == 2 { #expect(stopped.errors.contains("Repeat the import to finish it.")) }
        let recorded = try ProcessesTests.notes(binary).count
        #expect(recorded < 3000)
        let finished = try binary.okr("import", "goals.csv", "rows.csv")
        #expect(finished.code == 0, "\(finished.errors)")
        let notes = try ProcessesTests.notes(binary)
        #expect(notes.count == 3000 && notes["row 2999"] != nil)
        #expect(try binary.okr("verify").code == 0)
        #expect(
            try binary.okr("import", "goals.csv", "rows.csv").output
                == "0 rows recorded, 3063 recorded before\n")
    }

    @Test(
        "A company's year as others wrote it down comes in whole, and its figures are right",
        .enabled(if: Repository.sharedData != nil))
    func others() throws {
        let folder = try #require(Repository.sharedData) + "/operately-demo"
        let scratch = try Scratch()
        let binary = try Binary.simulated(in: scratch, at: "2026-07-01 09:00")
        #expect(try binary.okr("init", ".", "--name", "Demo", "--timezone", "UTC").code == 0)
        let files = ["\(folder)/check-ins.csv", "\(folder)/goals.csv"]
        let dry = try binary.okr(["import", "--dry-run"] + files)
        #expect(dry.code == 0 && dry.output == "47 rows would be recorded\n", "\(dry.errors)")
        let outcome = try binary.okr(["import"] + files)
        #expect(outcome.code == 0 && outcome.output == "47 rows recorded\n")
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
        let again = try binary.okr(["import"] + files)
        #expect(again.output == "0 rows recorded, 47 recorded before\n")
        let status = try JSON(
            parsing: try binary.okr("status", "--json", "--on", "2026-06-15").bytes)
        let keyResults = try #require(status["keyResults"]?.elements)
        #expect(keyResults.count == 16)
        // (34 − 0) ÷ 60, (390 − 250) ÷ 250, (5 − 3.8) ÷ (5 − 2), (45 − 38) ÷ (45 − 30),
        // (1.44 − 1.2) ÷ (2 − 1.2), (5 − 3) ÷ (18 − 3)
        let expected = [
            "KR-1": 34.0 / 60, "KR-2": 140.0 / 250, "KR-7": 1.2 / 3, "KR-8": 7.0 / 15,
            "KR-11": 0.24 / 0.8, "KR-15": 2.0 / 15,
        ]
        for keyResult in keyResults {
            guard let id = keyResult["id"]?.text, let progress = expected[id] else { continue }
            #expect(keyResult["progress"]?.digits.flatMap(Double.init) == progress, "\(id)")
        }
        // Day 166 of 365 counted from 0: the first day is 1 January, the last 31 December.
        #expect(keyResults[0]["expected"]?.digits.flatMap(Double.init) == 165.0 / 364)
        #expect(keyResults[14]["standing"]?.text == "off-track")
        #expect(keyResults[0]["confidence"]?.digits == "0.8")
        let objectives = try #require(status["objectives"]?.elements)
        #expect(objectives.count == 9)
        let mean = (34.0 / 60 + 140.0 / 250) / 2
        #expect(objectives[0]["progress"]?.digits.flatMap(Double.init) == mean)
        for width in ["80", "140"] {
            let text = try binary.okr("status", "--on", "2026-06-15", "--width", width).output
            #expect(text.contains("KR-16") && text.contains("Reach 18 months"))
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= Int(width) ?? 0 })
        }
        #expect(try binary.okr("history", "KR-7").output.contains("3.8 %"))
    }
}
