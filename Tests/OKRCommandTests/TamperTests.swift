import Foundation
import OKRLog
import OKRTesting
import OKRText
import Testing

@Suite("A ledger that somebody changed, seen by the built command")
struct TamperTests {
    private static let log = "ledger/log/00000000000000000001.jsonl"

    /// A ledger of about twenty entries with a checkpoint kept beside it.
    private static func ledger() throws -> (scratch: Scratch, binary: Binary) {
        let (made, source) = try ProcessesTests.ledger()
        let told = try source.shell(
            """
            for number in 1 2 3 4 5 6; do
            okr check-in KR-1 $number.50 --note "note $number" --for bo && okr check-in KR-2 $number
            done && okr target KR-1 900 --reason "no hands" && okr checkpoint > kept.txt
            okr check-in KR-1 7
            """)
        try #require(told.code == 0, "\(told.errors)")
        let scratch = try Scratch()
        try Binary(in: made).shell(
            "mkdir '\(scratch.path)/ledger' && cp -r log head tree lock '\(scratch.path)/ledger'"
                + " && cp kept.txt '\(scratch.path)'")
        return (scratch, Binary(in: scratch, environment: ["OKR_LEDGER": "ledger"]))
    }

    private static func lines(_ scratch: Scratch) throws -> [[UInt8]] {
        try scratch.bytes(log).split(separator: 10).map(Array.init)
    }

    private static func write(_ lines: [[UInt8]], _ scratch: Scratch) throws {
        try scratch.write(Array(lines.map { $0 + [10] }.joined()), to: log)
    }

    /// Verifies as it stands, then without the tree, then without the head as well.
    private static func expectFound(
        _ scratch: Scratch, _ binary: Binary, exit codes: Set<Int32>, saying words: String? = nil,
        _ what: String
    ) throws {
        for gone in [nil, "ledger/tree", "ledger/head"] {
            if let gone { try scratch.remove(gone) }
            let outcome = try binary.okr("verify", "--against", "kept.txt")
            let place = "\(what), without \(gone ?? "nothing"): \(outcome.errors)"
            #expect(codes.contains(outcome.code), "\(place)")
            #expect(
                outcome.errors.hasPrefix("okr: ") && outcome.errors.hasSuffix(".\n"), "\(place)")
            #expect(!outcome.errors.contains("OKRLog") && !outcome.errors.contains("Optional"))
            if let words { #expect(outcome.errors.contains(words), "\(place)") }
        }
    }

    @Test("What is whole is said to be, and each entry is dated by the kept checkpoint")
    func whole() throws {
        let (scratch, binary) = try Self.ledger()
        let outcome = try binary.okr("verify", "--against", "kept.txt")
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        #expect(outcome.output.contains("kept.txt: entries 1…21 existed when it was kept"))
        for gone in ["ledger/tree", "ledger/head"] {
            try scratch.remove(gone)
            let without = try binary.okr("verify", "--against", "kept.txt")
            #expect(without.output.contains("entries 1…21 existed"), "\(without.errors)")
        }
    }

    @Test("A changed byte is found wherever it is", arguments: 0..<12)
    func flipped(_ part: Int) throws {
        let (scratch, binary) = try Self.ledger()
        var bytes = try scratch.bytes(Self.log)
        let place = bytes.count * part / 12 + part * 7
        bytes[place] ^= 1
        try scratch.write(bytes, to: Self.log)
        try Self.expectFound(
            scratch, binary, exit: [74], saying: "000001.jsonl", "byte \(place) changed")
        let status = try binary.okr("status")
        #expect([0, 74].contains(status.code))
    }

    @Test("Of a small ledger every seventh byte, changed, is found")
    func everySeventh() throws {
        let (scratch, _) = try Self.ledger()
        let kept = try Checkpoint(parsing: try scratch.bytes("kept.txt"))
        let sound = try scratch.bytes(Self.log)
        for place in stride(from: 0, to: sound.count, by: 7) {
            var bytes = sound
            bytes[place] ^= 0x20
            try scratch.write(bytes, to: Self.log)
            let result = try Verification.verify(
                ledgerAt: scratch.path + "/ledger", against: [kept])
            #expect(!result.isGood, "byte \(place) changed")
        }
    }

