enum OKRInterchangeSkeleton {}
