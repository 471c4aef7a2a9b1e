import OKRText
import Testing

@Suite("Remarks, blockers and what is due, on the command line")
struct RemarkVerbTests {
    /// A ledger of two teams in the second week of a cycle, with a blocker on KR-1 (@8).
    private static func world() throws -> DocumentationWorld {
        let world = try DocumentationWorld()
        let setup = [
            "okr init acme --name Acme --timezone UTC", "cd acme", "okr team add acme Acme",
            "okr team add sales Sales --parent acme",
            "okr cycle add Q1 --from 2026-01-01 --to 2026-03-31",
            "okr objective add Grow --cycle Q1 --owner team:sales",
            "okr kr add O-1 \"Win deals\" --from 0 --to 100",
            "okr check-in KR-1 10 --blocker \"no licence\" --well \"many calls\" "
                + "--help-wanted \"who signs?\"",
            "okr kr add O-1 \"Stay up\" --at-least 99 --owner team:acme",
        ]
        for command in setup { try run(command, in: world) }
        try world.set("clock 2026-01-15T09:00:00Z")
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

    @Test("A goal's page shows what is said of it, and an objective's that of its key results")
    func page() throws {
        let world = try Self.world()
        try Self.run("okr ack @8 --note thanks", in: world)
        try Self.run("okr comment @8 \"Ask Bo.\"", in: world)
        try Self.run("okr comment O-1 \"On we go.\"", in: world)
        try Self.run("okr win KR-1 \"The first deal.\"", in: world)
        let keyResult = try Self.run("okr show KR-1", in: world)
        for line in [
            "• no licence · open for 10 days, @8", "• who signs? · @8", "• many calls · @8",
            "• The first deal. · ana on 2026-01-15, @13",
            "• acknowledged @8: thanks · ana on 2026-01-15, @10",
            "• Ask Bo. · ana on 2026-01-15, @11, about @8",
        ] { #expect(keyResult.contains(line), "\(keyResult)") }
        let objective = try Self.run("okr show O-1", in: world)
        for line in ["• KR-1 no licence", "• KR-1 The first deal.", "• On we go. · ana"] {
            #expect(objective.contains(line), "\(objective)")
        }
        #expect(!objective.contains("Ask Bo."))
        let told = try Self.json("okr show O-1 --json", in: world)
        #expect(told["blockers"]?.elements?.map { $0["goal"]?.text } == ["KR-1"])
        #expect(told["help"]?.elements?.map { $0["text"]?.text } == ["who signs?"])
        #expect(told["well"]?.elements?.map { $0["entry"]?.integer } == [8])
        let remarks = try #require(
            try Self.json("okr show KR-1 --json", in: world)["remarks"]?.elements)
        #expect(remarks.map { $0["type"]?.text } == ["acknowledgement", "comment", "win"])
        #expect(remarks.map { $0["about"]?.integer } == [8, 8, nil])
        #expect(remarks.map { $0["text"]?.text } == ["thanks", "Ask Bo.", "The first deal."])
        // As of an earlier entry nothing of it was said.
        let before = try Self.json("okr show KR-1 --as-of @9 --json", in: world)
        #expect(before["remarks"]?.elements?.isEmpty == true)
    }

    @Test("A resolved blocker is listed with --all, and was open on earlier days")
    func blockers() throws {
        let world = try Self.world()
        func list(_ options: String) throws -> [JSON] {
            try #require(
                try Self.json("okr blocker list --json \(options)", in: world)["blockers"]?
                    .elements)
        }
        let open = try list("")
        #expect(open.map { $0["days"]?.integer } == [10])
        #expect(open[0]["owner"]?.text == "team:sales" && open[0]["state"]?.text == "open")
        #expect(try list("--owner team:acme").count == 1)
        #expect(try list("--goal KR-2").isEmpty)
        let answer = try Self.run("okr blocker resolve @8 --note \"it came\"", in: world)
        #expect(answer == "@10 ana resolved the blocker of @8 on KR-1 “Win deals”.\n")
        #expect(try list("").isEmpty)
        let all = try list("--all")
        #expect(all[0]["state"]?.text == "resolved" && all[0]["resolvedBy"]?.integer == 10)
        #expect(all[0]["note"]?.text == "it came")
        #expect(try list("--on 2026-01-14").map { $0["days"]?.integer } == [9])
        #expect(try list("--as-of @9").map { $0["state"]?.text } == ["open"])
        let history = try Self.run("okr history KR-1", in: world)
        #expect(history.contains("resolved the blocker of @8") && history.contains("“it came”"))
    }

    @Test("What is due is told by owner, narrowed by filters, and looked ahead at")
    func due() throws {
        let world = try Self.world()
        func list(_ options: String) throws -> [String] {
            try #require(
                try Self.json("okr due --json \(options)", in: world)["due"]?.elements
            ).map { "\($0["goal"]?.text ?? "") \($0["state"]?.text ?? "")" }
        }
        #expect(try list("") == ["KR-2 late", "KR-1 late"])
        #expect(try list("--owner team:sales") == ["KR-1 late"])
        #expect(try list("--on 2026-01-11").isEmpty)
        #expect(try list("--on 2026-01-11 --within 1d") == ["KR-2 coming", "KR-1 coming"])
        #expect(try list("--on 2026-01-12") == ["KR-2 due", "KR-1 due"])
        #expect(try list("--on 2026-01-20") == ["KR-2 missed", "KR-1 missed"])
        let text = try Self.run("okr due", in: world)
        #expect(text.contains("Sales (team:sales)") && text.contains("2 late."), "\(text)")
        let sheet = try Self.run("okr due --csv --owner team:sales", in: world)
        #expect(
            sheet == """
                goal,on,value,confidence,note,blocker,for,title,owner,unit,target,last
                KR-1,2026-01-15,,,,,,Win deals,team:sales,,100,10 (2026-01-05)

                """)
        #expect(world.run("okr due --csv --json", nil).code == 64)
        #expect(world.run("okr due --within soon", nil).code == 64)
    }

    @Test("The audit gives the words of remarks as they were said, not as reasons")
    func audit() throws {
        let world = try Self.world()
        try Self.run("okr comment KR-1 \"Because I say so.\"", in: world)
        let text = try Self.run("okr audit --type comment-added", in: world)
        #expect(text.contains("“Because I say so.”") && !text.contains("because “"), "\(text)")
        let entries = try Self.json("okr audit --type comment-added --json", in: world)["entries"]
        #expect(entries?.elements?.first?["note"]?.text == "Because I say so.")
        #expect(entries?.elements?.first?["reason"]?.isNull == true)
    }

    @Test("Commands of a file name an entry or a goal by its member")
    func applied() throws {
        let world = try Self.world()
        let commands = """
            {"command":"ack","entry":8}
            {"command":"comment","entry":8,"text":"seen"}
            {"command":"comment","goal":"KR-1","text":"good"}
            {"command":"win","goal":"KR-1","text":"one"}
            {"command":"blocker resolve","entry":8}

            """
        try world.save(commands, as: "commands.jsonl")
        #expect(
            try Self.run("okr apply commands.jsonl", in: world)
                == "5 of 5 commands recorded, 0 refused\n")
    }
}
