/// Packs bytes as DEFLATE (RFC 1951), without a header: what browsers call `deflate-raw`.
///
/// One block after the other, each with codes of its own; repeats are looked for in the 32 KiB
/// before. The same bytes give the same answer. Complexity: linear, with up to
/// ``mostTried`` places looked at for each repeat.
public enum Deflate {
    /// The bytes, packed.
    public static func packed(_ bytes: [UInt8]) -> [UInt8] {
        var writer = DeflateWriter()
        let steps = steps(of: bytes)
        var start = 0
        repeat {
            let end = min(start + stepsOfBlock, steps.count)
            writer.add(steps[start..<end], isLast: end == steps.count)
            start = end
        } while start < steps.count
        return writer.finish()
    }

    /// A byte as it is, or so many bytes again from so far back.
    enum Step {
        case byte(UInt8)
        case again(length: UInt16, back: UInt16)
    }

    private static let stepsOfBlock = 40_000
    private static let window = 32_768
    private static let leastRepeat = 4
    private static let mostRepeat = 258
    /// How many earlier places are looked at.
    private static let mostTried = 24
    /// A repeat of this length is good enough.
    private static let goodRepeat = 96

    private static func steps(of bytes: [UInt8]) -> [Step] {
        var finder = Finder(bytes)
        var steps: [Step] = []
        steps.reserveCapacity(bytes.count / 6 + 16)
        var at = 0
        while at < bytes.count {
            var found = finder.longest(at: at)
            finder.remember(at)
            // A longer repeat may begin with the next byte.
            while found.length > 0, found.length < goodRepeat {
                let next = finder.longest(at: at + 1)
                guard next.length > found.length else { break }
                steps.append(.byte(bytes[at]))
                at += 1
                finder.remember(at)
                found = next
            }
            guard found.length > 0 else {
                steps.append(.byte(bytes[at]))
                at += 1
                continue
            }
            steps.append(.again(length: UInt16(found.length), back: UInt16(found.back)))
            for place in (at + 1)..<(at + found.length) { finder.remember(place) }
            at += found.length
        }
        return steps
    }

    /// Finds where bytes stood before: places by the sum of the four bytes that stand there.
    private struct Finder {
        private let bytes: [UInt8]
        private var latest = [Int32](repeating: -1, count: 1 << 15)
        private var earlier = [Int32](repeating: -1, count: window)

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }

        mutating func remember(_ place: Int) {
            guard place + leastRepeat <= bytes.count else { return }
            let sum = sum(at: place)
            earlier[place & (window - 1)] = latest[sum]
            latest[sum] = Int32(truncatingIfNeeded: place)
        }

        func longest(at place: Int) -> (length: Int, back: Int) {
            guard place + leastRepeat <= bytes.count else { return (0, 0) }
            let most = min(mostRepeat, bytes.count - place)
            var best = (length: 0, back: 0)
            var candidate = Int(latest[sum(at: place)])
            var tried = 0
            while candidate >= 0, place - candidate <= window, tried < mostTried {
                tried += 1
                if best.length == 0
                    || bytes[candidate + best.length] == bytes[place + best.length]
                {
                    var length = 0
                    while length < most, bytes[candidate + length] == bytes[place + length] {
                        length += 1
                    }
                    if length >= leastRepeat, length > best.length {
                        best = (length, place - candidate)
                        if length == most || length >= goodRepeat { break }
                    }
                }
                let next = Int(earlier[candidate & (window - 1)])
                // The ring may have gone round: what it says then is no earlier place.
                guard next < candidate else { break }
                candidate = next
            }
            return best
        }

        private func sum(at place: Int) -> Int {
            var four: UInt32 = 0
            for offset in 0..<leastRepeat {
                four = four << 8 | UInt32(bytes[place + offset])
            }
            return Int((four &* 0x9E37_79B1) >> 17)
        }
    }
}

/// Writes blocks of DEFLATE, bit by bit.
private struct DeflateWriter {
    private var bytes: [UInt8] = []
    private var bits: UInt64 = 0
    private var count = 0

