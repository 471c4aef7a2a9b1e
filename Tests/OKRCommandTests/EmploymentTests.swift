import Foundation
import OKRTesting
import OKRText
import Testing

/// Real series as KPIs: employment in the United States, month by month through the downturn of
/// 2008, held against figures worked out here from the sheet alone.
@Suite("Twelve series of employment as KPIs", .enabled(if: Repository.sharedData != nil))
struct EmploymentTests {
    /// A sheet of series: a row a month, a column a series.
    private struct Sheet {
        let names: [String]
        var months: [String] = []
        var values: [String: [String: Foundation.Decimal]] = [:]

        init(_ text: String, last: Int) throws {
            let rows = text.split(whereSeparator: \.isNewline).map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            names = Array(rows[0][1..<last])
            for row in rows.dropFirst() {
                months.append(row[0])
                for (index, name) in names.enumerated() {
                    values[name, default: [:]][row[0]] = Foundation.Decimal(string: row[index + 1])
                }
            }
        }
    }

    /// What a KPI is held to.
    private enum Mark {
        case thresholds(green: String, amber: String)
        case target(String)
        case none
    }

    private static let marks: [String: Mark] = [
        "nonfarm": .target("138000"),
        "private": .thresholds(green: "115000", amber: "111000"),
        "goods_producing": .thresholds(green: "22000", amber: "19000"),
        "construction": .thresholds(green: "7600", amber: "7200"),
        "manufacturing": .target("14500"),
        "retail_trade": .thresholds(green: "15550", amber: "15000"),
    ]

    private static let days = [
        "2006-01-01", "2006-08-31", "2007-12-15", "2008-03-03", "2008-09-15", "2009-02-28",
        "2010-02-28", "2012-06-15", "2015-12-31", "2016-01-30", "2016-01-31",
    ]

    /// Days since 1 January 1970, by the calendar of Foundation.
    private static func number(_ day: String) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = day.split(separator: "-").compactMap { Int($0) }
        let date = calendar.date(
            from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
        return Int((date ?? .distantPast).timeIntervalSince1970 / 86_400)
    }

    private static func double(_ decimal: Foundation.Decimal) -> Double {
        Double("\(decimal)") ?? .nan
    }

    /// The median of all pairwise slopes over the last eight months, per 30.436875 days.
    private static func trend(_ points: [(day: Int, value: Double)]) -> Double? {
        var slopes: [Double] = []
        for (index, point) in points.enumerated() {
            for earlier in points[..<index] {
                let months = Double(point.day - earlier.day) / 30.436875
                slopes.append((point.value - earlier.value) / months)
            }
        }
        slopes.sort()
        guard !slopes.isEmpty else { return nil }
        let half = slopes.count / 2
        return slopes.count % 2 == 1 ? slopes[half] : (slopes[half - 1] + slopes[half]) / 2
    }

    private static func health(
        _ value: Double, first: Double, _ mark: Mark, isFresh: Bool
    ) -> String {
        guard isFresh else { return "no-data" }
        switch mark {
        case .thresholds(let green, let amber):
            if value >= Double(green) ?? .nan { return "green" }
            return value >= Double(amber) ?? .nan ? "amber" : "red"
        case .target(let text):
            let target = Double(text) ?? .nan
            if value >= target { return "green" }
            return (target - value) / abs(first - target) <= 0.1 ? "amber" : "red"
        case .none: return "untargeted"
        }
    }

