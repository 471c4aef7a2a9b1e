internal import OKRText

// goalledger-head 1 generation=00000000000000000007 size=00000000000000000042
//  segment=00000000000000000001 offset=00000000000000018234 root=<64 hexadecimal digits>
//  (spaces) crc=xxxxxxxx⏎                                          (one line of 512 bytes)
//
// The file `head` has two such slots, of a sector each. Disks write a sector whole or not at all; a
// power cut that tears one all the same tears the one being written, and the other slot remains.
// 1. A slot is valid if it is exactly what would be written for the numbers in it; the crc is
//    CRC-32C over all before `crc=`.
// 2. Generations count the writings; an even one is in the first slot, an odd one in the second.
// 3. Every number is below 10^15, as in lines: no sum of theirs is too great for an integer.
// 4. Of two valid slots the one with the higher generation counts.

/// What is acknowledged, and where in the log it ends.
struct HeadRecord: Hashable, Sendable {
    var generation = 0
    var size = 0
    /// The first entry of the segment that is written to; zero before there is one.
    var segment = 0
    /// Where in that segment the next line goes.
    var offset = 0
    var root = MerkleHash.empty

    static let slotSize = 512
    /// The numbers a slot may hold.
    static let numbers = 0..<1_000_000_000_000_000

    var head: Head { Head(size: size, root: root) }

    /// Which slot this record belongs in.
    var slot: Int { generation % 2 }

    /// The 512 bytes of the slot.
    var bytes: [UInt8] {
        var text = "goalledger-head 1"
        text += " generation=" + padded(generation, to: 20) + " size=" + padded(size, to: 20)
        text += " segment=" + padded(segment, to: 20) + " offset=" + padded(offset, to: 20)
        text += " root=" + root.hex
        var bytes = Array(text.utf8)
        bytes += Array(
            repeating: UInt8(ascii: " "), count: HeadRecord.slotSize - bytes.count - 13)
        bytes += Array("crc=\(hexadecimal(CRC32C.checksum(bytes)))\n".utf8)
        return bytes
    }
}

extension HeadRecord {
    /// Reads a slot; nil unless it is valid.
    init?(slot: Int, bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        let words = text.split(separator: " ")
        guard words.count == 8 else { return nil }
        func value(_ index: Int, _ name: String) -> Substring? {
            words[index].hasPrefix(name) ? words[index].dropFirst(name.count) : nil
        }
        guard let generation = value(2, "generation=").flatMap({ Int($0) }),
            let size = value(3, "size=").flatMap({ Int($0) }),
            let segment = value(4, "segment=").flatMap({ Int($0) }),
            let offset = value(5, "offset=").flatMap({ Int($0) }),
            let root = value(6, "root=").flatMap({ Digest(hex: $0) }),
            [generation, size, segment, offset].allSatisfy({ HeadRecord.numbers ~= $0 })
        else { return nil }
        self.init(
            generation: generation, size: size, segment: segment, offset: offset, root: root)
        guard self.slot == slot, self.bytes == Array(bytes) else { return nil }
    }
}

/// The file `head` as it was read: up to two valid slots.
struct HeadFile: Hashable, Sendable {
    /// The bytes read, to see whether the file changed.
    let bytes: [UInt8]
    /// The record in each slot, nil where it is not valid.
    let slots: [HeadRecord?]

    init(bytes: [UInt8]) {
        self.bytes = bytes
        slots = (0..<2).map { slot in
            let start = slot * HeadRecord.slotSize
            guard bytes.count >= start + HeadRecord.slotSize else { return nil }
            return HeadRecord(slot: slot, bytes: bytes[start..<start + HeadRecord.slotSize])
        }
    }

    /// The record that counts.
    var newest: HeadRecord? {
        slots.compactMap { $0 }.max { $0.generation < $1.generation }
    }

    /// Whether both slots are valid, so that the newest is surely the last one written.
    var isWhole: Bool {
        !slots.contains(nil) && bytes.count == 2 * HeadRecord.slotSize
    }

    /// Reads the file; one that is missing has no valid slot.
    static func read(_ path: String, on disk: any Disk) throws(StoreError) -> HeadFile {
        do throws(DiskError) {
            let file = try disk.open(path, .reading)
            defer { disk.close(file) }
            return HeadFile(
                bytes: try disk.read(file, at: 0, count: 2 * HeadRecord.slotSize + 1))
        } catch {
            guard error.reason == .absent else { throw StoreError(error) }
            return HeadFile(bytes: [])
        }
    }
}
