import OKRModel

extension FuzzProbe {
    /// A formula reads as it is kept; what is none is refused at a place in the text.
    static func formula(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let formula: Formula
        do {
            formula = try Formula(text)
        } catch {
            try require(
                1...(error.text.count + 1) ~= error.column,
                "column \(error.column) is none of the text")
            try require(!error.problem.isEmpty, "an error says something")
            try require(error.excerpt.hasSuffix("^"), "an error shows its place")
            return
        }
        let again = parsed { try Formula(formula.text) }
        try require(again == formula, "a formula reads as it is kept: \(formula)")
        try require(!formula.inputs.isEmpty, "a formula names a KPI")
        let isPlain = formula.text.unicodeScalars.allSatisfy { scalar in
            0x20..<0x7F ~= scalar.value || "×÷−".unicodeScalars.contains(scalar)
        }
        try require(isPlain, "a formula has nothing in it but names, numbers and signs")
    }
}
