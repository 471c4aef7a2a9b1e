import Testing

@Suite("OKRInterchange skeleton")
struct OKRInterchangeSkeletonTests {
    @Test("Builds") func builds() {}
}
