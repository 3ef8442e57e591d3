//! Chat groups and open cases on grids that are merged, split and given up.
use crate::accept::{applied, day, divided, register};
use crate::support::{code, grid, group_code, scatter};
use std::collections::BTreeSet;
use wangge_core::change::Stamp;
use wangge_core::division::accept::{accept, merge_grids, split_grid};
use wangge_core::division::regroup::{merge_places, split_group};
use wangge_core::division::{Answer, Draft, Pen, Question, Wishes};
use wangge_core::domain::{GridCode, HouseholdId, PersonId, Post, Register};
use wangge_core::ledger::case::{Case, CaseKind, CaseStep, Deed, Dispute, Phase};
use wangge_core::ledger::chat::{ChatGroup, Keeper, Purpose, Status};
use wangge_core::ledger::{By, RecordId};

const GROUP_CHAT: u64 = 4;

fn id(n: u64) -> RecordId {
    RecordId(Stamp { millis: n, counter: 0, node: 1 })
}

fn pen() -> Pen {
    Pen { number: id(1_000_000), by: By::named("网格办") }
}

fn chat(n: u64, grids: &[GridCode], owner: Option<Keeper>) -> ChatGroup {
    let founded = "2025-01-01".parse().unwrap();
    ChatGroup {
        id: id(n),
        name: format!("群{n}"),
        level: grids[0].level(),
        grids: grids.iter().copied().collect(),
        owner,
        deputy: None,
        purpose: Purpose::Liaison,
        task: String::new(),
        until: None,
        founded,
        ended: None,
        members: 30,
        households: 18,
        inside: BTreeSet::new(),
        rules: String::new(),
        status: Status::Normal,
        filed_by: By::default(),
        filed: founded,
        checked: None,
        picture: None,
    }
}

fn case(n: u64, place: GridCode, deeds: &[Deed]) -> Case {
    let found = "2026-10-01T09:00:00".parse().unwrap();
    let kind = CaseKind::Dispute(Dispute::Neighbours);
    let mut case = Case::new(id(n), kind, place, found, By::named("甲"), "争吵");
    for (at, deed) in (1..).zip(deeds) {
        let by = By::named("乙");
        case.steps
            .push(CaseStep { id: id(n + at), at: found, by, deed: deed.clone(), words: "说明".into() });
    }
    case
}

/// Each of the three grids with a chat group whose owner is its gridworker and an open case; the
/// group with both; a case that the first grid passed up, one that is closed, a chat group dissolved.
fn with_ledgers() -> Register {
    let mut register = register();
    for n in 1..=3_u16 {
        let keeper = Keeper { post: Post::Head, grid: grid(n), person: PersonId(n.into()) };
        let own = u64::from(n);
        register.ledgers.groups.insert(id(own), chat(own, &[grid(n)], Some(keeper)));
        register.ledgers.cases.insert(id(own * 100), case(own * 100, grid(n), &[Deed::Accept]));
    }
    let ledgers = &mut register.ledgers;
    ledgers.groups.insert(id(GROUP_CHAT), chat(GROUP_CHAT, &[group_code()], None));
    let dissolved = ChatGroup { status: Status::Dissolved, ended: None, ..chat(5, &[grid(1)], None) };
    ledgers.groups.insert(id(5), dissolved);
    ledgers.cases.insert(id(400), case(400, group_code(), &[]));
    ledgers.cases.insert(id(500), case(500, grid(1), &[Deed::PassUp]));
    let closed =
        [Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(wangge_core::ledger::case::Ending::Settled)];
    ledgers.cases.insert(id(600), case(600, grid(1), &closed));
    register
}

/// Those of the questions that are about chat groups and cases: whose, whether given up, heirs.
fn asked(draft: &Draft) -> Vec<(u64, bool, Vec<GridCode>)> {
    let of = |q: &Question| match q {
        Question::Chat { id, gone, successors, .. } | Question::Case { id, gone, successors, .. } => {
            Some((id.0.millis, *gone, successors.clone()))
        }
        _ => None,
    };
    draft.questions.iter().filter_map(of).collect()
}

