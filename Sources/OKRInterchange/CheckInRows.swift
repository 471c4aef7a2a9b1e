import OKRModel
import OKRText

/// Reads rows of a sheet of check-ins.
struct CheckInRows {
    let today: Day
    let scale: ImportOptions.ConfidenceScale
    let handles: PersonHandles
    let problems: ProblemList

    /// The check-in of a row; nil, with problems, where its cells are wrong.
    func draft(_ row: CSVRow, in sheet: Sheet, key: String) -> Draft? {
        var reader = RowReader(row, in: sheet, problems: problems)
        let name = reader.required(.goal, of: "a check-in")
        let goal = reader.identifier(.goal, Goal.self)
        let on = reader.pastDay(.on, today: today)
        let value = value(&reader)
        let confidence = confidence(&reader)
        let note = reader.text(.note)
        let principal = principal(&reader)
        if reader.text(.blocker) != nil {
            reader.fault(.blocker, "this version does not import blockers", "move it into the note")
        }
        let saysNothing = [.value, .confidence, .note, .blocker].allSatisfy {
            reader.text($0) == nil
        }
        if saysNothing {
            reader.fault(
                .value, "the check-in says nothing", "give a value, a confidence or a note")
        }
        guard reader.isSound, name != nil, let goal else { return nil }
        let command = RecordCheckIn(
            on: goal, value: value, confidence: confidence, note: note, day: on)
        var draft = Draft(sheet: sheet, row: row, key: key, creation: .checkIn(command))
        draft.needs = [(.goal(goal), .goal)]
        if let principal {
            draft.needs.append((.person(handle: principal), .for))
            draft.onBehalfOf = principal
        }
        return draft
    }

    private func value(_ reader: inout RowReader) -> Decimal? {
        if let word = reader.text(.value), ["fail", "commit", "target", "stretch"].contains(word) {
            reader.fault(
                .value, "this version does not import zones such as “\(word)”", "write a number")
            return nil
        }
        return reader.number(.value)
    }

    private func principal(_ reader: inout RowReader) -> String? {
        guard let text = reader.text(.for) else { return nil }
        let name = Identifier<OwnerName.Handle>(text).map(OwnerName.person) ?? OwnerName(text)
        if case .person(let handle)? = name.map(handles.resolved) { return handle.text }
        reader.fault(
            .for, "“\(text)” is not a person's handle",
            "use \(Identifier<OwnerName.Handle>.grammar)")
        return nil
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
