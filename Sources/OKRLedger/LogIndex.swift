import OKRLog
import OKRModel

/// Where each acknowledged line is in memory, so that single entries can be looked up.
///
/// Shared between a ledger and its book, hence a class.
final class LogIndex {
    private var chunks: [LogChunk] = []
    private var places: [Place] = []

    private struct Place {
        let chunk: Int32
        let start: Int
        let end: Int
    }

    /// How many entries are indexed.
    var count: Int { places.count }

    /// Takes the next chunk of lines.
    ///
    /// Complexity: linear in its bytes.
    func take(_ chunk: LogChunk) {
        let number = Int32(chunks.count)
        var start = 0
        chunk.bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
                places.append(Place(chunk: number, start: start, end: index))
                start = index + 1
            }
        }
        chunks.append(chunk)
    }

    /// The bytes of an entry's line, without its newline.
    func bytes(_ number: Int) -> ArraySlice<UInt8> {
        let place = places[number - 1]
        return chunks[Int(place.chunk)].bytes[place.start..<place.end]
    }

    /// An entry's line, checked to be canonical.
    func line(_ number: Int) throws(LedgerError) -> Line {
        do {
            return try Line(parsing: Array(bytes(number)))
        } catch {
            throw .unreadable(entry: number, problem: error.description)
        }
    }

    /// What a book needs to know of an entry that it may never read.
    struct Summary {
        let subject: String
        let type: String
        let key: String?
        let count: Int?
    }

    /// The summary of an entry, found without reading what it says.
    func summary(
        _ number: Int, with scanner: inout LineScanner
    ) throws(LedgerError) -> Summary {
        let place = places[number - 1]
        var found: Result<Summary, LineError>?
        chunks[Int(place.chunk)].bytes.withUnsafeBufferPointer { bytes in
            let line = UnsafeBufferPointer(rebasing: bytes[place.start..<place.end])
            func text(_ range: Range<Int>) -> String {
                String(decoding: line[range], as: UTF8.self)
            }
            found = Result { () throws(LineError) in
                let layout = try scanner.scan(line)
                return Summary(
                    subject: text(layout.subject), type: text(layout.type),
                    key: layout.commandKey.map(text), count: layout.count)
            }
        }
        switch found {
        case .success(let summary): return summary
        case .failure(let error): throw .unreadable(entry: number, problem: error.description)
        case nil: preconditionFailure("the line was not scanned")
        }
    }

    func time(_ number: Int) throws(LedgerError) -> Instant {
        let text = try line(number).envelope.time
        guard let time = Instant(text) else {
            throw .unreadable(entry: number, problem: "its time “\(text)” is none")
        }
        return time
    }

    /// The last entry recorded at or before a moment, 0 where there is none.
    ///
    /// Complexity: logarithmic, because times never run backwards.
    func lastEntry(recordedBy moment: Instant) throws(LedgerError) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high + 1) / 2
            if try time(middle) <= moment { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
