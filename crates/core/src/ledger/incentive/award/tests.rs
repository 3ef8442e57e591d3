use super::*;
use crate::change::Stamp;
use crate::ledger::case::{CaseStep, Dispute, Pace, Party, Risk};
use crate::ledger::incentive::Rate;
use chrono::TimeDelta;

const PLACE: &str = "6103271002010101";

fn id(n: u64) -> RecordId {
    RecordId(Stamp { millis: n, counter: 0, node: 1 })
}

/// A dispute handled by a person and taken as far as the last of these steps.
fn case(n: u64, kind: CaseKind, person: Option<u32>, deeds: &[Deed]) -> Case {
    let found = "2025-03-01T09:00:00".parse().unwrap();
    let by = By { person: person.map(PersonId), name: "王静".into() };
    let mut case = Case::new(id(n), kind, PLACE.parse().unwrap(), found, by.clone(), "争吵");
    for (i, deed) in deeds.iter().enumerate() {
        let at = found + TimeDelta::hours(i as i64);
        let step = CaseStep {
            id: id(n * 100 + i as u64),
            at,
            by: by.clone(),
            deed: deed.clone(),
            words: String::new(),
        };
        case.steps.push(step);
    }
    assert_eq!(case.state().1, []);
    case
}

fn done(ending: Ending) -> Vec<Deed> {
    vec![Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(ending), Deed::FollowUp { performed: true }]
}

fn ledgers(cases: Vec<Case>) -> Ledgers {
    let rate = |n, key, yuan| Rate {
        id: id(n),
        key,
        amount: Yuan::whole(yuan),
        from: "2025-01-01".parse().unwrap(),
        to: None,
    };
    Ledgers {
        cases: cases.into_iter().map(|c| (c.id, c)).collect(),
        rates: vec![
            rate(1, RateKey::Case(Pace::Ordinary), 200),
            rate(2, RateKey::Information(Risk::Low), 50),
        ],
        salaried: [PersonId(8)].into(),
        ..Ledgers::default()
    }
}

type Award = fn(&Ledgers, GridCode, Period) -> Candidates;

fn check(ledgers: &Ledgers, award: Award, pay: &[(u64, u32)], not: &[(u64, NotPaid)]) {
    let (proposals, others) = award(ledgers, "610327".parse().unwrap(), Period::year(2025).unwrap());
    let found: Vec<_> = proposals.iter().map(|p| (p.case, p.person)).collect();
    assert_eq!(found, pay.iter().map(|(n, p)| (id(*n), PersonId(*p))).collect::<Vec<_>>());
    assert_eq!(others, not.iter().map(|(n, why)| (id(*n), *why)).collect::<Vec<_>>());
    assert!(others.iter().all(|(_, why)| !why.words(Lang::Zh).is_empty()));
}

#[test]
fn one_case_one_award() {
    let kind = CaseKind::Dispute(Dispute::Neighbours);
    let settled = done(Ending::Settled);
    let cases = vec![
        case(1, kind, Some(1), &settled),
        case(2, kind, Some(1), &done(Ending::Referred)),
        case(3, kind, Some(1), &settled[..4]),
        case(4, kind, None, &settled),
        case(5, kind, Some(8), &settled),
        Case { again: Some(id(1)), ..case(6, kind, Some(2), &settled) },
        Case { again: Some(id(6)), ..case(7, kind, Some(2), &settled) },
        Case { pace: Pace::Difficult, ..case(8, kind, Some(1), &settled) },
        // Still open; and no dispute.
        case(9, kind, Some(1), &settled[..2]),
        case(10, CaseKind::Other, Some(1), &settled),
    ];
    let mut ledgers = ledgers(cases);
    let no_rate = NotPaid::Rate(NoRate::None("2025-03-01".parse().unwrap()));
    let not = [
        (2, NotPaid::NotSettled),
        (3, NotPaid::NotPerformed),
        (4, NotPaid::Unknown),
        (5, NotPaid::Salaried),
        (6, NotPaid::SameAs(id(1))),
        (7, NotPaid::SameAs(id(1))),
        (8, no_rate),
    ];
    check(&ledgers, case_awards, &[(1, 1)], &not);
    let day = "2025-04-01".parse().unwrap();
    let place = "610327".parse().unwrap();
    let (proposals, _) = case_awards(&ledgers, place, Period::year(2025).unwrap());
    ledgers.payments.pay(proposals[0].approved(day, By::named("李四"))).unwrap();
    let paid = NotPaid::Paid(day);
    let mut after = vec![(1, paid)];
    after.extend(not.map(|(n, why)| (n, if matches!(why, NotPaid::SameAs(_)) { paid } else { why })));
    check(&ledgers, case_awards, &[], &after);
    assert_eq!(case_awards(&ledgers, place, Period::year(2024).unwrap()), Candidates::default());
}

#[test]
fn what_may_be_the_same_dispute_is_said() {
    let kind = CaseKind::Dispute(Dispute::Neighbours);
    let with = |n, names: &[&str]| Case {
        parties: names.iter().map(|n| Party { name: (*n).into(), ..Party::default() }).collect(),
        ..case(n, kind, Some(1), &done(Ending::Settled))
    };
    let cases = vec![
        with(1, &["张三", "李四"]),
        with(2, &["李四", "张 三"]),
        with(3, &["张三"]),
        with(4, &[]),
        with(5, &[]),
    ];
    let (proposals, _) = case_awards(&ledgers(cases), "610327".parse().unwrap(), Period::year(2025).unwrap());
    let doubts: Vec<_> = proposals.iter().map(|p| p.doubt).collect();
    assert_eq!(doubts, [None, Some(id(1)), None, None, None]);
}

#[test]
fn the_first_reporter_alone() {
    let settled = done(Ending::Settled);
    let mut late = case(1, CaseKind::Information, Some(1), &settled);
    late.found += TimeDelta::minutes(5);
    let first = Case { again: Some(id(1)), ..case(2, CaseKind::Information, Some(2), &settled) };
    let untrue = case(3, CaseKind::Information, Some(3), &done(Ending::Unfounded));
    let not = [(1, NotPaid::SameAs(id(2))), (3, NotPaid::NotSettled)];
    check(&ledgers(vec![late, first, untrue]), information_awards, &[(2, 2)], &not);
}
