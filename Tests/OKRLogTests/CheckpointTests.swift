import OKRLog
import Testing

@Suite("Checkpoint") struct CheckpointTests {
    static let published = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/\
        Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

        """
    static let body = "goalledger/x\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    @Test("The published checkpoint reads, and is written the same")
    func published() throws {
        let checkpoint = try Checkpoint(parsing: CheckpointTests.published)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
        #expect(checkpoint.signatures.count == 1)
        #expect(checkpoint.text == CheckpointTests.published)
    }

    @Test("Extension lines, no signature and many signatures are kept as they are")
    func kept() throws {
        let signature = "— a.example AAAAAAA=\n"
        let extended = CheckpointTests.body + "more\nand — more\n"
        for text in [
            CheckpointTests.body, extended, CheckpointTests.body + "\n" + signature,
            extended + "\n" + String(repeating: signature, count: 20),
        ] {
            #expect(try Checkpoint(parsing: text).text == text)
        }
        #expect(try Checkpoint(parsing: extended).extensions == ["more", "and — more"])
        let empty = Checkpoint(origin: "goalledger/x", size: 0, root: Head.empty.root)
        #expect(try Checkpoint(parsing: empty.text) == empty)
        #expect(Checkpoint.origin(ofSource: "urn:uuid:12") == "goalledger/12")
        #expect(Checkpoint.origin(ofSource: "https://x") == nil)
    }

    @Test(
        "Anything else is refused with its line",
        arguments: [
            ("", 1), ("a", 1), ("\n", 1), ("a\n1\n", 3),
            ("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 1),
            ("a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 2),
            ("a\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 2),
            ("a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 2),
            ("a\n1 \nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 2),
            ("a\n1000000000000000000000\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 2),
            ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n", 3),
            ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", 3),
            ("a\n1\nCsUYapGG\n", 3),
            ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", 3),
            ("a\r\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 1),
            ("a\tb\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", 1),
            (body + "\n", 5), (body + "\n- a AAAAAAA=\n", 5), (body + "\n— a AAAA\n", 5),
            (body + "\n— a+b AAAAAAA=\n", 5), (body + "\n— a b AAAAAAA=\n", 5),
            (body + "\n— a AAAAAAA=", 5), (body + "\n— a AAAAAAA=\n\n", 4),
        ])
    func refused(text: String, line: Int) {
        #expect {
            try Checkpoint(parsing: text)
        } throws: { error in
            (error as? CheckpointError)?.line == line
        }
    }

    @Test("Bytes that are not UTF-8 are refused")
    func notText() {
        #expect(throws: CheckpointError.self) {
            try Checkpoint(parsing: [0xFF, 0x0A] + Array(CheckpointTests.body.utf8))
        }
    }
}
