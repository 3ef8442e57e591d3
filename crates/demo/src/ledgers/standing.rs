//! The chat groups of the demo year, its rates, and what was paid by them.
use super::{GROUPS, Numbers, Workers, YEAR, day};
use chrono::NaiveDate;
use wangge_core::domain::{Level, Post, Register};
use wangge_core::ledger::case::{Ending, Pace};
use wangge_core::ledger::chat::{ChatGroup, Keeper, Purpose, Status};
use wangge_core::ledger::incentive::{Payment, PaymentKey, Rate, RateKey};
use wangge_core::ledger::{By, Record, Yuan};

/// What is paid for a settled case, and a person's share of the income, in yuan.
const PAID: (u32, u32) = (200, 300);

pub(super) fn groups(register: &Register, workers: &Workers, numbers: &mut Numbers) -> Vec<Record> {
    let on = NaiveDate::from_ymd_opt(YEAR - 1, 6, 1).unwrap_or_default();
    let all = workers.0.iter().enumerate().take(GROUPS);
    all.map(|(n, (grid, person, name))| {
        Record::Group(Box::new(ChatGroup {
            id: numbers.next(),
            name: format!("{}群", register.full_name(*grid)),
            level: Level::Household,
            grids: [*grid].into(),
            owner: Some(Keeper { post: Post::Head, grid: *grid, person: *person }),
            deputy: None,
            purpose: Purpose::Liaison,
            task: String::new(),
            until: None,
            founded: on,
            ended: None,
            members: 30 + u32::try_from(n % 40).unwrap_or(0),
            households: 14,
            inside: Default::default(),
            rules: "2024年版".into(),
            status: Status::Normal,
            filed_by: By::person(*person, name),
            filed: on,
            checked: n.is_multiple_of(5).then(|| day(300)),
            picture: None,
        }))
    })
    .collect()
}

/// Rates, an award for every settled dispute, and each gridworker's share of the income.
pub(super) fn paid(workers: &Workers, numbers: &mut Numbers, records: &[Record]) -> Vec<Record> {
    let approved = By::named("县综治中心");
    let from = NaiveDate::from_ymd_opt(YEAR, 1, 1).unwrap_or_default();
    let rates = Pace::ALL.iter().map(|pace| {
        let (id, amount) = (numbers.next(), Yuan::whole(PAID.0));
        Record::Rate(Rate { id, key: RateKey::Case(*pace), amount, from, to: None })
    });
    let rates: Vec<Record> = rates.collect();
    let settled = records.iter().filter_map(|record| match record {
        Record::Case(case) if case.kind.is_dispute() => {
            let ended = case.state().0.ended.filter(|(e, _)| *e == Ending::Settled)?;
            Some(Record::Payment(Payment {
                key: PaymentKey::Case(case.id),
                person: case.finder.person?,
                grid: case.place,
                amount: Yuan::whole(PAID.0),
                on: ended.1,
                approved: approved.clone(),
            }))
        }
        _ => None,
    });
    let shares = workers.0.iter().filter_map(|(grid, person, _)| {
        let village = grid.at(Level::Village)?;
        Some(Record::Payment(Payment {
            key: PaymentKey::Share { grid: village, year: YEAR, person: *person },
            person: *person,
            grid: *grid,
            amount: Yuan::whole(PAID.1),
            on: day(330),
            approved: approved.clone(),
        }))
    });
    rates.into_iter().chain(settled).chain(shares).collect()
}
