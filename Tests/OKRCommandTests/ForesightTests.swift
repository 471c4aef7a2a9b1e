import OKRTesting
import OKRText
import Testing

@Suite("okr report retrospective: forecast and outcome")
struct ForesightTests {
    @Test("Each forecast is what was shown on that day, each outcome what is shown now")
    func asShown() throws {
        let scratch = try Scratch()
        let binary = Binary(in: scratch)
        func json(_ words: String...) throws -> JSON {
            let outcome = try binary.okr(words + ["--json", "--ledger", "d"])
            #expect(outcome.code == 0, "\(outcome.errors)")
            return try JSON(parsing: outcome.bytes)
        }
        #expect(try binary.okr("demo", "d", "--quiet").code == 0)
        let report = try json("report", "retrospective", "--cycle", "2026-Q1")
        let foresight = try #require(report["foresight"])
        #expect(foresight["forecastOn"]?.text == "2026-02-14")
        let forecasts = foresight["forecasts"]?.elements ?? []
        #expect(forecasts.count > 20)
        // One above its aim, one far below, one that counts down.
        for id in ["KR-31", "KR-9", "KR-27"] {
            let line = try #require(forecasts.first { $0["goal"]?.text == id })
            let then = try json("show", id, "--as-of", "2026-02-14", "--on", "2026-02-14")
            let now = try json("show", id)
            for (name, shown) in [("forecast", "value"), ("low", "low"), ("high", "high")] {
                #expect(line[name]?.digits == then["forecast"]?[shown]?.digits, "\(id) \(name)")
                #expect(line[name]?.digits != nil)
            }
            #expect(line["progress"]?.digits == now["keyResult"]?["progress"]?.digits, "\(id)")
        }
        // Every owner of an objective stands there, with their own objectives.
        let owners = report["owners"]?["owners"]?.elements ?? []
        let counted = owners.compactMap { $0["objectives"]?.elements?.count }.reduce(0, +)
        #expect(counted == report["scoreboard"]?["objectives"]?.elements?.count)
        let early = try json(
            "report", "retrospective", "--cycle", "2026-Q1", "--as-of", "2026-02-14")
        #expect(early["foresight"] == nil)
        withExtendedLifetime(scratch) {}
    }
}
