/// What an event asks of whoever brings it about; each with the deed, for refusals.
enum Asking {
    /// A role that lets one record anything at all: what recording adds by itself, and notes.
    case anyRole
    /// An admin: the frame that all goals stand in.
    case frame(String)
    /// An editor of whoever owns the goal.
    case change(String)
    /// An editor, or a contributor whose goal it is.
    case report(String)
    /// The same where one mends one's own check-in, else an editor.
    case mending(entry: Int, String)
    /// An editor, or any contributor.
    case remark(String)
}

extension Event {
    /// What the event asks of whoever brings it about.
    ///
    /// Exhaustive, so that a new event does not compile until somebody has said who may do it.
    var asks: Asking {
        switch self {
        case .clockAccepted, .commandNoted, .retroAdded: .anyRole
        case .ledgerCreated: .frame("create the ledger")
        case .importRecorded: .frame("import")
        case .policySet: .frame("set a policy")
        case .meetingSet: .frame("set a meeting")
        case .personDescribed: .frame("describe a person")
        case .personLeft: .frame("record that a person left")
        case .roleGranted: .frame("grant a role")
        case .roleRevoked: .frame("revoke a role")
        case .teamAdded: .frame("add a team")
        case .teamMoved: .frame("move a team")
        case .teamRenamed: .frame("rename a team")
        case .teamMerged: .frame("merge a team")
        case .teamRetired: .frame("retire a team")
        case .cycleAdded: .frame("add a cycle")
        case .cycleActivated: .frame("activate a cycle")
        case .cycleChanged: .frame("change a cycle")
        case .cycleClosed: .frame("close a cycle")
        case .cycleReopened: .frame("reopen a cycle")
        case .strategyAdded: .frame("add to the strategy")
        case .objectiveAdded: .change("add an objective")
        case .keyResultAdded: .change("add a key result")
        case .initiativeAdded: .change("add an initiative")
        case .kpiAdded: .change("add a KPI")
        case .thresholdsChanged: .change("change the thresholds of")
        case .formulaChanged: .change("change the formula of")
        case .kpiRetired: .change("retire")
        case .influenceClaimed: .change("claim an influence of")
        case .influenceDropped: .change("drop an influence of")
        case .keyResultLinked: .change("let a KPI carry on")
        case .benchmarkRecorded: .report("record a benchmark beside")
        case .initiativeProgressed: .report("say how far it is with")
        case .targetChanged: .change("change the target of")
        case .baselineChanged: .change("change the baseline of")
        case .goalRenamed: .change("rename")
        case .goalDescribed: .change("describe")
        case .unitChanged: .change("change the unit of")
        case .goalAssigned: .change("assign")
        case .weightChanged: .change("change the weight of")
        case .ambitionChanged: .change("change the ambition of")
        case .deadlineChanged: .change("change the deadline of")
        case .phasesChanged: .change("change the phases of")
        case .milestoneAdded: .change("add a milestone to")
        case .milestoneDropped: .change("drop a milestone of")
        case .milestoneWeighed: .change("weigh a milestone of")
        case .zoneDescribed: .change("describe a zone of")
        case .goalAligned: .change("align")
        case .goalUnaligned: .change("unalign")
        case .goalMoved: .change("move")
        case .goalProposed: .change("propose")
        case .goalReturned: .change("return")
        case .goalAgreed: .change("agree")
        case .goalClosed: .change("close")
        case .goalReopened: .change("reopen")
        case .goalVoided: .change("void")
        case .goalCarried: .change("carry on")
        case .entryCorrected(let fact):
            .mending(entry: fact.entry, "correct @\(fact.entry) of")
        case .entryRetracted(let fact):
            .mending(entry: fact.entry, "retract @\(fact.entry) of")
        case .checkInRecorded: .report("check in on")
        case .winRecorded: .report("record a win of")
        case .blockerResolved: .report("resolve a blocker of")
        case .commentAdded: .remark("comment on")
        case .entryAcknowledged: .remark("acknowledge an entry of")
        }
    }
}
