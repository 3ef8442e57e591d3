//! A county's year built from rows, for tests: the register of 禾溪县 and its ledgers.
use crate::change::Stamp;
use crate::domain::{
    Appointment, Category, Grid, GridCode, Level, Person, PersonId, Phone, Post, Register, Sex,
};
use crate::ledger::case::{Case, CaseKind, CaseStep, Deed, Dispute, Ending, ServiceKind};
use crate::ledger::chat::{ChatGroup, Purpose, Status};
use crate::ledger::incentive::{Honour, HonourKind, Payment, PaymentKey};
use crate::ledger::{By, Ledgers, Publicity, PublicityKind, RecordId, Service, Session, Yuan};
use chrono::{Days, NaiveDate};

/// The county.
pub(in crate::ledger) fn county_code() -> GridCode {
    "610327".parse().unwrap()
}

/// 5 towns of 10 villages with up to 10 groups of up to 10 grids: 4,957 household-level grids, each
/// with its own gridworker.
pub(in crate::ledger) fn register() -> Register {
    let mut register = Register::default();
    let county = county_code();
    register.grids.insert(county, Grid::new(county, "禾溪县"));
    for n in 0..4957_u32 {
        let number = |unit: u32, of: u32| u16::try_from(n / unit % of + 1).unwrap();
        let town = county.child(99 + number(1000, 5)).unwrap();
        let village = town.child(200 + number(100, 10)).unwrap();
        let group = village.child(number(10, 10)).unwrap();
        let grid = group.child(number(1, 10)).unwrap();
        for code in [town, village, group, grid] {
            register.grids.entry(code).or_insert_with(|| Grid::new(code, code.to_string()));
        }
        let id = PersonId(n);
        let category = match n % 3 {
            0 => Category::VeteranPartyMember,
            1 => Category::VeteranCadre,
            _ => Category::Other,
        };
        let person = Person {
            id,
            name: format!("网格员{n}"),
            sex: Some(if n % 3 == 2 { Sex::Female } else { Sex::Male }),
            phone: Phone::Missing,
            party_member: None,
            category: Some(category),
            photo: None,
        };
        register.persons.insert(id, person);
        let post = Appointment {
            person: id,
            grid,
            post: Post::Head,
            office: String::new(),
            from: None,
            to: None,
            origin: None,
        };
        register.appointments.insert(grid, vec![post]);
    }
    register
}

/// The register with the ledgers of 2025 and a little of 2024.
pub(in crate::ledger) fn county() -> (Register, Ledgers) {
    let register = register();
    let grids: Vec<GridCode> =
        register.grids.keys().copied().filter(|c| c.level() == Level::Household).collect();
    let mut next = 0;
    let mut id = || {
        next += 1;
        RecordId(Stamp { millis: next, counter: 0, node: 1 })
    };
    let mut ledgers = Ledgers::default();
    let grid = |n: usize| grids[n % grids.len()];
    let by = || By::person(PersonId(1), "网格员1");
    let on = |n: usize| first() + Days::new(n as u64 % 300);
    for n in 0..3270 {
        // 3,000 settled where they were found, 246 a level above, 24 of which nothing is known yet.
        let case = dispute(id(), grid(n), on(n), n);
        ledgers.cases.insert(case.id, case);
    }
    let old = dispute(id(), grid(0), first() - Days::new(60), 3269);
    ledgers.cases.insert(old.id, old);
    for n in 0..8443 {
        let row = Service {
            id: id(),
            kind: ServiceKind::Errand,
            topic: "代缴医保".into(),
            grid: grid(n),
            households: 1,
            count: 1,
            on: on(n),
            by: by(),
        };
        ledgers.services.insert(row.id, row);
    }
    // 1,064 rows of 19 equal items are 20,216; and 10 of the year before.
    for n in 0..1065 {
        let (count, on) = if n == 1064 { (10, first() - Days::new(1)) } else { (19, on(n)) };
        let (kind, topic) = (PublicityKind::Door, "森林防火".into());
        let row = Publicity { id: id(), kind, topic, grid: grid(n), households: 19, count, on, by: by() };
        ledgers.publicity.insert(row.id, row);
    }
    for n in 0..235 {
        let session = Session {
            id: id(),
            organiser: grid(n).at(Level::Village).unwrap(),
            levels: [Level::Household].into(),
            topic: "矛盾纠纷调解".into(),
            need: String::new(),
            on: on(n),
            place: String::new(),
            minutes: 90,
            material: String::new(),
            attended: [PersonId(1), PersonId(2)].into(),
        };
        ledgers.sessions.insert(session.id, session);
    }
    let honours =
        [(HonourKind::Commended, 159), (HonourKind::PartyMember, 5), (HonourKind::ReserveCadre, 12)];
    for (kind, count) in honours {
        for n in 0..count {
            let (person, given_by) = (PersonId(n as u32), "禾溪县".into());
            let (grid, on, words) = (grid(n), on(n), String::new());
            let honour = Honour { id: id(), kind, person, grid, given_by, on, words, until: None };
            ledgers.honours.insert(honour.id, honour);
        }
    }
    for n in 0..4007 {
        let person = PersonId(n as u32);
        let village = grid(n).at(Level::Village).unwrap();
        let key = PaymentKey::Share { grid: village, year: 2025, person };
        let (amount, approved) = (Yuan::whole(500), By::named("李四"));
        let payment = Payment { key, person, grid: grid(n), amount, on: on(n), approved };
        ledgers.payments.pay(payment).unwrap();
    }
    for n in 0..4145 {
        let mut group = group(id(), grid(n));
        if n == 4144 {
            (group.status, group.ended) = (Status::Dissolved, Some(on(9)));
        }
        ledgers.groups.insert(group.id, group);
    }
    (register, ledgers)
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap()
}

fn dispute(id: RecordId, grid: GridCode, on: NaiveDate, n: usize) -> Case {
    let at = on.and_hms_opt(9, 0, 0).unwrap();
    let kind = CaseKind::Dispute(Dispute::Neighbours);
    let mut case = Case::new(id, kind, grid, at, By::person(PersonId(1), "网格员1"), "争吵");
    let settle = [Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(Ending::Settled)];
    let deeds: Vec<Deed> = match n {
        0..3000 => settle.to_vec(),
        3000..3246 => [[Deed::Accept, Deed::PassUp].as_slice(), &settle].concat(),
        // Not settled: closed as something else, or still in hand.
        3246..3250 => [&settle[..3], &[Deed::Close(Ending::Referred)]].concat(),
        _ => settle[..2].to_vec(),
    };
    for (i, deed) in deeds.into_iter().enumerate() {
        let id = RecordId(Stamp { counter: i as u16 + 1, ..id.0 });
        case.steps.push(CaseStep { id, at, by: case.finder.clone(), deed, words: String::new() });
    }
    case
}

fn group(id: RecordId, grid: GridCode) -> ChatGroup {
    ChatGroup {
        id,
        name: format!("{grid}群"),
        level: Level::Household,
        grids: [grid].into(),
        owner: None,
        deputy: None,
        purpose: Purpose::Liaison,
        task: String::new(),
        until: None,
        founded: first(),
        ended: None,
        members: 30,
        households: 15,
        inside: Default::default(),
        rules: String::new(),
        status: Status::Normal,
        filed_by: By::named("李四"),
        filed: first(),
        checked: None,
        picture: None,
    }
}
