import OKRTesting
import OKRText
import Testing

@testable import okr

/// The verbs of drafts, assignments, words, weights and the strategy, given at a shell.
@Suite("Verbs of a goal's life")
struct GoalLifeVerbTests {
    private let world: DocumentationWorld

    init() throws {
        world = try DocumentationWorld()
        for command in [
            "okr init . --name Acme --timezone UTC",
            "okr team add sales Sales", "okr person add --handle bo --name 'Bo Li'",
            "okr cycle add Q1 --from 2026-01-01 --to 2026-03-31",
            "okr objective add Next --cycle Q1 --owner team:sales --draft --on 2026-01-01 "
                + "--contributor person:bo --contributor team:sales --reviewer person:bo",
            "okr kr add O-1 Reach --from 0 --to 10 --unit deals",
        ] {
            let (printed, code) = world.run(command, nil)
            #expect(code == 0, "\(command): \(printed)")
        }
    }

    /// Types a command and expects exactly what it prints.
    private func type(
        _ command: String, _ answer: String, code: Int32 = 0,
        at location: SourceLocation = #_sourceLocation
    ) {
        let (printed, found) = world.run("okr " + command, nil)
        #expect(printed == answer + "\n", sourceLocation: location)
        #expect(found == code, sourceLocation: location)
    }

    private func status() throws -> JSON { try answer("status") }

    private func answer(_ verb: String) throws -> JSON {
        try JSON(parsing: Array(world.run("okr \(verb) --json", nil).printed.utf8))
    }

    @Test("A draft is proposed, sent back, proposed again and agreed on, with its key results")
    func agreement() throws {
        type(
            "kr add O-1 'Hold on' --at-least 5 --contributor person:bo --reviewer team:sales",
            "KR-2")
        type(
            "propose O-1",
            """
            @9 ana proposed O-1 “Next”.
            @10 ana proposed KR-1 “Reach”.
            @11 ana proposed KR-2 “Hold on”.
            """)
        type(
            "return O-1",
            "okr: sending O-1 back needs a reason; say why with --reason “…”", code: 1)
        type(
            "return KR-2 --reason 'not ours'", "@12 ana sent KR-2 “Hold on” back.")
        type("void KR-2", "@13 ana voided KR-2 “Hold on” as a mistake.")
        type(
            "check-in KR-1 3",
            "okr: KR-1 is not agreed yet and takes no check-in; agree on it first: okr agree KR-1",
            code: 1)
        type(
            "agree KR-1 O-1",
            """
            @14 ana agreed on O-1 “Next”.
            @15 ana agreed on KR-1 “Reach”.
            """)
        type("agree O-1 KR-1", "O-1, KR-1 are agreed already; nothing was recorded")
        type("check-in KR-1 3", "@16 ana checked in 3 deals on KR-1 “Reach” for 2026-01-05.")
        type(
            "target KR-1 12",
            "okr: this moves the goalposts of KR-1, and a move needs a reason; say why with "
                + "--reason “…”", code: 1)
        let goals = try status()
        #expect(goals["objectives"]?.elements?.first?["state"]?.text == "active")
        #expect(goals["keyResults"]?.elements?.first?["progress"]?.digits == "0.3")
    }

    @Test("A later key result of an agreed objective says why, as a draft when it is agreed on")
    func later() throws {
        type(
            "agree O-1 --reason kick-off",
            """
            @8 ana agreed on O-1 “Next”.
            @9 ana agreed on KR-1 “Reach”.
            """)
        let rule =
            "okr: this moves the goalposts of O-1, and a move needs a reason; say why with "
            + "--reason “…”"
        type("kr add O-1 More --from 0 --to 1", rule, code: 1)
        type("kr add O-1 More --from 0 --to 1 --reason 'a new law'", "KR-2")
        type("kr add O-1 Still --from 0 --to 1 --draft", "KR-3")
        type("agree KR-3", rule, code: 1)
        type("agree KR-3 --reason 'a newer law'", "@12 ana agreed on KR-3 “Still”.")
    }

    @Test("Who stands behind a goal is changed one by one, and everything of one owner at once")
    func assign() throws {
        type(
            "assign O-1 person:bo --reviewer none --remove-contributor person:bo --on 2026-01-02",
            "@8 ana assigned O-1 “Next” to Bo Li from 2026-01-02 on: no reviewer, "
                + "no longer contributor Bo Li.")
        type(
            "assign KR-1 --reviewer person:bo --contributor person:ana --reason 'she knows'",
            "@9 ana assigned KR-1 “Reach” from 2026-01-05 on: reviewer Bo Li, contributor ana.")
        type(
            "assign KR-1 --reviewer person:bo",
            "KR-1 is assigned so on 2026-01-05 already; nothing was recorded")
        type("strategy add Mission --owner team:sales", "S-1")
        type(
            "assign --from team:sales --to person:ana --reason 'the team is full'",
            """
            @11 ana assigned KR-1 “Reach” to ana from 2026-01-05 on.
            @12 ana assigned S-1 “Mission” to ana from 2026-01-05 on.
            """)
        type(
            "assign --from team:sales --to person:ana",
            "team:sales owns no open goal on 2026-01-05; nothing was recorded")
        let shown = try #require(try answer("show O-1")["objective"])
        #expect(shown["owner"]?.text == "person:bo" && shown["reviewer"]?.isNull == true)
        #expect(shown["contributors"] == ["team:sales"])
    }

