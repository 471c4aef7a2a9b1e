public import OKRLog
public import OKRModel

/// What can go wrong between a command and its entries.
public enum LedgerError: Error {
    /// A rule of the domain refused the command.
    case refused(Refusal)
    /// The store refused or could not.
    case store(StoreError)
    /// An entry is whole but says something that this version cannot read.
    case unreadable(entry: Int, problem: String)
    /// An entry is of a type that this version does not know.
    case unknownType(entry: Int, type: String)
    /// A command, store or clock of an embedder failed in its own way.
    case other(any Error)
}

extension LedgerError: CustomStringConvertible {
    /// What is wrong and what to do, in one or two sentences.
    public var description: String {
        switch self {
        case .refused(let refusal): refusal.description
        case .store(let error): error.description
        case .unreadable(let entry, let problem):
            "entry @\(entry) cannot be read: \(problem); run okr verify"
        case .unknownType(let entry, let type):
            "entry @\(entry) is of the type “\(type)”, which this version does not know; "
                + "use a newer version, or read with --skip-unknown"
        case .other(let error): "\(error)"
        }
    }

    /// The error as one of the ledger's own.
    init(_ error: any Error) {
        switch error {
        case let error as LedgerError: self = error
        case let error as Refusal: self = .refused(error)
        case let error as StoreError: self = .store(error)
        default: self = .other(error)
        }
    }
}
