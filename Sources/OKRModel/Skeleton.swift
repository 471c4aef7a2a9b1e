enum OKRModelSkeleton {}
