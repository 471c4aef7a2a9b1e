@testable import OKRLog

/// Where a full tile of level 0 is stored.
enum LedgerTile {
    static func path(_ index: Int) -> String { LedgerPaths.tile(level: 0, index: index) }
}
