import Testing

@Suite("OKRText skeleton")
struct OKRTextSkeletonTests {
    @Test("Builds") func builds() {}
}
