import OKRTesting
import Testing

@testable import OKRModel

/// A random formula with the value that it was made to have, worked out while it is written.
private struct WrittenFormula {
    /// What binds least in the text: 1 for a sum, 2 for a product, 3 for anything closer.
    let rank: Int
    let text: String
    let value: Double

    static let values: [String: Double] = ["a": 3, "KPI-1": 7, "b.c": -2.5, "2026-kpi": 11]

    static func random(_ size: Int, _ random: inout SeededRandom) -> WrittenFormula {
        guard size > 1 else { return leaf(&random) }
        if Int.random(in: 0..<6, using: &random) == 0 {
            let inner = WrittenFormula.random(size - 1, &random).within(3, &random)
            return WrittenFormula(
                rank: 3, text: "-" + space(&random) + inner.text, value: -inner.value)
        }
        let first = Int.random(in: 1..<size, using: &random)
        let sides = (
            WrittenFormula.random(first, &random), WrittenFormula.random(size - first, &random)
        )
        let sign = Int.random(in: 0..<4, using: &random)
        let rank = sign < 2 ? 1 : 2
        let left = sides.0.within(rank, &random)
        // A right side of the same rank would otherwise go to the left.
        let right = sides.1.within(rank + 1, &random)
        let written = [["+"], ["-", "−"], ["*", "×"], ["/", "÷"]][sign].randomElement(
            using: &random)
        // Spaces keep a minus from becoming part of the name before it.
        let gap = sign == 1 ? " " : space(&random)
        let text = left.text + gap + (written ?? "") + space(&random) + right.text
        let value =
            switch sign {
            case 0: left.value + right.value
            case 1: left.value - right.value
            case 2: left.value * right.value
            default: left.value / right.value
            }
        return WrittenFormula(rank: rank, text: text, value: value)
    }

    private static func leaf(_ random: inout SeededRandom) -> WrittenFormula {
        if Bool.random(using: &random) {
            let number = Int.random(in: 0...40, using: &random)
            return WrittenFormula(rank: 3, text: "\(number).5", value: Double(number) + 0.5)
        }
        let name = values.keys.sorted().randomElement(using: &random) ?? "a"
        let isQuoted = name == "2026-kpi" || Bool.random(using: &random)
        return WrittenFormula(
            rank: 3, text: isQuoted ? "\"\(name)\"" : name, value: values[name] ?? 0)
    }

    /// In parentheses where it binds less than what is around it, and now and then in others.
    private func within(_ outer: Int, _ random: inout SeededRandom) -> WrittenFormula {
        var text = text
        var count = Int.random(in: 0..<5, using: &random) == 0 ? 1 : 0
        if rank < outer { count += 1 }
        for _ in 0..<count {
            text =
                "(" + WrittenFormula.space(&random) + text + WrittenFormula.space(&random) + ")"
        }
        return WrittenFormula(rank: count > 0 ? 3 : rank, text: text, value: value)
    }

    private static func space(_ random: inout SeededRandom) -> String {
        ["", "", " ", "  "].randomElement(using: &random) ?? ""
    }
}

@Suite("Random formulas")
struct FormulaPropertyTests {
    @Test(
        "The tree has the value that the formula was written for",
        arguments: 1...40 as ClosedRange<UInt64>)
    func values(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var read = 0
        for _ in 0..<150 {
            let size = Int.random(in: 1...14, using: &random)
            let written = WrittenFormula.random(size, &random)
            guard written.text.utf8.count <= 400 else { continue }
            do {
                let value = FormulaPropertyTests.value(try Formula(written.text).root)
                let isSame = value == written.value || value.isNaN && written.value.isNaN
                #expect(isSame, "OKR_SEED=\(seed): \(written.text)")
                read += 1
            } catch {
                let isNone = error.problem.hasPrefix("the formula names no KPI")
                #expect(isNone, "OKR_SEED=\(seed): \(written.text): \(error)")
            }
        }
        #expect(read >= 75)
    }

    private static func value(_ node: Formula.Node) -> Double {
        switch node {
        case .number(let number): number.double
        case .kpi(let id): WrittenFormula.values[id.text] ?? .nan
        case .negated(let inner): -value(inner)
        case .calculation(.add, let left, let right): value(left) + value(right)
        case .calculation(.subtract, let left, let right): value(left) - value(right)
        case .calculation(.multiply, let left, let right): value(left) * value(right)
        case .calculation(.divide, let left, let right): value(left) / value(right)
        case .aggregate, .previous: .nan
        }
    }

    @Test(
        "Whatever is given is read, or refused at a place in it",
        arguments: 1...40 as ClosedRange<UInt64>)
    func hostile(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "a", "KPI-1", "sum", "avg(", "previous(", "(", ")", " ", ",", "1 year", "2 days", "+",
            "-", "−", "*", "÷", "/", "3", "0.5", "1e5", "1,5", "\"", "\"2026-kpi\"", "é", "\u{0}",
            "\r\n", "a\u{301}", "99999999999999999", "^", "%", ".", "_", "🏴‍☠️",
        ]
        for _ in 0..<300 {
            let count = Int.random(in: 0...14, using: &random)
            check(
                (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(), seed)
        }
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...500, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            check(String(decoding: bytes, as: UTF8.self), seed)
        }
    }

    private func check(_ text: String, _ seed: UInt64) {
        do {
            let formula = try Formula(text)
            #expect(!formula.inputs.isEmpty, "OKR_SEED=\(seed): \(text)")
        } catch {
            #expect(1...(error.text.count + 1) ~= error.column, "OKR_SEED=\(seed): \(text)")
            let lines = error.excerpt.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 2, "OKR_SEED=\(seed): \(text)")
            #expect(lines.last?.last == "^", "OKR_SEED=\(seed): \(text)")
        }
    }
}
