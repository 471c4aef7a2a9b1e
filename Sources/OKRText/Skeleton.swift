enum OKRTextSkeleton {}
