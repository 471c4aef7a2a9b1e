import OKRModel

/// What refusals of rows say: a sheet has columns where a command line has options.
extension Refusal {
    /// The remedy in the words of a sheet.
    var remedyInSheets: String {
        var words = remedy
        for (option, column) in Refusal.columns {
            guard let start = words.firstRange(of: option) else { continue }
            words.replaceSubrange(start, with: column)
        }
        return words
    }

    private static let columns = [
        ("with --reason “…”", "in the column reason"),
        ("with --note “…”", "in the column note"),
        ("give one with --score,", "write one in the column score,"),
        ("leave --score out", "empty the column score"),
        ("with --turn", "with the field turn instead of target"),
        ("keep the value with --at-least or --at-most", "write the kind at-least or at-most"),
        ("give --at-least NUMBER", "fill the column target"),
        ("give --at-most NUMBER", "fill the column target"),
        ("give --between LOW HIGH", "fill the columns low and high"),
        ("give --milestones “", "fill the column milestones, “"),
        ("give --zones “", "fill the column zones, “"),
        ("give a value, --confidence or --note", "fill the column value"),
        ("give --done NAME or --undone NAME", "write the names of milestones as the value"),
        (", or give an earlier one with --on", ", or write an earlier day in the column on"),
        ("leave --value out", "empty the cell"), ("name that with --of KPI", "fill the column of"),
        ("give one with --segment", "fill the column segment"),
        ("give one of them", "empty one of the cells"),
        ("give --green, too", "fill the column green, too"),
        ("or the direction: --direction up|down", "or another direction"),
        ("exchange --from and --to", "exchange start and end"),
        ("leave --id out to", "leave the id empty to"),
        (" beside --every", ""), (" or --at-most NUMBER", ""),
    ]
}
