//! 工作报告: the figures of a place and period as paragraphs ready to paste, in the register of a
//! Chinese work report. Chinese only: the report is a Chinese document. No number is made here:
//! each is one of [`Figures`].
use super::figures::{FigureKey, Figures, Value, category_name, figures, level_name};
use super::incentive::HonourKind;
use super::{Ledgers, Period, Yuan};
use crate::domain::{Category, GridCode, Level, Register, Sex};
use chrono::{Datelike, NaiveDate};
use wangge_texts::{Lang, ledger as t};

const ZH: Lang = Lang::Zh;

/// The paragraphs: the network, the duties, the support, and the comparison with the period before
/// where that has figures.
#[must_use]
pub fn work_report(register: &Register, ledgers: &Ledgers, place: GridCode, period: Period) -> Vec<String> {
    let now = figures(register, ledgers, place, period);
    let before = period.before().map(|p| figures(register, ledgers, place, p));
    let mut paragraphs = vec![network(&now), duties(&now), support(&now)];
    paragraphs.extend(before.and_then(|before| compared(&now, &before)));
    paragraphs
}

fn network(now: &Figures) -> String {
    let grids = |level| now.count(FigureKey::Grids(level));
    let mut out = t::report_network(
        ZH,
        &day(now.period.to),
        &place_name(now.place),
        &grids(Level::Town),
        &grids(Level::Village),
        &grids(Level::Group),
        &grids(Level::Household),
    );
    out += &t::report_workers(ZH, &now.count(FigureKey::Workers));
    let some = |key, name: &str| {
        let count = now.count(key);
        (count > 0).then(|| t::report_count_of(ZH, &name, &count))
    };
    let categories = Category::ALL.into_iter().map(|(c, _)| Some(c)).chain([None]);
    let categories = categories.filter_map(|c| some(FigureKey::WorkersOf(c), category_name(c, ZH)));
    let sexes = [(Sex::Male, t::report_men(ZH)), (Sex::Female, t::report_women(ZH))];
    let sexes = sexes.into_iter().filter_map(|(s, name)| some(FigureKey::WorkersSex(Some(s)), name));
    let lists = [categories.collect::<Vec<_>>(), sexes.collect()].map(|l| l.join(t::report_separator(ZH)));
    let lists: Vec<String> = lists.into_iter().filter(|l| !l.is_empty()).collect();
    if !lists.is_empty() {
        out += &t::report_among(ZH, &lists.join(t::report_semicolon(ZH)));
    }
    out + &t::report_groups(ZH, &now.count(FigureKey::Groups))
}

fn duties(now: &Figures) -> String {
    let mut out = t::report_duties(
        ZH,
        &period_name(now.period),
        &place_name(now.place),
        &now.count(FigureKey::Publicity),
        &now.count(FigureKey::Services),
        &now.count(FigureKey::Found),
        &now.count(FigureKey::Resolved),
    );
    if let Some(rate @ Value::Share(_)) = now.get(FigureKey::Rate).map(|f| f.value) {
        out += &t::report_rate(ZH, &rate);
    }
    let levels = Level::ALL.into_iter().rev().filter_map(|level| {
        let count = now.count(FigureKey::ResolvedAt(level));
        (count > 0).then(|| t::report_at_level(ZH, &level_name(level, ZH), &count))
    });
    let levels: Vec<String> = levels.collect();
    if !levels.is_empty() {
        out += &t::report_levels(ZH, &levels.join(t::report_separator(ZH)));
    }
    out + t::report_stop(ZH)
}

fn support(now: &Figures) -> String {
    let money = match now.get(FigureKey::Subsidies).map(|f| f.value) {
        Some(Value::Money(yuan)) => yuan,
        _ => Yuan::ZERO,
    };
    t::report_support(
        ZH,
        &now.count(FigureKey::Trainings),
        &now.count(FigureKey::Trained),
        &now.count(FigureKey::Honours(HonourKind::Commended)),
        &now.count(FigureKey::Honours(HonourKind::PartyMember)),
        &now.count(FigureKey::Honours(HonourKind::ReserveCadre)),
        &money.wan(),
    )
}

