import OKRTesting
import OKRText
import Testing

@Suite(
    "A sheet of check-ins that goes round",
    .enabled(if: TranscriptWorld.isPossible && PythonOracle.isAvailable))
struct DueSheetTests {
    static let owners = 300

    /// What people call their key results, spreadsheets and terminals notwithstanding.
    private static let titles = [
        "Plain", "With, a comma; and a semicolon", "“Quoted” and \"quoted\"", "=1+1",
        "@SUM(A1:A9)", "-2+3", "+49 30", "=cmd|' /C calc'!A0", "Umlaute äöü and 目標 🎯",
        "turned \u{202E}round", "\u{FF1D}wide", "KR,2026-02-09,99", "'apostrophe", "on",
    ]

    /// The key result of a number by the way it is measured, as a row of goals.
    private static func row(_ number: Int) -> String {
        let title = CSV.quoted("\(titles[number % titles.count]) \(number)")
        let measures =
            switch number % 10 {
            case 0: "milestones,,,,,\"Tender, sent \(number)=1;Signed=2\","
            case 1: "zones,,,,,,commit=a;target=b;stretch=c"
            case 2: "between,,,2,9.5,,"
            case 3: "at-most,,7,,,,"
            default: "metric,0,\(number * 10),,,,"
            }
        return "key-result,KR-\(number),\(title),person:owner-\(number),,,,O-1,\(measures)\n"
    }

    private static let goals =
        """
        type,id,title,owner,cycle,start,end,parent,kind,baseline,target,low,high,milestones,zones
        cycle,Q1,,,,2026-01-01,2026-03-31,,,,,,,,
        objective,O-1,Grow,team:acme,Q1,,,,,,,,,,

        """ + (1...owners).map(row).joined()

    /// Fills in every row of which the number is in its arguments, by what the row says is wanted.
    private static let script = """
        import csv, sys
        path, least, most = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            number = int(row["goal"][3:])
            if row["value"] or number % 3 not in range(least, most + 1):
                continue
            if row["target"].startswith("Tender"):
                row["value"] = row["target"].split(";")[0]
            elif row["target"].startswith("fail"):
                row["value"] = "commit"
            else:
                row["value"] = f"{number % 8}.5"
            row["confidence"] = "at-risk"
            row["note"] = f'note {number}: "two\\nlines", and more'
            if number % 50 == 0:
                row["blocker"] = f"blocker {number}"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\\r\\n")
            writer.writeheader()
            writer.writerows(rows)
        """

    /// Saves the sheet as a spreadsheet of another country does.
    private static let resaving = """
        import csv, sys
        with open(sys.argv[1], newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        rows.reverse()
        for row in rows:
            if row["value"].endswith(".5"):
                row["value"] = row["value"].replace(".", ",")
            row["title"] = row["last"] = ""
        with open(sys.argv[2], "w", newline="", encoding="utf-8-sig") as file:
            names = list(reversed(rows[0].keys()))
            writer = csv.DictWriter(file, names, delimiter=";", lineterminator="\\r\\n")
            writer.writeheader()
            writer.writerows(rows)
        """

    private static func ledger() throws -> (scratch: Scratch, binary: Binary) {
        let scratch = try Scratch()
        let binary = try Binary.simulated(in: scratch, at: "2026-02-09 09:00")
        try scratch.write(goals, to: "goals.csv")
        try scratch.write(script, to: "fill.py")
        try scratch.write(resaving, to: "resave.py")
        #expect(try binary.okr("init", ".", "--name", "Acme", "--timezone", "UTC").code == 0)
        let outcome = try binary.okr("import", "goals.csv", "--quiet")
        try #require(outcome.output == "302 rows recorded\n", "\(outcome.errors)")
        #expect(try binary.shell("okr due --csv > sheet.csv").code == 0)
        return (scratch, binary)
    }

    @Test("The sheet has a row for everybody who owes a check-in, whatever it is called")
    func written() throws {
        let (scratch, _) = try Self.ledger()
        let table = try CSVTable(parsing: scratch.bytes("sheet.csv"))
        let columns = [
            "goal", "on", "value", "confidence", "note", "blocker", "for", "title", "owner",
            "unit", "target", "last",
        ]
        #expect(table.header.map(\.text) == columns)
        let rows = table.rows.map { $0.cells.map(\.text) }
        #expect(Set(rows.map { $0[0] }) == Set((1...Self.owners).map { "KR-\($0)" }))
        #expect(rows.count == Self.owners)
        for row in rows {
            let number = row[0].dropFirst(3)
            #expect(row[1...6] == ["2026-02-09", "", "", "", "", "owner-\(number)"])
            #expect(row[8] == "person:owner-\(number)" && row[7].hasSuffix(" \(number)"))
            // No cell of words is taken for a formula, or turns the text around.
            #expect(row[7].first.map { !"=+-@＝".contains($0) } == true, "\(row[7])")
            #expect(!row[7].unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test("Filled in in two parts and brought in again and again, no row is doubled or lost")
    func round() throws {
        let (scratch, binary) = try Self.ledger()
        func take(_ name: String = "sheet.csv") throws -> String {
            let outcome = try binary.okr("import", name)
            #expect(outcome.code == 0, "\(outcome.errors.prefix(400))")
            return outcome.output
        }
        #expect(try take() == "0 rows recorded, 300 not filled in\n")
        #expect(try binary.shell("python3 -X utf8 fill.py sheet.csv 0 0").code == 0)
        #expect(try take() == "100 rows recorded, 200 not filled in\n")
        #expect(try binary.shell("okr due --csv > rest.csv").code == 0)
        #expect(try CSVTable(parsing: scratch.bytes("rest.csv")).rows.count == 200)
        #expect(try binary.shell("python3 -X utf8 fill.py sheet.csv 1 2").code == 0)
        #expect(try take() == "200 rows recorded, 100 recorded before\n")
        #expect(try take() == "0 rows recorded, 300 recorded before\n")
        #expect(try binary.shell("python3 -X utf8 resave.py sheet.csv again.csv").code == 0)
        #expect(try take("again.csv") == "0 rows recorded, 300 recorded before\n")

        let notes = try ProcessesTests.notes(binary)
        #expect(notes.count == Self.owners)
        let status = try JSON(parsing: binary.okr("status", "--json").bytes)
        let keyResults = try #require(status["keyResults"]?.elements)
        #expect(keyResults.count == Self.owners)
        for keyResult in keyResults {
            let number = keyResult["id"]?.text.map { $0.dropFirst(3) } ?? ""
            #expect(keyResult["checkIns"]?.integer == 1, "KR-\(number)")
            let last = keyResult["lastCheckIn"]
            #expect(last?["for"]?.text == "owner-\(number)")
            #expect(last?["note"]?.text == "note \(number): \"two\nlines\", and more")
        }
        let zones = keyResults.filter { $0["kind"]?.text == "zones" }
        #expect(zones.count == 30 && zones.allSatisfy { $0["zone"]?.text == "commit" })
        let steps = keyResults.filter { $0["kind"]?.text == "milestones" }
        #expect(steps.allSatisfy { $0["progress"]?.digits == "0.3333333333333333" })
        let blockers = try JSON(parsing: binary.okr("blocker", "list", "--json").bytes)
        #expect(blockers["blockers"]?.elements?.count == 6)
        #expect(try binary.okr("due", "--json").output.contains("\"due\": []"))
        #expect(try binary.okr("verify").code == 0)
    }
}