    /// The line that turns a wide sheet into check-ins, as the documentation gives it.
    private static func conversion(_ sheet: String) throws -> String {
        let page = try String(
            contentsOfFile: Repository.root + "/docs/how-to/kpis-from-a-wide-sheet.md",
            encoding: .utf8)
        let line = try #require(
            page.split(separator: "\n").first { $0.hasPrefix("awk ") }.map(String.init))
        return line.replacingOccurrences(of: "last=3", with: "last=13")
            .replacingOccurrences(of: "wide.csv", with: "'\(sheet)'")
    }

    /// Runs that line as anybody would, and answers its exit code.
    private static func convert(_ sheet: String, in scratch: Scratch) throws -> Int32 {
        let bash = Process()
        bash.executableURL = URL(fileURLWithPath: "/bin/bash")
        bash.arguments = ["-euo", "pipefail", "-c", try conversion(sheet)]
        bash.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
        try bash.run()
        bash.waitUntilExit()
        return bash.terminationStatus
    }

    private static func ledger(_ binary: Binary, _ scratch: Scratch, _ sheet: Sheet) throws {
        var goals = "type,id,title,unit,owner,frequency,target,green,amber,formula,start\n"
        for name in sheet.names {
            var marks = ["", "", ""]
            switch Self.marks[name] ?? .none {
            case .thresholds(let green, let amber): marks = ["", green, amber]
            case .target(let target): marks = [target, "", ""]
            case .none: break
            }
            goals +=
                "kpi,\(name),\(name),thousand,team:bls,monthly,"
                + marks.joined(separator: ",") + ",,2006-01-01\n"
        }
        goals +=
            "kpi,share,Private share,,team:bls,monthly,,0.838,0.832,private / nonfarm,"
            + "2006-01-01\n"
        goals +=
            "kpi,growth,Growth in a year,,team:bls,monthly,,0.01,0,"
            + "\"nonfarm / previous(nonfarm, 1 year) - 1\",2006-01-01\n"
        try scratch.write(goals, to: "goals.csv")
        #expect(try binary.okr("init", ".", "--name", "Work", "--timezone", "UTC").code == 0)
        let outcome = try binary.okr("import", "goals.csv", "readings.csv")
        #expect(outcome.code == 0, "\(outcome.errors)")
    }

    @Test("Value, day, health and trend of every series are right on every chosen day")
    func series() throws {
        let path = try #require(Repository.sharedData) + "/us-employment.csv"
        let sheet = try Sheet(String(contentsOfFile: path, encoding: .utf8), last: 13)
        #expect(sheet.names.count == 12 && sheet.months.count == 120)
        let scratch = try Scratch()
        let binary = try Binary.simulated(in: scratch, at: "2016-03-01 09:00")
        #expect(try Self.convert(path, in: scratch) == 0)
        try Self.ledger(binary, scratch, sheet)
        for day in Self.days {
            let status = try JSON(
                parsing: try binary.okr("status", "--json", "--on", day).bytes)
            let kpis = try #require(status["kpis"]?.elements)
            #expect(kpis.count == 14)
            for kpi in kpis {
                let id = try #require(kpi["id"]?.text)
                try check(kpi, id, on: day, sheet)
            }
        }
    }

    /// The values of a KPI month by month up to a day.
    private func points(
        _ id: String, on day: String, _ sheet: Sheet
    ) -> [(month: String, value: Double)] {
        let months = sheet.months.filter { $0 <= day }
        func value(_ name: String, _ month: String) -> Double {
            Self.double(sheet.values[name]?[month] ?? .nan)
        }
        switch id {
        case "share": return months.map { ($0, value("private", $0) / value("nonfarm", $0)) }
        case "growth":
            // A year before each day, the last month known by then; and so each month tells of two
            // days: its own, and the same a year later.
            func yearsAgo(_ day: String) -> String {
                String((Int(day.prefix(4)) ?? 0) - 1) + day.dropFirst(4)
            }
            func inForce(_ day: String) -> String? { sheet.months.last { $0 <= day } }
            let later = sheet.months.map { String((Int($0.prefix(4)) ?? 0) + 1) + $0.dropFirst(4) }
            return Set(sheet.months + later).sorted().filter { $0 <= day }.compactMap { point in
                guard let now = inForce(point), let then = inForce(yearsAgo(point)) else {
                    return nil
                }
                return (point, value("nonfarm", now) / value("nonfarm", then) - 1)
            }
        default: return months.map { ($0, value(id, $0)) }
        }
    }

    private func check(_ kpi: JSON, _ id: String, on day: String, _ sheet: Sheet) throws {
        let points = points(id, on: day, sheet)
        func number(_ name: String) -> Double? { kpi[name]?.digits.flatMap(Double.init) }
        guard let last = points.last else {
            #expect(id == "growth" && number("value") == nil, "\(id) on \(day)")
            #expect(kpi["health"]?.text == "no-data" && kpi["cause"]?.text != nil)
            return
        }
        #expect(number("value") == last.value, "\(id) on \(day)")
        let read = sheet.months.last { $0 <= day } ?? ""
        #expect(kpi["valueOn"]?.text == read, "\(id) on \(day)")
        let mark: Mark =
            switch id {
            case "share": .thresholds(green: "0.838", amber: "0.832")
            case "growth": .thresholds(green: "0.01", amber: "0")
            default: Self.marks[id] ?? .none
            }
        let isFresh = Double(Self.number(day) - Self.number(read)) <= 2 * 30.436875
        let health = Self.health(
            last.value, first: points[0].value, mark, isFresh: isFresh)
        #expect(kpi["health"]?.text == health, "\(id) on \(day)")
        #expect((kpi["cause"]?.text == nil) == isFresh, "\(id) on \(day)")
        let trend = Self.trend(points.suffix(8).map { (Self.number($0.month), $0.value) })
        if let trend, let found = number("trend") {
            #expect(abs(found - trend) <= 1e-9 * max(1, abs(trend)), "\(id) on \(day)")
        } else {
            #expect(trend == nil && number("trend") == nil, "\(id) on \(day)")
        }
    }

    @Test("The downturn is seen: what was green turns red, and heads the wrong way")
    func downturn() throws {
        let path = try #require(Repository.sharedData) + "/us-employment.csv"
        let sheet = try Sheet(String(contentsOfFile: path, encoding: .utf8), last: 13)
        let scratch = try Scratch()
        let binary = try Binary.simulated(in: scratch, at: "2016-03-01 09:00")
        #expect(try Self.convert(path, in: scratch) == 0)
        try Self.ledger(binary, scratch, sheet)
        func health(_ id: String, _ day: String) throws -> String? {
            let status = try JSON(
                parsing: try binary.okr("status", "--json", "--on", day).bytes)
            return status["kpis"]?.elements?.first { $0["id"]?.text == id }?["health"]?.text
        }
        // As anybody can read in the sheet: private work was above 115 million from December 2006
        // to the summer of 2008, and below 111 million a year later.
        #expect(try health("private", "2007-12-15") == "green")
        #expect(try health("private", "2009-02-28") == "red")
        #expect(try health("growth", "2007-12-15") == "amber")
        #expect(try health("growth", "2009-02-28") == "red")
        #expect(try health("growth", "2012-06-15") == "green")
        let when = try binary.okr(
            "when", "growth.health == red", "--on-axis", "--json")
        #expect(when.code == 0, "\(when.errors)")
    }
}
