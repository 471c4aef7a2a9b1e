import OKRText
import Testing

@testable import okr

@Suite("Verbs of every kind of key result")
struct KindVerbTests {
    private let world: DocumentationWorld

    /// A ledger in the first quarter of 2026 with the objectives O-1 and O-2, on 2 February.
    init() throws {
        world = try DocumentationWorld()
        try world.set("clock 2026-01-05T09:00:00Z")
        for command in [
            "okr init acme --name Acme --timezone UTC && cd acme",
            "okr team add acme Acme",
            "okr cycle add Q1 --from 2026-01-01 --to 2026-03-31",
            "okr cycle add Q2 --from 2026-04-01 --to 2026-06-30",
            "okr objective add Grow --cycle Q1 --owner team:acme",
            "okr objective add Last --cycle Q1 --owner team:acme",
        ] {
            let (printed, code) = world.run(command, nil)
            try #require(code == 0, "\(command): \(printed)")
        }
    }

    /// Expects a command to print exactly that, and to succeed.
    private func expect(_ command: String, _ wanted: String) {
        let (printed, code) = world.run(command, nil)
        #expect(code == 0, "\(command): \(printed)")
        #expect(printed == wanted + "\n", "\(command)")
    }

    /// Expects a command to be refused, or misused, with a sentence.
    private func refuse(_ command: String, _ sentence: String, code wanted: Int32 = 1) {
        let (printed, code) = world.run(command, nil)
        #expect(code == wanted, "\(command): \(printed)")
        #expect(printed.split(separator: "\n").first.map(String.init) == "okr: \(sentence)")
    }

    /// A member of a key result's figures.
    private func figure(_ id: String, _ name: String, on day: String) throws -> JSON {
        let printed = world.run("okr show \(id) --json --on \(day)", nil).printed
        return try #require(JSON(parsing: Array(printed.utf8))["keyResult"]?[name])
    }

