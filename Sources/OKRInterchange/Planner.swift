import OKRModel
import OKRText

/// Decides drafts one after the other, each on the book that those before it leave.
final class Planner<Base: Book> {
    let book: Rehearsal
    var plan = ImportPlan()
    /// Goals whose end could not be planned, so that what follows from it is not told as well.
    var unended: Set<GoalID>
    private let today: Day
    private let options: ImportOptions
    private let problems: ProblemList
    private let knowsAllFiles: Bool
    private var lost: Set<Reference>
    /// Teams and persons that rows mention, until a good row needs them.
    private var pending: [Reference: any Command] = [:]

    init(
        into base: Base, today: Day, options: ImportOptions, problems: ProblemList,
        lost: Set<Reference>, unended: Set<GoalID>, knowsAllFiles: Bool
    ) {
        book = Rehearsal(base, today: today, isImport: true)
        self.today = today
        self.options = options
        self.problems = problems
        self.lost = lost
        self.unended = unended
        self.knowsAllFiles = knowsAllFiles
    }

    func plan(_ drafts: [Draft]) throws -> ImportPlan {
        for author in options.authors where try book.person(handle: author) == nil {
            try ifAccepted { _ = try book.rehearse(AddPerson(handle: author)) }
        }
        var endings: [Draft] = []
        for draft in drafts {
            if case .outcome = draft.creation {
                endings.append(draft)
            } else if try add(draft), draft.closing != nil {
                endings.append(draft)
            }
        }
        try end(endings)
        return plan
    }

    /// Whether the row's thing is there afterwards.
    private func add(_ draft: Draft) throws -> Bool {
        if try book.command(key: draft.key) != nil {
            try end(initiative: draft)
            return true
        }
        guard try hasWhatItNeeds(draft) && fits(draft) else { return lose(draft) }
        if let remark = try remarkIfKnown(draft) {
            plan.alreadyRecorded += 1
            self.remark([remark], draft)
            return true
        }
        do {
            let command = try command(of: draft)
            let decision = try book.rehearse(command)
            emitPending(for: draft)
            append(command, draft.key, draft)
            if let nothing = decision.nothing {
                // Recorded under its key, so that it changes nothing later either.
                plan.unchanged += 1
                remark([nothing], draft)
            } else {
                plan.rows += 1
            }
            remark(decision.remarks, draft)
            try end(initiative: draft)
            return true
        } catch let refusal as Refusal {
            report(draft, draft.column(for: refusal), refusal)
            return lose(draft)
        }
    }

    /// Says how the initiative of a row ended; a command of its own, so that a repeated import
    /// finishes it.
    private func end(initiative draft: Draft) throws {
        guard let ended = draft.ended, try book.command(key: draft.closingKey) == nil else {
            return
        }
        _ = try book.rehearse(ended)
        append(ended, draft.closingKey, draft)
    }

    private func lose(_ draft: Draft) -> Bool {
        if let reference = draft.defines { lost.insert(reference) }
        return false
    }

    private func ifAccepted(_ body: () throws -> Void) throws {
        do { try body() } catch is Refusal {}
    }
}

// MARK: What a row mentions

extension Planner {
    /// Whether all that the row mentions is there.
    func hasWhatItNeeds(_ draft: Draft) throws -> Bool {
        var isReady = true
        for (reference, column) in draft.needs {
            if try !provide(reference, for: draft, column) { isReady = false }
        }
        return isReady
    }

    /// Makes sure that what the row mentions is there; teams and persons are added for it.
    private func provide(
        _ reference: Reference, for draft: Draft, _ column: Column
    ) throws -> Bool {
        if lost.contains(reference) {
            report(
                draft, column, "\(reference.description) has a row with a problem",
                "correct that one first", isConsequence: true)
            return false
        }
        switch reference {
        case .cycle(let id):
            if try book.cycle(id) != nil { return true }
            return unknown(
                draft, column, "there is no cycle \(id)",
                "add a row of type cycle with its start and end")
        case .goal(let id):
            if try book.goal(id) != nil { return true }
            if draft.sheet.kind == .goals, column == .formula {
                return unknown(
                    draft, column, "there is no KPI \(id), which the formula names",
                    "add a row for it"
                        + (id.text.contains("-")
                            ? ", or write “ - ” with spaces to subtract" : ""))
            }
            return unknown(
                draft, column, "there is no goal \(id)",
                "add a row for it, or write the id of one that okr status lists")
        case .team(let id):
            if try book.team(id) != nil { return true }
            return try addMentioned(
                reference, AddTeam(id: id.text, title: id.text), draft, column)
        case .person(let handle):
            if try book.person(handle: handle) != nil { return true }
            if let id = PersonID(handle), try book.person(id) != nil { return true }
            return try addMentioned(reference, AddPerson(handle: handle), draft, column)
        }
    }

    private func addMentioned(
        _ reference: Reference, _ command: any Command, _ draft: Draft, _ column: Column
    ) throws -> Bool {
        // A file that could not be read may have a row for it.
        guard knowsAllFiles else { return false }
        do {
            _ = try book.rehearse(command)
            pending[reference] = command
            return true
        } catch let refusal as Refusal {
            report(draft, column, refusal)
            return false
        }
    }

