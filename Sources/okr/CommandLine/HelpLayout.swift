/// How wide the help may be and whether its headings may be bold.
struct HelpLayout: Sendable {
    /// The columns of a line.
    let width: Int

    /// Whether the escape sequences for bold are understood.
    let bold: Bool

    /// Makes a layout between 40 and 100 columns, for wider lines are hard to read.
    init(width: Int, bold: Bool = false) {
        self.width = min(max(40, width), 100)
        self.bold = bold
    }

    /// A heading on a line of its own.
    func heading(_ text: String) -> String {
        (bold ? "\u{1B}[1m\(text)\u{1B}[0m" : text) + "\n"
    }

    /// Names on the left and what they mean on the right, each line fitted to the width.
    func columns(_ entries: [(name: String, meaning: String)], left: Int) -> String {
        var text = ""
        for entry in entries {
            let lines = wrapped(entry.meaning, to: width - left - 4)
            let fits = entry.name.count <= left
            if !fits { text += "  \(entry.name)\n" }
            for (index, line) in lines.enumerated() {
                let name = fits && index == 0 ? entry.name : ""
                let gap = String(repeating: " ", count: left - name.count)
                text += "  \(name)\(gap)  \(line)\n"
            }
        }
        return text
    }

    /// The width of the left column for these names: the widest that leaves room for the right one.
    func leftColumn(for names: [String]) -> Int {
        let bound = max(10, width * 2 / 5)
        return names.map(\.count).filter { $0 <= bound }.max() ?? bound
    }

    /// Paragraphs wrapped to the width; a line that begins with a space is left as it is.
    func paragraphs(_ text: String) -> String {
        var result = ""
        var pending: [Substring] = []
        func flush() {
            guard !pending.isEmpty else { return }
            for line in wrapped(pending.joined(separator: " "), to: width) { result += line + "\n" }
            pending = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty || line.first == " " {
                flush()
                result += line + "\n"
            } else {
                pending.append(line)
            }
        }
        flush()
        return result
    }

    /// The words of a text on lines of at most this many characters, where words allow it.
    func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= columns {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.isEmpty ? [""] : lines
    }
}
