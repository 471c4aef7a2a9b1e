/// Every verb that works, in the order of the overview.
enum VerbCatalogue {
    static let pages: [any VerbPage.Type] = [
        InitVerb.self, DemoVerb.self, VerifyVerb.self, CheckpointVerb.self,
        CycleAddVerb.self, CycleActivateVerb.self, CycleChangeVerb.self, CycleCloseVerb.self,
        CycleReopenVerb.self, CycleListVerb.self, RetroAddVerb.self, RetroListVerb.self,
        TeamAddVerb.self, TeamMoveVerb.self, TeamRenameVerb.self, TeamMergeVerb.self,
        TeamRetireVerb.self, TeamListVerb.self,
        PersonAddVerb.self, PersonChangeVerb.self, PersonLeaveVerb.self,
        RoleGrantVerb.self, RoleRevokeVerb.self, RoleListVerb.self,
        StrategyAddVerb.self,
        ObjectiveAddVerb.self, KeyResultAddVerb.self,
        KPIAddVerb.self, KPIThresholdsVerb.self, KPIFormulaVerb.self, KPIInfluenceVerb.self,
        KPIBenchmarkVerb.self, KPIPromoteVerb.self, KPIAdoptVerb.self, KPIRetireVerb.self,
        InitiativeAddVerb.self, InitiativeProgressVerb.self, InitiativeListVerb.self,
        MeetingSetVerb.self, MeetingListVerb.self,
        CheckInVerb.self, CorrectVerb.self, RetractVerb.self,
        AckVerb.self, CommentVerb.self, WinVerb.self, BlockerResolveVerb.self,
        BlockerListVerb.self, DueVerb.self,
        RenameVerb.self, DescribeVerb.self, UnitVerb.self, AssignVerb.self,
        WeightVerb.self, AmbitionVerb.self,
        TargetVerb.self, BaselineVerb.self, DeadlineVerb.self, PhasesVerb.self,
        MilestoneAddVerb.self, MilestoneDropVerb.self, MilestoneWeighVerb.self, ZoneVerb.self,
        AlignVerb.self, UnalignVerb.self, MoveVerb.self, VoidVerb.self,
        ProposeVerb.self, ReturnVerb.self, AgreeVerb.self, CloseVerb.self, ReopenVerb.self,
        CarryVerb.self,
        StatusVerb.self, KPIsVerb.self, KPIMapVerb.self, TreeVerb.self, ShowVerb.self,
        HistoryVerb.self, LogVerb.self,
        DiffVerb.self, BlameVerb.self, WhenVerb.self, HindsightVerb.self, ReplayVerb.self,
        AuditVerb.self, GoalpostsVerb.self, DisciplineVerb.self, LintVerb.self, PolicySetVerb.self,
        AuditPackVerb.self,
        ReportVerb.self,
        ImportVerb.self, ApplyVerb.self,
    ]

    static let catalogue = Catalogue(
        summary: "Keep OKRs in a ledger that answers for any past moment.",
        verbs: pages.map { $0.verb })

    static func page(of verb: Verb) -> (any VerbPage.Type)? {
        pages.first { $0.verb.name == verb.name }
    }
}
