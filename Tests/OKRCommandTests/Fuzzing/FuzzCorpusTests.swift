import Foundation
import OKRTesting
import Testing

@Suite("Hostile input")
struct FuzzCorpusTests {
    @Test(
        "Every file of the corpus is refused or read as what it says",
        arguments: FuzzProbe.allCases)
    func corpus(probe: FuzzProbe) throws {
        let folder = "fuzz/\(probe.rawValue)"
        let names = try Fixtures.names(in: folder)
        #expect(!names.isEmpty, "fixtures/\(folder) holds no input")
        for name in names {
            let path = "\(Fixtures.repository)/fixtures/\(folder)/\(name)"
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(throws: Never.self, "fixtures/\(folder)/\(name)") { try probe.run(bytes) }
        }
    }

    @Test("There is a probe for every folder of the corpus")
    func folders() throws {
        let names = try Fixtures.names(in: "fuzz").filter { !$0.contains(".") }
        #expect(names == FuzzProbe.allCases.map(\.rawValue).sorted())
    }
}
