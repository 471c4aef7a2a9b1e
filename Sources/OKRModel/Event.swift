/// The vocabulary on one page: everything that can happen.
///
/// The names reflect what is stored and never change. A closed enumeration, so that the compiler
/// names every place that has not heard of a new event.
public enum Event: Hashable, Sendable {
    case ledgerCreated(LedgerCreated)
    case clockAccepted(ClockAccepted)
    case importRecorded(ImportRecorded)
    case commandNoted(CommandNoted)
    case policySet(PolicySet)
    case meetingSet(MeetingSet)

    case personDescribed(PersonDescribed)
    case personLeft(PersonLeft)
    case roleGranted(RoleGranted)
    case roleRevoked(RoleRevoked)
    case teamAdded(TeamAdded)
    case teamMoved(TeamMoved)
    case teamRenamed(TeamRenamed)
    case teamMerged(TeamMerged)
    case teamRetired(TeamRetired)
    case cycleAdded(CycleAdded)
    case cycleActivated(CycleActivated)
    case cycleChanged(CycleChanged)
    case cycleClosed(CycleClosed)
    case cycleReopened(CycleReopened)
    case retroAdded(RetroAdded)

    case strategyAdded(StrategyAdded)
    case objectiveAdded(ObjectiveAdded)
    case keyResultAdded(KeyResultAdded)
    case initiativeAdded(InitiativeAdded)
    case initiativeProgressed(InitiativeProgressed)
    case checkInRecorded(CheckInRecorded)
    case targetChanged(TargetChanged)
    case baselineChanged(BaselineChanged)
    case goalRenamed(GoalRenamed)
    case goalDescribed(GoalDescribed)
    case unitChanged(UnitChanged)
    case goalAssigned(GoalAssigned)
    case weightChanged(WeightChanged)
    case ambitionChanged(AmbitionChanged)
    case deadlineChanged(DeadlineChanged)
    case phasesChanged(PhasesChanged)
    case milestoneAdded(MilestoneAdded)
    case milestoneDropped(MilestoneDropped)
    case milestoneWeighed(MilestoneWeighed)
    case zoneDescribed(ZoneDescribed)
    case goalAligned(GoalAligned)
    case goalUnaligned(GoalUnaligned)
    case goalMoved(GoalMoved)
    case entryCorrected(EntryCorrected)
    case entryRetracted(EntryRetracted)
    case goalProposed(GoalProposed)
    case goalReturned(GoalReturned)
    case goalAgreed(GoalAgreed)
    case goalClosed(GoalClosed)
    case goalReopened(GoalReopened)
    case goalVoided(GoalVoided)
    case goalCarried(GoalCarried)
    case entryAcknowledged(EntryAcknowledged)
    case commentAdded(CommentAdded)
    case winRecorded(WinRecorded)
    case blockerResolved(BlockerResolved)
    case kpiAdded(KPIAdded)
    case thresholdsChanged(ThresholdsChanged)
    case formulaChanged(FormulaChanged)
    case kpiRetired(KPIRetired)
    case benchmarkRecorded(BenchmarkRecorded)
    case influenceClaimed(InfluenceClaimed)
    case influenceDropped(InfluenceDropped)
    case keyResultLinked(KeyResultLinked)

    /// A fact with the kind of thing that it is about.
    public enum Kind {
        case ledger(any LedgerFact)
        case person(any PersonFact)
        case team(any TeamFact)
        case cycle(any CycleFact)
        case goal(any GoalFact)
    }

