import OKRModel
public import OKRText

/// The rules that a what-if replay can count by, with their values.
public struct RulesReport: Report {
    /// Makes the list of all rules.
    public init() {}

    /// The list as a document.
    public var document: Document {
        var rules = Table(columns: [
            Column("Rule"), .words("What it decides, and by which values", overflow: .wraps),
            Column("Standard"),
        ])
        for rule in NamedRule.all {
            rules.rows.append(
                Row([.code(rule.name), text(of: rule), .strong(rule.standard)]))
        }
        var presets = Table(columns: [
            Column("Who"), .words("What it sets", overflow: .wraps),
        ])
        presets.rows = RulePreset.all.map { preset in
            let values = preset.values.map { "\($0.name)=\($0.value)" }
            return Row([
                .code("\(RulePreset.name)=\(preset.word)"), .text(values.joined(separator: " ")),
            ])
        }
        return Document(
            title: "Rules that okr replay can count by",
            provenance: ["okr replay --rule NAME=VALUE, as often as needed; later ones win"],
            blocks: [
                .table(rules), .heading("The rules of others, as far as they publish them"),
                .table(presets),
            ])
    }

    private func text(of rule: NamedRule) -> Content {
        var parts: [Content] = [.text(rule.meaning)]
        for (word, meaning) in rule.words {
            parts += ["\n", .code(word), .dim(": \(meaning)")]
        }
        if let form = rule.form { parts += ["\n", .dim(form)] }
        return .joined(parts)
    }

    /// The list as JSON.
    public var json: JSON {
        let rules = NamedRule.all.map { rule -> JSON in
            [
                "name": .string(rule.name), "meaning": .string(rule.meaning),
                "standard": .string(rule.standard), "form": .optional(rule.form),
                "values": .array(
                    rule.words.map { ["value": .string($0.word), "meaning": .string($0.meaning)] }
                ),
            ]
        }
        let presets = RulePreset.all.map { preset -> JSON in
            [
                "name": .string(preset.word),
                "rules": .object(preset.values.map { .init($0.name, .string($0.value)) }),
            ]
        }
        return ["rules": .array(rules), "like": .array(presets)]
    }
}
