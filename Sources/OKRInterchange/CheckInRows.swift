import OKRModel
import OKRText

/// Reads rows of a sheet of check-ins.
struct CheckInRows {
    let today: Day
    let scale: ImportOptions.ConfidenceScale
    let handles: PersonHandles
    let kinds: GoalKinds
    let problems: ProblemList

    /// The check-in of a row; nil, with problems, where its cells are wrong.
    func draft(_ row: CSVRow, in sheet: Sheet, key: String, book: some Book) throws -> Draft? {
        var reader = RowReader(row, in: sheet, problems: problems)
        let name = reader.required(.goal, of: "a check-in")
        let goal = reader.identifier(.goal, Goal.self)
        let on = reader.pastDay(.on, today: today)
        let kind = try goal.flatMap { try kinds.kind(of: $0, in: book) }
        let value = value(&reader, kind)
        let confidence = confidence(&reader)
        let principal = reader.principal(handles)
        if Column.toFillIn.allSatisfy({ reader.text($0) == nil }) {
            reader.fault(
                .value, "the check-in says nothing",
                "give the sheet a column value, confidence, note or blocker")
        }
        guard reader.isSound, name != nil, let goal else { return nil }
        let command = RecordCheckIn(
            on: goal, value: value.number, zone: value.zone, done: value.done,
            undone: value.undone, confidence: confidence, note: reader.text(.note),
            talk: .init(blocker: reader.text(.blocker)), day: on)
        var draft = Draft(sheet: sheet, row: row, key: key, creation: .checkIn(command))
        draft.needs = [(.goal(goal), .goal)]
        draft.record(onBehalfOf: principal)
        return draft
    }

    /// What the value of a check-in can be.
    private struct Value {
        var number: Decimal?
        var zone: ReachedZone?
        var done: [String] = []
        var undone: [String] = []
    }

    private func value(_ reader: inout RowReader, _ kind: MeasureKind?) -> Value {
        guard let text = reader.text(.value) else { return Value() }
        switch kind {
        // A goal that is not known is a problem of its own.
        case nil: return Value(number: Decimal(reader.sheet.plainNumber(text)))
        case .zones: return Value(zone: reader.word(.value, as: ReachedZone.self))
        case .milestones: return milestones(text)
        default: return Value(number: reader.number(.value))
        }
    }

    /// The milestones done, `Tender sent;Contract signed`, and with `-` those that are not.
    private func milestones(_ text: String) -> Value {
        var value = Value()
        for part in text.split(separator: ";") {
            let name = Sheet.trimmed(String(part))
            if name.hasPrefix("-") {
                value.undone.append(Sheet.trimmed(String(name.dropFirst())))
            } else if !name.isEmpty {
                value.done.append(name)
            }
        }
        return value
    }

    private func confidence(_ reader: inout RowReader) -> Decimal? {
        guard let text = reader.text(.confidence) else { return nil }
        let plain = reader.sheet.plainNumber(text.lowercased())
        if let number = Decimal(plain) {
            if let confidence = scaled(number) { return confidence }
        } else if let confidence = Confidence.read(plain) {
            return confidence
        }
        let other =
            scale == .one ? ", or say --confidence-scale 10 or 100 if the sheet counts so" : ""
        reader.fault(
            .confidence, "“\(text)” is not a confidence from 0 to \(scale.rawValue)",
            "write a number or on-track, at-risk, off-track\(other)")
        return nil
    }

    /// The number as a part of 1, in the fewest digits; nil where it is off the scale.
    private func scaled(_ number: Decimal) -> Decimal? {
        guard !number.isNegative, number <= Decimal(scale.rawValue) else { return nil }
        guard scale != .one else { return number }
        var significand = number.significand
        var decimals = number.scale + (scale == .ten ? 1 : 2)
        while decimals > 0, significand % 10 == 0 {
            significand /= 10
            decimals -= 1
        }
        return Decimal(significand: significand, scale: decimals)
    }
}
