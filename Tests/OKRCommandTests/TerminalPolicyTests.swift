import OKRReports
import Testing

@testable import okr

@Suite("The terminal decides the style")
struct TerminalPolicyTests {
    struct Place: Sendable, CustomTestStringConvertible {
        var terminal = true
        var columns: Int? = 120
        var environment: [String: String] = [:]
        var color: String?
        var width: Int?

        var style: TextStyle {
            TextStyle(
                for: TerminalFacts(
                    isTerminal: terminal, columns: columns,
                    environment: ["TERM": "xterm"].merging(environment) { $1 }, color: color,
                    width: width))
        }

        var testDescription: String {
            "\(terminal ? "terminal" : "pipe") \(environment) \(color ?? "") \(width ?? 0)"
        }
    }

    @Test(
        "Colour needs a terminal that understands it, unless it is asked for",
        arguments: [
            (Place(), true),
            (Place(terminal: false), false),
            (Place(environment: ["TERM": "dumb"]), false),
            (Place(environment: ["TERM": ""]), false),
            (Place(environment: ["NO_COLOR": "1"]), false),
            (Place(environment: ["NO_COLOR": ""]), true),
            (Place(color: "auto"), true),
            (Place(terminal: false, color: "auto"), false),
            (Place(color: "never"), false),
            (Place(terminal: false, color: "always"), true),
            (Place(environment: ["NO_COLOR": "1", "TERM": "dumb"], color: "always"), true),
        ])
    func color(_ place: Place, _ expected: Bool) {
        #expect(place.style.color == expected)
    }

    @Test(
        "The width is what was typed, else exported, else reported, else 80",
        arguments: [
            (Place(), 120),
            (Place(columns: nil), 80),
            (Place(columns: 0), 80),
            (Place(terminal: false), 80),
            (Place(environment: ["COLUMNS": "100"]), 100),
            (Place(terminal: false, environment: ["COLUMNS": "100"]), 100),
            (Place(environment: ["COLUMNS": "wide"]), 120),
            (Place(environment: ["COLUMNS": "-1"]), 120),
            (Place(environment: ["COLUMNS": "100"], width: 60), 60),
            (Place(width: 3), 20),
        ])
    func width(_ place: Place, _ expected: Int) {
        #expect(place.style.width == expected)
    }

    @Test(
        "Unicode follows the locale",
        arguments: [
            (Place(), true),
            (Place(environment: ["LANG": "en_US.UTF-8"]), true),
            (Place(environment: ["LANG": "C.utf8"]), true),
            (Place(environment: ["LANG": "C"]), false),
            (Place(environment: ["LANG": "de_DE.ISO-8859-1"]), false),
            (Place(environment: ["LANG": "en_US.UTF-8", "LC_ALL": "POSIX"]), false),
            (Place(environment: ["LANG": "C", "LC_CTYPE": "en_US.UTF-8", "LC_ALL": ""]), true),
        ])
    func unicode(_ place: Place, _ expected: Bool) {
        #expect(place.style.unicode == expected)
    }
}
