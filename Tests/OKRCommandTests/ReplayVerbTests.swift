import OKRText
import Testing

@testable import okr

@Suite("What-if replays on the command line")
struct ReplayVerbTests {
    /// A ledger with one key result whose target was eased by bo, @9, and checked in by ana, @8.
    private static func world() throws -> DocumentationWorld {
        let world = try DocumentationWorld()
        let setup = [
            "okr init acme --name Acme --timezone UTC", "cd acme",
            "okr team add sales Sales", "okr cycle add Q1 --from 2026-01-01 --to 2026-03-31",
            "okr objective add Grow --cycle Q1 --owner team:sales",
            "okr kr add O-1 \"Win deals\" --from 0 --to 100",
            "okr person add --handle bo", "okr check-in KR-1 30",
            "okr target KR-1 60 --reason \"fewer sellers\" --actor bo",
        ]
        for command in setup {
            // The original is that of the first day; what is changed later moves it.
            if command.hasPrefix("okr check-in") { try world.set("clock 2026-01-12T09:00:00Z") }
            try run(command, in: world)
        }
        return world
    }

    @discardableResult
    private static func run(_ command: String, in world: DocumentationWorld) throws -> String {
        let (printed, code) = world.run(command, nil)
        try #require(code == 0, "\(command): \(printed)")
        return printed
    }

    private static func json(
        _ command: String, in world: DocumentationWorld
    ) throws -> JSON {
        try JSON(parsing: Array(try run(command, in: world).utf8))
    }

    private static func refused(
        _ command: String, in world: DocumentationWorld, code: Int32
    ) -> String {
        let (printed, found) = world.run(command, nil)
        #expect(found == code, "\(command)")
        return String(printed.prefix { $0 != "\n" })
    }

    @Test("Without the easing the progress is that against the original target")
    func withoutTheEasing() throws {
        let world = try Self.world()
        let truth = try Self.json("okr status --json", in: world)
        let replay = try Self.json("okr replay --without target-changed --json", in: world)
        #expect(truth["keyResults"]?.elements?[0]["progress"]?.digits == "0.5")
        #expect(truth["keyResults"]?.elements?[0]["drift"]?.digits == "0.2")
        #expect(replay["keyResults"]?.elements?[0]["progress"]?.digits == "0.3")
        #expect(replay["keyResults"]?.elements?[0]["drift"]?.digits == "0")
        let hypothetical = try #require(replay["hypothetical"])
        #expect(hypothetical["without"]?.elements?.map(\.text) == ["target-changed"])
        #expect(hypothetical["removed"]?.integer == 1)
        #expect(hypothetical["doesNotApply"]?.elements?.isEmpty == true)
    }

    @Test(
        "A type, an entry and an author leave out what they name, and several leave out each",
        arguments: [
            ("--without target-changed", 1), ("--without @9", 1), ("--without actor:bo", 1),
            ("--without actor:person:bo", 1), ("--without @9 --without check-in-recorded", 2),
            ("--without @9 --without actor:bo", 1), ("", 0),
        ])
    func leftOut(options: String, removed: Int) throws {
        let replay = try Self.json("okr replay --json \(options)", in: try Self.world())
        #expect(replay["hypothetical"]?["removed"]?.integer == removed)
    }

    @Test("The progress without the easing is the original progress of goalposts")
    func asGoalposts() throws {
        let world = try Self.world()
        let posts = try Self.json("okr goalposts --json", in: world)
        let replay = try Self.json(
            "okr replay --without target-changed --show goalposts --json", in: world)
        func keyResult(_ report: JSON) throws -> JSON {
            try #require(report["goals"]?.elements?.first { $0["id"]?.text == "KR-1" })
        }
        let told = try keyResult(posts)
        #expect(told["original"]?.digits == "0.3")
        #expect(try keyResult(replay)["progress"] == told["original"])
        #expect(posts["moves"]?.elements?.count == 1)
        #expect(replay["moves"]?.elements?.isEmpty == true)
        #expect(replay["hypothetical"]?["removed"]?.integer == 1)
    }

    @Test("A replay of nothing is the status word for word, but for what marks it")
    func nothing() throws {
        let world = try Self.world()
        let truth = try Self.json("okr status --json", in: world)
        let replay = try Self.json("okr replay --json", in: world)
        for part in ["ledger", "asOf", "on", "cycles", "objectives", "keyResults", "kpis"] {
            #expect(truth[part] == replay[part], "\(part)")
        }
        let diff = try Self.run("okr replay --show diff", in: world)
        #expect(diff.hasSuffix("Nothing would be different.\n"), "\(diff)")
    }

    /// The ledger with a KPI from 0 to 100, read as 85 later on, and one without a target.
    private static func watched() throws -> DocumentationWorld {
        let world = try world()
        for command in [
            "okr kpi add Margin --owner team:sales --target 100 --value 0 --unit %",
            "okr kpi add Heads --owner team:sales --value 5",
        ] {
            try run(command, in: world)
        }
        // The way begins at the first value of an earlier day.
        try world.set("clock 2026-01-20T09:00:00Z")
        try run("okr check-in KPI-1 85", in: world)
        return world
    }

