import OKRModel

extension FuzzProbe {
    /// A condition reads as it is written; what is none is refused at a place in the text.
    static func expression(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let expression: Expression
        do {
            expression = try Expression(text)
        } catch {
            try require(
                1...(text.count + 1) ~= error.column, "column \(error.column) is none of the text")
            try require(!error.problem.isEmpty, "an error says something")
            return
        }
        let again = parsed { try Expression(expression.description) }
        try require(again == expression, "a condition reads as it is written: \(expression)")
        try require(!expression.fields.isEmpty, "a condition asks about something")
    }
}
