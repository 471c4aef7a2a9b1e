import OKRInterchange
import OKRModel
import OKRText
import Testing

@Suite("Import: again")
struct RepeatedImportTests {
    private let checkIns = """
        goal,on,value,note
        KR-1,2026-05-01,64.5,
        KR-1,2026-05-08,66,"parser, done"
        KR-1,2026-05-08,66,"parser, done"
        """

    @Test("Repeating an import plans nothing")
    func repeated() throws {
        var ledger = try TestLedger()
        #expect(try ledger.importing(quarter).rows == 9)
        #expect(try ledger.importing(checkIns).rows == 3)
        for text in [quarter, checkIns] {
            let plan = try ledger.goodPlan(text)
            #expect(plan.steps.isEmpty && plan.rows == 0 && plan.skipped.isEmpty)
        }
        #expect(try ledger.goodPlan(checkIns).alreadyRecorded == 3)
    }

    @Test(
        "A sheet that was saved in another way is known again, and what grew is planned",
        arguments: [
            "goal;on;value;note\r\nKR-1;2026-05-01;64,5;\r\n KR-1 ;2026-05-08;66;parser, done\r\n"
                + "KR-1;2026-05-08;66;parser, done\r\nKR-1;2026-05-15;67;\r\n",
            "note\tfor\tvalue\ton\tgoal\n\t\t67\t2026-05-15\tKR-1\n"
                + "parser, done\t\t66\t2026-05-08\tKR-1\n"
                + "\t\t64.5\t2026-05-01\tKR-1\nparser, done\t\t66\t2026-05-08\tKR-1\n",
            "\u{FEFF}Goal,Confidence,on,Value,\"Note \"\n\n\"KR-1\",,2026-05-01,64.5\n"
                + "KR-1,,2026-05-08,66,\"parser, done\"\nKR-1,,2026-05-15,67\n"
                + "KR-1,,2026-05-08,66,\" parser, done \"\n",
        ])
    func grown(text: String) throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        try ledger.importing(checkIns)
        let plan = try ledger.importing(text)
        #expect(plan.rows == 1 && plan.alreadyRecorded == 3)
        #expect(try ledger.goodPlan(text).rows == 0)
    }

    @Test("The key of a row is made from the text that the reference describes")
    func recipe() throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let text =
            "note,goal,x,on,value\n\"a \"\"b\"\"\",KR-1,y,2026-05-01,64.50\n,KR-1,,,1\n,KR-1,,,1\n"
        let plan = try ledger.goodPlan(text, options: ImportOptions(ignoresUnknownColumns: true))
        let sources = [
            #"["check-ins",{"goal":"KR-1","note":"a \"b\"","on":"2026-05-01","value":"64.50"},1]"#,
            #"["check-ins",{"goal":"KR-1","value":"1"},1]"#,
            #"["check-ins",{"goal":"KR-1","value":"1"},2]"#,
        ]
        let keys = sources.map { Base64.encode(digest(Array($0.utf8)).prefix(12)) }
        #expect(plan.steps.map(\.key) == keys)
        #expect(keys.allSatisfy { $0.utf8.count == 16 })
    }

    @Test("A key that the row gives wins, and whole rows are known by it")
    func givenKeys() throws {
        var ledger = try TestLedger()
        try ledger.importing(quarter)
        let plan = try ledger.importing("goal,value,key\nKR-1,64,a-1\nKR-1,64,\nKR-1,64,a-2\n")
        #expect(plan.steps[0].key == "a-1" && plan.steps[2].key == "a-2")
        #expect(plan.steps[1].key?.utf8.count == 16)
        let again = try ledger.goodPlan("goal,value,key\nKR-1,99,a-1\nKR-1,99,a-3\n")
        #expect(again.steps.map(\.key) == ["a-3"])
    }

    @Test("An import that was interrupted at any step is finished by repeating it")
    func interrupted() throws {
        let text = """
            type,id,title,owner,cycle,start,end,parent,baseline,target,outcome,note
            cycle,Y,,,,2026-01-01,2026-12-31,,,,,
            objective,O-1,A,team:t,Y,,,,,,abandoned,moved on
            key-result,KR-1,B,person:ana,,,,O-1,0,10,abandoned,moved on
            """
        let whole = try TestLedger().goodPlan(text).steps
        #expect(whole.count == 7)
        for done in 0...whole.count {
            var ledger = try TestLedger()
            for step in whole.prefix(done) { try ledger.record(step.command, key: step.key) }
            let rest = try ledger.importing(text).steps
            #expect(rest.count == whole.count - done)
            #expect(ledger.recorded.count == 8)
            #expect(try ledger.goodPlan(text).steps.isEmpty)
        }
    }
}