    /// The fact with the kind of thing that it is about.
    public var kind: Kind {
        switch self {
        case .ledgerCreated(let fact): .ledger(fact)
        case .clockAccepted(let fact): .ledger(fact)
        case .importRecorded(let fact): .ledger(fact)
        case .commandNoted(let fact): .ledger(fact)
        case .policySet(let fact): .ledger(fact)
        case .meetingSet(let fact): .ledger(fact)
        case .personDescribed(let fact): .person(fact)
        case .personLeft(let fact): .person(fact)
        case .roleGranted(let fact): .person(fact)
        case .roleRevoked(let fact): .person(fact)
        case .teamAdded(let fact): .team(fact)
        case .teamMoved(let fact): .team(fact)
        case .teamRenamed(let fact): .team(fact)
        case .teamMerged(let fact): .team(fact)
        case .teamRetired(let fact): .team(fact)
        case .cycleAdded(let fact): .cycle(fact)
        case .cycleActivated(let fact): .cycle(fact)
        case .cycleChanged(let fact): .cycle(fact)
        case .cycleClosed(let fact): .cycle(fact)
        case .cycleReopened(let fact): .cycle(fact)
        case .retroAdded(let fact): .cycle(fact)
        case .strategyAdded(let fact): .goal(fact)
        case .objectiveAdded(let fact): .goal(fact)
        case .keyResultAdded(let fact): .goal(fact)
        case .initiativeAdded(let fact): .goal(fact)
        case .initiativeProgressed(let fact): .goal(fact)
        case .checkInRecorded(let fact): .goal(fact)
        case .targetChanged(let fact): .goal(fact)
        case .baselineChanged(let fact): .goal(fact)
        case .goalRenamed(let fact): .goal(fact)
        case .goalDescribed(let fact): .goal(fact)
        case .unitChanged(let fact): .goal(fact)
        case .goalAssigned(let fact): .goal(fact)
        case .weightChanged(let fact): .goal(fact)
        case .ambitionChanged(let fact): .goal(fact)
        case .deadlineChanged(let fact): .goal(fact)
        case .phasesChanged(let fact): .goal(fact)
        case .milestoneAdded(let fact): .goal(fact)
        case .milestoneDropped(let fact): .goal(fact)
        case .milestoneWeighed(let fact): .goal(fact)
        case .zoneDescribed(let fact): .goal(fact)
        case .goalAligned(let fact): .goal(fact)
        case .goalUnaligned(let fact): .goal(fact)
        case .goalMoved(let fact): .goal(fact)
        case .entryCorrected(let fact): .goal(fact)
        case .entryRetracted(let fact): .goal(fact)
        case .goalProposed(let fact): .goal(fact)
        case .goalReturned(let fact): .goal(fact)
        case .goalAgreed(let fact): .goal(fact)
        case .goalClosed(let fact): .goal(fact)
        case .goalReopened(let fact): .goal(fact)
        case .goalVoided(let fact): .goal(fact)
        case .goalCarried(let fact): .goal(fact)
        case .entryAcknowledged(let fact): .goal(fact)
        case .commentAdded(let fact): .goal(fact)
        case .winRecorded(let fact): .goal(fact)
        case .blockerResolved(let fact): .goal(fact)
        case .kpiAdded(let fact): .goal(fact)
        case .thresholdsChanged(let fact): .goal(fact)
        case .formulaChanged(let fact): .goal(fact)
        case .kpiRetired(let fact): .goal(fact)
        case .benchmarkRecorded(let fact): .goal(fact)
        case .influenceClaimed(let fact): .goal(fact)
        case .influenceDropped(let fact): .goal(fact)
        case .keyResultLinked(let fact): .goal(fact)
        }
    }

    /// The fact itself.
    public var fact: any Fact {
        switch kind {
        case .ledger(let fact): fact
        case .person(let fact): fact
        case .team(let fact): fact
        case .cycle(let fact): fact
        case .goal(let fact): fact
        }
    }

    /// The name in an entry's type, such as `check-in-recorded`.
    public var name: String { type(of: fact).name }

