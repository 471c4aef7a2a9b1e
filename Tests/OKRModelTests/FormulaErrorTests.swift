import Testing

@testable import OKRModel

@Suite("What is wrong with a formula")
struct FormulaErrorTests {
    private static let operand = "expected a KPI, a number or “(” instead of "
    private static let previous =
        "previous takes a formula and a span, as in previous(revenue, 1 year)"
    private static let functions = "there are sum, avg, min, max, count and previous"
    private static let units = "expected day, week, month, quarter or year instead of "

    @Test(
        "An error says where it is, what was expected and what stood there",
        arguments: [
            ("", 1, 1, "the formula is empty: write one such as revenue / headcount"),
            (" \n ", 1, 1, "the formula is empty: write one such as revenue / headcount"),
            // Operands and operators.
            ("revenue /", 10, 1, operand + "the end"),
            ("  revenue / ", 10, 1, operand + "the end"),
            ("* a", 1, 1, operand + "“*”"),
            ("+a", 1, 1, operand + "“+”"),
            ("a × ÷ b", 5, 1, operand + "“÷”"),
            ("a ** b", 4, 1, operand + "“*”"),
            ("()", 2, 1, operand + "“)”"),
            ("a + , b", 5, 1, operand + "“,”"),
            (
                "revenue headcount", 9, 9,
                "expected an operator (+ - * /) or the end instead of “headcount”"
            ),
            (
                "(revenue headcount)", 10, 9,
                "expected an operator (+ - * /) or “)” instead of “headcount”"
            ),
            ("2 (a)", 3, 1, "expected an operator (+ - * /) or the end instead of “(”"),
            ("a, b", 2, 1, "expected an operator (+ - * /) or the end instead of “,”"),
            (
                "revenue- cost", 10, 4,
                "expected an operator (+ - * /) or the end instead of “cost”; “revenue-” is one "
                    + "name, so put a space before the minus"
            ),
            // Parentheses.
            ("(a", 3, 1, "expected “)” for the “(” in column 1 instead of the end"),
            ("(a + b", 7, 1, "expected “)” for the “(” in column 1 instead of the end"),
            ("a * (b + (c)", 13, 1, "expected “)” for the “(” in column 5 instead of the end"),
            ("a)", 2, 1, "there is no “(” for this “)”"),
            (")", 1, 1, "there is no “(” for this “)”"),
            ("(a))", 4, 1, "there is no “(” for this “)”"),
            ("sum(a", 6, 1, "expected “)” for the “(” in column 4 instead of the end"),
            (
                "previous(a, 1 day", 18, 1,
                "expected “)” for the “(” in column 9 instead of the end"
            ),
            // Functions.
            ("agv(a)", 1, 3, "there is no function “agv”: \(functions); did you mean “avg”?"),
            (
                "1 + Previuos(a, 1 year)", 5, 8,
                "there is no function “Previuos”: \(functions); did you mean “previous”?"
            ),
            ("median(a)", 1, 6, "there is no function “median”: \(functions)"),
            (
                "sum()", 5, 1,
                "sum takes one KPI, the segments of which it goes over: expected a KPI instead of "
                    + "“)”"
            ),
            (
                "sum(3)", 5, 1,
                "sum takes one KPI, the segments of which it goes over: expected a KPI instead of "
                    + "“3”"
            ),
            (
                "MAX(a, b)", 6, 1,
                "max takes one KPI, the segments of which it goes over: expected “)” instead of "
                    + "“,”"
            ),
            (
                "sum(a + b)", 7, 1,
                "sum takes one KPI, the segments of which it goes over: expected “)” instead of "
                    + "“+”"
            ),
            ("previous()", 10, 1, previous + ": expected a formula instead of “)”"),
            ("previous(a)", 11, 1, previous + ": expected “,” and a span instead of “)”"),
            ("previous(a, 1 day, b)", 18, 1, previous + ": expected “)” instead of “,”"),
            (
                "previous(a b, 1 day)", 12, 1,
                "expected an operator (+ - * /) or “,” instead of “b”"
            ),
            ("previous(a, year)", 13, 4, "expected a span such as 1 year instead of “year”"),
            ("previous(a, -1 year)", 13, 1, "expected a span such as 1 year instead of “-”"),
            ("previous(a, 1)", 14, 1, units + "“)”"),
            ("previous(a, 1 yaer)", 15, 4, units + "“yaer”; did you mean “year”?"),
            ("previous(a, 2 Mnths)", 15, 5, units + "“Mnths”; did you mean “months”?"),
            ("previous(a, 1 decade)", 15, 6, units + "“decade”"),
            (
                "previous(a, 1.5 years)", 13, 3,
                "a span has a whole number from 1 to 1000 instead of “1.5”"
            ),
            (
                "previous(a, 0 days)", 13, 1,
                "a span has a whole number from 1 to 1000 instead of “0”"
            ),
            (
                "previous(a, 1001 days)", 13, 4,
                "a span has a whole number from 1 to 1000 instead of “1001”"
            ),
            // Numbers.
            ("2 + 3", 1, 5, "the formula names no KPI, so its value would never change"),
            ("a * 1,5", 6, 1, "a number has a decimal point: write 1.5"),
            ("previous(a * 1,5, 1 day)", 15, 1, "a number has a decimal point: write 1.5"),
            (
                "a * 1e5", 5, 3,
                "a number has no exponent: write its digits, or a KPI of that name in double quotes"
            ),
            (
                "2.5E-3-a", 1, 6,
                "a number has no exponent: write its digits, or a KPI of that name in double quotes"
            ),
            (
                "a * 1e+5", 5, 4,
                "a number has no exponent: write its digits, or a KPI of that name in double quotes"
            ),
            ("a * 1234567890123456", 5, 16, "a number has at most 15 digits and 20 decimals"),
            (
                "a * 0.000000000000000000001", 5, 23,
                "a number has at most 15 digits and 20 decimals"
            ),
            (
                "a * 1.2.3", 5, 5,
                "“1.2.3” is no number such as 1000.5; a KPI of that name stands in double quotes"
            ),
            (
                "a * .5", 5, 2,
                "“.5” is no number such as 1000.5; a KPI of that name stands in double quotes"
            ),
            (
                "1_000 * a", 1, 5,
                "“1_000” is no number such as 1000.5; a KPI of that name stands in double quotes"
            ),
            // Characters and names.
            ("a ^ 2", 3, 1, "there are no powers: “^” does not exist, multiply instead"),
            (
                "a * 10%", 7, 1,
                "there are no percentages: “%” does not exist, write 0.1 for 10 %"
            ),
            ("a & b", 3, 1, "“&” has no meaning in a formula"),
            (
                "umsatz / köpfe", 11, 1,
                "“ö” has no meaning in a formula; a KPI is named by the letters a to z, digits, "
                    + "“.”, “_” and “-”"
            ),
            (
                "“a” + b", 1, 1,
                "““” has no meaning in a formula; a name stands in straight double quotes, "
                    + "\"like-this\""
            ),
            (
                "a +\tb", 4, 1,
                "a formula stands on one line, with no other spaces than plain ones"
            ),
            (
                "a +\r\nb", 4, 1,
                "a formula stands on one line, with no other spaces than plain ones"
            ),
            ("a + \u{1B}", 5, 1, "“�” has no meaning in a formula"),
            ("a + \"b", 5, 2, "the name that begins here has no quote at its end"),
            (
                "\"a b\" + 1", 1, 5,
                "what stands in quotes is not the name of a KPI: letters, digits, “.”, “_” and "
                    + "“-”, at most 64"
            ),
        ])
    func errors(_ text: String, _ column: Int, _ length: Int, _ sentence: String) throws {
        let error = #expect(throws: FormulaError.self) { try Formula(text) }
        #expect(error?.column == column)
        #expect(error?.length == length)
        #expect(error?.description == "column \(column): " + sentence)
        #expect(error?.text == Text.trimmed(text))
    }

