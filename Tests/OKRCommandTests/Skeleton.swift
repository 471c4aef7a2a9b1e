import Testing

@Suite("OKRCommand skeleton")
struct OKRCommandSkeletonTests {
    @Test("Builds") func builds() {}
}
