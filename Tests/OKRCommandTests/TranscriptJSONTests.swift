import OKRTesting
import OKRText
import Testing

@Suite("The JSON that others read", .enabled(if: TranscriptWorld.isPossible))
struct TranscriptJSONTests {
    /// A type of value, as strict as the contract is.
    indirect enum Shape: Sendable {
        case text, number, truth, day, instant, null
        case optional(Shape)
        case list(Shape)
        case object([(String, Shape)])

        /// Every place where a value has another shape.
        func mismatches(_ value: JSON?, at path: String = "") -> [String] {
            guard let value else { return ["\(path) is missing"] }
            switch self {
            case .null: return value.isNull ? [] : ["\(path) is not null"]
            case .optional(let shape): return value.isNull ? [] : shape.mismatches(value, at: path)
            case .text: return value.text == nil ? ["\(path) is no text"] : []
            case .truth: return value.truth == nil ? ["\(path) is no truth value"] : []
            case .number:
                return value.digits.flatMap(Double.init) == nil ? ["\(path) is no number"] : []
            case .day: return value.text?.utf8.count == 10 ? [] : ["\(path) is no day"]
            case .instant: return value.text?.utf8.count == 27 ? [] : ["\(path) is no instant"]
            case .list(let shape):
                guard let elements = value.elements else { return ["\(path) is no list"] }
                return elements.enumerated().flatMap {
                    shape.mismatches($0.element, at: "\(path)[\($0.offset)]")
                }
            case .object(let members):
                let names = value.members?.map(\.name) ?? []
                guard names == members.map(\.0) else { return ["\(path) has members \(names)"] }
                return members.flatMap { $1.mismatches(value[$0], at: "\(path).\($0)") }
            }
        }
    }

    private static let prefix: [(String, Shape)] = [
        (
            "ledger",
            .object([("name", .text), ("id", .text), ("entries", .number), ("root", .text)])
        ),
        ("asOf", .object([("entry", .number), ("time", .instant)])), ("on", .day),
    ]
    private static let figures: [(String, Shape)] = [
        ("progress", .optional(.number)), ("expected", .optional(.number)),
    ]
    private static let cycle = Shape.object(
        [
            ("id", .text), ("name", .optional(.text)), ("start", .day), ("end", .day),
            ("state", .text),
        ] + figures + [("standing", .text), ("reporting", .list(.number))])
    private static let objective = Shape.object(
        [
            ("id", .text), ("title", .text), ("owner", .text), ("cycle", .text),
            ("ambition", .text), ("state", .text),
            ("parents", .list(.object([("id", .text), ("weight", .optional(.number))]))),
            ("weight", .optional(.number)),
        ] + figures + [
            ("standing", .text), ("score", .optional(.number)), ("reporting", .list(.number)),
            ("drift", .optional(.number)), ("keyResults", .list(.text)),
        ])
    private static let keyResult = Shape.object(
        [
            ("id", .text), ("objective", .text), ("title", .text), ("owner", .text),
            ("kind", .text), ("unit", .optional(.text)),
        ]
            + ["baseline", "target", "low", "high", "commit", "stretch", "weight", "value"].map {
                ($0, .optional(.number))
            } + [
                ("valueOn", .optional(.day)), ("raw", .optional(.number)),
                ("progress", .optional(.number)), ("expected", .optional(.number)),
                ("pace", .optional(.number)), ("standing", .text), ("zone", .optional(.text)),
                ("confidence", .optional(.number)), ("watermelon", .truth),
                ("score", .optional(.number)), ("state", .text),
                (
                    "lastCheckIn",
                    .optional(
                        .object([
                            ("entry", .number), ("time", .instant), ("on", .day),
                            ("actor", .text), ("for", .optional(.text)),
                            ("note", .optional(.text)),
                        ]))
                ),
                ("checkIns", .number),
                (
                    "original",
                    .object([("baseline", .optional(.number)), ("target", .optional(.number))])
                ),
                ("moves", .number), ("drift", .optional(.number)), ("due", .optional(.day)),
                ("overdue", .optional(.number)),
            ])

