/// Fields with what they are set to, in the order they were given.
public struct Settings: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The fields with their settings.
    public private(set) var list: [Item] = []

    /// A field with what it is set to.
    public struct Item: Hashable, Sendable {
        /// The field.
        public let field: ChangeableField
        /// What it is set to.
        public let setting: Setting
    }

    /// Makes settings from a literal, in its order.
    public init(dictionaryLiteral elements: (ChangeableField, Setting)...) {
        for (field, setting) in elements { self[field] = setting }
    }

    /// What a field is set to, nil where nothing is said of it.
    public subscript(field: ChangeableField) -> Setting? {
        get { list.first { $0.field == field }?.setting }
        set {
            let index = list.firstIndex { $0.field == field }
            switch (index, newValue) {
            case (let index?, let setting?): list[index] = Item(field: field, setting: setting)
            case (let index?, nil): list.remove(at: index)
            case (nil, let setting?): list.append(Item(field: field, setting: setting))
            case (nil, nil): break
            }
        }
    }

    /// Sets a field, unless the setting is nil.
    mutating func add(_ field: ChangeableField, _ setting: Setting?) {
        if let setting { self[field] = setting }
    }

    /// Sets the measures that are given.
    mutating func add(_ measures: [MeasureField: Decimal]) {
        for field in MeasureField.allCases {
            add(.measure(field), measures[field].map(Setting.number))
        }
    }

    /// Whether nothing is set.
    public var isEmpty: Bool { list.isEmpty }
}

/// What was given at creation and every change of it, in both times.
///
/// Each field is a register of its own: the last change known whose day is not later, in the order
/// of day and entry; what was given at creation holds from the beginning of time.
public struct Timeline: Sendable {
    /// What was given at creation.
    public let initial: Settings
    /// The changes in the order they were recorded.
    public internal(set) var changes: [Change] = []

    /// Makes the timeline of something new.
    public init(_ initial: Settings) {
        self.initial = initial
    }

    /// What a field is set to on a day as known through an entry; nil where it is empty.
    ///
    /// Complexity: linear in the changes, which are few.
    public func setting(_ field: ChangeableField, at view: Perspective) -> Setting? {
        setting(field, at: view, without: nil)
    }

    /// The same as if one change had not been recorded.
    func setting(
        _ field: ChangeableField, at view: Perspective, without left: Int?
    ) -> Setting? {
        let setting = winner(field, at: view, without: left)?.value.setting ?? initial[field]
        return setting == .nothing ? nil : setting
    }

    /// The change that holds for a field on a day as known through an entry, with what it sets.
    ///
    /// Nil where what was given at creation holds still.
    func winner(
        _ field: ChangeableField, at view: Perspective, without left: Int? = nil
    ) -> Ranked<(setting: Setting, change: Change)>? {
        var winner: Ranked<(setting: Setting, change: Change)>?
        for change in changes where change.stamp.entry != left {
            guard let content = change.content(knownThrough: view.entry), content.on <= view.day,
                let setting = content.settings[field]
            else { continue }
            let next = Ranked(
                on: content.on, entry: change.stamp.entry,
                value: (setting: setting, change: change))
            if next.outranks(winner) { winner = next }
        }
        return winner
    }

    /// The fields that are parts of a list or stand alone, in the order they were first set.
    func fields(where belongs: (ChangeableField) -> Bool) -> [ChangeableField] {
        var fields: [ChangeableField] = []
        for settings in [initial] + changes.map(\.settings) {
            for item in settings.list where belongs(item.field) && !fields.contains(item.field) {
                fields.append(item.field)
            }
        }
        return fields
    }

    /// What fields are set to before a change of that day and after it.
    func differences(
        _ settings: Settings, on day: Day, called name: (ChangeableField) -> String? = { _ in nil }
    ) -> [Difference] {
        let view = Perspective(entry: .max, day: day)
        return settings.list.map { item in
            Difference(
                item.field, called: name(item.field), before: setting(item.field, at: view),
                after: item.setting == .nothing ? nil : item.setting)
        }
    }
}

extension Difference {
    /// A field of a goal, cycle or team before and after.
    init(
        _ field: ChangeableField, called name: String? = nil, before: Setting?, after: Setting?
    ) {
        func text(_ setting: Setting?) -> String? {
            guard let setting else { return nil }
            guard let member = name ?? field.member else { return setting.description }
            switch setting {
            case .alignment(let weight): return member + (weight.map { "=\($0)" } ?? "")
            case .milestone(let weight, let day):
                return "\(member)=\(weight)" + (day.map { "@\($0)" } ?? "")
            case .number(let number): return "\(member)=\(number)"
            case .influence: return "\(member): \(setting)"
            default: return member
            }
        }
        self.init(field.name, before: text(before), after: text(after))
    }
}

/// A change of fields with everything that was later said about it.
public struct Change: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// The day from which it holds.
    public let on: Day
    /// The new settings.
    public let settings: Settings
    /// Why.
    public let reason: String?
    /// What replaced parts of it, in the order it was recorded.
    public internal(set) var corrections: [Correction] = []
    /// When it was retracted, or nil.
    public internal(set) var retraction: Retraction?

    init(_ entry: Entry, on: Day, _ settings: Settings, reason: String?) {
        stamp = Stamp(entry)
        self.on = on
        self.settings = settings
        self.reason = reason
    }

    /// What a correction replaces; nil members stand.
    public struct Correction: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The day from which the change holds.
        public let on: Day?
        /// What the field that the change set is set to.
        public let setting: Setting?
        /// Why.
        public let reason: String?
    }

    /// The field that a correction's value replaces: the target, how far an initiative is, else the
    /// only one there is.
    public var correctableField: ChangeableField? {
        if settings[.measure(.target)] != nil { return .measure(.target) }
        if settings[.progress] != nil { return .progress }
        guard settings.list.count == 1, let only = settings.list.first else { return nil }
        switch only.field {
        case .objective, .cycle, .contributor: return nil
        default: return only.setting == .nothing && only.field.member != nil ? nil : only.field
        }
    }

    /// What the change says as known through an entry; nil before it and once retracted.
    public func content(
        knownThrough entry: Int
    ) -> (on: Day, settings: Settings)? {
        guard stamp.entry <= entry else { return nil }
        if let retraction, retraction.stamp.entry <= entry { return nil }
        return corrected { $0.stamp.entry <= entry }
    }

    /// What the change says with the corrections that count.
    func corrected(
        where counts: (Correction) -> Bool
    ) -> (on: Day, settings: Settings) {
        var (on, settings) = (on, settings)
        for correction in corrections where counts(correction) {
            if let corrected = correction.on { on = corrected }
            if let setting = correction.setting, let field = correctableField {
                settings[field] = setting
            }
        }
        return (on, settings)
    }
}
