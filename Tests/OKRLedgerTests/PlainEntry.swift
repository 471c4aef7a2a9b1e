import OKRModel

/// An entry as it stands on the wire: what it is about, what kind it is, and its members by name.
///
/// Everything is read by the names of the contract, so that nothing is shared with the types that
/// the product reads the same entry into.
struct PlainEntry: CustomStringConvertible {
    let number: Int
    let time: Instant
    let day: Day
    let subject: String
    let kind: String
    /// The import that it came by.
    let importedBy: Int?
    /// The fields that it sets, by name.
    private(set) var fields: [String: FieldValue] = [:]
    private let members: [String: FieldValue]
    private let texts: [String: String]

    init(_ entry: Entry) {
        number = entry.number
        time = entry.time
        day = entry.day
        subject = entry.subject.description
        kind = entry.event.name
        importedBy = entry.importedBy
        let fields = entry.event.fact.fields
        var members: [String: FieldValue] = [:]
        for member in fields.open { members[member.name] = member.value }
        self.members = members
        var texts: [String: String] = [:]
        for text in fields.texts { texts[text.name] = text.text }
        self.texts = texts
        self.fields = settings
    }

    /// The entry on one line, to repeat a failure from.
    var description: String {
        let open = members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return "@\(number) \(time) \(day) \(subject) \(kind) "
            + open.joined(separator: " ") + (isImported ? " (imported)" : "")
    }

    subscript(name: String) -> FieldValue? { members[name] }

    func text(_ name: String) -> String? { texts[name] }
    func number(_ name: String) -> Decimal? { members[name]?.asNumber }
    func day(_ name: String) -> Day? { members[name]?.asDay }
    func word(_ name: String) -> String? { members[name]?.asWord }
    func list(_ name: String) -> [FieldValue] { members[name]?.asList ?? [] }
    func words(_ name: String) -> [String] { list(name).compactMap(\.asWord) }

    var isImported: Bool { importedBy != nil }
    /// The day that it is about.
    var on: Day { day("on") ?? day }
    /// The entry that a correction or retraction names.
    var amended: Int? {
        guard kind == "entry-corrected" || kind == "entry-retracted" else { return nil }
        if case .whole(let number)? = members["entry"] { return number }
        return nil
    }
}

extension FieldValue {
    var asNumber: Decimal? { if case .number(let number) = self { number } else { nil } }
    var asWhole: Int? { if case .whole(let whole) = self { whole } else { nil } }
    var asDay: Day? { if case .day(let day) = self { day } else { nil } }
    var asWord: String? { if case .word(let word) = self { word } else { nil } }
    var asList: [FieldValue]? { if case .list(let list) = self { list } else { nil } }

    subscript(name: String) -> FieldValue? {
        guard case .record(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// What stands where a field was emptied, or the member of a list was taken away.
    static let gone = FieldValue.list([.word("gone")])

    /// A record of the members that are there.
    static func record(_ members: [(String, FieldValue?)]) -> FieldValue {
        .record(members.compactMap { name, value in value.map { Field(name, $0) } })
    }
}
