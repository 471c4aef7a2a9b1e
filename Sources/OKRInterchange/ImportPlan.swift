public import OKRModel

/// What an import comes to: a plan in which every step is good, or everything that is wrong.
public enum ImportOutcome: Sendable {
    /// The steps to record.
    case plan(ImportPlan)
    /// All problems, in the order of the files; nothing is to be recorded.
    case problems([ImportProblem])
}

/// The steps of an import in the order in which they can be recorded.
///
/// Each step is a command of its own, so that an interrupted import is finished by repeating it.
public struct ImportPlan: Sendable {
    /// The steps that the ledger has not recorded yet.
    public internal(set) var steps: [ImportStep] = []
    /// How many rows are about to be recorded.
    public internal(set) var rows = 0
    /// How many rows the ledger recorded before.
    public internal(set) var alreadyRecorded = 0
    /// How many rows are planned although they would change nothing.
    public internal(set) var unchanged = 0
    /// How many rows of check-ins have nothing filled in and are passed over.
    public internal(set) var blank = 0
    /// The teams and persons that are added because rows mention them: `team:x`, `person:y`.
    public internal(set) var additions: [String] = []
    /// What is worth knowing although it is no problem.
    public internal(set) var remarks: [ImportRemark] = []
    /// What a partial import leaves out, and why.
    public internal(set) var skipped: [ImportProblem] = []
    /// A hash of the cells of each row that brings a key of its own, by that key.
    public internal(set) var cells: [String: String] = [:]
    /// The rows with a key of their own that were recorded before; their cells have to be the same.
    public internal(set) var repeated: [(key: String, file: String, line: Int)] = []
}

/// One command of an import, and the row that it comes from.
public struct ImportStep: Sendable {
    /// The command.
    public let command: any Command
    /// The key under which it is recorded once; nil for additions, which are needed only once.
    public let key: String?
    /// The handle of the person on whose behalf it is recorded.
    public let onBehalfOf: String?
    /// The name of the file.
    public let file: String
    /// The line on which the row begins.
    public let line: Int
}

/// Something worth knowing about a row.
public struct ImportRemark: Hashable, Sendable, CustomStringConvertible {
    /// The name of the file.
    public let file: String
    /// The line on which the row begins.
    public let line: Int
    /// What is worth knowing.
    public let text: String

    /// The remark behind its file and line.
    public var description: String { "\(file):\(line): \(text)" }
}
