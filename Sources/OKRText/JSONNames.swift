// The names met so far in one object: few are compared one by one, many through a set, so that a
// hostile object with a million names costs linear time.
struct JSONNames {
    private var met: Set<ExactName> = []

    // False if the name stands among the members already.
    mutating func insert(_ name: String, after members: [JSON.Member]) -> Bool {
        guard members.count >= 16 else {
            for member in members where member.name.isScalarForScalarEqual(to: name) {
                return false
            }
            return true
        }
        if met.isEmpty {
            for member in members { met.insert(ExactName(name: member.name)) }
        }
        return met.insert(ExactName(name: name)).inserted
    }

    private struct ExactName: Hashable {
        let name: String

        static func == (one: ExactName, other: ExactName) -> Bool {
            one.name.isScalarForScalarEqual(to: other.name)
        }

        func hash(into hasher: inout Hasher) {
            for byte in name.utf8 { hasher.combine(byte) }
        }
    }
}
