pub(in crate::ledger) mod year;

use super::*;

#[test]
fn a_county_s_year() {
    let (register, ledgers) = year::county();
    let year = Period::year(2025).unwrap();
    let all = figures(&register, &ledgers, year::county_code(), year);
    for (key, shown) in [
        (FigureKey::Grids(Level::Town), "5"),
        (FigureKey::Grids(Level::Village), "50"),
        (FigureKey::Grids(Level::Group), "496"),
        (FigureKey::Grids(Level::Household), "4957"),
        (FigureKey::Workers, "4957"),
        (FigureKey::WorkersOf(Some(Category::Delegate)), "0"),
        (FigureKey::WorkersSex(Some(Sex::Female)), "1652"),
        (FigureKey::Groups, "4144"),
        (FigureKey::Publicity, "20216"),
        (FigureKey::Found, "3270"),
        (FigureKey::Resolved, "3246"),
        (FigureKey::Rate, "99.27%"),
        (FigureKey::ResolvedAt(Level::Household), "3000"),
        (FigureKey::ResolvedAt(Level::Group), "246"),
        (FigureKey::Services, "8443"),
        (FigureKey::Trainings, "235"),
        (FigureKey::Trained, "470"),
        (FigureKey::Honours(HonourKind::Commended), "159"),
        (FigureKey::Honours(HonourKind::PartyMember), "5"),
        (FigureKey::Honours(HonourKind::ReserveCadre), "12"),
        (FigureKey::Subsidies, "2,003,500.00"),
        (FigureKey::SubsidiesBy(Channel::Share), "2,003,500.00"),
        (FigureKey::SubsidiesBy(Channel::Case), "0.00"),
    ] {
        assert_eq!(all.get(key).unwrap().value.to_string(), shown, "{}", key.name(Lang::Zh));
    }
    // Each figure that counts rows has as many; those that sum have theirs.
    for figure in &all.list {
        let rows = figure.rows.len() as u64;
        let own = match figure.key {
            FigureKey::Publicity => 1064,
            FigureKey::Services => 8443,
            FigureKey::Trained => 235,
            FigureKey::Rate => 3246,
            FigureKey::Subsidies | FigureKey::SubsidiesBy(Channel::Share) => 4007,
            FigureKey::SubsidiesBy(_) => 0,
            key => all.count(key),
        };
        assert_eq!(rows, own, "{}", figure.key.name(Lang::Zh));
    }
    // Towns add up to the county.
    let towns = register.children(year::county_code(), year.to).map(|g| g.code);
    let towns: Vec<Figures> = towns.map(|town| figures(&register, &ledgers, town, year)).collect();
    for key in [FigureKey::Found, FigureKey::Services, FigureKey::Groups, FigureKey::Trainings] {
        assert_eq!(towns.iter().map(|f| f.count(key)).sum::<u64>(), all.count(key));
    }
}

#[test]
fn beside_the_period_before() {
    let (register, ledgers) = year::county();
    let year = Period::year(2025).unwrap();
    let now = figures(&register, &ledgers, year::county_code(), year);
    let before = figures(&register, &ledgers, year::county_code(), year.before().unwrap());
    let compared = now.compared(&before);
    let check = |key, a, b| assert!(compared.contains(&(key, a, b)), "{key:?}");
    check(FigureKey::Found, Value::Count(3270), Value::Count(1));
    check(FigureKey::Rate, Value::Share(9927), Value::Share(0));
    check(FigureKey::Groups, Value::Count(4144), Value::Count(0));
    let keys = |f: &Figures| f.list.iter().map(|f| f.key).collect::<Vec<_>>();
    assert_eq!(keys(&now), keys(&before));
}

#[test]
fn shares_are_rounded_and_never_divide_by_nothing() {
    for (part, whole, expect) in [
        (3246, 3270, Value::Share(9927)),
        (1, 3, Value::Share(3333)),
        (1, 20_000, Value::Share(1)),
        (3, 3, Value::Share(10_000)),
        (0, 0, Value::None),
    ] {
        assert_eq!(share(part, whole), expect);
    }
    assert_eq!((Value::Share(9907).to_string(), Value::None.to_string()), ("99.07%".into(), "—".into()));
}
