import OKRModel

extension PlainHistory {
    /// What holds for a goal beside its measures, each as a text.
    func terms(of goal: String, at moment: PlainMoment) -> [String] {
        var terms: [String] = []
        for field in ["owner", "reviewer", "ambition", "cycle", "objective"] {
            let word = value(field, of: goal, at: moment)?.asWord
            terms.append("\(field) \(word ?? "null")")
        }
        let weight = value("weight", of: goal, at: moment)?.asNumber
        terms.append("weight \(weight?.description ?? "null")")
        let deadline = value("deadline", of: goal, at: moment)?.asDay
        terms.append("deadline \(deadline?.description ?? "null")")
        for phase in value("phases", of: goal, at: moment)?.asList ?? [] {
            guard let day = phase["day"], let value = phase["value"] else { continue }
            terms.append("phase \(day)=\(value)")
        }
        for parent in parents(of: goal, at: moment).sorted(by: { $0.goal < $1.goal }) {
            terms.append("parent \(parent.goal)=\(parent.weight?.description ?? "null")")
        }
        let contributors = members("contributor", of: goal, through: moment.entry)
            .filter { value("contributor \($0)", of: goal, at: moment) != nil }
        for owner in contributors.sorted() { terms.append("contributor \(owner)") }
        return terms
    }

    /// What is said of a goal on the recorded axis alone, each as a text.
    func words(of goal: String, at known: Int) -> [String] {
        var words: [String: String] = ["title": goal]
        var carried: [String] = []
        for entry in entries(of: goal, through: known) {
            switch entry.kind {
            case "objective-added", "key-result-added", "strategy-added":
                words["title"] = entry.text("title")
                words["description"] = entry.text("description")
                words["unit"] = entry.word("unit")
                words["carried from"] = entry.word("carriedFrom")
                for zone in ["commit", "target", "stretch"] {
                    words[zone] = entry.text(zone + "Zone")
                }
            case "goal-renamed": words["title"] = entry.text("title")
            case "goal-described": words["description"] = entry.text("description")
            case "unit-changed": words["unit"] = entry.word("unit")
            case "zone-described": words[entry.word("zone") ?? ""] = entry.text("text")
            case "goal-carried": carried.append("carried to \(entry.word("to") ?? "")")
            default: break
            }
        }
        return words.map { "\($0.key) \($0.value)" }.sorted() + carried
    }
}