    @Test("KPIs whose health or value would be another are listed, as text and JSON")
    func kpis() throws {
        let world = try Self.watched()
        // Of the way from 0 to 100 there are 15 left.
        let by = "okr replay --rule kpi.amber=0.15 --show diff"
        let text = try Self.run(by, in: world)
        #expect(text.contains("counted by kpi.amber=0.15"))
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("KPI-1") })
        #expect(line.contains("85 %") && line.hasSuffix("red → amber"), "\(text)")
        #expect(!text.contains("KPI-2") && !text.contains("KR-1"), "\(text)")
        let json = try Self.json("\(by) --json", in: world)
        let list = try #require(json["differences"]?["kpis"]?.elements)
        #expect(list.map { $0["id"]?.text } == ["KPI-1"])
        #expect(list[0]["truth"]?["value"]?.digits == "85")
        #expect(list[0]["truth"]?["health"]?.text == "red")
        #expect(list[0]["hypothetical"]?["health"]?.text == "amber")
        #expect(json["differences"]?["keyResults"]?.elements?.isEmpty == true)
    }

    @Test("Without check-ins KPIs have no value, and without a KPI it would not be here")
    func kpisWithout() throws {
        let world = try Self.watched()
        let without = try Self.run(
            "okr replay --without check-in-recorded --show diff", in: world)
        let line = try #require(without.split(separator: "\n").first { $0.hasPrefix("KPI-1") })
        #expect(line.contains("85 % → –") && line.hasSuffix("red → no-data"), "\(without)")
        let json = try Self.json(
            "okr replay --without kpi-added --show report --json", in: world)
        let list = try #require(json["differences"]?["kpis"]?.elements)
        #expect(list.map { $0["id"]?.text } == ["KPI-1", "KPI-2"])
        #expect(list.map { $0["hypothetical"] } == [.null, .null])
        let text = try Self.run("okr replay --without kpi-added --show diff", in: world)
        #expect(text.contains("would not be here"))
    }

    @Test("The status tells health by the rules, also where no cycle is left")
    func kpiStatus() throws {
        let world = try Self.watched()
        let truth = try Self.json("okr status --json", in: world)
        #expect(truth["kpis"]?.elements?.map { $0["health"]?.text } == ["red", "untargeted"])
        let like = try Self.json("okr replay --rule like=perdoo --json", in: world)
        #expect(like["kpis"]?.elements?.map { $0["health"]?.text } == ["red", "green"])
        let text = try Self.run(
            "okr replay --without cycle-added --rule kpi.amber=0.2", in: world)
        #expect(text.contains("There would be no cycle, and so no objective."), "\(text)")
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("KPI-1") })
        #expect(line.contains("amber"), "\(text)")
    }

    @Test("What no longer applies is listed with its reason, and changes nothing")
    func doesNotApply() throws {
        let world = try Self.world()
        let replay = try Self.json("okr replay --without objective-added --json", in: world)
        let list = try #require(replay["hypothetical"]?["doesNotApply"]?.elements)
        #expect(list.map { $0["entry"]?.integer } == [6, 8, 9])
        #expect(
            list.map { $0["why"]?.text } == [
                "O-1 does not exist", "the goal does not exist", "the goal does not exist",
            ])
        #expect(replay["keyResults"]?.elements?.isEmpty == true)
        let text = try Self.run("okr replay --without cycle-added", in: world)
        #expect(text.contains("There would be no cycle, and so no objective."), "\(text)")
    }

    @Test(
        "Whatever is shown says that it is hypothetical, as text, Markdown and JSON",
        arguments: ["status", "goalposts", "diff", "report"])
    func marked(show: String) throws {
        let world = try Self.world()
        for option in ["", "--markdown", "--json"] {
            let printed = try Self.run(
                "okr replay --without @9 --rule progress.clamp=none --show \(show) \(option)",
                in: world)
            if option == "--json" {
                #expect(printed.contains("\"hypothetical\": {"))
                #expect(printed.contains("\"progress.clamp\": \"none\""))
            } else {
                #expect(printed.contains("HYPOTHETICAL: "), "\(printed)")
                #expect(printed.contains("without @9 (1 entry) · counted by progress.clamp=none"))
            }
        }
    }

    @Test(
        "What cannot be left out or counted by is refused with what would be right",
        arguments: [
            (
                "--without @1", 1,
                "okr: without ledger-created there is no ledger; leave out what came later"
            ),
            (
                "--without person-described", 1,
                "okr: without person-described nobody would have a name; "
                    + "leave out what a person did: --without actor:WHO"
            ),
            ("--without @99", 66, "okr: there is no entry @99; the entries are @1 to @9"),
            (
                "--without actor:zoe", 1,
                "okr: there is no person “zoe”; okr audit --json names the actors"
            ),
            ("--without @x", 64, "okr: '@x' is not an entry such as @42 (--without)."),
            (
                "--without bo", 64,
                "okr: 'bo' is not a type of entry, an entry or an author (--without). "
                    + "Did you mean 'actor:bo'?"
            ),
            (
                "--without target-change", 64,
                "okr: 'target-change' is not a type of entry, an entry or an author (--without). "
                    + "Did you mean 'target-changed'?"
            ),
            (
                "--rule clamp=none", 64,
                "okr: 'clamp' is not a rule (--rule). okr replay --rules lists them."
            ),
            (
                "--rule rollup.mean=mode", 64,
                "okr: 'mode' is no value of rollup.mean (--rule). Give weighted, plain, weakest."
            ),
            (
                "--rule pace.at-risk=often", 64,
                "okr: 'often' is no value of pace.at-risk (--rule). Give a number such as 0.9."
            ),
            (
                "--rule rollup.mean", 64,
                "okr: 'rollup.mean' is no rule with a value, such as rollup.mean=plain (--rule)."
            ),
        ] as [(String, Int32, String)])
    func refusals(options: String, code: Int32, sentence: String) throws {
        let world = try Self.world()
        #expect(Self.refused("okr replay \(options)", in: world, code: code) == sentence)
    }

    @Test("It says where one entry of a command is left out, and where nothing fits")
    func remarks() throws {
        let world = try Self.world()
        let none = try Self.run("okr replay --without goal-voided", in: world)
        #expect(none.contains("no entry is left out, for none fits"), "\(none)")
        try Self.run("okr kr add O-1 More --from 0 --to 5 --draft", in: world)
        try Self.run("okr kr add O-1 Most --from 0 --to 5 --draft", in: world)
        try Self.run("okr agree KR-2 KR-3", in: world)
        let log = try Self.json("okr audit --json --type goal-agreed", in: world)
        let numbers = try #require(log["entries"]?.elements?.compactMap { $0["entry"]?.integer })
        try #require(numbers.count == 2)
        let one = try Self.run("okr replay --without @\(numbers[0])", in: world)
        let sentence =
            "@\(numbers[0]) was recorded with @\(numbers[1]) by one command; it alone is left out"
        #expect(one.contains(sentence), "\(one)")
    }

    @Test("On a ledger of one entry it says that there is nothing yet, and that nothing differs")
    func oneEntry() throws {
        let world = try DocumentationWorld()
        try Self.run("okr init acme --name Acme --timezone UTC", in: world)
        try Self.run("cd acme", in: world)
        let status = try Self.run("okr replay", in: world)
        #expect(status.contains("There would be no cycle, and so no objective."))
        for show in ["diff", "report"] {
            let printed = try Self.run(
                "okr replay --without target-changed --show \(show)", in: world)
            #expect(printed.contains("Nothing would be different."), "\(printed)")
        }
    }

    @Test("It asks about a moment and about some goals, as status does")
    func moment() throws {
        let world = try Self.world()
        let before = try Self.json("okr replay --without @8 --as-of @8 --json", in: world)
        #expect(before["asOf"]?["entry"]?.integer == 8)
        #expect(before["keyResults"]?.elements?[0]["value"] == .null)
        #expect(
            Self.refused("okr replay --without @9 --as-of @8", in: world, code: 66)
                == "okr: there is no entry @9; the entries are @1 to @8")
        #expect(
            Self.refused("okr replay --goal KR-9", in: world, code: 1)
                == "okr: there is no goal KR-9; okr status lists the goals")
        let one = try Self.json("okr replay --goal KR-1 --json", in: world)
        #expect(one["objectives"]?.elements?.isEmpty == true)
        #expect(one["keyResults"]?.elements?.count == 1)
    }

    @Test("It records nothing, whatever it is asked")
    func readsOnly() throws {
        let world = try Self.world()
        let before = try Self.run("okr checkpoint", in: world)
        for show in ["status", "goalposts", "diff", "report"] {
            try Self.run(
                "okr replay --without target-changed --rule like=upraise --show \(show)",
                in: world)
        }
        #expect(try Self.run("okr checkpoint", in: world) == before)
        // There is nothing that could be recorded with it: it takes no author and no key.
        let names = Set(ReplayVerb.verb.options.map(\.name))
        #expect(
            names.isDisjoint(with: Option.recording(on: nil).map(\.name).filter { $0 != "json" }))
    }

    @Test("The rules are listed with their values, and need no ledger")
    func rules() throws {
        let world = try DocumentationWorld()
        let text = try Self.run("okr replay --rules", in: world)
        #expect(text.contains("pace.at-risk"))
        #expect(text.contains("like=viva-goals"))
        let json = try Self.json("okr replay --rules --json", in: world)
        let rules = try #require(json["rules"]?.elements)
        #expect(rules.count > 20)
        #expect(rules.first?["name"]?.text == "progress.clamp")
        #expect(rules.first?["standard"]?.text == "both")
    }
}