    @Test("What is kept every week takes numbers, and its figures say period and side")
    func everyPeriod() throws {
        expect("okr kr add O-1 Talk --every week --at-least 5 --unit calls", "KR-1")
        expect(
            "okr check-in KR-1 7",
            "@9 ana checked in 7 calls on KR-1 “Talk” for 2026-01-05.")
        #expect(try figure("KR-1", "kind", on: "2026-01-05") == "every")
        #expect(try figure("KR-1", "period", on: "2026-01-05") == "week")
        #expect(try figure("KR-1", "bound", on: "2026-01-05") == "at-least")
        // Twelve whole weeks from Monday the fifth, and two days.
        #expect(
            try figure("KR-1", "raw", on: "2026-01-05").digits.flatMap(Double.init) == 1.0 / 13)
        expect("okr kr add O-1 Calm --every month --at-most 3", "KR-2")
        refuse(
            "okr kr add O-1 Talk --every week", "'--every' goes with --at-least or --at-most.",
            code: 64)
        refuse(
            "okr kr add O-1 Talk --every day --at-least 5",
            "'--every' is week or month, not 'day'.", code: 64)
        refuse(
            "okr kr add O-1 Talk --every week --between 1 2",
            "'--every' goes with --at-least or --at-most.", code: 64)
    }

    @Test("Milestones are added, done, dropped and weighed by name")
    func milestones() throws {
        expect(
            "okr kr add O-1 Shop --milestones 'Lease;Staff=2;Doors open=3@2026-03-15'", "KR-1")
        expect(
            "okr check-in KR-1 --done 'lease; Doors open' --done staff --blocker 'no permit' "
                + "--blocked-by O-2 --well fine --help-wanted 'Who knows?'",
            "@9 ana checked in done: “Lease”, “Doors open”, “Staff” on KR-1 “Shop” for "
                + "2026-01-05, blocked: “no permit”, blocked by O-2 “Last”.")
        expect(
            "okr correct @9 --done none --undone Staff --reason typo",
            "@10 ana corrected the check-in of 2026-01-05 on KR-1 “Shop” (@9): done to none, "
                + "not done to “Staff”.")
        expect(
            "okr milestone add KR-1 Party --weight 2.5 --day 2026-03-20",
            "@11 ana added the milestone “Party” of weight 2.5, due by 2026-03-20, to KR-1 "
                + "“Shop” from 2026-01-05 on.")
        expect(
            "okr milestone weigh KR-1 Party 1",
            "@12 ana set the weight of the milestone “Party” of KR-1 “Shop” to 1 from 2026-01-05 "
                + "on.")
        expect(
            "okr milestone drop KR-1 m1",
            "@13 ana dropped the milestone “Lease” of KR-1 “Shop” from 2026-01-05 on.")
        let milestones = try figure("KR-1", "milestones", on: "2026-01-05").elements ?? []
        #expect(milestones.map { $0["name"]?.text } == ["Staff", "Doors open", "Party"])
        #expect(milestones.map { $0["weight"]?.digits } == ["2", "3", "1"])
        #expect(milestones.map { $0["done"]?.truth } == [false, false, false])
        let page = world.run("okr show KR-1", nil).printed
        #expect(page.contains("Doors open"))
        #expect(world.run("okr history KR-1", nil).printed.contains("not done: “Staff”") == false)
        refuse(
            "okr kr add O-1 Shop --milestones 'Lease=two'",
            "'Lease=two' is not a list such as NAME[=WEIGHT][@DAY];… (--milestones).", code: 64)
        refuse(
            "okr check-in KR-1 --done Roof",
            "KR-1 has no milestone “Roof”; it has “Staff”, “Doors open”, “Party”")
    }

    @Test("Zones are checked in by their words, and described anew")
    func zones() throws {
        expect(
            "okr kr add O-1 Known --zones 'commit=In town;target=In the state;stretch=Abroad'",
            "KR-1")
        expect(
            "okr check-in KR-1 Commit --confidence on-track",
            "@9 ana checked in zone commit on KR-1 “Known” for 2026-01-05, confidence 0.8.")
        expect(
            "okr correct @9 --value target --reason typo",
            "@10 ana corrected the check-in of 2026-01-05 on KR-1 “Known” (@9): zone to target.")
        expect(
            "okr zone KR-1 target 'In two states'",
            "@11 ana described the zone target of KR-1 “Known” as “In two states”.")
        #expect(try figure("KR-1", "zone", on: "2026-01-05") == "target")
        #expect(try figure("KR-1", "value", on: "2026-01-05").isNull)
        #expect(try figure("KR-1", "zones", on: "2026-01-05")["target"] == "In two states")
        let history = world.run("okr history KR-1", nil).printed
        #expect(history.contains("zone commit, confidence 0.8"))
        refuse(
            "okr check-in KR-1 comit",
            "'comit' is neither a number such as 66.5 nor a zone (VALUE). Did you mean 'commit'?",
            code: 64)
        refuse(
            "okr kr add O-1 Known --zones 'commit=In town'",
            "a key result of kind “zones” needs words for the zone “target”; give --zones "
                + "“commit=…;target=…;stretch=…”")
        refuse(
            "okr kr add O-1 Known --zones 'good=In town'",
            "'good=In town' is not a list such as commit=TEXT;target=TEXT;stretch=TEXT (--zones).",
            code: 64)
        refuse(
            "okr kr add O-1 Known --to 5 --zones 'commit=In town'",
            "Give one of --from and --to, --at-least, --at-most, --between, --milestones or "
                + "--zones.", code: 64)
    }

    @Test("Phases and deadlines are given, changed and taken away")
    func days() throws {
        expect(
            "okr kr add O-1 Cover --from 0 --to 100 --phases '2026-02-01=10' "
                + "--deadline 2026-03-15", "KR-1")
        #expect(
            try figure("KR-1", "expected", on: "2026-02-01").digits.flatMap(Double.init) == 0.1)
        #expect(try figure("KR-1", "end", on: "2026-02-01") == "2026-03-15")
        expect(
            "okr phases KR-1 '2026-02-01=20;2026-03-01=90'",
            "@9 ana set the phases of KR-1 “Cover” to 20 by 2026-02-01, 90 by 2026-03-01 from "
                + "2026-01-05 on.")
        expect(
            "okr phases KR-1 none",
            "@10 ana took the phases of KR-1 “Cover” away from 2026-01-05 on.")
        expect(
            "okr deadline KR-1 2026-03-20",
            "@11 ana set the deadline of KR-1 “Cover” to 2026-03-20 from 2026-01-05 on.")
        expect(
            "okr deadline KR-1 none",
            "@12 ana took the deadline of KR-1 “Cover” away from 2026-01-05 on.")
        #expect(try figure("KR-1", "end", on: "2026-02-01") == "2026-03-31")
        expect(
            "okr correct @11 --value 2026-03-25 --reason typo",
            "@13 ana corrected the deadline of KR-1 “Cover” (@11): value to 2026-03-25.")
        refuse(
            "okr deadline KR-1 soon", "'soon' is not a day such as 2026-02-15 (DAY).", code: 64)
        refuse(
            "okr phases KR-1 2026-02-01",
            "'2026-02-01' is not a list such as DAY=VALUE;DAY=VALUE (PHASES).", code: 64)
        try world.set("clock 2026-02-02T09:00:00Z")
        refuse(
            "okr deadline KR-1 2026-03-20",
            "this moves the goalposts of KR-1, and a move needs a reason; say why with --reason "
                + "“…”")
    }

    @Test("Goals are aligned, taken apart and moved")
    func placing() throws {
        expect("okr kr add O-1 Cover --from 0 --to 100", "KR-1")
        expect(
            "okr align O-2 O-1=0.5",
            "@9 ana aligned O-2 “Last” to O-1 “Grow”, counting with weight 0.5, from 2026-01-05 "
                + "on.")
        expect(
            "okr align O-2 KR-1", "@10 ana aligned O-2 “Last” to KR-1 “Cover” from 2026-01-05 on.")
        refuse(
            "okr align O-1 O-2",
            "O-1 would stand above itself: O-1 → O-2 → O-1; take one of these alignments away "
                + "first: okr unalign GOAL PARENT")
        expect(
            "okr unalign O-2 KR-1",
            "@11 ana took the alignment of O-2 “Last” to KR-1 “Cover” away from 2026-01-05 on.")
        expect(
            "okr correct @9 --value 2 --reason typo",
            "@12 ana corrected the parent of O-2 “Last” (@9): value to 2.")
        expect(
            "okr unalign O-2 O-1 --on 2026-01-04",
            "O-2 is not aligned to O-1 on 2026-01-04; nothing was recorded")
        expect("okr move KR-1 O-2", "@13 ana moved KR-1 “Cover” to O-2 “Last” from 2026-01-05 on.")
        expect("okr move O-2 Q2", "@14 ana moved O-2 “Last” to cycle Q2 from 2026-01-05 on.")
        #expect(try figure("KR-1", "start", on: "2026-01-05") == "2026-04-01")
        #expect(try figure("KR-1", "objective", on: "2026-01-05") == "O-2")
        refuse(
            "okr align O-2 O-1 O-3",
            "'O-3' is one argument too many. A text of several words "
                + "needs quotes.", code: 64)
        refuse(
            "okr align O-2 'O-1;O-3'",
            "Give one goal to align to, such as O-1 or O-1=0.5.", code: 64)
    }

    @Test("The same commands are taken from JSON")
    func apply() throws {
        let lines = [
            #"{"command":"kr add","objective":"O-1","title":"Shop","milestones":"A;B=2"}"#,
            #"{"command":"check-in","goal":"KR-1","done":["A","b"],"blocked-by":"team:acme"}"#,
            #"{"command":"check-in","goal":"KR-1","undone":"A;B"}"#,
            #"{"command":"milestone add","goal":"KR-1","name":"C","weight":0.5}"#,
            #"{"command":"move","goal":"KR-1","objective":"O-2"}"#,
            #"{"command":"move","goal":"O-2","cycle":"Q2"}"#,
            #"{"command":"align","goal":"O-2","parent":"O-1=3"}"#,
        ]
        let (printed, code) = world.run(
            "okr apply - <<'END'", lines.joined(separator: "\n") + "\n")
        #expect(code == 0, "\(printed)")
        let milestones = try figure("KR-1", "milestones", on: "2026-01-05").elements ?? []
        #expect(milestones.map { $0["done"]?.truth } == [false, false, false])
        #expect(try figure("KR-1", "objective", on: "2026-01-05") == "O-2")
    }
}
