use super::machine::Ending::{Referred, Settled};
use super::*;
use crate::change::Stamp;
use crate::domain::Level;
use chrono::TimeDelta;

const TOWN: &str = "610327100";

fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveDateTime {
    format!("{text}:00").parse().unwrap()
}

fn id(n: u64) -> RecordId {
    RecordId(Stamp { millis: n, counter: 0, node: 1 })
}

fn case(grid: &str) -> Case {
    let kind = CaseKind::Dispute(Dispute::Neighbours);
    Case::new(id(1), kind, code(grid), time("2025-03-01T09:00"), By::named("王静"), "两家为排水沟争吵")
}

fn step(n: u64, deed: Deed) -> CaseStep {
    let at = time("2025-03-01T10:00") + TimeDelta::minutes(n as i64);
    CaseStep { id: id(n), at, by: By::named("王静"), deed, words: "说明".into() }
}

fn take(case: &Case, deeds: &[Deed]) -> Case {
    deeds.iter().fold(case.clone(), |c, deed| {
        let step = step(10 + c.steps.len() as u64, deed.clone());
        c.step(step, &Limits::default(), time("2025-03-02T00:00")).unwrap()
    })
}

fn deeds() -> [Deed; 11] {
    [
        Deed::Accept,
        Deed::Handle,
        Deed::PassUp,
        Deed::PassDown(code("610327100201")),
        Deed::HandOver(code("610327101")),
        Deed::Extend { days: 10, approved: By::named("李镇长") },
        Deed::Answer,
        Deed::Close(Settled),
        Deed::FollowUp { performed: true },
        Deed::FollowUp { performed: false },
        Deed::Archive,
    ]
}

/// All states × all steps. A row a phase: the phase after each step, `-` where it is refused.
#[test]
fn every_step_in_every_state() {
    // accept handle up down over extend answer close performed broken archive
    let table = [
        (Phase::Waiting, "I - W W W W - - - - -"),
        (Phase::InHand, "- H W W I I - - - - -"),
        (Phase::Handled, "- H W - H H A - - - -"),
        (Phase::Answered, "- - - - A A - C - - -"),
        (Phase::Closed, "- - - - - - - - F I -"),
        (Phase::FollowedUp, "- - - - - - - - - - X"),
        (Phase::Archived, "- - - - - - - - - - -"),
    ];
    assert_eq!(table.len(), Phase::ALL.len());
    let day = "2025-03-01".parse().unwrap();
    for (phase, row) in table {
        let state = State { phase, ..State::first(code(TOWN)) };
        let after: Vec<&str> = deeds()
            .iter()
            .map(|deed| match state.after(deed, day) {
                Ok(next) => {
                    let expect = match deed {
                        Deed::PassUp => code("610327"),
                        Deed::PassDown(grid) | Deed::HandOver(grid) => *grid,
                        _ => code(TOWN),
                    };
                    assert_eq!(next.at, expect, "{phase:?} {deed:?}");
                    match next.phase {
                        Phase::Waiting => "W",
                        Phase::InHand => "I",
                        Phase::Handled => "H",
                        Phase::Answered => "A",
                        Phase::Closed => "C",
                        Phase::FollowedUp => "F",
                        Phase::Archived => "X",
                    }
                }
                Err(why) => {
                    let expect =
                        if phase == Phase::Archived { Refused::Archived } else { Refused::NotNow(phase) };
                    assert_eq!(why, expect);
                    "-"
                }
            })
            .collect();
        assert_eq!(after.join(" "), row, "{phase:?}");
    }
}

#[test]
fn at_the_ends_of_the_levels_and_off_the_line() {
    let day = "2025-03-01".parse().unwrap();
    let at = |grid: &str, deed: Deed| State::first(code(grid)).after(&deed, day).map(|s| s.at);
    assert_eq!(at("610327", Deed::PassUp), Err(Refused::Top));
    let leaf = "6103271002010101";
    assert_eq!(at(leaf, Deed::PassDown(code("6103271002010102"))), Err(Refused::Bottom));
    // Two levels at once, another parent's child, the grid itself.
    for grid in ["61032710020101", "610327101201", TOWN] {
        assert_eq!(at(TOWN, Deed::PassDown(code(grid))), Err(Refused::NotBelow(code(grid))));
    }
    let mut case = case(leaf);
    for level in [Level::Group, Level::Village, Level::Town, Level::County] {
        case = take(&case, &[Deed::Accept, Deed::PassUp]);
        assert_eq!(case.state().0.level(), level);
    }
    case = take(&case, &[Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(Settled)]);
    case = take(&case, &[Deed::FollowUp { performed: true }, Deed::Archive]);
    let (state, missteps) = case.state();
    assert_eq!((state.phase, state.at, state.performed), (Phase::Archived, code("610327"), true));
    assert_eq!((state.ended.map(|e| e.0), missteps), (Some(Settled), vec![]));
}

