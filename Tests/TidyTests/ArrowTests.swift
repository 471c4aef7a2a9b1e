import Testing

@Suite("The direction of the arrows")
struct ArrowTests {
    /// What every target may import beside the standard library.
    private static let allowed: [String: Set<String>] = [
        "OKRModel": [],
        "OKRText": [],
        "OKRThreads": ["Glibc"],
        "OKRLog": ["OKRText", "CSHA256", "Glibc"],
        "OKRReports": ["OKRModel", "OKRText", "OKRThreads"],
        "OKRInterchange": ["OKRModel", "OKRText"],
        "OKRLedger": ["OKRModel", "OKRLog", "OKRText"],
        "okr": [
            "OKRModel", "OKRText", "OKRLog", "OKRReports", "OKRInterchange", "OKRLedger", "CDemo",
            "CAuditPack", "CPage", "Glibc",
        ],
    ]
    private static let standardLibrary: Set<String> = ["Swift", "Synchronization"]

    /// The only files that may call the operating system.
    private static let systemFiles = [
        "Sources/OKRLog/SystemDisk.swift", "Sources/OKRThreads/Threads.swift",
        "Sources/okr/SystemSurroundings.swift",
    ]

    private static func imports(of file: Repository.File) -> [String] {
        SourceText(file.text).code.filter { $0.contains("import ") }.compactMap { line in
            line.firstMatch(of: /^\s*(?:@?\w+ )*import (?:\w+ )?(\w+)/).map { String($0.1) }
        }
    }

    @Test("Every target imports what the architecture lets it, and nothing else")
    func arrows() throws {
        for file in try Repository.swiftFiles(["Sources"]) {
            guard let allowed = Self.allowed[file.target] else {
                Issue.record("\(file.path) belongs to a target without arrows")
                continue
            }
            for module in Self.imports(of: file) where !Self.standardLibrary.contains(module) {
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test("Foundation is in no file of Sources, and Glibc in three")
    func system() throws {
        var found: [String] = []
        for file in try Repository.swiftFiles(["Sources"]) {
            let imports = Self.imports(of: file)
            #expect(!imports.contains { $0.hasPrefix("Foundation") }, "\(file.path)")
            if imports.contains(where: { ["Glibc", "Musl", "Darwin"].contains($0) }) {
                found.append(file.path)
            }
        }
        #expect(found.filter { !Self.systemFiles.contains($0) } == [])
    }

    @Test("The package depends on no other")
    func package() throws {
        let package = try #require(try Repository.files("Package.swift").first)
        let code = SourceText(package.text).code.joined(separator: "\n")
        #expect(!code.contains(".package("))
        #expect(!package.text.contains("https://"))
    }
}

@Suite("Source without comments and texts")
struct SourceTextTests {
    @Test("Comments and texts are blanked, interpolations and code stay")
    func blanked() {
        let source = SourceText(
            #"let a = "x! \(b("y!")!) z!" // c! "d""# + "\nlet e = #\"f!\\(g)\"# + h!")
        #expect(
            source.code == [
                #"let a = "     b("  ")!    ""# + "          ",
                "let e = #\"      \"# + h!",
            ])
    }

    @Test("A text of several lines is known as such")
    func texts() {
        let source = SourceText(
            "let a = \"\"\"\n    x! \"quoted\" \\\n    y\n    \"\"\"\nlet b = c")
        #expect(source.insideTexts == [1, 2, 3])
        #expect(source.code[4] == "let b = c")
        #expect(!source.code[1].contains("!"))
    }
}
