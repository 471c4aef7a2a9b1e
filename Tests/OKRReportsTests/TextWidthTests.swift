import Foundation
import OKRReports
import Testing

@Suite("The columns of a text")
struct TextWidthTests {
    @Test(
        "A character takes the columns that a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Zürich", 6), ("顧客", 4), ("ｱ", 1),
            ("Ａ", 2),
            ("각", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("नि", 1), ("ไทย", 3), ("שלום", 4),
            ("👍", 2), ("👍🏽", 2), ("☝🏽", 2), ("👩‍👩‍👧", 2), ("👩🏽‍🚀", 2), ("🏴‍☠️", 2), ("🇩🇪", 2),
            ("🇩🇪🇧🇷", 4),
            ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("✓", 1), ("█▏┃░", 4), ("–…→", 3), ("a\u{200B}b", 2),
            ("\u{FEFF}x", 1), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
        ])
    func columns(_ text: String, _ columns: Int) {
        #expect(TextWidth.columns(of: text) == columns)
    }

    @Test("Every assigned scalar is as wide as Python's unicodedata says, but for later changes")
    func unicodedata() throws {
        let script = """
            import itertools, unicodedata as u
            others = 'Cn Cs Co Cc Cf Mn Me Mc Zl Zp'.split()
            def width(c):
                if u.category(chr(c)) in others: return -1
                return 2 if u.east_asian_width(chr(c)) in 'WF' else 1
            """
        guard let table = try Python.output(of: script + Self.printing) else {
            print("Skipped: there is no python3 to ask.")
            return
        }
        // Unicode 16 made the symbols of the Yijing and of Tai Xuan Jing wide; a single regional
        // indicator is drawn as a letter in a box; vowels of Hangul join the syllable before them.
        let changed: [ClosedRange<UInt32>] = [
            0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D376,
            0x1F1E6...0x1F1FF, 0x1160...0x11FF, 0x3164...0x3164, 0xD7B0...0xD7FF, 0xFFA0...0xFFA0,
        ]
        try compare(table) { value in !changed.contains { $0 ~= value } }
    }

    @Test("Every scalar is as wide as the wcwidth package says")
    func wcwidth() throws {
        let script = """
            import itertools, unicodedata as u
            from wcwidth import wcwidth
            def width(c):
                return -1 if u.category(chr(c)) in ('Cn', 'Cs', 'Co', 'Cc') else wcwidth(chr(c))
            """
        guard let table = try Python.output(of: script + Self.printing) else {
            print("Skipped: there is no python3 with the wcwidth package to ask.")
            return
        }
        try compare(table) { _ in true }
    }

    /// Prints each run of scalars of one width that is known: first, last, width.
    private static let printing = """

        for w, run in itertools.groupby(range(0x300, 0x110000), width):
            run = list(run)
            if w >= 0: print(run[0], run[-1], w)
        """

    private func compare(_ table: String, where counts: (UInt32) -> Bool) throws {
        var compared = 0
        var wrong: [String] = []
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ").compactMap { UInt32($0) }
            try #require(fields.count == 3)
            for value in fields[0]...fields[1] where counts(value) {
                let scalar = try #require(Unicode.Scalar(value))
                compared += 1
                let columns = TextWidth.columns(of: Character(scalar))
                if columns != Int(fields[2]) {
                    wrong.append("U+\(String(value, radix: 16)): \(columns), not \(fields[2])")
                }
            }
        }
        #expect(compared > 100_000)
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
    }
}

/// Asks Python, where there is one.
enum Python {
    /// What a script prints, or nil where it does not run.
    static func output(of script: String) throws -> String? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return nil
        }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }
}
