/// A prefix code of limited length for symbols by how often they come (RFC 1951, 3.2.2).
struct HuffmanCode {
    /// The length of each symbol's code in bits; 0 where it never comes.
    let lengths: [Int]
    /// The codes, the first bit lowest.
    let codes: [Int]

    init(_ counts: [Int], most: Int) {
        let symbols = counts.indices.filter { counts[$0] > 0 }
            .sorted { (counts[$0], $0) < (counts[$1], $1) }
        let perLength = HuffmanCode.limited(
            HuffmanCode.depths(symbols.map { counts[$0] }), most: most)
        var lengths = [Int](repeating: 0, count: counts.count)
        // The rarest symbols have the longest codes.
        var next = symbols.startIndex
        for length in stride(from: most, through: 1, by: -1) {
            for _ in 0..<perLength[length] {
                lengths[symbols[next]] = length
                next += 1
            }
        }
        self.lengths = lengths
        codes = HuffmanCode.canonical(lengths, perLength)
    }

    /// How deep each of some counts, the smallest first, lies in the tree of Huffman.
    private static func depths(_ counts: [Int]) -> [Int] {
        guard counts.count > 1 else { return counts.map { _ in 1 } }
        // Nodes come in the order of their sums: two queues are enough.
        var sums = counts
        var parents = [Int](repeating: 0, count: 2 * counts.count - 1)
        var (leaf, inner) = (0, counts.count)
        func isLeafNext() -> Bool {
            leaf < counts.count && (inner >= sums.count || sums[leaf] <= sums[inner])
        }
        while sums.count < parents.count {
            var sum = 0
            for _ in 0..<2 {
                let node: Int
                if isLeafNext() {
                    node = leaf
                    leaf += 1
                } else {
                    node = inner
                    inner += 1
                }
                sum += sums[node]
                parents[node] = sums.count
            }
            sums.append(sum)
        }
        var depths = [Int](repeating: 0, count: parents.count)
        for node in stride(from: parents.count - 2, through: 0, by: -1) {
            depths[node] = depths[parents[node]] + 1
        }
        return Array(depths.prefix(counts.count))
    }

    /// How many codes there are of each length, none of them longer than allowed.
    private static func limited(_ depths: [Int], most: Int) -> [Int] {
        var perLength = [Int](repeating: 0, count: most + 1)
        for depth in depths { perLength[min(depth, most)] += 1 }
        // What was cut off takes more room than there is; shorter codes make way.
        var room = (1...most).reduce(0) { $0 + perLength[$1] << (most - $1) }
        while room > 1 << most {
            guard let length = (1..<most).last(where: { perLength[$0] > 0 }) else { break }
            perLength[most] -= 1
            perLength[length] -= 1
            perLength[length + 1] += 2
            room -= 1
        }
        return perLength
    }

    private static func canonical(_ lengths: [Int], _ perLength: [Int]) -> [Int] {
        var next = [Int](repeating: 0, count: perLength.count + 1)
        for length in perLength.indices.dropFirst() {
            next[length] = (next[length - 1] + (length > 1 ? perLength[length - 1] : 0)) << 1
        }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            defer { next[length] += 1 }
            return reversed(next[length], length)
        }
    }

    private static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 << 1 | (code >> $1 & 1) }
    }
}
