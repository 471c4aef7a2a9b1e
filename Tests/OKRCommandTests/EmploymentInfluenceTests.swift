import Foundation
import OKRTesting
import OKRText
import Testing

/// Claims that one series of employment moves another, held against correlations worked out here:
/// the sheet is cut at its commas, months are counted as twelve a year, and all sums are Doubles.
@Suite("Influence between series of employment", .enabled(if: Repository.sharedData != nil))
struct EmploymentInfluenceTests {
    private struct Claim {
        let from: String
        let to: String
        let strength: String
        /// As it is typed, and what that is in months.
        let lag: String
        let months: Int
    }

    private static let claims = [
        Claim(from: "construction", to: "manufacturing", strength: "0.5", lag: "30d", months: 1),
        Claim(from: "durable_goods", to: "wholesale_trade", strength: "0.9", lag: "61d", months: 2),
        // 91 days are 2.99 months.
        Claim(
            from: "goods_producing", to: "mining_and_logging", strength: "-0.3", lag: "91d",
            months: 3),
        Claim(from: "private", to: "nonfarm", strength: "1", lag: "0d", months: 0),
    ]

    /// In the middle of the downturn, between two months, and after it, on the day of a month.
    private static let days = ["2008-09-15", "2010-03-01"]

    /// The values of a series by the month, counted from the year 0.
    private static func series(_ name: String, _ text: String, until day: String) -> [Int: Double] {
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        guard let column = lines[0].firstIndex(where: { $0 == name }) else { return [:] }
        var values: [Int: Double] = [:]
        for line in lines.dropFirst() where String(line[0]) <= day {
            let date = line[0].split(separator: "-").compactMap { Int($0) }
            values[date[0] * 12 + date[1]] = Double(line[column])
        }
        return values
    }

    /// Pearson's r by the sums of products, not by the means, and how many pairs went into it.
    private static func correlation(
        _ causes: [Int: Double], _ effects: [Int: Double], lag: Int
    ) -> (r: Double, pairs: Int) {
        func change(_ values: [Int: Double], _ month: Int) -> Double? {
            guard let now = values[month], let before = values[month - 1] else { return nil }
            return now - before
        }
        var (n, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for month in effects.keys {
            guard let effect = change(effects, month), let cause = change(causes, month - lag)
            else { continue }
            n += 1
            x += cause
            y += effect
            xx += cause * cause
            yy += effect * effect
            xy += cause * effect
        }
        return ((n * xy - x * y) / ((n * xx - x * x) * (n * yy - y * y)).squareRoot(), Int(n))
    }

    private static func ledger(_ text: String, in scratch: Scratch) throws -> Binary {
        let binary = try Binary.simulated(in: scratch, at: "2016-03-01 09:00")
        let names = Set(claims.flatMap { [$0.from, $0.to] }).sorted()
        var kpis = "type,id,title,owner,frequency,start\n"
        var readings = "goal,on,value\n"
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        for name in names {
            kpis += "kpi,\(name),\(name),team:bls,monthly,2006-01-01\n"
            let column = try #require(lines[0].firstIndex { $0 == name })
            for line in lines.dropFirst() { readings += "\(name),\(line[0]),\(line[column])\n" }
        }
        try scratch.write(kpis, to: "kpis.csv")
        try scratch.write(readings, to: "readings.csv")
        #expect(try binary.okr("init", ".", "--name", "Work", "--timezone", "UTC").code == 0)
        let outcome = try binary.okr("import", "kpis.csv", "readings.csv", "--quiet")
        try #require(outcome.code == 0, "\(outcome.errors)")
        for claim in claims {
            let said = try binary.okr(
                "kpi", "influence", claim.from, claim.to, "--strength", claim.strength, "--lag",
                claim.lag, "--on", "2006-01-01")
            try #require(said.code == 0, "\(said.errors)")
        }
        return binary
    }

    @Test("What is observed is the correlation of the sheet's own changes, before and after 2009")
    func observed() throws {
        let path = try #require(Repository.sharedData) + "/us-employment.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let scratch = try Scratch()
        let binary = try Self.ledger(text, in: scratch)
        for day in Self.days {
            let map = try JSON(
                parsing: try binary.okr("kpi", "map", "--check", "--json", "--on", day).bytes)
            let links = try #require(map["links"]?.elements)
            #expect(links.count == Self.claims.count)
            for claim in Self.claims {
                let link = links.first { $0["from"]?.text == claim.from }
                let asked = try JSON(
                    parsing: try binary.okr(
                        "kpi", "influence", claim.from, claim.to, "--check", "--json", "--on", day
                    ).bytes)
                let (r, pairs) = Self.correlation(
                    Self.series(claim.from, text, until: day),
                    Self.series(claim.to, text, until: day), lag: claim.months)
                #expect(r.isFinite && pairs > 20)
                for found in [link?["check"], asked["check"]] {
                    let what = "\(claim.from) → \(claim.to) on \(day)"
                    #expect(found?["changes"]?.digits == "\(pairs)", "\(what)")
                    #expect(found?["lagPeriods"]?.digits == "\(claim.months)", "\(what)")
                    let observed = try #require(
                        found?["correlation"]?.digits.flatMap(Double.init), "\(what)")
                    #expect(abs(observed - r) < 1e-9, "\(what): \(observed), \(r)")
                }
            }
        }
    }
}
