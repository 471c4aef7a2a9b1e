extension RenderingTests {
    static let scoreboard140 = """
        Acme · 2026-Q1
        As known at entry @1042, 15 February 2026, about 15 February 2026
        0.47 of the way, 0.50 due (5 of 6 reporting)

        Goal     Title                                               Owner                 Value  Target  Progress              Standing     Overdue
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        O-1      Fewer bugs reach customers                          team:platform                        ███████┃▋░░░░░  62 %  ● on-track
        ├─ KR-1  Raise code coverage                                 person:ana           71.5 %    80 %  ███████┃░░░░░░  50 %  ● on-track
        ├─ KR-2  Escaped defects per release                         person:ana                9       4  ██▍░░░░┃░░░░░░  17 %  ■ off-track      9 d
        └─ KR-3  Median time from the first report of a customer t…  team:platform-reli…    31 h    24 h  ██████████████↑100 %  ● on-track
        O-2      顧客が毎日使う製品 — a product people use every d…  team:produkt                         ████▎░░┃░░░░░░  31 %  ▲ at-risk
        ├─ KR-4  Daily active teams 👩‍👩‍👧 in Zürich                     team:produkt           1240    4000  ████▎░░┃░░░░░░  31 %  ▲ at-risk
        ├─ KR-5  Net promoter score                                  team:produkt              –      42                     –  ○ pending       16 d
        └─ KR-6  Uptime␛[31m of the <202E>API                        team:platform          99.2  ≥ 99.9  ░░░░░░░░░░░░░┃   0 %  ■ off-track

        """

    static let scoreboard80 = """
        Acme · 2026-Q1
        As known at entry @1042, 15 February 2026, about 15 February 2026
        0.47 of the way, 0.50 due (5 of 6 reporting)

        Goal     Title                          Value  Target  Progress      Standing
        ────────────────────────────────────────────────────────────────────────────────
        O-1      Fewer bugs reach customers                    ███┃░░  62 %  ● on-track
        ├─ KR-1  Raise code coverage           71.5 %    80 %  ███┃░░  50 %  ● on-track
        ├─ KR-2  Escaped defects per release        9       4  █░░┃░░  17 %  ■ off-track
        └─ KR-3  Median time from the first…     31 h    24 h  ██████↑100 %  ● on-track
        O-2      顧客が毎日使う製品 — a prod…                  █▊░┃░░  31 %  ▲ at-risk
        ├─ KR-4  Daily active teams 👩‍👩‍👧 in Zü…    1240    4000  █▊░┃░░  31 %  ▲ at-risk
        ├─ KR-5  Net promoter score                 –      42             –  ○ pending
        └─ KR-6  Uptime␛[31m of the <202E>API    99.2  ≥ 99.9  ░░░░░┃   0 %  ■ off-track

        """

    static let scoreboard60 = """
        Acme · 2026-Q1
        As known at entry @1042, 15 February 2026, about 15 February
        2026
        0.47 of the way, 0.50 due (5 of 6 reporting)

        Goal     Title                     Progress      Standing
        ────────────────────────────────────────────────────────────
        O-1      Fewer bugs reach custom…  ███┃░░  62 %  ● on-track
        ├─ KR-1  Raise code coverage       ███┃░░  50 %  ● on-track
        ├─ KR-2  Escaped defects per rel…  █░░┃░░  17 %  ■ off-track
        └─ KR-3  Median time from the fi…  ██████↑100 %  ● on-track
        O-2      顧客が毎日使う製品 — a…   █▊░┃░░  31 %  ▲ at-risk
        ├─ KR-4  Daily active teams 👩‍👩‍👧 i…  █▊░┃░░  31 %  ▲ at-risk
        ├─ KR-5  Net promoter score                   –  ○ pending
        └─ KR-6  Uptime␛[31m of the <202…  ░░░░░┃   0 %  ■ off-track

        """

    static let scoreboard40 = """
        Acme · 2026-Q1
        As known at entry @1042, 15 February
        2026, about 15 February 2026
        0.47 of the way, 0.50 due (5 of 6
        reporting)

        Goal     Title                Progress
        ────────────────────────────────────────
        O-1      Fewer bugs reach c…  ██┃░  62 %
        ├─ KR-1  Raise code coverage  ██┃░  50 %
        ├─ KR-2  Escaped defects pe…  ▋░┃░  17 %
        └─ KR-3  Median time from t…  ████↑100 %
        O-2      顧客が毎日使う製品…  █▏┃░  31 %
        ├─ KR-4  Daily active teams…  █▏┃░  31 %
        ├─ KR-5  Net promoter score            –
        └─ KR-6  Uptime␛[31m of the…  ░░░┃   0 %

        """

    static let scoreboardAscii = """
        Acme - 2026-Q1
        As known at entry @1042, 15 February 2026, about 15 February 2026
        0.47 of the way, 0.50 due (5 of 6 reporting)

        Goal     Title                          Value   Target  Progress     Standing
        --------------------------------------------------------------------------------
        O-1      Fewer bugs reach customers                     [#|-]  62 %  o on-track
        |- KR-1  Raise code coverage           71.5 %     80 %  [#|-]  50 %  o on-track
        |- KR-2  Escaped defects per release        9        4  [-|-]  17 %  x off-track
        `- KR-3  Median time from the firs...    31 h     24 h  [###]+100 %  o on-track
        O-2      顧客が毎日使う製品 - a pr...                   [-|-]  31 %  ! at-risk
        |- KR-4  Daily active teams 👩‍👩‍👧 in...     1240     4000  [-|-]  31 %  ! at-risk
        |- KR-5  Net promoter score                 -       42            -  . pending
        `- KR-6  Uptime^[[31m of the <202E...    99.2  >= 99.9  [--|]   0 %  x off-track

        """

    static let scoreboardColor = """
        ESC[1mAcme · 2026-Q1ESC[0m
        ESC[2mAs known at entry @1042, 15 February 2026, about 15 February 2026ESC[0m
        ESC[2m0.47 of the way, 0.50 due (5 of 6 reporting)ESC[0m

        ESC[2mGoalESC[0m     ESC[2mTitleESC[0m                          ESC[2mValueESC[0m  ESC[2mTargetESC[0m  ESC[2mProgressESC[0m      ESC[2mStandingESC[0m
        ESC[2m────────────────────────────────────────────────────────────────────────────────ESC[0m
        ESC[1;36mO-1ESC[0m      ESC[1mFewer bugs reach customersESC[0m                    ESC[1;32m███ESC[0mESC[1m┃ESC[0mESC[2m░░ESC[0mESC[1m  62 %ESC[0m  ESC[1;32m● on-trackESC[0m
        ESC[2m├─ ESC[0mESC[36mKR-1ESC[0m  Raise code coverage           71.5 %    80 %  ESC[32m███ESC[0mESC[1m┃ESC[0mESC[2m░░ESC[0m  50 %  ESC[32m● on-trackESC[0m
        ESC[2m├─ ESC[0mESC[36mKR-2ESC[0m  Escaped defects per release        9       4  ESC[31m█ESC[0mESC[2m░░ESC[0mESC[1m┃ESC[0mESC[2m░░ESC[0m  17 %  ESC[31m■ off-trackESC[0m
        ESC[2m└─ ESC[0mESC[36mKR-3ESC[0m  Median time from the first…     31 h    24 h  ESC[32m██████ESC[0m↑100 %  ESC[32m● on-trackESC[0m
        ESC[1;36mO-2ESC[0m      ESC[1m顧客が毎日使う製品 — a prod…ESC[0m                  ESC[1;33m█▊ESC[0mESC[2m░ESC[0mESC[1m┃ESC[0mESC[2m░░ESC[0mESC[1m  31 %ESC[0m  ESC[1;33m▲ at-riskESC[0m
        ESC[2m├─ ESC[0mESC[36mKR-4ESC[0m  Daily active teams 👩‍👩‍👧 in Zü…    1240    4000  ESC[33m█▊ESC[0mESC[2m░ESC[0mESC[1m┃ESC[0mESC[2m░░ESC[0m  31 %  ESC[33m▲ at-riskESC[0m
        ESC[2m├─ ESC[0mESC[36mKR-5ESC[0m  Net promoter score                 ESC[2m–ESC[0m      42             ESC[2m–ESC[0m  ESC[2m○ pendingESC[0m
        ESC[2m└─ ESC[0mESC[36mKR-6ESC[0m  Uptime␛[31m of the <202E>API    99.2  ≥ 99.9  ESC[2m░░░░░ESC[0mESC[1m┃ESC[0m   0 %  ESC[31m■ off-trackESC[0m

        """

    static let history80 = """
        KR-1 Raise code coverage
        As known now, about 15 March 2026

        Owner     Ana Lima (person:ana), for Platform
        Target    80 % → 75 %  on 2026-02-12
        Stretch   –
        Progress  ████████▍░░░░░┃░░░░░  42 %
        So far    ▁▂ ▃▄▇▆ █

        Check-ins
        Entry  On          Value  Change     By           Note
        ────────────────────────────────────────────────────────────────────────────────
          @12  2026-01-16   64.5  – → 64.5   ana          parser done; the lexer follows
                                                          next week when the fixtures
                                                          are in
          @31  2026-01-30     86  64.5 → 86  ben for ana  corrected typed the wrong way
                                                          round

        February
          @58  2026-02-13   71.5  66 → 71.5  ana

        ▲ The next check-in was due on 20 February 2026, 23 days ago.
        › Check in with okr check-in KR-1 VALUE.

        • Two targets moved, one of them after 80 % of the cycle had passed.
        • Nothing retracted.

        ────────────────────────────────────────────────────────────────────────────────

        Line one of a note.
        Line two, which is long enough to be wrapped at forty columns and more.

        """

    static let history40 = """
        KR-1 Raise code coverage
        As known now, about 15 March 2026

        Owner     Ana Lima (person:ana), for
                  Platform
        Target    80 % → 75 %  on 2026-02-12
        Stretch   –
        Progress  ████████▍░░░░░┃░░░░░  42 %
        So far    ▁▂ ▃▄▇▆ █

        Check-ins
        Entry  On          Value  Note
        ────────────────────────────────────────
          @12  2026-01-16   64.5  parser done;
                                  the lexer
                                  follows next
                                  week when the
                                  fixtures are
                                  in
          @31  2026-01-30     86  corrected
                                  typed the
                                  wrong way
                                  round

        February
          @58  2026-02-13   71.5

        ▲ The next check-in was due on 20
          February 2026, 23 days ago.
        › Check in with okr check-in KR-1 VALUE.

        • Two targets moved, one of them after
          80 % of the cycle had passed.
        • Nothing retracted.

        ────────────────────────────────────────

        Line one of a note.
        Line two, which is long enough to be
        wrapped at forty columns and more.

        """

    static let historyAscii = """
        KR-1 Raise code coverage
        As known now, about 15 March 2026

        Owner     Ana Lima (person:ana), for Platform
        Target    80 % -> 75 %  on 2026-02-12
        Stretch   -
        Progress  [#######-----|-----]  42 %
        So far    _. :-*+ #

        Check-ins
        Entry  On          Value  Change      By           Note
        --------------------------------------------------------------------------------
          @12  2026-01-16   64.5  - -> 64.5   ana          parser done; the lexer
                                                           follows next week when the
                                                           fixtures are in
          @31  2026-01-30     86  64.5 -> 86  ben for ana  corrected typed the wrong way
                                                           round

        February
          @58  2026-02-13   71.5  66 -> 71.5  ana

        ! The next check-in was due on 20 February 2026, 23 days ago.
        > Check in with okr check-in KR-1 VALUE.

        * Two targets moved, one of them after 80 % of the cycle had passed.
        * Nothing retracted.

        --------------------------------------------------------------------------------

        Line one of a note.
        Line two, which is long enough to be wrapped at forty columns and more.

        """

    static let historyColor = """
        ESC[1mKR-1 Raise code coverageESC[0m
        ESC[2mAs known now, about 15 March 2026ESC[0m

        ESC[2mOwnerESC[0m     Ana Lima (person:ana), for Platform
        ESC[2mTargetESC[0m    ESC[2m80 % → ESC[0m75 %ESC[2m  on 2026-02-12ESC[0m
        ESC[2mStretchESC[0m   ESC[2m–ESC[0m
        ESC[2mProgressESC[0m  ████████▍ESC[2m░░░░░ESC[0mESC[1m┃ESC[0mESC[2m░░░░░ESC[0m  42 %
        ESC[2mSo farESC[0m    ▁▂ ▃▄▇▆ █

        ESC[1mCheck-insESC[0m
        ESC[2mEntryESC[0m  ESC[2mOnESC[0m          ESC[2mValueESC[0m  ESC[2mChangeESC[0m     ESC[2mByESC[0m           ESC[2mNoteESC[0m
        ESC[2m────────────────────────────────────────────────────────────────────────────────ESC[0m
          ESC[36m@12ESC[0m  2026-01-16   64.5  ESC[2m– → ESC[0m64.5   ESC[2manaESC[0m          parser done; the lexer follows
                                                          next week when the fixtures
                                                          are in
          ESC[2;36m@31ESC[0m  ESC[2m2026-01-30ESC[0m     ESC[2m86ESC[0m  ESC[2m64.5 → 86ESC[0m  ESC[2mben for anaESC[0m  ESC[2;33mcorrectedESC[0mESC[2m typed the wrong wayESC[0m
                                                          ESC[2mroundESC[0m

        ESC[1mFebruaryESC[0m
          ESC[36m@58ESC[0m  2026-02-13   71.5  ESC[2m66 → ESC[0m71.5  ESC[2manaESC[0m

        ESC[33m▲ ESC[0mThe next check-in was due on 20 February 2026, 23 days ago.
        › Check in with ESC[36mokr check-in KR-1 VALUEESC[0m.

        ESC[2m• ESC[0mTwo targets moved, one of them after 80 % of the cycle had passed.
        ESC[2m• ESC[0mNothing retracted.

        ESC[2m────────────────────────────────────────────────────────────────────────────────ESC[0m

        Line one of a note.
        Line two, which is long enough to be wrapped at forty columns and more.

        """
}