    @Test("An assignment of nobody, and of a goal beside everything, is wrong usage")
    func misuse() {
        let usage = """

            Usage: okr assign [GOAL] [WHO] [options]
            More:  okr help assign
            """
        type("assign", "okr: Give a goal, or --from and --to." + usage, code: 64)
        type(
            "assign O-1 --from team:sales --to person:bo",
            "okr: Give a goal, or --from and --to alone." + usage, code: 64)
        type("assign --to person:bo", "okr: --from is missing." + usage, code: 64)
        type(
            "assign O-1 bo",
            "okr: 'bo' is not an owner such as team:platform or person:ana (WHO)." + usage,
            code: 64)
        type(
            "assign O-1 --contributor bo",
            "okr: 'bo' is not an owner such as team:platform or person:ana (--contributor)."
                + usage, code: 64)
    }

    @Test("Words, unit, weight and ambition are changed, and what is so already is not")
    func terms() throws {
        type("rename O-1 'Next year'", "@8 ana renamed O-1 to “Next year”.")
        type(
            "rename O-1 'Next year'",
            "O-1 is called “Next year” already; nothing was recorded")
        type("describe KR-1 'Signed.'", "@9 ana described KR-1 “Reach”.")
        type("describe KR-1 ''", "@10 ana took away the description of KR-1 “Reach”.")
        type("unit KR-1 %", "@11 ana set the unit of KR-1 “Reach” to %.")
        type("unit KR-1 ''", "@12 ana took away the unit of KR-1 “Reach”.")
        type("weight KR-1 2", "@13 ana set the weight of KR-1 “Reach” to 2 from 2026-01-05 on.")
        type(
            "weight KR-1 2.0", "KR-1 weighs 2.0 on 2026-01-05 already; nothing was recorded")
        type(
            "ambition O-1 aspirational --on 2026-01-02",
            "@14 ana made O-1 “Next year” aspirational from 2026-01-02 on.")
        type(
            "ambition O-1 high",
            """
            okr: 'high' is not one of committed, aspirational (AMBITION).
            Usage: okr ambition GOAL AMBITION [options]
            More:  okr help ambition
            """, code: 64)
        type(
            "correct @14 --value committed --reason slip",
            "@15 ana corrected the ambition of O-1 “Next year” (@14): value to committed.")
        type(
            "correct @13 --value 3 --reason slip",
            "@16 ana corrected the weight of KR-1 “Reach” (@13): value to 3.")
        type(
            "retract @13 --reason slip", "@17 ana retracted the weight of KR-1 “Reach” (@13).")
        let goals = try status()
        #expect(goals["objectives"]?.elements?.first?["ambition"]?.text == "committed")
        #expect(goals["keyResults"]?.elements?.first?["weight"]?.isNull == true)
    }

    @Test("A part of the strategy counts what is aligned to it, and reports show it")
    func strategy() throws {
        type("strategy add Mission", "S-1")
        type("strategy add Pillar --id pillar --parent S-1=2 --description Firm.", "pillar")
        type(
            "objective add Serve --cycle Q1 --owner team:sales --parent pillar=1 --parent S-1",
            "O-2")
        type("kr add O-2 Serve --from 0 --to 4", "KR-2")
        type("check-in KR-2 1", "@12 ana checked in 1 on KR-2 “Serve” for 2026-01-05.")
        let parts = try #require(try status()["strategies"]?.elements)
        #expect(parts.map { $0["id"]?.text } == ["S-1", "pillar"])
        #expect(parts.map { $0["progress"]?.digits } == ["0.25", "0.25"])
        for verb in ["status", "status --all", "show S-1", "history pillar", "audit --json"] {
            let (printed, code) = world.run("okr " + verb, nil)
            #expect(code == 0, "\(verb): \(printed)")
        }
        #expect(world.run("okr show pillar", nil).printed.contains("Firm."))
        type(
            "check-in S-1 1",
            "okr: S-1 is part of the strategy and takes no check-in; align objectives to it: "
                + "okr align OBJECTIVE S-1", code: 1)
        type("void pillar", "@13 ana voided pillar “Pillar” as a mistake.")
    }

    @Test("As JSON the commands are the same, with lists for what is given several times")
    func apply() throws {
        let lines = """
            {"command":"agree","goal":["O-1"],"reason":"kick-off"}
            {"command":"assign","goal":"KR-1","who":"person:bo","contributor":["team:sales"]}
            {"command":"assign","from":"person:bo","to":"team:sales"}
            {"command":"weight","goal":"KR-1","number":0.50,"reason":"half"}
            {"command":"rename","goal":"O-1","title":"Later"}

            """
        let (printed, code) = world.run("okr apply - --json <<'END'", lines)
        #expect(code == 0, "\(printed)")
        let goal = try #require(try answer("show KR-1")["keyResult"])
        #expect(goal["weight"]?.digits == "0.50" && goal["owner"]?.text == "team:sales")
        #expect(goal["contributors"] == ["team:sales"])
    }
}
