extension HelpTests {
    static let overviewText = """
        okr keeps objectives and key results in a ledger that can be trusted: nothing is
        ever overwritten, and every past moment can be asked about.

        Usage: okr VERB [arguments] [options]

        The ledger
          init PATH                    Make a ledger in a new folder.
          demo [PATH]                  Make a ledger with an example and walk through
                                       it.
          copy SRC DST                 Copy a ledger whole.

        Objectives
          objective add TITLE          Add an objective.

        Key results
          kr add OBJECTIVE TITLE       Add a key result to an objective.
          kr move GOAL OBJECTIVE       Move a key result to another objective.

        Check-ins
          check-in GOAL [VALUE]        Record the value of a goal on a day.
          comment GOAL|@ENTRY TEXT     Comment on a goal or an entry.
          blocker resolve @ENTRY       Say that a blocker is gone.

        Changes
          assign [GOAL] [WHO]          Give a goal to another owner.
          align GOAL PARENT[=WEIGHT]…  Align a goal to another.
          milestone add GOAL NAME      Add a milestone to a key result.

        The life of a goal
          agree [GOAL…]                Agree on drafts.

        Looking
          status                       Show the scoreboard.
          report NAME                  Write a report.

        In and out
          import FILE…                 Take in goals and check-ins from files.

        Help
          help [VERB]                  Explain a verb, or list them all.
          --version                    Print the version.

        Everywhere
          --ledger PATH                the ledger; OKR_LEDGER or the nearest one above
                                       this folder unless given
          --color WHEN                 auto, always or never
          --width COLUMNS              the width of the output
          -q, --quiet                  print nothing but the answer
          -h, --help                   explain the verb

        """

    static let importText = """
        Take in goals and check-ins from files.

        Usage: okr import FILE… [options]

        Arguments
          FILE…            a CSV file, or - for the standard input

        Options
          --partial        record the good rows

        Everywhere
          --ledger PATH    the ledger; OKR_LEDGER or the nearest one above this folder
                           unless given
          --color WHEN     auto, always or never
          --width COLUMNS  the width of the output
          -q, --quiet      print nothing but the answer
          -h, --help       explain the verb

        """

    static let groupText = """
        Usage: okr kr VERB [arguments] [options]

        Verbs
          kr add OBJECTIVE TITLE  Add a key result to an objective.
          kr move GOAL OBJECTIVE  Move a key result to another objective.

        'okr help kr VERB' explains one of them.

        """

    static let addText = """
        Add a key result to an objective.

        Usage: okr kr add OBJECTIVE TITLE [options]

        From one number to another, rising or falling:

          okr kr add O-1 "Raise code coverage" --from 63 --to 80 --unit %

        Within a band that is to be kept, where both ends count as
        inside of the band:

          okr kr add O-1 "Temperature" --between -5 5

        Arguments
          OBJECTIVE           the objective it belongs to
          TITLE               what it is

        Options
          --from B            where it starts
          --to T              where it is to arrive
          --between LOW HIGH  the band it is to keep
          --unit UNIT         what it is counted in

        Recording
          --on DAY            the day it was true; today unless
                              given
          --actor WHO         who does it; OKR_ACTOR or the login
                              name unless given
          --for WHO           on whose behalf it is done
          --key TEXT          a key of your own: the same command
                              twice records once
          --expect REVISION   refuse if the goal has changed since
          --dry-run           decide, and record nothing
          --clock-is-right    record though the clock is far from
                              the last entry's time
          --json              print JSON

        Everywhere
          --ledger PATH       the ledger; OKR_LEDGER or the nearest
                              one above this folder unless given
          --color WHEN        auto, always or never
          --width COLUMNS     the width of the output
          -q, --quiet         print nothing but the answer
          -h, --help          explain the verb

        """
}