/// Posts go on where somebody can hold them; what hangs as it is said.
fn answers(hanging: impl Fn(&Question) -> Option<Answer>) -> impl FnMut(&Question) -> Option<Answer> {
    let mut taken = BTreeSet::new();
    move |question| match question {
        Question::Post { appointment, successors } => {
            let free = successors
                .iter()
                .copied()
                .find(|&heir| heir.number() > 3 && appointment.post == Post::Head && taken.insert(heir));
            Some(free.map_or(Answer::Ends, Answer::To))
        }
        Question::Range { .. } => Some(Answer::Stays),
        other => hanging(other),
    }
}

#[test]
fn merged_grids_ask_about_each_group_and_each_open_case() {
    let before = with_ledgers();
    let draft = merge_grids(&before, &[grid(1), grid(2)], day());
    let heir = grid(4);
    let expect: Vec<(u64, bool, Vec<GridCode>)> =
        [1, 2, 100, 200, 500].map(|n| (n, true, vec![heir])).to_vec();
    assert_eq!(asked(&draft), expect, "not the group's, the closed, the dissolved");
    let message = |n: usize, lang| draft.questions.iter().rev().nth(n).unwrap().message(&before, lang);
    assert!(
        message(4, wangge_core::Lang::Zh).contains("微信群“群1”"),
        "{}",
        message(4, wangge_core::Lang::Zh)
    );
    let first = |q: &Question| match q {
        Question::Chat { id, .. } if id.0.millis == 2 => Some(Answer::Ends),
        Question::Case { id, .. } if id.0.millis == 200 => Some(Answer::To(group_code())),
        _ => Some(Answer::To(heir)),
    };
    let change = draft.clone().answer(&before, &pen(), answers(first)).unwrap();
    let after = applied(&before, &change);
    let groups = &after.ledgers.groups;
    assert_eq!(groups[&id(1)].grids, BTreeSet::from([heir]));
    assert_eq!(groups[&id(1)].owner.map(|k| k.grid), Some(heir), "the keeper goes with the post");
    assert_eq!((groups[&id(2)].status, groups[&id(2)].ended), (Status::Dissolved, Some(day())));
    let stands = |n: u64| {
        let case = &after.ledgers.cases[&id(n)];
        (case.place, case.state().0.at, case.state().0.phase, case.steps.len())
    };
    assert_eq!(stands(100), (heir, heir, Phase::InHand, 2));
    assert_eq!(stands(200), (heir, group_code(), Phase::InHand, 2), "dealt with above");
    assert_eq!(stands(500), (heir, group_code(), Phase::Waiting, 1), "who has it has it still");
    assert_eq!(stands(600).0, grid(1), "what is over keeps its place");
    let step = after.ledgers.cases[&id(100)].steps.last().unwrap();
    assert_eq!((step.id, step.by.name.as_str(), step.at.date()), (id(1_000_000), "网格办", day()));
    assert!(step.words.contains("移交八渡镇河湾村3组第4网格"), "{}", step.words);

    // What does not fit is asked again, and nothing is done.
    for wrong in [None, Some(Answer::Stays), Some(Answer::To(grid(3)))] {
        let open = draft.clone().answer(&before, &pen(), answers(|_| wrong)).unwrap_err();
        assert_eq!(open.len(), 5, "{wrong:?}");
    }
}

#[test]
fn a_split_grid_asks_whose_its_group_and_its_cases_are() {
    let before = with_ledgers();
    let parts: Vec<Vec<HouseholdId>> =
        vec![(0..12).map(HouseholdId).collect(), (12..20).map(HouseholdId).collect()];
    let draft = split_grid(&before, grid(1), &parts, day());
    let new = vec![grid(4)];
    assert_eq!(asked(&draft), [(1, false, new.clone()), (100, false, new.clone()), (500, false, new)]);
    let both = |q: &Question| match q {
        Question::Chat { .. } => Some(Answer::All),
        Question::Case { id, .. } if id.0.millis == 100 => Some(Answer::To(grid(4))),
        _ => Some(Answer::Stays),
    };
    let after = applied(&before, &draft.answer(&before, &pen(), answers(both)).unwrap());
    assert_eq!(after.ledgers.groups[&id(1)].grids, BTreeSet::from([grid(1), grid(4)]));
    assert_eq!(after.ledgers.cases[&id(100)].state().0.at, grid(4));
    assert_eq!(after.ledgers.cases[&id(500)], before.ledgers.cases[&id(500)]);
}

