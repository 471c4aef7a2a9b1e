import OKRLog
import OKRText

extension Invocation {
    /// Options that say how to record or to print, and not what.
    private static let incidental: Set<String> = [
        "key", "json", "dry-run", "ledger", "color", "width", "quiet", "clock-is-right", "expect",
    ]

    /// A hash of the verb and its options as given, the same for a command line and for JSON.
    ///
    /// The first 96 bits of SHA-256 over names and values in the order of the names, as base64.
    var optionsDigest: String {
        var members: [JSON] = [.string(verb.name)]
        for given in given.sorted(by: { $0.name < $1.name })
        where !Invocation.incidental.contains(given.name) {
            members.append(.array([.string(given.name)] + given.values.map(JSON.string)))
        }
        var bytes: [UInt8] = []
        JSON.array(members).write(to: &bytes)
        return Base64.encode(SHA256.hash(bytes).bytes.prefix(12))
    }
}
