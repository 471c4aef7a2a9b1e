import Testing

@testable import okr

@Suite("Enforced roles on the command line")
struct EnforcedVerbTests {
    /// A ledger in which every verb has something to do; Ana is its admin, Ben looks on.
    private static let preparing = """
        okr init acme --name Acme --timezone UTC
        cd acme
        okr team add engineering Engineering
        okr team add platform Platform
        okr team add labs Labs
        okr person add --handle ben --name Ben
        okr person add --handle cleo --name Cleo
        okr cycle add 2025-Q3 --from 2025-07-01 --to 2025-09-30
        okr cycle activate 2025-Q3
        okr cycle close 2025-Q3
        okr cycle add 2025-Q4 --from 2025-10-01 --to 2025-12-31
        okr cycle activate 2025-Q4
        okr cycle add 2026-Q1 --from 2026-01-01 --to 2026-03-31
        okr cycle add 2026-Q2 --from 2026-04-01 --to 2026-06-30
        okr strategy add Mission
        okr objective add Bugs --cycle 2026-Q1 --owner team:platform --parent S-1
        okr kr add O-1 Coverage --from 63 --to 80 --unit %
        okr kr add O-1 Court --milestones "one;two"
        okr kr add O-1 Tests --zones "commit=a;target=b;stretch=c"
        okr objective add Draft --cycle 2026-Q1 --owner team:platform --draft
        okr objective add Proposed --cycle 2026-Q1 --owner team:platform --draft
        okr propose O-3
        okr objective add Done --cycle 2026-Q1 --owner team:platform
        okr close O-4 --outcome abandoned --note over
        okr kpi add Revenue --owner team:platform --value 5
        okr kpi add Heads --owner team:platform
        okr objective add Finished --cycle 2026-Q1 --owner team:platform
        okr kr add O-5 Visits --from 1 --to 2
        okr close KR-4 --outcome missed --score 0
        okr initiative add Work --owner team:platform --serves KR-1
        okr role grant ana admin
        okr role grant cleo viewer
        okr policy set enforce on
        """

    /// One command of every verb that records something; `@C` is a check-in that raised a blocker.
    private static let commands = """
        cycle add 2026-Q3 --from 2026-07-01 --to 2026-09-30
        cycle activate 2026-Q2
        cycle change 2026-Q1 --title Spring --reason why
        cycle close 2025-Q4
        cycle reopen 2025-Q3 --reason why
        team add ops Operations
        team move platform --parent engineering
        team rename platform Foundations
        team merge labs engineering
        team retire labs
        person add --handle di --name Di
        person change ben --name Benjamin
        person leave cleo
        role grant ben admin
        role revoke cleo viewer
        strategy add More
        objective add More --cycle 2026-Q1 --owner team:platform
        kr add O-1 More --from 1 --to 2
        kpi add More --owner team:platform
        kpi thresholds KPI-1 --green 9
        kpi formula KPI-2 "KPI-1 * 2"
        kpi influence KPI-1 KPI-2 --strength 0.5
        kpi benchmark KPI-1 Others 7
        kpi promote KPI-1 --objective O-1 --to 9
        kpi adopt KR-4
        kpi retire KPI-2 --reason why
        initiative add More --owner team:platform --serves O-1
        initiative progress I-1 40
        meeting set weekly --owner team:platform --kpi KPI-1
        retro add 2026-Q1 --well fine
        check-in KR-1 66
        correct @C --value 67 --reason why
        retract @C --reason why
        ack @C
        comment KR-1 well
        win KR-1 well
        blocker resolve @C
        rename KR-1 Other
        describe KR-1 Words
        unit KR-1 points
        assign KR-1 team:labs
        weight KR-1 2 --reason why
        ambition O-1 aspirational --reason why
        target KR-1 70 --reason why
        baseline KR-1 60 --reason why
        deadline KR-1 2026-03-01 --reason why
        phases KR-1 "2026-02-01=70" --reason why
        milestone add KR-2 three --reason why
        milestone drop KR-2 one --reason why
        milestone weigh KR-2 one 2 --reason why
        zone KR-3 commit other --reason why
        align O-2 O-1
        unalign O-1 S-1 --reason why
        move O-1 2026-Q2 --reason why
        void O-2 --reason why
        propose O-2
        return O-3 --reason why
        agree O-3
        close KR-1 --outcome abandoned --note over
        reopen O-4 --reason why
        carry O-1 --to 2026-Q2
        policy set enforce off
        """.split(separator: "\n").map(String.init)