#[test]
fn groups_that_merge_and_split_take_along_what_hangs_on_them() {
    let before = with_ledgers();
    let (three, four) = (group_code(), code("99012710020104"));
    let draft = merge_places(&before, &[four, three], day());
    let heirs: Vec<u64> = asked(&draft).iter().map(|(n, ..)| *n).collect();
    assert_eq!(heirs, [1, 2, 3, 4, 100, 200, 300, 400, 500]);
    let first = |q: &Question| match q {
        Question::Chat { successors, .. } | Question::Case { successors, .. } => {
            successors.first().copied().map(Answer::To)
        }
        _ => None,
    };
    let after = applied(&before, &draft.answer(&before, &pen(), answers(first)).unwrap());
    let case = &after.ledgers.cases[&id(500)];
    assert_eq!((case.place, case.state().0.at), (four.child(1).unwrap(), four), "place and level, both");
    assert_eq!(after.ledgers.groups[&id(GROUP_CHAT)].grids, BTreeSet::from([four]));

    // A group split off: the one that stays is asked about, too; a case goes where its grid goes.
    let draft = split_group(&before, &[grid(1)], "9组", day());
    let (new, moved) = (code("99012710020105"), code("9901271002010501"));
    assert_eq!(
        asked(&draft),
        [
            (1, true, vec![moved]),
            (4, false, vec![new]),
            (100, true, vec![moved]),
            (400, false, vec![new]),
            (500, true, vec![moved])
        ]
    );
    let after = applied(&before, &draft.answer(&before, &pen(), answers(first)).unwrap());
    let case = &after.ledgers.cases[&id(500)];
    assert_eq!((case.place, case.state().0.at), (moved, new));
    assert_eq!(after.ledgers.groups[&id(GROUP_CHAT)].grids, BTreeSet::from([three, new]));
}

/// Whatever is answered of what is offered, by divisions into any number of grids: nothing hangs
/// ([`applied`] looks), and the inverse takes all of it back.
#[test]
fn nothing_hangs_whatever_is_answered() {
    let mut hung = 0;
    for round in 0..60_u32 {
        let before = with_ledgers();
        let wishes = Wishes {
            grids: Some(3 + (round % 2) as usize),
            keep: f64::from(round % 3) / 2.0,
            ..Wishes::default()
        };
        let draft = accept(&before, &[divided(&before, group_code(), &wishes)], day());
        hung += asked(&draft).len();
        let lot = std::cell::Cell::new(round * 101);
        let any = |q: &Question| {
            lot.set(lot.get() + 1);
            let of = |list: &[GridCode]| list.get((scatter(lot.get()) * list.len() as f64) as usize).copied();
            match q {
                Question::Chat { gone, others, successors, .. } => {
                    let mut may: Vec<Answer> = of(successors).map(Answer::To).into_iter().collect();
                    may.extend(successors.first().map(|_| Answer::All));
                    may.extend(others.then_some(Answer::Stays));
                    may.extend(gone.then_some(Answer::Ends));
                    may.get(lot.get() as usize % may.len()).copied()
                }
                Question::Case { gone: false, .. } if lot.get().is_multiple_of(2) => Some(Answer::Stays),
                Question::Case { gone: true, successors, .. } if lot.get().is_multiple_of(5) => {
                    successors.first().and_then(|c| c.parent()).map(Answer::To)
                }
                Question::Case { successors, .. } => of(successors).map(Answer::To),
                _ => None,
            }
        };
        applied(&before, &draft.answer(&before, &pen(), answers(any)).unwrap());
    }
    assert!(hung > 60, "{hung}: something was given up with something on it");
}
