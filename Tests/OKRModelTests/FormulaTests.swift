import Testing

@testable import OKRModel

@Suite("Reading formulas")
struct FormulaTests {
    @Test(
        "A formula reads as it is meant",
        arguments: [
            ("revenue", "revenue"),
            ("revenue / headcount", "(revenue / headcount)"),
            ("a + b * c", "(a + (b * c))"),
            ("a * b + c", "((a * b) + c)"),
            ("a - b - c", "((a - b) - c)"),
            ("a / b / c", "((a / b) / c)"),
            ("a / b * c", "((a / b) * c)"),
            ("a - b + c", "((a - b) + c)"),
            ("a - (b - c)", "(a - (b - c))"),
            ("(a + b) * c", "((a + b) * c)"),
            ("((a))", "a"),
            // The minus binds closest.
            ("-a * b", "(-(a) * b)"),
            ("2 * -a", "(2 * -(a))"),
            ("-(a + b)", "-((a + b))"),
            ("--a", "-(-(a))"),
            ("a - -b", "(a - -(b))"),
            ("-2 * a", "(-(2) * a)"),
            // Signs as people print them.
            ("a × b ÷ c − d", "(((a * b) / c) - d)"),
            ("−a", "-(a)"),
            // What a minus is part of.
            ("KPI-1", "KPI-1"),
            ("KPI-1-KPI-2", "KPI-1-KPI-2"),
            ("KPI-1 -KPI-2", "(KPI-1 - KPI-2)"),
            ("KPI-1 − 3", "(KPI-1 - 3)"),
            ("KPI-1−3", "(KPI-1 - 3)"),
            ("3-1 + a", "((3 - 1) + a)"),
            ("3-KPI-1", "(3 - KPI-1)"),
            ("2.5-a", "(2.5 - a)"),
            ("3--a", "(3 - -(a))"),
            ("(a)-b", "(a - b)"),
            ("2026-kpi", "(2026 - kpi)"),
            ("\"2026-kpi\"", "2026-kpi"),
            ("\"2026-kpi\"-1", "(2026-kpi - 1)"),
            ("\"42\" * 42", "(42 * 42)"),
            ("\"-a\" + -a", "(-a + -(a))"),
            ("3x-1", "3x-1"),
            ("1e5x", "1e5x"),
            ("2e-x", "2e-x"),
            ("a.b_c-d", "a.b_c-d"),
            ("a*b+c/d", "((a * b) + (c / d))"),
            ("  a+1  ", "(a + 1)"),
            ("a * 0.10", "(a * 0.10)"),
            // Functions are what stands before “(”.
            ("sum(revenue)", "sum[revenue]"),
            ("SUM(revenue) / Count ( revenue )", "(sum[revenue] / count[revenue])"),
            ("avg(a) + min(b) - max(c)", "((avg[a] + min[b]) - max[c])"),
            ("sum(\"2026-kpi\")", "sum[2026-kpi]"),
            ("sum + previous * avg", "(sum + (previous * avg))"),
            ("sum(sum)", "sum[sum]"),
            ("previous(revenue, 1 year)", "previous[revenue, 1 year]"),
            ("PREVIOUS(a + b, 02 Quarters)", "previous[(a + b), 2 quarters]"),
            ("previous(a,1 week)", "previous[a, 1 week]"),
            ("previous(a * 1,5 days)", "previous[(a * 1), 5 days]"),
            (
                "a / previous(previous(sum(a), 30 days), 1000 months) - 1",
                "((a / previous[previous[sum[a], 30 days], 1000 months]) - 1)"
            ),
        ])
    func trees(_ text: String, _ tree: String) throws {
        let formula = try Formula(text)
        #expect(formula.root.tree == tree)
        #expect(formula.text == Text.trimmed(text))
        #expect(formula.description == formula.text)
        #expect(try Formula(formula.text) == formula)
        #expect(try Formula(formula.root.typed).root == formula.root)
    }

    @Test("The KPIs are named once each, in the order of their first mention")
    func inputs() throws {
        let formula = try Formula(
            "b - 2 * previous(sum(a) + b, 1 year) / -c + count(b) + \"2026-kpi\" + a")
        #expect(formula.inputs.map(\.text) == ["b", "a", "c", "2026-kpi"])
    }

    @Test("Other spaces make another formula with the same tree")
    func equality() throws {
        let (wide, close) = (try Formula("a + b"), try Formula("a+b"))
        #expect(wide != close)
        #expect(wide.root == close.root)
        #expect(try Formula(" a + b\n") == wide)
        #expect(try Formula(" a + b\n").hashValue == wide.hashValue)
    }

    @Test("Limits are reached, and not passed")
    func limits() throws {
        let long = "a + " + String(repeating: "b", count: 64)
        #expect(try Formula(long + String(repeating: " ", count: 330) + "+1").text.count == 400)
        let many = Array(repeating: "a", count: 100).joined(separator: "+")
        #expect(try Formula(many).inputs.count == 1)
        for (open, close) in [("(", ")"), ("-", ""), ("-(", ")")] {
            let deep = 64 / open.count
            let text =
                String(repeating: open, count: deep) + "a" + String(repeating: close, count: deep)
            #expect(try Formula(text).inputs.count == 1)
        }
        // Beside each other they are not inside each other.
        let wide = Array(repeating: "-(a)", count: 70).joined(separator: "+")
        #expect(try Formula(wide).inputs.count == 1)
    }

    @Test("Every beginning of a good formula is a formula or an error in it")
    func beginnings() throws {
        let texts = [
            "a / previous(previous(sum(a), 30 days), 1000 months) - 1.50",
            "−(revenue × 2) ÷ \"2026-kpi\" + max ( KPI-1 )", "3-KPI-1 * ((b - 2))",
        ]
        for text in texts {
            for count in 0...text.count {
                let beginning = String(text.prefix(count))
                do {
                    #expect(try !Formula(beginning).inputs.isEmpty)
                } catch {
                    #expect(1...(error.text.count + 1) ~= error.column, "\(error)")
                    #expect(error.excerpt.contains("^"))
                }
            }
            #expect(throws: Never.self) { try Formula(text) }
        }
    }
}

extension Formula.Node {
    /// The tree with parentheses around all of it.
    var tree: String {
        switch self {
        case .number(let number): "\(number)"
        case .kpi(let id): "\(id)"
        case .negated(let inner): "-(\(inner.tree))"
        case .calculation(let sign, let left, let right):
            "(\(left.tree) \(sign.rawValue) \(right.tree))"
        case .aggregate(let aggregate, let id): "\(aggregate.rawValue)[\(id)]"
        case .previous(let inner, let span): "previous[\(inner.tree), \(span)]"
        }
    }

    /// The tree as it can be typed, every name in quotes.
    var typed: String {
        switch self {
        case .number(let number): "\(number)"
        case .kpi(let id): "\"\(id)\""
        case .negated(let inner): "-(\(inner.typed))"
        case .calculation(let sign, let left, let right):
            "(\(left.typed)\(sign.rawValue)\(right.typed))"
        case .aggregate(let aggregate, let id): "\(aggregate.rawValue)(\"\(id)\")"
        case .previous(let inner, let span): "previous(\(inner.typed),\(span))"
        }
    }
}
