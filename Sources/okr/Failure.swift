import OKRInterchange
import OKRLedger
import OKRLog
import OKRModel
import OKRReports

/// A check that found something, after it said what: exit code 1 and not another word.
struct CheckFailed: Error {}

/// A file that was given is not what it should be; the lines name file, line and column.
struct InputRefused: Error {
    let lines: [String]
}

/// Something that was to be found is not there.
struct NotFound: Error {
    let problem: String
    let remedy: String
}

/// The user stopped the program; what was recorded until then stays.
struct Interrupted: Error {
    /// The exit code, as a shell shows it for SIGINT.
    static let exitCode: Int32 = 130

    /// What the user is to know; nil where there is nothing to say.
    var sentence: String?
}

/// What an error says to the user, and the exit code it ends with.
///
/// The one place that maps errors: 1 refused or a check found something · 64 usage · 65 input ·
/// 66 no such ledger, file or entry · 74 disk or log · 130 interrupted.
struct Failure {
    let text: String
    let code: Int32

    init(_ error: any Error) {
        switch error {
        case let error as UsageError: self.init(error.text, UsageError.exitCode)
        case let error as LedgerError: self.init(error)
        case let refusal as Refusal: self.init(.refused(refusal))
        case let error as StoreError: self.init(.store(error))
        case let error as InputRefused:
            self.init(error.lines.map { VisibleText.line($0) + "\n" }.joined(), 65)
        case let error as NotFound: self.init(sentence: error.problem, error.remedy, 66)
        case let error as FileProblem:
            self.init(
                sentence: "cannot read \(error.path): \(error.reason)", "check the path",
                error.isMissing ? 66 : 74)
        case let error as OutputProblem:
            let done = error.isRecorded ? "; the command is recorded: okr log shows it" : ""
            let text = "okr: cannot write the output: \(error.reason)\(done)\n"
            self.init(error.isClosedPipe ? "" : text, error.isClosedPipe ? 141 : 74)
        case let error as Interrupted:
            self.init(error.sentence.map { "okr: \($0)\n" } ?? "", Interrupted.exitCode)
        case is CheckFailed: self.init("", 1)
        case is DamageFound: self.init("", 74)
        default: self.init("okr: \(error)\n", 74)
        }
    }

    private init(_ error: LedgerError) {
        switch error {
        case .refused(let refusal):
            self.init(
                sentence: refusal.rule, refusal.remedy, refusal.isMissingEntry ? 66 : 1)
        case .store(let error):
            self.init("okr: \(VisibleText.line("\(error)"))\n", Failure.code(of: error))
        case .unreadable, .unknownType, .other: self.init("okr: \(error)\n", 74)
        }
    }

    private static func code(of error: StoreError) -> Int32 {
        switch error {
        case .noLedger: 66
        case .alreadyThere: 1
        default: 74
        }
    }

    private init(sentence problem: String, _ remedy: String, _ code: Int32) {
        let text = "\(problem); \(remedy)"
        self.init("okr: \(VisibleText.line(text))\n", code)
    }

    /// What users, sheets and paths brought along must not drive the terminal.
    private init(_ text: String, _ code: Int32) {
        self.text = VisibleText.lines(text).joined(separator: "\n")
        self.code = code
    }
}
