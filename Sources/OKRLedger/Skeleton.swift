enum OKRLedgerSkeleton {}