    private func unknown(
        _ draft: Draft, _ column: Column, _ problem: String, _ remedy: String
    ) -> Bool {
        // In a file that could not be read it may well be.
        if knowsAllFiles { report(draft, column, problem, remedy) }
        return false
    }

    func emitPending(for draft: Draft) {
        for (reference, _) in draft.needs {
            guard let command = pending.removeValue(forKey: reference) else { continue }
            append(command, nil, draft)
            switch reference {
            case .team(let id): plan.additions.append("team:\(id)")
            case .person(let handle): plan.additions.append("person:\(handle)")
            case .cycle, .goal: break
            }
        }
    }

    /// What to say of a row that repeats a part of the frame that the ledger has.
    private func remarkIfKnown(_ draft: Draft) throws -> String? {
        switch draft.creation {
        case .cycle(let command):
            guard let id = CycleID(command.id), let known = try book.cycle(id),
                known.title == command.title, known.says(command)
            else { return nil }
            return "the cycle \(id) is there already"
        case .team(let command):
            guard let id = TeamID(command.id), let known = try book.team(id),
                known.title(at: .latest) == command.title,
                known.parent(at: .latest) == command.parent,
                known.level(at: .latest) == command.level
            else { return nil }
            return "the team \(id) is there already"
        case .person(let command):
            guard let handle = command.handle, let known = try book.person(handle: handle) else {
                return nil
            }
            return "\(handle) is person \(known.id) already, whose description stays as it is"
        case .objective, .keyResult, .kpi, .initiative, .checkIn, .change, .outcome: return nil
        }
    }

    /// Whether what the row repeats of its cycle is what the cycle says.
    private func fits(_ draft: Draft) throws -> Bool {
        guard draft.end != nil || draft.cycle != nil, let cycle = try cycle(of: draft) else {
            return true
        }
        if let named = draft.cycle, named != cycle.id {
            report(
                draft, .cycle, "the objective of this key result is in the cycle \(cycle.id)",
                "write \(cycle.id), or empty the cell")
            return false
        }
        let last = cycle.calendar(at: .latest).end
        if case .objective = draft.creation, let end = draft.end, end != last {
            report(
                draft, .end, "an objective ends with its cycle, on \(last)",
                "write \(last), or empty the cell")
            return false
        }
        return true
    }
}

// MARK: Steps

extension Planner {
    private func command(of draft: Draft) throws -> any Command {
        switch draft.creation {
        case .cycle(let command): return command
        case .team(let command): return command
        case .person(let command): return command
        case .checkIn(let command): return command
        case .change(let command, _): return command
        case .outcome(let command): return command
        case .initiative(let command): return command
        case .kpi(let command): return command
        case .objective(var command):
            command.on = try command.on ?? firstDay(of: draft)
            return command
        case .keyResult(var command):
            command.on = try command.on ?? firstDay(of: draft)
            let last = try cycle(of: draft)?.calendar(at: .latest).end
            if draft.end != last { command.deadline = draft.end }
            return command
        }
    }

    /// The first day of the cycle, or today where that is still to come.
    private func firstDay(of draft: Draft) throws -> Day? {
        try cycle(of: draft).map { min($0.calendar(at: .latest).start, today) }
    }

    private func cycle(of draft: Draft) throws -> Cycle? {
        switch draft.creation {
        case .objective(let command): return try book.cycle(command.cycle)
        case .keyResult(let command):
            guard let objective = try book.goal(command.objective) else { return nil }
            return try book.cycle(of: objective)
        case .cycle, .team, .person, .kpi, .initiative, .checkIn, .change, .outcome: return nil
        }
    }

    func append(_ command: any Command, _ key: String?, _ draft: Draft) {
        plan.steps.append(
            ImportStep(
                command: command, key: key, onBehalfOf: key == nil ? nil : draft.onBehalfOf,
                file: draft.sheet.name, line: draft.row.line))
    }

    func remark(_ remarks: [String], _ draft: Draft) {
        for text in remarks {
            plan.remarks.append(
                ImportRemark(file: draft.sheet.name, line: draft.row.line, text: text))
        }
    }

    func report(
        _ draft: Draft, _ column: Column, _ refusal: Refusal, isConsequence: Bool = false
    ) {
        report(
            draft, column, refusal.rule, refusal.remedyInSheets, isConsequence: isConsequence)
    }

    func report(
        _ draft: Draft, _ column: Column, _ problem: String, _ remedy: String,
        isConsequence: Bool = false
    ) {
        let cell = draft.sheet.cell(column, of: draft.row) ?? draft.row.cells.first
        problems.add(
            file: draft.sheet.file, line: cell?.line ?? draft.row.line,
            column: cell?.column ?? 1, problem, remedy, isConsequence: isConsequence)
    }
}

extension Cycle {
    /// Whether the cycle has the days and check-ins that a command would give it.
    fileprivate func says(_ command: AddCycle) -> Bool {
        let calendar = calendar(at: .latest)
        return calendar.start == command.start && calendar.end == command.end
            && calendar.cadence == command.cadence && calendar.grace == command.grace
    }
}
