/// Contents as HTML: words stay words, and what a colour says is said by a word or a sign, too.
struct HTMLContent {
    /// A content as the inside of an element.
    func html(_ content: Content) -> String {
        switch content {
        case .text(let text): HTMLText.isolated(text)
        case .strong(let text): "<strong>\(HTMLText.isolated(text))</strong>"
        case .dim(let text): "<span class=\"dim\">\(HTMLText.isolated(text))</span>"
        case .identifier(let text): "<span class=\"id\">\(HTMLText.escaped(text))</span>"
        case .code(let text): "<code>\(HTMLText.escaped(text))</code>"
        case .number(let text), .day(let text):
            "<span class=\"number\">\(HTMLText.escaped(text))</span>"
        case .progress(let share, let expected, let tone): progress(share, expected, tone)
        case .standing(let word): standing(word)
        case .badge(let text, let tone):
            "<span class=\"badge \(tone.name)\">\(HTMLText.isolated(text))</span>"
        case .sparkline(let values): sparkline(values)
        case .change(let before, let after): change(before, after)
        case .missing: "<span class=\"dim\">\(NumberText.missing)</span>"
        case .live(let place, let content):
            "<span data-place=\"\(HTMLText.escaped(place))\">\(html(content))</span>"
        case .joined(let parts): parts.map(html).joined()
        }
    }

    private func standing(_ word: String) -> String {
        let sign = StandingSign(word)
        return "<span class=\"standing \(sign.tone.name)\"><span aria-hidden=\"true\">"
            + "\(sign.symbol)</span> \(HTMLText.escaped(word))</span>"
    }

    /// A bar with its mark; the percentages beside it say the same.
    private func progress(_ share: Double?, _ expected: Double?, _ tone: Tone) -> String {
        guard let bar = Bar(share, tone) else {
            return "<span class=\"dim\">\(NumberText.missing)</span>"
        }
        let due = Bar.Due(expected)
        // A page may have thousands of them: what is the same of all is said by the style.
        return "<span class=\"progress\"><svg class=\"bar \(bar.tone)\" aria-hidden=\"true\">"
            + "<rect class=\"done\" width=\"\(bar.width)%\"/>"
            + "<rect class=\"due\" x=\"\(due.place)%\"/></svg>"
            + "<span class=\"number\">\(bar.text)</span>"
            + "<span class=\"unseen\">\(due.text)</span></span>"
    }

    private func change(_ before: String?, _ after: String?) -> String {
        let from = before.map { "<s>\(HTMLText.isolated($0))</s>" } ?? NumberText.missing
        let to = after.map { "<strong>\(HTMLText.isolated($0))</strong>" } ?? NumberText.missing
        return "<span class=\"change\">\(from) <span aria-hidden=\"true\">→</span>"
            + "<span class=\"unseen\"> became </span> \(to)</span>"
    }

    /// A line through values, with a gap where one is missing.
    private func sparkline(_ values: [Double?]) -> String {
        let known = values.compactMap { $0 }.filter(\.isFinite)
        guard let least = known.min(), let most = known.max() else {
            return "<span class=\"dim\">\(NumberText.missing)</span>"
        }
        let step = values.count > 1 ? 100 / Double(values.count - 1) : 0
        var path = ""
        var isDown = false
        for (index, value) in values.enumerated() {
            guard let value, value.isFinite else {
                isDown = false
                continue
            }
            let height = most > least ? (value - least) / (most - least) : 0.5
            let x = HTMLContent.coordinate(values.count > 1 ? Double(index) * step : 50)
            let y = HTMLContent.coordinate(22 - height * 20)
            path += (isDown ? "L" : "M") + "\(x) \(y)"
            if !isDown { path += "h.01" }
            isDown = true
        }
        let count = NumberText.count(known.count, "value")
        let label =
            "\(count) from \(NumberText.decimal(known[0])) to "
            + "\(NumberText.decimal(known[known.count - 1]))"
        return "<svg class=\"spark\" viewBox=\"-2 0 104 24\" preserveAspectRatio=\"none\" "
            + "role=\"img\" aria-label=\"\(HTMLText.escaped(label))\">"
            + "<path d=\"\(path)\"/></svg>"
    }

    /// A coordinate of at most two decimals.
    static func coordinate(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        guard hundredths != 0, abs(hundredths) < 1e12 else { return "0" }
        let whole = Int(hundredths)
        let (units, rest) = (abs(whole) / 100, abs(whole) % 100)
        let sign = whole < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(units)" }
        if rest % 10 == 0 { return "\(sign)\(units).\(rest / 10)" }
        return "\(sign)\(units).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Tone {
    /// The class of elements in the tone.
    var name: String {
        switch self {
        case .good: "good"
        case .warning: "warning"
        case .bad: "bad"
        case .neutral: "neutral"
        }
    }

    /// The word for those who see no colour.
    var word: String {
        switch self {
        case .good: "Good:"
        case .warning: "Look:"
        case .bad: "Wrong:"
        case .neutral: "Note:"
        }
    }
}
