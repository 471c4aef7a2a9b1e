/// A way into the program for bytes from outside, and what holds of whatever they say.
///
/// The tests run every file of `fixtures/fuzz/NAME` through the probe of that name, and `.ci/fuzz`
/// lets libFuzzer look for others. A probe ends by a trap where the program crashes, and throws
/// where bytes are read as something that they do not say.
enum FuzzProbe: String, CaseIterable, Sendable {
    case arguments, base64, checkpoint, commands, expression, formula, head, history, json, line
    case moment, proof, rule
    case sheet, table, zone

    /// Feeds the bytes to what the probe is about.
    func run(_ bytes: [UInt8]) throws {
        switch self {
        case .arguments: try FuzzProbe.arguments(bytes)
        case .base64: try FuzzProbe.base64(bytes)
        case .checkpoint: try FuzzProbe.checkpoint(bytes)
        case .commands: try FuzzProbe.commands(bytes)
        case .expression: try FuzzProbe.expression(bytes)
        case .formula: try FuzzProbe.formula(bytes)
        case .head: FuzzProbe.head(bytes)
        case .history: try FuzzProbe.history(bytes)
        case .json: try FuzzProbe.json(bytes)
        case .line: try FuzzProbe.line(bytes)
        case .moment: try FuzzProbe.moment(bytes)
        case .proof: try FuzzProbe.proof(bytes)
        case .rule: try FuzzProbe.rule(bytes)
        case .sheet: try FuzzProbe.sheet(bytes)
        case .table: try FuzzProbe.table(bytes)
        case .zone: try FuzzProbe.zone(bytes)
        }
    }
}

/// Something that should hold of all bytes and does not hold of these.
struct FuzzFinding: Error, CustomStringConvertible {
    /// What should hold.
    let description: String
}

/// Throws a finding unless the fact holds.
func require(_ holds: Bool, _ fact: @autoclosure () -> String) throws {
    guard holds else { throw FuzzFinding(description: fact()) }
}
