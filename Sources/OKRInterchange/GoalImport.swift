public import OKRModel
import OKRText

/// The import of sheets of goals, check-ins, changes and outcomes.
public enum GoalImport {
    /// Reads the files and plans what to record, or says everything that is wrong with them.
    ///
    /// Every step of the plan has been decided against the book and the steps before it, by the
    /// rules that recording applies. Rows that the book knows by their key are left out. Throws
    /// only what the book throws. Linear in the rows, but for looking up in the book.
    ///
    /// - Parameters:
    ///   - files: sheets whose kind is told by their header, in any order.
    ///   - book: what the ledger knows.
    ///   - today: the civil day in the ledger's time zone.
    ///   - options: what is not plain.
    ///   - digest: SHA-256.
    public static func plan(
        _ files: [ImportFile], into book: some Book, today: Day,
        options: ImportOptions = ImportOptions(), digest: @escaping ([UInt8]) -> [UInt8]
    ) throws -> ImportOutcome {
        let problems = ProblemList(files)
        var sheets: [Sheet] = []
        for (index, file) in files.enumerated() {
            if let sheet = Sheet(file, index: index, options: options, problems: problems) {
                sheets.append(sheet)
            }
        }
        // Without its header right, a file could be read as something that it does not say.
        let isWhole = problems.leaveFilesWhole
        var reading = RowReading(
            book: book, today: today, options: options, problems: problems, sheets: sheets)
        var keys = RowKeys(digest: digest)
        for sheet in sheets {
            for row in sheet.rows { try reading.read(row, in: sheet, keys: &keys) }
        }
        let order = DraftOrder(reading.drafts, problems: problems)
        let planner = Planner(
            into: book, today: today, options: options, problems: problems,
            lost: reading.lost.union(order.lost), unended: reading.unended,
            knowsAllFiles: sheets.count == files.count)
        var plan = try planner.plan(order.drafts)
        plan.alreadyRecorded += reading.alreadyRecorded
        plan.blank = reading.blank
        plan.cells = reading.cells
        plan.repeated = reading.repeated
        guard !problems.isEmpty else { return .plan(plan) }
        guard options.isPartial, isWhole else {
            return .problems(problems.inOrder.filter { !$0.isConsequence })
        }
        plan.skipped = problems.inOrder
        return .plan(plan)
    }
}

/// Reads rows one after the other into drafts.
private struct RowReading<Base: Book> {
    let book: Base
    let goals: GoalRows
    let checkIns: CheckInRows
    let changes: ChangeRows
    let outcomes: OutcomeRows
    let problems: ProblemList
    private(set) var drafts: [Draft] = []
    /// What rows with problems would have added.
    private(set) var lost: Set<Reference> = []
    /// The goals whose end rows with problems would have told.
    private(set) var unended: Set<GoalID> = []
    private(set) var alreadyRecorded = 0
    private(set) var blank = 0
    private(set) var cells: [String: String] = [:]
    private(set) var repeated: [(key: String, file: String, line: Int)] = []
    private var places: [Reference: String] = [:]
    private var givenKeys: [String: String] = [:]

    init(
        book: Base, today: Day, options: ImportOptions, problems: ProblemList, sheets: [Sheet]
    ) {
        self.book = book
        self.problems = problems
        let handles = PersonHandles(sheets)
        goals = GoalRows(today: today, handles: handles, problems: problems)
        checkIns = CheckInRows(
            today: today, scale: options.confidenceScale, handles: handles,
            kinds: GoalKinds(sheets), problems: problems)
        changes = ChangeRows(today: today, handles: handles, problems: problems)
        outcomes = OutcomeRows(handles: handles, problems: problems)
    }

    mutating func read(_ row: CSVRow, in sheet: Sheet, keys: inout RowKeys) throws {
        guard !sheet.isBlank(row) else {
            blank += 1
            return
        }
        guard let key = key(of: row, in: sheet, keys: &keys) else { return }
        if sheet.text(.key, of: row) != nil {
            let hash = keys.cellsHash(of: row, in: sheet)
            cells[key] = hash
            cells[Draft.closingKey(of: key)] = hash
        }
        if try isRecorded(key, row, in: sheet) {
            if cells[key] != nil { repeated.append((key, sheet.name, row.line)) }
            alreadyRecorded += 1
            return
        }
        var defined: Reference?
        let draft =
            switch sheet.kind {
            case .goals: goals.draft(row, in: sheet, key: key, defined: &defined)
            case .checkIns: try checkIns.draft(row, in: sheet, key: key, book: book)
            case .changes: changes.draft(row, in: sheet, key: key)
            case .outcomes: outcomes.draft(row, in: sheet, key: key)
            }
        if let defined, let place = places[defined] {
            var reader = RowReader(row, in: sheet, problems: problems)
            reader.fault(
                .id, "\(defined.description) stands twice, first at \(place)", "remove one row")
            return
        }
        if let defined { places[defined] = "\(sheet.name):\(row.line)" }
        if let draft { drafts.append(draft) } else if let defined { lost.insert(defined) }
        if draft == nil, sheet.kind == .outcomes, let id = sheet.text(.goal, of: row) {
            GoalID(id).map { _ = unended.insert($0) }
        }
    }

    /// The key that the row gives, else the one made from its cells.
    private mutating func key(
        of row: CSVRow, in sheet: Sheet, keys: inout RowKeys
    ) -> String? {
        guard let given = sheet.text(.key, of: row) else { return keys.key(of: row, in: sheet) }
        var reader = RowReader(row, in: sheet, problems: problems)
        if let place = givenKeys[given] {
            reader.fault(
                .key, "the key “\(given)” stands twice, first at \(place)",
                "give every row a key of its own")
            return nil
        }
        givenKeys[given] = "\(sheet.name):\(row.line)"
        let marks = Set("._-:/+=@#".unicodeScalars)
        let isPlain = given.unicodeScalars.allSatisfy { scalar in
            marks.contains(scalar)
                || scalar.isASCII
                    && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
        guard isPlain, given.utf8.count <= 120 else {
            reader.fault(
                .key, "“\(given)” cannot be a key",
                "use letters, digits and . _ - : / + = @ #, at most 120")
            return nil
        }
        return given
    }

    private func isRecorded(_ key: String, _ row: CSVRow, in sheet: Sheet) throws -> Bool {
        guard try book.command(key: key) != nil else { return false }
        let state = sheet.kind == .goals ? sheet.text(.state, of: row)?.lowercased() : nil
        let isEnded = !["active", "draft", "open"].contains(state ?? "active")
        let hasEnd = sheet.kind == .goals && (isEnded || sheet.text(.outcome, of: row) != nil)
        return try !hasEnd || book.command(key: Draft.closingKey(of: key)) != nil
    }
}
