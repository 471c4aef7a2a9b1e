enum OKRReportsSkeleton {}