    /// A ledger that uses everything there is.
    private static func ledger() throws -> Binary {
        let scratch = try Scratch()
        let january = try Binary.simulated(in: scratch, at: "2026-01-05 09:00")
        let february = try Binary.simulated(in: scratch, at: "2026-02-16 09:00")
        let plan = """
            {"command":"cycle add","id":"Q1","title":"First","from":"2026-01-01","to":"2026-03-31"}
            {"command":"cycle add","id":"H1","from":"2026-01-01","to":"2026-06-30"}
            {"command":"team add","id":"acme","title":"Acme","level":"company"}
            {"command":"objective add","title":"Up","cycle":"H1","owner":"team:acme","on":"2026-01-01"}
            {"command":"objective add","title":"Do","cycle":"Q1","owner":"person:ana",\
            "aspirational":true,"parent":["O-1=0.50"],"weight":2,"on":"2026-01-01"}
            {"command":"objective add","title":"Bare","cycle":"Q1","owner":"team:acme","parent":"O-2"}
            {"command":"kr add","objective":"O-2","title":"A","from":1.50,"to":"10.0","commit":5,\
            "stretch":12,"unit":"h","weight":0.50,"on":"2026-01-01"}
            {"command":"kr add","objective":"O-2","title":"B","between":[2,8],"on":"2026-01-01"}
            {"command":"kr add","objective":"O-2","title":"C","at-most":3,"on":"2026-01-01"}
            {"command":"kr add","objective":"O-2","title":"D","at-least":3}
            {"command":"kr add","objective":"O-2","title":"E"}
            {"command":"kr add","objective":"O-2","title":"F","from":0,"to":4,"on":"2026-01-01"}

            """
        let life = """
            {"command":"check-in","goal":"KR-1","value":2.00,"on":"2026-01-05","confidence":0.90,\
            "note":"slow","for":"bo"}
            {"command":"check-in","goal":"KR-2","value":5}
            {"command":"check-in","goal":"KR-3","value":2,"on":"2026-01-03"}
            {"command":"check-in","goal":"KR-6","value":5,"on":"2026-02-01"}
            {"command":"correct","entry":"@17","value":5.10,"reason":"typo"}
            {"command":"target","goal":"KR-1","value":11,"commit":6,"reason":"more hands"}
            {"command":"close","goal":"KR-6","outcome":"achieved","score":0.9,"note":"late"}

            """
        #expect(try january.okr("init", ".", "--name", "Acme", "--timezone", "UTC").code == 0)
        for (binary, commands) in [(january, plan), (february, life)] {
            let outcome = try binary.okr("apply", "-", input: commands)
            try #require(outcome.code == 0, "\(outcome.errors)")
        }
        return february
    }

    @Test("The status has exactly the members of the contract, in its order, of its types")
    func status() throws {
        let binary = try Self.ledger()
        let shape = Shape.object(
            Self.prefix + [
                ("cycles", .list(Self.cycle)), ("objectives", .list(Self.objective)),
                ("keyResults", .list(Self.keyResult)), ("kpis", .list(.null)),
            ])
        for moment in [[], ["--as-of", "@9"], ["--on", "2026-01-01"], ["--all"]] {
            let outcome = try binary.okr(["status", "--json"] + moment)
            let status = try JSON(parsing: outcome.bytes)
            #expect(shape.mismatches(status) == [], "\(moment)")
            #expect(status["kpis"] == [])
        }
    }

    @Test("Numbers keep the digits that were entered")
    func digits() throws {
        let status = try JSON(parsing: try Self.ledger().okr("status", "--json").bytes)
        let first = try #require(status["keyResults"]?.elements?.first)
        let digits = ["baseline", "target", "commit", "stretch", "weight", "value", "confidence"]
            .map { first[$0]?.digits }
        #expect(digits == ["1.50", "11", "6", "12", "0.50", "2.00", "0.90"])
        #expect(first["original"] == ["baseline": .number("1.50"), "target": .number("10.0")])
        #expect(first["moves"]?.integer == 1 && first["watermelon"]?.truth == true)
        #expect(first["lastCheckIn"]?["for"]?.text == "bo")
        let second = try #require(status["objectives"]?.elements?[1])
        #expect(second["parents"]?.elements?.first?["weight"]?.digits == "0.50")
        let others = try #require(status["keyResults"]?.elements)
        #expect(others[1]["low"]?.digits == "2" && others[1]["target"]?.isNull == true)
        #expect(others[1]["value"]?.digits == "5.10")
        #expect(others[5]["score"]?.digits == "0.9" && others[5]["standing"]?.text == "achieved")
    }

    @Test("What every reading verb prints as JSON can be read, at any moment")
    func everyReadingVerb() throws {
        let binary = try Self.ledger()
        let verbs = [
            "status", "status --all", "status --cycle H1", "status --owner person:ana",
            "show O-2", "show KR-1", "show KR-5", "history O-2", "history KR-1", "audit",
            "audit --field target", "cycle list", "verify",
        ]
        for verb in verbs {
            let words = verb.split(separator: " ").map(String.init) + ["--json"]
            let moments =
                verb == "verify" ? [[]] : [[], ["--as-of", "@14"], ["--on", "2026-01-20"]]
            for moment in moments {
                let outcome = try binary.okr(words + moment)
                #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(verb): \(outcome.errors)")
                #expect(try JSON(parsing: outcome.bytes).members?.isEmpty == false)
            }
        }
        for line in try binary.okr("log", "--json").bytes.split(separator: 10) {
            #expect(try JSON(parsing: line)["specversion"]?.text == "1.0")
        }
    }
}