#[test]
fn what_a_step_wants() {
    let now = time("2025-03-01T12:00");
    let check = |step: CaseStep, why: Refused| {
        let refused = case(TOWN).step(step, &Limits::default(), now).unwrap_err();
        assert_eq!(refused, why);
        assert!(!refused.words(wangge_texts::Lang::Zh).is_empty());
    };
    check(CaseStep { by: By::named(" "), ..step(1, Deed::Accept) }, Refused::Nobody);
    check(CaseStep { words: " ".into(), ..step(1, Deed::PassUp) }, Refused::NoWords);
    let early = time("2025-03-01T08:59");
    check(CaseStep { at: early, ..step(1, Deed::Accept) }, Refused::Before(time("2025-03-01T09:00")));
    let late = time("2025-03-01T12:01");
    check(CaseStep { at: late, ..step(1, Deed::Accept) }, Refused::Future(late));
    let extend = |days, name| step(1, Deed::Extend { days, approved: By::named(name) });
    check(extend(16, "李镇长"), Refused::TooLong(15));
    check(extend(3, "李镇长"), Refused::NotLonger(3));
    check(extend(9, ""), Refused::Nobody);
    check(step(1, Deed::Archive), Refused::NotNow(Phase::Waiting));
}

#[test]
fn time_that_is_left() {
    let limits = Limits::default();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    for (pace, due) in
        [(Pace::OnTheSpot, "2025-03-01"), (Pace::Ordinary, "2025-03-04"), (Pace::Difficult, "2025-03-08")]
    {
        assert_eq!(Case { pace, ..case(TOWN) }.due(&limits), day(due));
    }
    let open = take(&case(TOWN), &[Deed::Accept]);
    let term = |c: &Case, on: &str| c.term(&limits, day(on)).map(|t| (t.left, t.overdue()));
    assert_eq!(term(&open, "2025-03-04"), Some((0, false)));
    assert_eq!(term(&open, "2025-03-06"), Some((-2, true)));
    let longer = take(&open, &[Deed::Extend { days: 15, approved: By::named("李镇长") }]);
    assert_eq!(term(&longer, "2025-03-06"), Some((10, false)));
    let done = take(&open, &[Deed::Handle, Deed::Answer, Deed::Close(Referred)]);
    assert_eq!(term(&done, "2025-03-06"), None);
    let set = Limits { kinds: vec![(open.kind, Pace::OnTheSpot)], ..limits.clone() };
    assert_eq!((set.pace(open.kind), limits.pace(open.kind)), (Pace::OnTheSpot, Pace::Ordinary));
    let urgent = by_urgency([&longer, &open, &done], &limits, day("2025-03-06"));
    assert_eq!(urgent.iter().map(|(_, t)| t.left).collect::<Vec<_>>(), [-2, 10]);
}

#[test]
fn what_was_not_performed_is_open_again() {
    let done = [Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(Settled)];
    let case = take(&take(&case(TOWN), &done), &[Deed::FollowUp { performed: false }]);
    let state = case.state().0;
    assert_eq!((state.phase, state.ended, state.is_open()), (Phase::InHand, None, true));
}

#[test]
fn two_offices_copies_become_one() {
    let base = take(&case("610327100201"), &[Deed::Accept]);
    let with = |n, deed| {
        let mut copy = base.clone();
        copy.steps.push(step(n, deed));
        copy
    };
    // The village passes it up; the other copy, not knowing, handles it later.
    let (up, handled) = (with(50, Deed::PassUp), with(60, Deed::Handle));
    let one = up.clone().joined(&handled);
    assert_eq!(one, handled.joined(&up));
    let (state, missteps) = one.state();
    assert_eq!((state.phase, state.at), (Phase::Waiting, code(TOWN)));
    assert_eq!(missteps, [Misstep { step: 2, why: Refused::NotNow(Phase::Waiting) }]);
    assert_eq!(one.clone().joined(&one), one);
    let json = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<Case>(&json).unwrap(), one);
}

#[test]
fn what_is_found_and_how_it_is_counted() {
    let mut first = case("6103271002010101");
    first.parties =
        vec![Party {
            name: "张建国".into(), phone: crate::domain::Phone::read("13800001234"), grid: None
        }];
    let mut second = Case { id: id(2), found: time("2025-04-02T08:00"), ..case("610327100202") };
    second.words = "牛吃了 ＡＢ 田里的苗".into();
    let here = Case { id: id(3), kind: CaseKind::Other, ..case(TOWN) };
    let all = [first, second, here];
    let check = |words: &str, expect: &[u64]| {
        let found: Vec<RecordId> = search(&all, words).iter().map(|c| c.id).collect();
        assert_eq!(found, expect.iter().map(|n| id(*n)).collect::<Vec<_>>(), "{words}");
    };
    check("", &[2, 3, 1]);
    check("排水沟", &[3, 1]);
    check("138 排水沟", &[1]);
    check("ab田", &[2]);
    check("张建国 牛", &[]);
    let year = crate::ledger::Period::year(2025).unwrap();
    let counts = counts(&all, code(TOWN), year);
    let neighbours = CaseKind::Dispute(Dispute::Neighbours);
    assert_eq!(counts.kinds, [(neighbours, 2), (CaseKind::Other, 1)].into());
    assert_eq!(counts.months, [((2025, 3), 2), ((2025, 4), 1)].into());
    let places = [(code(TOWN), 1), (code("610327100201"), 1), (code("610327100202"), 1)];
    assert_eq!(counts.places, places.into());
    assert_eq!(super::counts(&all, code("610328"), year), Counts::default());
}