    private static let endOfBlock = 256
    /// Lengths and distances by their codes: where each begins and how many bits say the rest.
    private static let lengths = codes(
        from: 3, extra: [0, 0, 0, 0] + (0...5).flatMap { [$0, $0, $0, $0] })
    private static let distances = codes(
        from: 1, extra: [0, 0] + (0...13).flatMap { [$0, $0] })
    /// The order in which the lengths of codes are told (RFC 1951, 3.2.7).
    private static let order = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ]

    private static func codes(from first: Int, extra: [Int]) -> [(base: Int, extra: Int)] {
        var base = first
        return extra.map { bits in
            defer { base += 1 << bits }
            return (base, bits)
        }
    }

    private static func code(of value: Int, in codes: [(base: Int, extra: Int)]) -> Int {
        var (low, high) = (0, codes.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if codes[middle].base <= value { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The longest repeat has a code of its own.
    private static func lengthCode(_ length: Int) -> (code: Int, extra: Int, rest: Int) {
        if length == 258 { return (28, 0, 0) }
        let code = code(of: length, in: lengths)
        return (code, lengths[code].extra, length - lengths[code].base)
    }

    mutating func add(_ steps: ArraySlice<Deflate.Step>, isLast: Bool) {
        var words = [Int](repeating: 0, count: 286)
        var backs = [Int](repeating: 0, count: 30)
        words[DeflateWriter.endOfBlock] = 1
        for step in steps {
            switch step {
            case .byte(let byte): words[Int(byte)] += 1
            case .again(let length, let back):
                words[257 + DeflateWriter.lengthCode(Int(length)).code] += 1
                backs[DeflateWriter.code(of: Int(back), in: DeflateWriter.distances)] += 1
            }
        }
        // A block without repeats tells one code for them all the same.
        if backs.allSatisfy({ $0 == 0 }) { backs[0] = 1 }
        let (word, back) = (HuffmanCode(words, most: 15), HuffmanCode(backs, most: 15))
        put(isLast ? 1 : 0, 1)
        put(2, 2)
        tell(word, back)
        for step in steps {
            switch step {
            case .byte(let byte): put(word, Int(byte))
            case .again(let length, let distance):
                let (code, extra, rest) = DeflateWriter.lengthCode(Int(length))
                put(word, 257 + code)
                put(rest, extra)
                let far = DeflateWriter.code(of: Int(distance), in: DeflateWriter.distances)
                put(back, far)
                put(
                    Int(distance) - DeflateWriter.distances[far].base,
                    DeflateWriter.distances[far].extra)
            }
        }
        put(word, DeflateWriter.endOfBlock)
    }

    /// Tells the lengths of both codes, themselves coded.
    private mutating func tell(_ word: HuffmanCode, _ back: HuffmanCode) {
        let words = max(257, (word.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
        let backs = (back.lengths.lastIndex { $0 > 0 } ?? 0) + 1
        let runs = DeflateWriter.runs(
            Array(word.lengths.prefix(words) + back.lengths.prefix(backs)))
        var counts = [Int](repeating: 0, count: 19)
        for run in runs { counts[run.symbol] += 1 }
        let code = HuffmanCode(counts, most: 7)
        let told = DeflateWriter.order.lastIndex { code.lengths[$0] > 0 } ?? 0
        put(words - 257, 5)
        put(backs - 1, 5)
        put(max(told + 1, 4) - 4, 4)
        for symbol in DeflateWriter.order.prefix(max(told + 1, 4)) { put(code.lengths[symbol], 3) }
        for run in runs {
            put(code, run.symbol)
            put(run.rest, run.bits)
        }
    }

    /// Lengths in a row: 16 repeats the one before, 17 and 18 are zeros.
    private static func runs(_ lengths: [Int]) -> [(symbol: Int, rest: Int, bits: Int)] {
        var runs: [(symbol: Int, rest: Int, bits: Int)] = []
        var at = 0
        while at < lengths.count {
            let length = lengths[at]
            var count = 1
            while at + count < lengths.count, lengths[at + count] == length { count += 1 }
            at += count
            if length > 0 {
                runs.append((length, 0, 0))
                count -= 1
            }
            while count > 0 {
                if length == 0, count >= 11 {
                    let taken = min(count, 138)
                    runs.append((18, taken - 11, 7))
                    count -= taken
                } else if count >= 3 {
                    let taken = min(count, length == 0 ? 10 : 6)
                    runs.append((length == 0 ? 17 : 16, taken - 3, length == 0 ? 3 : 2))
                    count -= taken
                } else {
                    runs.append((length, 0, 0))
                    count -= 1
                }
            }
        }
        return runs
    }

    private mutating func put(_ code: HuffmanCode, _ symbol: Int) {
        put(code.codes[symbol], code.lengths[symbol])
    }

    /// Bits go from the lowest of a byte up.
    private mutating func put(_ value: Int, _ length: Int) {
        bits |= UInt64(value) << UInt64(count)
        count += length
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            count -= 8
        }
    }

    consuming func finish() -> [UInt8] {
        if count > 0 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
        return bytes
    }
}
