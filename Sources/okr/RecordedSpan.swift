import OKRLedger
import OKRModel

/// The entries recorded from one moment on and until another, as `--since` and `--until` name them.
struct RecordedSpan {
    private let since: Bound?
    private let until: Bound?

    /// An entry or an instant from which on, or until which, entries are asked for.
    private enum Bound {
        case entry(Int)
        case instant(Instant)
    }

    init(_ invocation: Invocation, in ledger: Ledger) throws {
        since = try RecordedSpan.first(try invocation.when("since"), in: ledger)
        until = try RecordedSpan.last(try invocation.when("until"), in: ledger)
    }

    /// Where entries recorded from a moment on begin; a day counts from its beginning.
    private static func first(_ when: When?, in ledger: Ledger) throws -> Bound? {
        if case .day(let day)? = when { return .instant(ledger.coding.zone.start(of: day)) }
        return try last(when, in: ledger)
    }

    private static func last(_ when: When?, in ledger: Ledger) throws -> Bound? {
        switch when {
        case nil: nil
        case .entry(let number): .entry(number)
        case .some(let when): .instant(try ledger.instant(of: when))
        }
    }

    /// Whether an entry of that number and time was recorded within.
    func contains(_ number: Int, _ time: Instant) -> Bool {
        switch since {
        case .entry(let first) where number < first: return false
        case .instant(let first) where time < first: return false
        default: break
        }
        switch until {
        case .entry(let last) where number > last: return false
        case .instant(let last) where time > last: return false
        default: return true
        }
    }
}
