import OKRModel
import OKRText

/// Open members between a fact's payload and JSON, by the fact's schema.
///
/// A number keeps its digits, a day is `"2026-02-15"`, and members that a schema does not list are
/// passed over: they stay in the log for a version that knows them.
enum FieldCoding {
    /// The members of `data` in the order they were added.
    static func encode(_ fields: Fields) -> [(name: String, json: [UInt8])] {
        fields.open.map { field in
            var bytes: [UInt8] = []
            json(field.value).write(to: &bytes)
            return (field.name, bytes)
        }
    }

    private static func json(_ value: FieldValue) -> JSON {
        switch value {
        case .number(let number): .number(number.description)
        case .whole(let whole): .integer(whole)
        case .day(let day): .string(day.description)
        case .word(let word): .string(word)
        case .list(let values): .array(values.map(json))
        case .record(let members): .object(members.map { .init($0.name, json($0.value)) })
        }
    }

    /// The payload that a `data` object holds, with its free texts.
    static func decode(
        _ data: JSON, texts: [(name: String, text: String)]?, by schema: Schema
    ) throws(FieldProblem) -> Fields {
        var fields = Fields()
        for member in schema.open {
            guard let json = data[member.name], !json.isNull else { continue }
            fields.add(member.name, try value(json, member.name, member.shape))
        }
        for text in texts ?? [] where schema.texts.contains(text.name) {
            fields.addText(text.name, text.text)
        }
        return fields
    }

    private static func value(
        _ json: JSON, _ name: String, _ shape: Schema.Shape
    ) throws(FieldProblem) -> FieldValue {
        switch (shape, json) {
        case (.number, .number(let digits)):
            if let number = Decimal(digits) { return .number(number) }
        case (.whole, .number(let digits)):
            if let whole = Int(digits) { return .whole(whole) }
        case (.day, .string(let text)):
            if let day = Day(text) { return .day(day) }
        case (.word, .string(let text)):
            return .word(text)
        case (.list(let element), .array(let values)):
            var list: [FieldValue] = []
            for json in values { list.append(try value(json, name, element)) }
            return .list(list)
        case (.record(let members), .object):
            var record: [FieldValue.Field] = []
            for member in members {
                guard let json = json[member.name], !json.isNull else { continue }
                record.append(.init(member.name, try value(json, member.name, member.shape)))
            }
            return .record(record)
        default: break
        }
        throw FieldProblem(description: "its member “\(name)” is misshapen")
    }
}
