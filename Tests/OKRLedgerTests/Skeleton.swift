import Testing

@Suite("OKRLedger skeleton")
struct OKRLedgerSkeletonTests {
    @Test("Builds") func builds() {}
}