    /// Every kind of fact there is, in the order of this page.
    public static let vocabulary: [any Fact.Type] = [
        LedgerCreated.self, ClockAccepted.self, ImportRecorded.self, CommandNoted.self,
        PolicySet.self, MeetingSet.self, PersonDescribed.self, PersonLeft.self, RoleGranted.self,
        RoleRevoked.self, TeamAdded.self, TeamMoved.self, TeamRenamed.self,
        TeamMerged.self, TeamRetired.self, CycleAdded.self, CycleActivated.self, CycleChanged.self,
        CycleClosed.self, CycleReopened.self, RetroAdded.self, StrategyAdded.self,
        ObjectiveAdded.self,
        KeyResultAdded.self, InitiativeAdded.self, InitiativeProgressed.self,
        CheckInRecorded.self, TargetChanged.self, BaselineChanged.self,
        GoalRenamed.self, GoalDescribed.self, UnitChanged.self, GoalAssigned.self,
        WeightChanged.self, AmbitionChanged.self, DeadlineChanged.self, PhasesChanged.self,
        MilestoneAdded.self, MilestoneDropped.self, MilestoneWeighed.self, ZoneDescribed.self,
        GoalAligned.self, GoalUnaligned.self, GoalMoved.self, EntryCorrected.self,
        EntryRetracted.self, GoalProposed.self, GoalReturned.self, GoalAgreed.self, GoalClosed.self,
        GoalReopened.self, GoalVoided.self, GoalCarried.self, EntryAcknowledged.self,
        CommentAdded.self, WinRecorded.self, BlockerResolved.self,
        KPIAdded.self, ThresholdsChanged.self, FormulaChanged.self, KPIRetired.self,
        BenchmarkRecorded.self, InfluenceClaimed.self, InfluenceDropped.self, KeyResultLinked.self,
    ]

    /// The schema of the fact with that name, or nil where the vocabulary does not have it.
    public static func schema(named name: String) -> Schema? { schemas[name] }

    private static let schemas: [String: Schema] = {
        var schemas: [String: Schema] = [:]
        for fact in vocabulary { schemas[fact.name] = fact.schema }
        return schemas
    }()

