/// What a store refuses or cannot do, with what to do about it.
public enum StoreError: Error, Hashable, Sendable {
    /// Another writer was faster; the head now. Decide again on the fresh state.
    case headMoved(Head)
    /// There is no ledger at the path.
    case noLedger(path: String)
    /// There is a ledger at the path already.
    case alreadyThere(path: String)
    /// What is stored is not what was acknowledged; nothing was changed.
    case damaged(file: String, entry: Int?, problem: String, remedy: String)
    /// A line to append, or a range to read, is not what the store takes; nothing was written.
    case badRecord(entry: Int, problem: String)
    /// The system refused an operation.
    case io(operation: String, path: String, reason: String)
    /// There is no space left; nothing was acknowledged.
    case full(path: String)
    /// The files cannot be written by this user or on this medium.
    case readOnly(path: String)
    /// The lines are on the disk, the head that counts them is not: the next writer may count them.
    case mayBeRecorded(path: String, reason: String)
    /// An earlier sync failed, so this process acknowledges nothing more.
    case stopped(path: String)
}

extension StoreError {
    /// The file or folder the error is about; nil where it is about none.
    public var path: String? {
        switch self {
        case .headMoved, .badRecord: nil
        case .noLedger(let path), .alreadyThere(let path), .full(let path), .readOnly(let path),
            .stopped(let path), .io(_, let path, _), .mayBeRecorded(let path, _):
            path
        case .damaged(let file, _, _, _): file
        }
    }

    /// The entry the error is about; nil where it is about none.
    public var entry: Int? {
        switch self {
        case .damaged(_, let entry, _, _): entry
        case .badRecord(let entry, _): entry
        default: nil
        }
    }

    /// What is wrong, in one sentence.
    public var problem: String {
        switch self {
        case .headMoved(let head):
            "Another writer was faster: the ledger has \(head.size) entries now."
        case .noLedger: "There is no ledger here."
        case .alreadyThere: "There is a ledger here already."
        case .damaged(_, _, let problem, _): problem
        case .badRecord(_, let problem): problem
        case .io(let operation, _, let reason): "Could not \(operation): \(reason)."
        case .full: "There is no space left; nothing was recorded."
        case .readOnly: "The files cannot be written here by this user."
        case .mayBeRecorded(_, let reason):
            "The command may be recorded, but its record could not be finished: \(reason)."
        case .stopped:
            "An earlier sync to disk failed, so this process records nothing more."
        }
    }

    /// What to do about it, in one sentence.
    public var remedy: String {
        switch self {
        case .headMoved: "Read the new entries and decide again."
        case .noLedger: "Make one with init, or name the folder of another."
        case .alreadyThere: "Choose another folder."
        case .damaged(_, _, _, let remedy): remedy
        case .badRecord: "Nothing was written; this is a fault of the program that made the line."
        case .mayBeRecorded, .io(DiskError.sync, _, _):
            "Look at the disk, and look with okr log before repeating the command."
        case .io: "Look at the disk and the permissions, then repeat the command."
        case .full: "Make space, then repeat the command."
        case .readOnly:
            "Repeat the command as a user who may write, on a medium that can be written."
        case .stopped: "Look at the disk, then start the command again."
        }
    }
}

extension StoreError: CustomStringConvertible {
    /// Path, entry, problem and remedy in one line.
    public var description: String {
        let place = [path, entry.map { "entry \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return (place.isEmpty ? "" : place + ": ") + problem + " " + remedy
    }
}
