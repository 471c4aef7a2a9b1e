/// Swift source with its comments and the contents of its texts blanked out.
///
/// What is interpolated into a text stays. Literals of regular expressions are taken for code.
struct SourceText {
    /// The lines of the file with blanks for the bytes of comments and texts.
    let code: [Substring]
    /// The indices of lines that begin inside a text of several lines.
    let insideTexts: Set<Int>

    init(_ text: String) {
        var scanner = Scanner(Array(text.utf8))
        scanner.scanCode(untilParenthesis: false)
        code = SourceText.lines(of: String(decoding: scanner.blanked, as: UTF8.self))
        insideTexts = scanner.insideTexts
    }

    /// The lines of a text.
    static func lines(of text: String) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
    }
}

/// Works on bytes, for every sign that matters is ASCII.
private struct Scanner {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 0
    private(set) var blanked: [UInt8] = []
    private(set) var insideTexts: Set<Int> = []

    private static let (newline, quote, backslash, hash) = (
        UInt8(ascii: "\n"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "#")
    )

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        blanked.reserveCapacity(bytes.count)
    }

    private func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private func sees(_ sign: UInt8, times: Int, at offset: Int = 0) -> Bool {
        (0..<times).allSatisfy { byte(offset + $0) == sign }
    }

    private mutating func take(_ count: Int = 1, blank: Bool) {
        for _ in 0..<count where position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Scanner.newline { line += 1 }
            blanked.append(blank && byte != Scanner.newline ? UInt8(ascii: " ") : byte)
        }
    }

    mutating func scanCode(untilParenthesis: Bool) {
        var depth = 0
        while let next = byte() {
            if next == UInt8(ascii: "/"), byte(1) == next {
                while let next = byte(), next != Scanner.newline { take(blank: true) }
            } else if let hashes = hashesBeforeQuote() {
                scanText(hashes)
            } else {
                if next == UInt8(ascii: "(") { depth += 1 }
                if next == UInt8(ascii: ")") {
                    depth -= 1
                    if untilParenthesis, depth < 0 { return }
                }
                take(blank: false)
            }
        }
    }

    private func hashesBeforeQuote() -> Int? {
        var hashes = 0
        while byte(hashes) == Scanner.hash { hashes += 1 }
        return byte(hashes) == Scanner.quote ? hashes : nil
    }

    private mutating func scanText(_ hashes: Int) {
        let quotes = sees(Scanner.quote, times: 3, at: hashes) ? 3 : 1
        take(hashes + quotes, blank: false)
        while let next = byte(), !isEnd(quotes, hashes) {
            if next == Scanner.backslash, sees(Scanner.hash, times: hashes, at: 1) {
                let isInterpolation = byte(1 + hashes) == UInt8(ascii: "(")
                take(2 + hashes, blank: true)
                noteLine(inTextOf: quotes)
                guard isInterpolation else { continue }
                scanCode(untilParenthesis: true)
                take(blank: true)
            } else {
                take(blank: true)
                noteLine(inTextOf: quotes)
            }
        }
        take(quotes + hashes, blank: false)
    }

    private mutating func noteLine(inTextOf quotes: Int) {
        if quotes == 3, bytes[position - 1] == Scanner.newline { insideTexts.insert(line) }
    }

    private func isEnd(_ quotes: Int, _ hashes: Int) -> Bool {
        sees(Scanner.quote, times: quotes) && sees(Scanner.hash, times: hashes, at: quotes)
    }
}
