extension Timeline {
    /// The record of one field of something that was created so, as known at a perspective.
    func record(
        _ field: ChangeableField, member: String? = nil, created: Stamp, at view: Perspective
    ) -> FieldRecord {
        var list: [FieldRecord.Statement] = []
        if let setting = initial[field] {
            list.append(
                .init(entry: created.entry, versions: [.recorded(setting.held, created, nil)]))
        }
        for change in changes where change.stamp.entry <= view.entry {
            if let statement = change.statement(of: field, knownThrough: view.entry) {
                list.append(statement)
            }
        }
        return FieldRecord(
            field.name, member: member, memberID: field.member, dated: list, on: view.day)
    }
}

extension FieldRecord.Version {
    /// What an entry says of a field without naming a day.
    static func recorded(
        _ value: String?, _ stamp: Stamp, _ reason: String?
    ) -> FieldRecord.Version {
        .init(said: .init(value: value), on: nil, stamp: stamp, reason: reason)
    }
}

extension Change {
    /// What the change says of a field; nil where it is about others.
    fileprivate func statement(
        of field: ChangeableField, knownThrough entry: Int
    ) -> FieldRecord.Statement? {
        guard var holds = settings[field] else { return nil }
        var day = on
        func version(_ stamp: Stamp, _ reason: String?) -> FieldRecord.Version {
            .init(said: .init(value: holds.held), on: day, stamp: stamp, reason: reason)
        }
        var statement = FieldRecord.Statement(
            entry: stamp.entry, versions: [version(stamp, reason)])
        for correction in corrections where correction.stamp.entry <= entry {
            if let new = correction.setting, field == correctableField { holds = new }
            day = correction.on ?? day
            statement.versions.append(version(correction.stamp, correction.reason))
        }
        if let retraction, retraction.stamp.entry <= entry { statement.retraction = retraction }
        return statement
    }
}

extension Setting {
    /// The setting as a field holds it; nil where it is empty.
    var held: String? {
        switch self {
        case .nothing: nil
        // No holidays any more.
        case .days(let days) where days.isEmpty: nil
        default: description
        }
    }
}
