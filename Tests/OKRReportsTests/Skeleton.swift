import Testing

@Suite("OKRReports skeleton")
struct OKRReportsSkeletonTests {
    @Test("Builds") func builds() {}
}
