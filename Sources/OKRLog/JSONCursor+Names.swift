extension JSONCursor {
    /// Starts an object: what `endNames` is given when it is over.
    func beginNames() -> Int { names.count }

    /// Moves over `"name":` and keeps the name; printable ASCII without escapes.
    mutating func memberName() throws(LineError) -> Range<Int> {
        guard current == UInt8(ascii: "\"") else { throw error("expected a member here") }
        let start = position + 1
        position = start
        while current != UInt8(ascii: "\"") {
            guard 0x20...0x7E ~= current, current != UInt8(ascii: "\\") else {
                throw error("a member's name is not plain ASCII")
            }
            position += 1
        }
        let name = start..<position
        position += 1
        try expect(":")
        names.append(name)
        return name
    }

    /// Moves over `"name"` of the envelope: a–z and 0–9, not empty (CloudEvents 1.0 §3.1).
    mutating func attributeName() throws(LineError) -> Range<Int> {
        try expect("\"")
        let start = position
        while current != UInt8(ascii: "\"") {
            switch current {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                position += 1
            default: throw error("an envelope member's name has other characters than a-z and 0-9")
            }
        }
        guard position > start else { throw error("an envelope member has no name") }
        position += 1
        return start..<(position - 1)
    }

    /// Ends the object that began at `first`: refuses two members of one name, forgets the names.
    mutating func endNames(_ first: Int) throws(LineError) {
        let count = names.count - first
        // Few names are compared with each other; a hostile line has thousands, which are sorted.
        if count > 16 { sortNames(from: first) }
        for later in first..<names.count {
            let candidates = count > 16 ? max(first, later - 1)..<later : first..<later
            for earlier in candidates where haveSameBytes(names[earlier], names[later]) {
                let column = max(names[earlier].lowerBound, names[later].lowerBound)
                throw LineError("an object has two members of one name", column: column)
            }
        }
        names.removeSubrange(first...)
    }

    private mutating func sortNames(from first: Int) {
        let bytes = bytes
        names[first...].sort { bytes[$0].lexicographicallyPrecedes(bytes[$1]) }
    }

    @inline(__always)
    private func haveSameBytes(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard first.count == second.count else { return false }
        var index = 0
        while index < first.count {
            let one = bytes[first.lowerBound &+ index]
            if one != bytes[second.lowerBound &+ index] { return false }
            index &+= 1
        }
        return true
    }
}
