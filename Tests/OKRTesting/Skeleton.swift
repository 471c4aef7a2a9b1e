enum OKRTestingSkeleton {}
