import OKRModel
import OKRText

/// Reads the cells of one row as values; what is wrong with them becomes problems.
struct RowReader {
    let sheet: Sheet
    let row: CSVRow
    let problems: ProblemList
    /// Whether nothing was wrong so far.
    private(set) var isSound = true

    init(_ row: CSVRow, in sheet: Sheet, problems: ProblemList) {
        self.row = row
        self.sheet = sheet
        self.problems = problems
    }

    mutating func fault(_ column: Column, _ problem: String, _ remedy: String) {
        isSound = false
        let cell = sheet.cell(column, of: row) ?? row.cells.first
        problems.add(
            file: sheet.file, line: cell?.line ?? row.line, column: cell?.column ?? 1, problem,
            remedy)
    }

    func text(_ column: Column) -> String? {
        sheet.text(column, of: row)
    }

    mutating func required(_ column: Column, of what: String) -> String? {
        if let text = text(column) { return text }
        fault(column, "\(what) needs its \(column.rawValue)", "fill the column \(column.rawValue)")
        return nil
    }

    mutating func number(_ column: Column) -> Decimal? {
        guard let text = text(column) else { return nil }
        if let number = Decimal(sheet.plainNumber(text)) { return number }
        fault(
            column, "“\(text)” in the column \(column.rawValue) is not a number",
            sheet.remedy(forNumber: text))
        return nil
    }

    mutating func day(_ column: Column) -> Day? {
        guard let text = text(column) else { return nil }
        if let day = Day(text) { return day }
        fault(
            column, "“\(text)” in the column \(column.rawValue) is not a day",
            "write it as 2026-02-15")
        return nil
    }

    /// A day that is not still to come.
    mutating func pastDay(_ column: Column, today: Day) -> Day? {
        guard let day = day(column) else { return nil }
        if day <= today { return day }
        fault(column, "\(day) is still to come; today is \(today)", "import it on its day")
        return nil
    }

    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ column: Column, as type: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let text = text(column)?.lowercased() else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let remedy =
            nearest(to: text, among: words).map { "did you mean “\($0)”?" }
            ?? "write \(words.joined(separator: ", "))"
        fault(column, "the column \(column.rawValue) knows no “\(text)”", remedy)
        return nil
    }

    mutating func identifier<Thing>(_ column: Column, _: Thing.Type) -> Identifier<Thing>? {
        guard let text = text(column) else { return nil }
        if let identifier = Identifier<Thing>(text) { return identifier }
        fault(
            column, "“\(text)” cannot be an identifier", "use \(Identifier<Thing>.grammar)")
        return nil
    }

    /// A team, named `finance` or `team:finance`.
    mutating func team(_ column: Column) -> TeamID? {
        guard let text = text(column) else { return nil }
        if let team = TeamID(text) { return team }
        if case .team(let team)? = OwnerName(text) { return team }
        fault(column, "“\(text)” is not the name of a team", "use \(TeamID.grammar)")
        return nil
    }

    /// An owner, `team:ID` or `person:HANDLE`, behind a sign that is left out.
    mutating func owner(_ column: Column, without sign: String = "") -> OwnerName? {
        guard let text = text(column).map({ String($0.dropFirst(sign.count)) }) else { return nil }
        if let owner = OwnerName(text) { return owner }
        let guess = TeamID(text).map { "team:\($0) or person:\($0)" } ?? "team:ID or person:HANDLE"
        fault(column, "“\(text)” does not say whether it is a team or a person", "write \(guess)")
        return nil
    }

    /// An alignment: `O-1` supports, `O-1=0.5` counts with that weight.
    mutating func alignment(_ text: Substring, in column: Column) -> Goal.Parent? {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.filter { !$0.isWhitespace } }
        let weight = sides.count == 2 ? Decimal(sheet.plainNumber(sides[1])) : nil
        guard let id = GoalID(sides[0]), sides.count == 1 || weight != nil else {
            fault(
                column, "“\(text)” is not an alignment",
                "write O-1, or O-1=0.5 to count with a weight"
                    + (column == .parent ? "; several with “;”" : ""))
            return nil
        }
        return Goal.Parent(id: id, weight: weight)
    }

    /// Phases, `2026-02-01=40;2026-03-01=60`; none where the cell is empty.
    mutating func phases(_ column: Column) -> [Phase] {
        guard let text = text(column) else { return [] }
        if let phases = Phase.list(sheet.plainNumbers(text)) { return phases }
        fault(
            column, "“\(text)” in the column \(column.rawValue) is no list of phases",
            "write DAY=VALUE, several with “;”")
        return []
    }

    /// Milestones, `Tender sent=1;Contract signed=2@2026-03-01`; none where the cell is empty.
    mutating func milestones(_ column: Column) -> [MilestonePlan] {
        guard let text = text(column) else { return [] }
        if let milestones = MilestonePlan.list(sheet.plainNumbers(text)) { return milestones }
        fault(
            column, "“\(text)” in the column \(column.rawValue) is no list of milestones",
            "write NAME, NAME=WEIGHT or NAME=WEIGHT@DAY, several with “;”")
        return []
    }

    /// What zones mean, `commit=…;target=…;stretch=…`; none where the cell is empty.
    mutating func zones(_ column: Column) -> [ReachedZone: String] {
        guard let text = text(column) else { return [:] }
        if let zones = ReachedZone.words(text) { return zones }
        fault(
            column, "“\(text)” in the column \(column.rawValue) does not say what zones mean",
            "write commit=…;target=…;stretch=…")
        return [:]
    }

    /// A formula of a KPI, such as `revenue / heads`.
    mutating func formula(_ column: Column) -> Formula? {
        guard let text = text(column) else { return nil }
        do {
            return try Formula(text)
        } catch {
            fault(
                column, "character \(error.column) of the formula: \(error.problem)",
                error.suggestion.map { "did you mean “\($0)”?" }
                    ?? "okr help kpi formula says how formulas are written")
            return nil
        }
    }

    /// A score from 0 to 1.
    mutating func score() -> Decimal? {
        let score = number(.score)
        if let score, score.isNegative || score > 1 {
            fault(.score, "a score of \(score) is not between 0 and 1", "write 0 to 1")
        }
        return score
    }

    /// The handle of the person on whose behalf the row is recorded.
    mutating func principal(_ handles: PersonHandles) -> String? {
        guard let text = text(.for) else { return nil }
        let name = Identifier<OwnerName.Handle>(text).map(OwnerName.person) ?? OwnerName(text)
        if case .person(let handle)? = name.map(handles.resolved) { return handle.text }
        fault(
            .for, "“\(text)” is not a person's handle",
            "use \(Identifier<OwnerName.Handle>.grammar)")
        return nil
    }
}