    /// Reads the event of that name from its payload; nil where the vocabulary does not have it.
    public init?(named name: String, _ fields: Fields) throws(FieldProblem) {
        switch name {
        case LedgerCreated.name: self = .ledgerCreated(try LedgerCreated(fields))
        case ClockAccepted.name: self = .clockAccepted(try ClockAccepted(fields))
        case ImportRecorded.name: self = .importRecorded(try ImportRecorded(fields))
        case CommandNoted.name: self = .commandNoted(try CommandNoted(fields))
        case PolicySet.name: self = .policySet(try PolicySet(fields))
        case MeetingSet.name: self = .meetingSet(try MeetingSet(fields))
        case PersonDescribed.name: self = .personDescribed(try PersonDescribed(fields))
        case PersonLeft.name: self = .personLeft(try PersonLeft(fields))
        case RoleGranted.name: self = .roleGranted(try RoleGranted(fields))
        case RoleRevoked.name: self = .roleRevoked(try RoleRevoked(fields))
        case TeamAdded.name: self = .teamAdded(try TeamAdded(fields))
        case TeamMoved.name: self = .teamMoved(try TeamMoved(fields))
        case TeamRenamed.name: self = .teamRenamed(try TeamRenamed(fields))
        case TeamMerged.name: self = .teamMerged(try TeamMerged(fields))
        case TeamRetired.name: self = .teamRetired(try TeamRetired(fields))
        case CycleAdded.name: self = .cycleAdded(try CycleAdded(fields))
        case CycleActivated.name: self = .cycleActivated(try CycleActivated(fields))
        case CycleChanged.name: self = .cycleChanged(try CycleChanged(fields))
        case CycleClosed.name: self = .cycleClosed(try CycleClosed(fields))
        case CycleReopened.name: self = .cycleReopened(try CycleReopened(fields))
        case RetroAdded.name: self = .retroAdded(try RetroAdded(fields))
        case StrategyAdded.name: self = .strategyAdded(try StrategyAdded(fields))
        case ObjectiveAdded.name: self = .objectiveAdded(try ObjectiveAdded(fields))
        case KeyResultAdded.name: self = .keyResultAdded(try KeyResultAdded(fields))
        case InitiativeAdded.name: self = .initiativeAdded(try InitiativeAdded(fields))
        case InitiativeProgressed.name:
            self = .initiativeProgressed(try InitiativeProgressed(fields))
        case CheckInRecorded.name: self = .checkInRecorded(try CheckInRecorded(fields))
        case TargetChanged.name: self = .targetChanged(try TargetChanged(fields))
        case BaselineChanged.name: self = .baselineChanged(try BaselineChanged(fields))
        case GoalRenamed.name: self = .goalRenamed(try GoalRenamed(fields))
        case GoalDescribed.name: self = .goalDescribed(try GoalDescribed(fields))
        case UnitChanged.name: self = .unitChanged(try UnitChanged(fields))
        case GoalAssigned.name: self = .goalAssigned(try GoalAssigned(fields))
        case WeightChanged.name: self = .weightChanged(try WeightChanged(fields))
        case AmbitionChanged.name: self = .ambitionChanged(try AmbitionChanged(fields))
        case DeadlineChanged.name: self = .deadlineChanged(try DeadlineChanged(fields))
        case PhasesChanged.name: self = .phasesChanged(try PhasesChanged(fields))
        case MilestoneAdded.name: self = .milestoneAdded(try MilestoneAdded(fields))
        case MilestoneDropped.name: self = .milestoneDropped(try MilestoneDropped(fields))
        case MilestoneWeighed.name: self = .milestoneWeighed(try MilestoneWeighed(fields))
        case ZoneDescribed.name: self = .zoneDescribed(try ZoneDescribed(fields))
        case GoalAligned.name: self = .goalAligned(try GoalAligned(fields))
        case GoalUnaligned.name: self = .goalUnaligned(try GoalUnaligned(fields))
        case GoalMoved.name: self = .goalMoved(try GoalMoved(fields))
        case EntryCorrected.name: self = .entryCorrected(try EntryCorrected(fields))
        case EntryRetracted.name: self = .entryRetracted(try EntryRetracted(fields))
        case GoalProposed.name: self = .goalProposed(try GoalProposed(fields))
        case GoalReturned.name: self = .goalReturned(try GoalReturned(fields))
        case GoalAgreed.name: self = .goalAgreed(try GoalAgreed(fields))
        case GoalClosed.name: self = .goalClosed(try GoalClosed(fields))
        case GoalReopened.name: self = .goalReopened(try GoalReopened(fields))
        case GoalVoided.name: self = .goalVoided(try GoalVoided(fields))
        case GoalCarried.name: self = .goalCarried(try GoalCarried(fields))
        case EntryAcknowledged.name: self = .entryAcknowledged(try EntryAcknowledged(fields))
        case CommentAdded.name: self = .commentAdded(try CommentAdded(fields))
        case WinRecorded.name: self = .winRecorded(try WinRecorded(fields))
        case BlockerResolved.name: self = .blockerResolved(try BlockerResolved(fields))
        case KPIAdded.name: self = .kpiAdded(try KPIAdded(fields))
        case ThresholdsChanged.name: self = .thresholdsChanged(try ThresholdsChanged(fields))
        case FormulaChanged.name: self = .formulaChanged(try FormulaChanged(fields))
        case KPIRetired.name: self = .kpiRetired(try KPIRetired(fields))
        case BenchmarkRecorded.name: self = .benchmarkRecorded(try BenchmarkRecorded(fields))
        case InfluenceClaimed.name: self = .influenceClaimed(try InfluenceClaimed(fields))
        case InfluenceDropped.name: self = .influenceDropped(try InfluenceDropped(fields))
        case KeyResultLinked.name: self = .keyResultLinked(try KeyResultLinked(fields))
        default: return nil
        }
    }
}

extension Event {
    /// The names of the events that change what is known of the ledger itself.
    public static let namesDescribingLedger: Set<String> = [
        LedgerCreated.name, PolicySet.name, MeetingSet.name,
    ]

    /// The names of the events that put a goal below others.
    public static let namesPlacing: Set<String> = [
        StrategyAdded.name, ObjectiveAdded.name, KeyResultAdded.name, InitiativeAdded.name,
        GoalAligned.name, GoalMoved.name, KPIAdded.name,
    ]

    /// The goals that the event puts its goal below: its objective, what it is aligned to.
    public var putsBelow: [GoalID] {
        switch self {
        case .strategyAdded(let fact): fact.parents.map(\.id)
        case .objectiveAdded(let fact): fact.parents.map(\.id)
        case .keyResultAdded(let fact): [fact.objective]
        case .initiativeAdded(let fact): fact.parents.map(\.id)
        case .goalAligned(let fact): [fact.parent.id]
        case .kpiAdded(let fact):
            [fact.plan.segmentOf].compactMap { $0 } + fact.parents.map(\.id)
        case .goalMoved(let fact):
            if case .objective(let id) = fact.place { [id] } else { [] }
        default: []
        }
    }
}
