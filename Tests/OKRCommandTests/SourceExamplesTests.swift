import Foundation
import OKRTesting
import OKRText
import Testing

/// The examples of the articles that this product comes from, as one ledger.
@Suite("The examples of the sources")
struct SourceExamplesTests {
    private static let fixture = Repository.fixtures + "/examples/source.jsonl"

    private static func ledger() throws -> (Binary, Scratch) {
        let scratch = try Scratch()
        let binary = try Binary.simulated(in: scratch, at: "2026-04-01 09:00")
        #expect(try binary.okr("init", ".", "--name", "Acme", "--timezone", "UTC").code == 0)
        let outcome = try binary.okr("apply", fixture)
        #expect(outcome.code == 0, "\(outcome.errors)")
        return (binary, scratch)
    }

    @Test("Every concept is used at least once")
    func concepts() throws {
        let (binary, scratch) = try Self.ledger()
        defer { withExtendedLifetime(scratch) {} }
        let log = try binary.okr("log", "--json").output
        for event in [
            "kpi-added", "check-in-recorded", "thresholds-changed", "formula-changed",
            "target-changed", "kpi-retired", "benchmark-recorded", "influence-claimed",
            "key-result-linked", "initiative-added", "initiative-progressed", "meeting-set",
            "retro-added", "policy-set", "role-granted", "strategy-added", "objective-added",
            "key-result-added", "goal-closed",
        ] {
            #expect(log.contains("goalledger.\(event).v1"), "\(event) is not used")
        }
        #expect(try binary.okr("verify").code == 0)
        for verb in [["kpis"], ["status", "--all"], ["kpi", "map"], ["meeting", "list"]] {
            let outcome = try binary.okr(verb)
            #expect(outcome.code == 0 && !outcome.output.isEmpty, "\(verb): \(outcome.errors)")
        }
    }

    @Test(
        "Titles, units and numbers are those of the list",
        .enabled(if: Repository.sharedData != nil))
    func list() throws {
        let (binary, scratch) = try Self.ledger()
        defer { withExtendedLifetime(scratch) {} }
        let path = try #require(Repository.sharedData) + "/source-examples.csv"
        // No cell of that list has a comma in it.
        let rows = try String(contentsOfFile: path, encoding: .utf8)
            .split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let header = rows[0]
        // Turnover's target is raised later, and so is the growth's way of being known.
        let status = try JSON(
            parsing: try binary.okr("status", "--json", "--on", "2026-02-28").bytes)
        let initiatives = try JSON(
            parsing: try binary.okr("initiative", "list", "--json").bytes)
        var goals: [String: [JSON]] = [:]
        goals["objective"] = status["objectives"]?.elements
        goals["key-result"] = status["keyResults"]?.elements
        goals["kpi"] = status["kpis"]?.elements
        goals["initiative"] = initiatives["initiatives"]?.elements
        var count = 0
        for row in rows.dropFirst() {
            func cell(_ name: String) -> String {
                header.firstIndex(of: name).map { row[$0] } ?? ""
            }
            let type = cell("type")
            let named = goals[type]?.filter { $0["title"]?.text == cell("title") } ?? []
            #expect(named.count == 1, "\(type) “\(cell("title"))”")
            guard let goal = named.first else { continue }
            count += 1
            if !cell("unit").isEmpty { #expect(goal["unit"]?.text == cell("unit")) }
            func number(_ name: String) -> Double? { goal[name]?.digits.flatMap(Double.init) }
            if type == "key-result" {
                #expect(number("baseline") == Double(cell("from")), "\(cell("title"))")
                #expect(number("target") == Double(cell("to")), "\(cell("title"))")
            }
        }
        #expect(count == rows.count - 1 && count == 23)
    }
}