    private static func world() throws -> (world: DocumentationWorld, checkIn: String) {
        let world = try DocumentationWorld()
        for line in preparing.split(separator: "\n") {
            let (printed, code) = world.run(String(line), nil)
            #expect(code == 0, "\(line): \(printed)")
        }
        let printed = world.run("okr check-in KR-1 65 --blocker stuck", nil).printed
        return (world, String(printed.prefix { $0 != " " }))
    }

    /// How many entries the ledger has.
    private static func size(_ world: DocumentationWorld) -> String {
        world.run("okr log --json | wc -l", nil).printed
    }

    @Test("No verb records anything for who only looks, and each of them would for an admin")
    func everyVerb() throws {
        let writing = VerbCatalogue.pages.filter { $0 is any WritingPage.Type }.map { $0.verb.name }
        let covered = writing.filter { name in
            Self.commands.contains { $0.hasPrefix(name + " ") }
        }
        #expect(covered == writing)
        let (world, checkIn) = try Self.world()
        let size = Self.size(world)
        for (index, line) in Self.commands.enumerated() {
            let command = "okr " + line.replacing("@C", with: checkIn)
            try world.set("login ana")
            let rehearsed = world.run(command + " --dry-run", nil)
            #expect(rehearsed.code == 0, "\(command): \(rehearsed.printed)")
            try world.set("login ben")
            let ways = ["", " --dry-run", " --for ana", " --key k1", " --clock-is-right"]
            for more in index % 9 == 0 ? ways : ["", " --key k1"] {
                let outcome = world.run(command + more, nil)
                #expect(outcome.code == 1, "\(command)\(more): \(outcome.printed)")
                // A note asks for any role at all, and not for a goal's.
                let refusals = ["ben may not", "ben holds no role"]
                #expect(refusals.contains { outcome.printed.contains($0) }, "\(outcome.printed)")
            }
            for more in index % 9 == 0 ? ["--actor ana", "--actor new"] : ["--actor ana"] {
                #expect(world.run("\(command) \(more)", nil).code == 1)
            }
            try world.set("login mallory")
            #expect(world.run(command, nil).printed.contains("knows nobody by the login"))
        }
        try world.set("login ana")
        #expect(Self.size(world) == size)
    }

    @Test("Nor do files of commands and sheets, whoever is named in the environment")
    func files() throws {
        let (world, _) = try Self.world()
        let size = Self.size(world)
        try world.set("login ben")
        try world.save(
            """
            {"command":"check-in","goal":"KR-1","value":66}
            {"command":"check-in","goal":"KR-1","value":67,"actor":"ana","key":"k"}
            """, as: "commands.jsonl")
        try world.save("goal,on,value\nKR-1,2026-01-05,66\n", as: "sheet.csv")
        for options in ["", " --atomic", " --keep-going", " --dry-run", " --actor ana"] {
            let outcome = world.run("okr apply commands.jsonl\(options)", nil)
            #expect(outcome.code == 1 && outcome.printed.contains("may not"), "\(outcome.printed)")
        }
        for options in ["", " --dry-run", " --partial", " --for ana"] {
            let outcome = world.run("okr import sheet.csv\(options)", nil)
            #expect(outcome.code == 1, "\(outcome.printed)")
            #expect(outcome.printed.contains("ben may not import"), "\(outcome.printed)")
        }
        #expect(world.run("OKR_ACTOR=ana okr check-in KR-1 66", nil).code != 0)
        try world.set("login ana")
        #expect(Self.size(world) == size)
        #expect(world.run("okr import sheet.csv", nil).code == 0)
    }
}
