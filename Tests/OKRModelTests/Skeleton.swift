import Testing

@Suite("OKRModel skeleton")
struct OKRModelSkeletonTests {
    @Test("Builds") func builds() {}
}
