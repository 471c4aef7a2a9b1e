import OKRTesting
import Testing

@testable import OKRModel

@Suite("Reading expressions")
struct ExpressionTests {
    @Test(
        "An expression reads as it is meant, and prints so that it reads the same",
        arguments: [
            ("KR-1.progress >= 0.7", "KR-1.progress >= 0.7"),
            ("KR-1.progress>=70%", "KR-1.progress >= 0.70"),
            ("0.5 < KR-1.progress", "0.5 < KR-1.progress"),
            ("KR-1.value < KR-1.target", "KR-1.value < KR-1.target"),
            ("O-2.standing = off-track", "O-2.standing == off-track"),
            ("KR-3.owner == team:platform", "KR-3.owner == team:platform"),
            ("KR-3.owner != 'person:ana.maria'", "KR-3.owner != person:ana.maria"),
            (
                "KR-1.value == NULL or KR-1.score != none",
                "KR-1.value == null or KR-1.score != null"
            ),
            ("KR-1.CHECKINS > 3", "KR-1.checkIns > 3"),
            ("KR-1.lastCheckIn < 2026-02-15", "KR-1.lastCheckIn < 2026-02-15"),
            ("KR-1.title == 'He said \"no\"'", "KR-1.title == \"He said \"\"no\"\"\""),
            ("KR-1.title == 42", "KR-1.title == \"42\""),
            ("KR-1.watermelon", "KR-1.watermelon"),
            ("KR-1.watermelon == false", "KR-1.watermelon == false"),
            ("2026-Q1.state == closed", "2026-Q1.state == closed"),
            ("cycle:KR-1.progress > -0.5", "cycle:KR-1.progress > -0.5"),
            ("a.b_c-d.value > 1", "a.b_c-d.value > 1"),
            (
                "KR-1.watermelon or KR-2.watermelon and KR-3.watermelon",
                "KR-1.watermelon or KR-2.watermelon and KR-3.watermelon"
            ),
            (
                "(KR-1.watermelon OR KR-2.watermelon) AND NOT KR-3.watermelon",
                "(KR-1.watermelon or KR-2.watermelon) and not KR-3.watermelon"
            ),
            (
                "not (KR-1.watermelon and (KR-2.watermelon))",
                "not (KR-1.watermelon and KR-2.watermelon)"
            ),
        ])
    func reading(_ typed: String, _ printed: String) throws {
        let expression = try Expression(typed)
        #expect(expression.description == printed)
        #expect(try Expression(printed) == expression)
    }

    @Test("“and” binds closer than “or”, “not” closer than both")
    func precedence() throws {
        let (a, b, c) = (flag("A"), flag("B"), flag("C"))
        #expect(
            try Expression("A.watermelon or B.watermelon and not C.watermelon")
                == .any([a, .all([b, .not(c)])]))
        #expect(
            try Expression("not A.watermelon and B.watermelon or C.watermelon")
                == .any([.all([.not(a), b]), c]))
    }

    private func flag(_ name: String) -> Expression {
        guard let subject = Identifier<ExpressionField>(name) else {
            preconditionFailure("\(name) is no identifier")
        }
        return .flag(ExpressionField(subject, .watermelon))
    }

    @Test(
        "An error says where it is and what was expected",
        arguments: [
            ("", 1, 1, "expected a field such as KR-1.progress, “not” or “(”"),
            ("KR-1.progres >= 0.7", 6, 7, "there is no field “progres”"),
            ("KR-1. >= 0.7", 6, 1, "expected a field behind the dot"),
            (
                "KR-1.progress", 14, 1, "expected a comparison (< <= > >= == !=)"
            ),
            ("KR-1.progress >=", 17, 1, "expected a number such as 0.7 or 70%"),
            (
                "KR-1.progress >= much", 18, 4,
                "expected a number such as 0.7 or 70% instead of “much”"
            ),
            ("KR-1.progress > null", 17, 4, "null has no order: write == null or != null"),
            ("KR-1.standing < on-track", 15, 1, "standing has no order: write == or !="),
            ("KR-1.progress => 1", 16, 1, "expected a number such as 0.7 or 70% instead of “>”"),
            (
                "KR-1.progress > 1 KR-2.pace > 1", 19, 9,
                "expected “and”, “or” or the end instead of “KR-2.pace”"
            ),
            ("(KR-1.progress > 1", 19, 1, "expected “and”, “or” or “)”"),
            ("KR-1.progress > 1)", 18, 1, "there is no “(” for this “)”"),
            ("0.5 < 0.7", 5, 1, "one side of a comparison is a field such as KR-1.progress"),
            ("KR-1.title == \"open", 15, 5, "the text that begins here has no quote at its end"),
            ("KR-1.due > soon", 12, 4, "expected a day such as 2026-02-15 instead of “soon”"),
            (
                "KR-1.owner == platform", 15, 8,
                "expected an owner such as team:platform or person:ana instead of “platform”"
            ),
            (
                "KR-1.progress == KR-1.standing", 18, 13,
                "standing cannot be compared with it: expected a number such as 0.7 or 70%"
            ),
            (
                "KR-1.progress + 1", 15, 1,
                "“+” has no meaning here; other characters than letters and digits stand in quotes"
            ),
            (
                "KR-1.progress and", 15, 3,
                "expected a comparison (< <= > >= == !=) instead of “and”"
            ),
        ])
    func errors(_ typed: String, _ column: Int, _ length: Int, _ problem: String) throws {
        let error = #expect(throws: ExpressionError.self) { try Expression(typed) }
        #expect(error?.column == column)
        #expect(error?.length == length)
        #expect(error?.problem == problem)
    }

    @Test("As many parentheses as one likes are too many")
    func depth() throws {
        func nested(_ count: Int) -> String {
            String(repeating: "(", count: count) + "KR-1.watermelon"
                + String(repeating: ")", count: count)
        }
        #expect(try Expression(nested(64)) == flag("KR-1"))
        let error = #expect(throws: ExpressionError.self) { try Expression(nested(65)) }
        #expect(error?.column == 65)
        let many = Array(repeating: "KR-1.watermelon", count: 20_000).joined(separator: " and ")
        #expect(try Expression(many).fields.count == 1)
    }

    @Test(
        "Random bytes are read or refused, and what is read prints as the same", arguments: 1...40)
    func randomBytes(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "KR-1", ".", "progress", "and", "or", "not", "(", ")", " ", "  ", "<", ">=", "==", "!",
            "0.7", "%", "\"", "'", "null", "team:a", "O-1.standing", "off-track", "é", "\u{0}",
            "KR-1.watermelon", "cycle:", "2026-01-01", "-", "\n", "99999999999999999",
        ]
        for _ in 0..<400 {
            let count = Int.random(in: 0...12, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
            guard let expression = try? Expression(text) else { continue }
            #expect(try Expression(expression.description) == expression, "\(text)")
        }
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = try? Expression(String(decoding: bytes, as: UTF8.self))
        }
    }
}
