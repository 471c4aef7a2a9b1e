import OKRInterchange
import OKRModel
import OKRText
import Testing

/// A ledger in memory: plans imports into its state and records their steps.
struct TestLedger {
    private(set) var state = State()
    private(set) var recorded: [String] = []
    let today: Day

    init(today: String = "2026-06-30") throws {
        self.today = try #require(Day(today))
        try record(CreateLedger(name: "Test", zone: .utc))
    }

    func plan(_ texts: String..., options: ImportOptions = ImportOptions()) throws -> ImportOutcome
    {
        let files = texts.enumerated().map { index, text in
            ImportFile(name: "\(index + 1).csv", bytes: Array(text.utf8))
        }
        return try GoalImport.plan(
            files, into: state, today: today, options: options, digest: digest)
    }

    func goodPlan(_ text: String, options: ImportOptions = ImportOptions()) throws -> ImportPlan {
        switch try plan(text, options: options) {
        case .plan(let plan): return plan
        case .problems(let problems):
            Issue.record("\(problems.map(\.description).joined(separator: "\n"))")
            return try #require(nil as ImportPlan?)
        }
    }

    func problems(_ text: String, options: ImportOptions = ImportOptions()) throws
        -> [ImportProblem]
    {
        switch try plan(text, options: options) {
        case .plan(let plan):
            Issue.record("\(plan.steps.count) steps instead of problems")
            return []
        case .problems(let problems): return problems
        }
    }

    func goal(_ id: String) throws -> Goal {
        try #require(GoalID(id).flatMap(state.goal))
    }

    /// Plans, records every step, and says what was recorded.
    @discardableResult
    mutating func importing(
        _ text: String, options: ImportOptions = ImportOptions()
    ) throws -> ImportPlan {
        let plan = try goodPlan(text, options: options)
        for step in plan.steps { try record(step.command, key: step.key, importedBy: 1) }
        return plan
    }

    mutating func record(
        _ command: any Command, key: String? = nil, importedBy: Int? = nil
    ) throws {
        let decision = try command.decide(in: state, today: today)
        for (index, happening) in decision.events.enumerated() {
            let number = state.entryCount + 1
            state.evolve(
                Entry(
                    number: number, time: Instant(utc: today, secondsOfDay: number), day: today,
                    subject: happening.subject,
                    revision: state.revision(of: happening.subject) + 1, event: happening.event,
                    authors: Authors(actor: PersonID(number: 1)), importedBy: importedBy,
                    commandKey: index == 0 ? key : nil, count: decision.events.count))
            recorded.append("\(happening.event.name) \(happening.subject)")
        }
    }
}

/// Stands in for SHA-256, which another ring brings: 32 bytes that depend on all of the text.
func digest(_ bytes: [UInt8]) -> [UInt8] {
    (UInt64(0)..<4).flatMap { part in
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325 &+ part
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }
}

let quarter = """
    type,id,title,owner,cycle,start,end,parent,kind,unit,baseline,target,low,high,weight,handle,email,team,level
    key-result,KR-1,Raise code coverage,,,,,O-1,metric,%,63,80,,,,,,,
    key-result,KR-2,Keep the pager quiet,person:ana,,,,O-1,at-most,pages,,3,,,2,,,,
    key-result,KR-3,Keep builds quick,,,,,O-2,between,min,,,2,6,,,,,
    objective,O-2,Builds people like,team:tools,2026-Q2,2026-04-10,,O-1=0.5,,,,,,,,,,,
    objective,O-1,Fewer bugs reach customers,team:platform,2026-Q2,,,,,,,,,,,,,,
    team,tools,Tools,,,,,platform,,,,,,,,,,,team
    team,platform,Platform,,,,,,,,,,,,,,,,department
    person,,Ana Lima,,,,,,,,,,,,,ana,ana@example.com,tools,
    cycle,2026-Q2,Second quarter,,,2026-04-01,2026-06-30,,,,,,,,,,,,
    """