fn compared(now: &Figures, before: &Figures) -> Option<String> {
    let keys = [
        (FigureKey::Found, t::report_unit_cases(ZH)),
        (FigureKey::Resolved, t::report_unit_cases(ZH)),
        (FigureKey::Services, t::report_unit_services(ZH)),
        (FigureKey::Publicity, t::report_unit_items(ZH)),
    ];
    keys.iter().any(|(key, _)| before.count(*key) > 0).then(|| {
        let [found, resolved, services, publicity] = keys.map(|(key, unit)| {
            let (a, b) = (now.count(key), before.count(key));
            match a.cmp(&b) {
                std::cmp::Ordering::Greater => t::report_more(ZH, &(a - b), &unit),
                std::cmp::Ordering::Less => t::report_fewer(ZH, &(b - a), &unit),
                std::cmp::Ordering::Equal => t::report_same(ZH).to_owned(),
            }
        });
        t::report_compared(ZH, &period_name(before.period), &found, &resolved, &services, &publicity)
    })
}

fn place_name(place: GridCode) -> &'static str {
    match place.level() {
        Level::County => t::report_county(ZH),
        Level::Town => t::report_town(ZH),
        Level::Village => t::report_village(ZH),
        Level::Group | Level::Household => t::report_here(ZH),
    }
}

fn day(day: NaiveDate) -> String {
    t::report_day(ZH, &day.year(), &day.month(), &day.day())
}

/// `2025年`, `2025年上半年`, `2025年3月`, `2025年3月3日至2025年3月9日`.
#[must_use]
pub fn period_name(period: Period) -> String {
    let (year, month) = (period.from.year(), period.from.month());
    let half = Period::year(year).and_then(|y| Period::new(y.from, NaiveDate::from_ymd_opt(year, 6, 30)?));
    if Period::year(year) == Some(period) {
        t::report_year(ZH, &year)
    } else if half == Some(period) {
        t::report_half(ZH, &year)
    } else if Period::month(year, month) == Some(period) {
        t::report_month(ZH, &year, &month)
    } else {
        t::report_from_to(ZH, &day(period.from), &day(period.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::figures::tests::year;

    #[test]
    fn a_county_s_year_says_exactly_its_figures() {
        let (register, ledgers) = year::county();
        let place = year::county_code();
        let report = work_report(&register, &ledgers, place, Period::year(2025).unwrap());
        let expect = [
            "截至2025年12月31日，全县共划分一级网格5个、二级网格50个、三级网格496个、户级网格4957个，\
             选聘户级网格员4957名，其中老党员1653名、老干部1652名、其他1652名；男3305名、女1652名；\
             建立网格微信群4144个。",
            "2025年，全县网格员开展政策宣传20216条次，提供便民服务8443件次；\
             排查矛盾纠纷3270件，化解3246件，化解率99.27%，其中在四级化解3000件、在三级化解246件。",
            "组织网格员培训235场次，参训470人次；表彰优秀网格员159名，发展党员5名，\
             推荐村级后备干部12名；发放各类补贴200.35万元。",
            "与2024年相比，排查矛盾纠纷增加3269件，化解矛盾纠纷增加3246件，提供便民服务增加8443件次，\
             开展政策宣传增加20206条次。",
        ];
        assert_eq!(report, expect);
        let town =
            work_report(&register, &ledgers, "610327101".parse().unwrap(), Period::year(2025).unwrap());
        assert!(town[0].contains("全镇共划分一级网格1个、二级网格10个、"), "{}", town[0]);
    }

    #[test]
    fn periods_by_their_names() {
        let check = |from: &str, to: &str, name: &str| {
            let period = Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
            assert_eq!(period_name(period), name);
        };
        check("2025-01-01", "2025-12-31", "2025年");
        check("2025-01-01", "2025-06-30", "2025年上半年");
        check("2025-03-01", "2025-03-31", "2025年3月");
        check("2025-03-03", "2025-03-09", "2025年3月3日至2025年3月9日");
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        let empty = work_report(
            &Register::default(),
            &Ledgers::default(),
            year::county_code(),
            Period::year(2025).unwrap(),
        );
        assert_eq!(empty.len(), 3);
        assert!(empty[0].contains("选聘户级网格员0名；建立网格微信群0个。"), "{}", empty[0]);
        assert!(empty[1].ends_with("排查矛盾纠纷0件，化解0件。"), "{}", empty[1]);
    }
}