    @Test("What is too much is said with the limit")
    func limits() throws {
        let long = String(repeating: "a", count: 65)
        let cases: [(String, Int, String)] = [
            (long, 1, "a name of 65 characters: a KPI has at most 64"),
            (
                "a" + String(repeating: "×", count: 200), 201,
                "a formula has at most 400 bytes, and this one has 401"
            ),
            (
                String(repeating: "a +", count: 200_000), 401,
                "a formula has at most 400 bytes, and this one has 600000"
            ),
            (
                Array(repeating: "a", count: 101).joined(separator: "+"), 201,
                "more than 100 numbers and KPIs in one formula"
            ),
            (
                String(repeating: "(", count: 65) + "a", 65,
                "more than 64 parentheses, functions and minus signs inside each other"
            ),
            (
                String(repeating: "-(", count: 33) + "a", 65,
                "more than 64 parentheses, functions and minus signs inside each other"
            ),
            (
                String(repeating: "(", count: 64) + "sum(a)", 65,
                "more than 64 parentheses, functions and minus signs inside each other"
            ),
        ]
        for (text, column, problem) in cases {
            let error = #expect(throws: FormulaError.self) { try Formula(text) }
            #expect(error?.column == column)
            #expect(error?.problem == problem)
        }
    }

    @Test(
        "The excerpt has carets under what is wrong",
        arguments: [
            ("revenue /", "revenue /\n         ^"),
            ("revenue headcount", "revenue headcount\n        ^^^^^^^^^"),
            ("", "\n^"),
            ("a + 価 + 1", "a + � + 1\n    ^"),
            ("a\t+", "a�+\n ^"),
            ("a − köpfe", "a − köpfe\n     ^"),
            (
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ^ "
                    + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "…aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ^ bbbbbbbbbbbbbbbbbbbbbbbbbbbb…\n"
                    + "                                         ^"
            ),
        ])
    func excerpts(_ text: String, _ excerpt: String) {
        let error = #expect(throws: FormulaError.self) { try Formula(text) }
        #expect(error?.excerpt == excerpt)
    }
}
