// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "GoalLedger",
    products: [
        .library(
            name: "GoalLedger",
            targets: [
                "OKRModel", "OKRText", "OKRLog", "OKRLedger", "OKRReports", "OKRInterchange",
            ]),
        .executable(name: "okr", targets: ["okr"]),
    ],
    targets: [
        // The innermost ring: pure, imports nothing but the standard library.
        .target(name: "OKRModel"),
        .target(name: "OKRText"),
        .target(name: "CSHA256"),
        .target(name: "OKRThreads"),

        // Bytes that last, and documents people read.
        .target(name: "OKRLog", dependencies: ["OKRText", "CSHA256"]),
        .target(name: "OKRReports", dependencies: ["OKRModel", "OKRText", "OKRThreads"]),
        .target(name: "OKRInterchange", dependencies: ["OKRModel", "OKRText"]),

        // The spine: a command becomes entries, entries become state.
        .target(name: "OKRLedger", dependencies: ["OKRModel", "OKRLog", "OKRText"]),

        // The command.
        .target(name: "CDemo"),
        .target(name: "CAuditPack", exclude: ["verify.py"]),
        .target(
            name: "CPage", exclude: ["data.js", "drawings.js", "page.css", "page.js", "slider.js"]),
        .executableTarget(
            name: "okr",
            dependencies: [
                "OKRModel", "OKRText", "OKRLog", "OKRLedger", "OKRReports", "OKRInterchange",
                "CDemo", "CAuditPack", "CPage",
            ]),

        // Tests.
        .target(
            name: "OKRTesting", dependencies: ["OKRModel", "OKRLog", "OKRText", "OKRLedger"],
            path: "Tests/OKRTesting"),
        .testTarget(name: "OKRTextTests", dependencies: ["OKRText", "OKRTesting"]),
        .testTarget(name: "OKRThreadsTests", dependencies: ["OKRThreads"]),
        .testTarget(name: "OKRModelTests", dependencies: ["OKRModel", "OKRTesting"]),
        .testTarget(name: "TidyTests"),
        .testTarget(name: "OKRFactTests", dependencies: ["OKRModel", "OKRTesting"]),
        .testTarget(
            name: "OKRLogTests", dependencies: ["OKRLog", "OKRText", "OKRTesting", "CSHA256"]),
        .testTarget(
            name: "OKRLedgerTests",
            dependencies: ["OKRLedger", "OKRModel", "OKRLog", "OKRText", "OKRTesting"]),
        .testTarget(
            name: "OKRReportsTests",
            dependencies: ["OKRReports", "OKRModel", "OKRText", "OKRTesting"]),
        .testTarget(
            name: "OKRInterchangeTests",
            dependencies: ["OKRInterchange", "OKRModel", "OKRText", "OKRTesting"]),
        .testTarget(
            name: "OKRCommandTests",
            dependencies: [
                "okr", "OKRLedger", "OKRModel", "OKRLog", "OKRText", "OKRReports",
                "OKRInterchange", "OKRTesting",
            ]),
    ],
    // #embed is of C23.
    cLanguageStandard: .c2x
)

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

for target in package.targets
where !["CSHA256", "CDemo", "CAuditPack", "CPage"].contains(target.name) {
    target.swiftSettings = swiftSettings
}
