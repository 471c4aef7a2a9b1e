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
        let remedy =
            text.contains(",") && !sheet.hasDecimalComma
            ? "write a decimal point, or separate the cells with semicolons"
            : "write digits with at most one decimal point, at most 15 of them"
        fault(column, "“\(text)” in the column \(column.rawValue) is not a number", remedy)
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

    mutating func owner(_ column: Column) -> OwnerName? {
        guard let text = text(column) else { return nil }
        if let owner = OwnerName(text) { return owner }
        let guess = TeamID(text).map { "team:\($0) or person:\($0)" } ?? "team:ID or person:HANDLE"
        fault(column, "“\(text)” does not say whether it is a team or a person", "write \(guess)")
        return nil
    }
}
