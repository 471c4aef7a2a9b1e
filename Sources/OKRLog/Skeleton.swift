enum OKRLogSkeleton {}