    @Test("A tail that is cut off is found, at the end of an entry or within one")
    func cut() throws {
        for cut in [0, 1, 300, 900, 2500] {
            let (scratch, binary) = try Self.ledger()
            var bytes = try scratch.bytes(Self.log)
            bytes.removeLast(cut == 0 ? Array(try Self.lines(scratch).last ?? []).count + 1 : cut)
            try scratch.write(bytes, to: Self.log)
            // Without its head, only the checkpoint can tell that whole entries are missing.
            let status = try binary.okr("verify", "--against", "kept.txt")
            #expect(status.code == 74 && status.errors.contains("ledger/"), "\(status.errors)")
            if cut >= 300 {
                try scratch.remove("ledger/head")
                try scratch.remove("ledger/tree")
                let late = try binary.okr("verify", "--against", "kept.txt")
                #expect(late.code != 0, "\(late.output)")
            }
        }
    }

    @Test("Entries dropped or exchanged are found")
    func order() throws {
        for change in 0..<3 {
            let (scratch, binary) = try Self.ledger()
            var lines = try Self.lines(scratch)
            switch change {
            case 0: lines.remove(at: 12)
            case 1: lines.swapAt(11, 13)
            default: lines.insert(lines[9], at: 10)
            }
            try Self.write(lines, scratch)
            try Self.expectFound(scratch, binary, exit: [74], "change of order \(change)")
        }
    }

    @Test("An entry that was rewritten with right checks differs from the kept checkpoint")
    func rewritten() throws {
        let (scratch, binary) = try Self.ledger()
        var lines = try Self.lines(scratch)
        let index = try #require(
            lines.firstIndex { line in
                let text = String(decoding: line, as: UTF8.self)
                return text.contains("check-in-recorded") && !text.contains("private")
            })
        let text = String(decoding: lines[index], as: UTF8.self)
        let range = try #require(text.range(of: "\"value\":"))
        let leaf = text[..<range.upperBound] + "9" + text[range.upperBound...].dropFirst()
        let end = try #require(leaf.range(of: ",\"crc\":"))
        let open = Array(leaf[..<end.lowerBound].utf8)
        let hex = String(CRC32C.checksum(open), radix: 16)
        let crc = String(repeating: "0", count: 8 - hex.count) + hex
        lines[index] = open + Array(",\"crc\":\"\(crc)\"}".utf8)
        try Self.write(lines, scratch)
        let asItStands = try binary.okr("verify", "--against", "kept.txt")
        #expect([1, 74].contains(asItStands.code))
        try scratch.remove("ledger/tree")
        try scratch.remove("ledger/head")
        // A forger who holds all files makes a ledger that agrees with itself.
        let alone = try binary.okr("verify")
        #expect(!alone.errors.contains("entry \(index + 1)"), "\(alone.errors)")
        let against = try binary.okr("verify", "--against", "kept.txt")
        #expect(against.code != 0 && against.errors.contains("kept.txt: "), "\(against.errors)")
    }

    @Test("A private text that was taken away or changed is found, and never shown")
    func privateText() throws {
        for change in ["null", "{\"note\":\"forged\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}"] {
            let (scratch, binary) = try Self.ledger()
            var lines = try Self.lines(scratch)
            let index = try #require(
                lines.firstIndex { String(decoding: $0, as: UTF8.self).contains("note 3") })
            let text = String(decoding: lines[index], as: UTF8.self)
            let start = try #require(text.range(of: "\"private\":"))
            let end = try #require(text.range(of: "},\"crc\""))
            lines[index] = Array(
                (text[..<start.upperBound] + change + text[end.lowerBound...]).utf8)
            try Self.write(lines, scratch)
            try Self.expectFound(
                scratch, binary, exit: [74], saying: "entry \(index + 1)", "private \(change)")
            let history = try binary.okr("history", "KR-1")
            #expect(!history.output.contains("forged"))
        }
    }
}
