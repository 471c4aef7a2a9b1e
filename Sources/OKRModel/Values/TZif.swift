// header   "TZif" version (00 | '2'…) 15 reserved bytes
//          counts, 4 bytes each: isut isstd leap time type char                       44 bytes
// block    time × transition (4 bytes in version 1, 8 later)   time × type index (1)
//          type × (offset 4, is-summer 1, name index 1)        char × name bytes
//          leap × (transition, correction 4)                   isstd × 1   isut × 1
// file     version 1: header block
//          later:     header block header block(8-byte) "\n" rule "\n"
//
// 1. Numbers are big-endian and signed where they are times and offsets.
// 2. There is a type and a name byte; isut and isstd are none or one a type.
// 3. Transitions ascend strictly; every type index is below the number of types.
// 4. Leap seconds are refused: the ledger's instants do not count them.
// 5. Before the first transition type 0 holds, from the last one on the rule, if there is one.
//
// RFC 8536 (versions 1 to 3) and RFC 9636 (version 4).

extension Zone {
    /// Makes a zone from the bytes of a compiled time-zone file (TZif, RFC 8536 and RFC 9636).
    ///
    /// Throws where the bytes are no such file, or one whose times count leap seconds.
    public init(name: String, tzif bytes: [UInt8]) throws(ZoneError) {
        var file = TZifReader(name: name, rest: bytes[...])
        let header = try file.header()
        guard header.version != 0 else {
            let block = try file.block(header, timeSize: 4)
            self = try Zone(name: name, block: block, rule: "")
            return
        }
        _ = try file.take(header.size(timeSize: 4))
        let block = try file.block(try file.header(), timeSize: 8)
        self = try Zone(name: name, block: block, rule: try file.footer())
    }

    private init(name: String, block: TZifReader.Block, rule: String) throws(ZoneError) {
        var offset = block.initialOffset
        var kept: [Transition] = []
        // Before all civil days, as some files have it: the offset is simply the first one.
        let past = block.transitions.prefix { $0.at < Zone.secondLimits.lowerBound }
        if let last = past.last { offset = last.offset }
        let transitions = block.transitions.dropFirst(past.count)
        // Files also tell of new names with the same offset, which change nothing here. The last
        // transition stays, because the rule begins with it.
        for (index, transition) in zip(transitions.indices, transitions) {
            let isLast = index + 1 == transitions.endIndex
            if isLast || transition.offset != kept.last?.offset ?? offset {
                kept.append(transition)
            }
        }
        try self.init(name: name, initialOffset: offset, transitions: kept, rule: rule)
    }
}

private struct TZifReader {
    let name: String
    var rest: ArraySlice<UInt8>

    struct Header {
        let version: UInt8
        let universalCount: Int
        let standardCount: Int
        let leapCount: Int
        let timeCount: Int
        let typeCount: Int
        let nameCount: Int

        func size(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + nameCount + leapCount * (timeSize + 4)
                + standardCount + universalCount
        }
    }

    struct Block {
        let initialOffset: Int
        let transitions: [Zone.Transition]
    }

    private func fault(_ problem: String) -> ZoneError {
        ZoneError(
            "the time-zone file of \(name) \(problem)", "install the system's time-zone data again")
    }

    mutating func take(_ count: Int) throws(ZoneError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw fault("is cut off") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func header() throws(ZoneError) -> Header {
        let bytes = Array(try take(44))
        guard bytes.starts(with: "TZif".utf8) else { throw fault("does not begin with TZif") }
        let version = bytes[4]
        guard version == 0 || version >= UInt8(ascii: "2") else { throw fault("has no version") }
        let counts = stride(from: 20, to: 44, by: 4).map { Self.number(bytes[$0..<$0 + 4]) }
        let header = Header(
            version: version, universalCount: counts[0] & 0xFFFF_FFFF,
            standardCount: counts[1] & 0xFFFF_FFFF, leapCount: counts[2] & 0xFFFF_FFFF,
            timeCount: counts[3] & 0xFFFF_FFFF, typeCount: counts[4] & 0xFFFF_FFFF,
            nameCount: counts[5] & 0xFFFF_FFFF)
        guard header.universalCount == 0 || header.universalCount == header.typeCount,
            header.standardCount == 0 || header.standardCount == header.typeCount
        else { throw fault("has indicators that do not fit its types") }
        return header
    }

    mutating func block(_ header: Header, timeSize: Int) throws(ZoneError) -> Block {
        guard header.typeCount > 0, header.nameCount > 0 else { throw fault("has no types") }
        guard header.leapCount == 0 else {
            throw ZoneError(
                "the time-zone file of \(name) counts leap seconds",
                "use the zone of that name outside the folder “right”")
        }
        let times = try take(header.timeCount * timeSize)
        let indexes = try take(header.timeCount)
        let types = try take(header.typeCount * 6)
        _ = try take(header.nameCount + header.standardCount + header.universalCount)
        var transitions: [Zone.Transition] = []
        for (count, index) in indexes.enumerated() {
            guard index < header.typeCount else { throw fault("names a type it does not have") }
            let start = times.startIndex + count * timeSize
            transitions.append(
                Zone.Transition(
                    at: Int64(Self.number(times[start..<start + timeSize])),
                    offset: Self.offset(ofType: Int(index), in: types)))
        }
        return Block(initialOffset: Self.offset(ofType: 0, in: types), transitions: transitions)
    }

    mutating func footer() throws(ZoneError) -> String {
        let newline = UInt8(ascii: "\n")
        guard rest.first == newline, let end = rest.dropFirst().firstIndex(of: newline) else {
            throw fault("has no rule at its end")
        }
        return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
    }

    private static func offset(ofType index: Int, in types: ArraySlice<UInt8>) -> Int {
        let start = types.startIndex + index * 6
        return number(types[start..<start + 4])
    }

    // A signed big-endian number of four or eight bytes.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        var number = bytes.first ?? 0 >= 0x80 ? -1 : 0
        for byte in bytes { number = number << 8 | Int(byte) }
        return number
    }
}
