/// The symbols of the renderer, in Unicode or in ASCII.
struct Glyphs {
    let ellipsis: String
    let missing: String
    let arrow: String
    let bullet: String
    let rule: String

    /// Branches of a tree: a child, the last child, and what runs past one or does not.
    let child: String
    let lastChild: String
    let passing: String
    let nothing: String

    /// A bar's ends, its full cell, its cells of one to seven eighths, its empty cell and its mark.
    let barEnds: (String, String)
    let full: String
    let eighths: [String]
    let empty: String
    let mark: String

    /// What stands beside a bar where the truth lies beyond its ends.
    let over: String
    let under: String

    /// The steps of a sparkline from the lowest to the highest.
    let steps: [String]

    static let unicode = Glyphs(
        ellipsis: "…", missing: "–", arrow: "→", bullet: "•", rule: "─",
        child: "├─ ", lastChild: "└─ ", passing: "│  ", nothing: "   ",
        barEnds: ("", ""), full: "█", eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], empty: "░",
        mark: "┃", over: "↑", under: "↓",
        steps: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

    static let ascii = Glyphs(
        ellipsis: "...", missing: "-", arrow: "->", bullet: "*", rule: "-",
        child: "|- ", lastChild: "`- ", passing: "|  ", nothing: "   ",
        barEnds: ("[", "]"), full: "#", eighths: [], empty: "-", mark: "|",
        over: "+", under: "<", steps: ["_", ".", ":", "-", "=", "+", "*", "#"])
}
