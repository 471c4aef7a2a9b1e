import Testing

@Suite("OKRLog skeleton")
struct OKRLogSkeletonTests {
    @Test("Builds") func builds() {}
}
