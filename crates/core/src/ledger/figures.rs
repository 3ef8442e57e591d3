//! The figures of a place and period (PRODUCT.md 5.7), each with the rows behind it. No figure is
//! typed, and levels are never added up. State (grids, people, groups) is that of the period's last
//! day; deeds are those of its days.
use super::case::Ending;
use super::incentive::{Channel, HonourKind, PaymentKey};
use super::{Ledgers, Period, RecordId, Yuan};
use crate::domain::{Category, GridCode, Level, PersonId, Post, Register, Sex};
use std::collections::BTreeSet;
use std::fmt;
use wangge_texts::{Lang, ledger as t};

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKey {
    /// Grids of a level in force.
    Grids(Level),
    /// People who hold a household-level grid, each once.
    Workers,
    /// Those of a category, or of none on file.
    WorkersOf(Option<Category>),
    /// Those of a sex, or of none on file.
    WorkersSex(Option<Sex>),
    /// Chat groups in use.
    Groups,
    /// Publicity items.
    Publicity,
    /// Disputes found.
    Found,
    /// Of those found, the ones settled by the last day.
    Resolved,
    /// Resolved of found.
    Rate,
    /// Those resolved by a level.
    ResolvedAt(Level),
    /// Services.
    Services,
    /// Training sessions.
    Trainings,
    /// People at them, each time they were.
    Trained,
    /// Honours of a kind.
    Honours(HonourKind),
    /// Money paid.
    Subsidies,
    /// Money paid through a channel.
    SubsidiesBy(Channel),
}

/// A figure's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// So many.
    Count(u64),
    /// So much.
    Money(Yuan),
    /// Hundredths of a percent.
    Share(u64),
    /// Nothing to divide by, or more than can be counted.
    None,
}

/// What stands behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A grid.
    Grid(GridCode),
    /// A person.
    Person(PersonId),
    /// A record of a ledger.
    Record(RecordId),
    /// A payment.
    Payment(PaymentKey),
}

/// A figure and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub key: FigureKey,
    /// How much.
    pub value: Value,
    /// The rows it is counted from.
    pub rows: Vec<Row>,
}

/// All figures of a place and period, in the order of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The place.
    pub place: GridCode,
    /// The days.
    pub period: Period,
    /// The figures; always the same keys in the same order.
    pub list: Vec<Figure>,
}

/// Counts all figures.
#[must_use]
pub fn figures(register: &Register, ledgers: &Ledgers, place: GridCode, period: Period) -> Figures {
    let mut figures = Figures { place, period, list: Vec::new() };
    figures.network(register);
    figures.groups(ledgers);
    figures.disputes(ledgers);
    figures.support(ledgers);
    figures
}

impl Figures {
    /// A figure.
    #[must_use]
    pub fn get(&self, key: FigureKey) -> Option<&Figure> {
        self.list.iter().find(|f| f.key == key)
    }

    /// A figure that counts; 0 where it is none.
    #[must_use]
    pub fn count(&self, key: FigureKey) -> u64 {
        match self.get(key).map(|f| f.value) {
            Some(Value::Count(n)) => n,
            _ => 0,
        }
    }

    /// Each figure with its value in the period before.
    #[must_use]
    pub fn compared(&self, before: &Self) -> Vec<(FigureKey, Value, Value)> {
        let then = |key| before.get(key).map_or(Value::None, |f| f.value);
        self.list.iter().map(|f| (f.key, f.value, then(f.key))).collect()
    }

    fn counted(&mut self, key: FigureKey, rows: Vec<Row>) {
        let value = Value::Count(rows.len() as u64);
        self.list.push(Figure { key, value, rows });
    }

    fn summed(&mut self, key: FigureKey, rows: impl Iterator<Item = (Row, u64)>) {
        let (rows, counts): (Vec<Row>, Vec<u64>) = rows.unzip();
        let sum = counts.into_iter().try_fold(0_u64, u64::checked_add);
        self.list.push(Figure { key, value: sum.map_or(Value::None, Value::Count), rows });
    }

    fn network(&mut self, register: &Register) {
        let on = self.period.to;
        for level in Level::GRIDS {
            let grids = register.subtree(self.place).filter(|g| g.level() == level && g.in_force(on));
            self.counted(FigureKey::Grids(level), grids.map(|g| Row::Grid(g.code)).collect());
        }
        let leaves = register.subtree(self.place).filter(|g| g.level() == Level::Household && g.in_force(on));
        let workers: BTreeSet<PersonId> =
            leaves.flat_map(|g| register.holders(g.code, Post::Head, on)).map(|(_, p)| p.id).collect();
        let people: Vec<_> = workers.iter().filter_map(|id| register.persons.get(id)).collect();
        self.counted(FigureKey::Workers, people.iter().map(|p| Row::Person(p.id)).collect());
        for category in Category::ALL.into_iter().map(|(c, _)| Some(c)).chain([None]) {
            let rows = people.iter().filter(|p| p.category == category).map(|p| Row::Person(p.id));
            self.counted(FigureKey::WorkersOf(category), rows.collect());
        }
        for sex in [Some(Sex::Male), Some(Sex::Female), None] {
            let rows = people.iter().filter(|p| p.sex == sex).map(|p| Row::Person(p.id));
            self.counted(FigureKey::WorkersSex(sex), rows.collect());
        }
    }

    fn groups(&mut self, ledgers: &Ledgers) {
        let (place, period) = (self.place, self.period);
        let groups = ledgers.groups.values().filter(|g| g.in_use(period.to) && g.is_in(place));
        self.counted(FigureKey::Groups, groups.map(|g| Row::Record(g.id)).collect());
        let publicity = ledgers.publicity.values().filter(|r| place.holds(r.grid) && period.holds(r.on));
        self.summed(FigureKey::Publicity, publicity.map(|r| (Row::Record(r.id), u64::from(r.count))));
    }

    fn disputes(&mut self, ledgers: &Ledgers) {
        let (mut found, mut resolved) = (Vec::new(), Vec::new());
        let mut at: [Vec<Row>; 5] = Default::default();
        for case in ledgers.cases.values() {
            if !case.kind.is_dispute() || !self.place.holds(case.place) || !self.period.holds(case.day()) {
                continue;
            }
            let row = Row::Record(case.id);
            found.push(row);
            let state = case.state().0;
            if state.ended.is_some_and(|(e, day)| e == Ending::Settled && day <= self.period.to) {
                resolved.push(row);
                at.iter_mut().skip(usize::from(state.level().number())).take(1).for_each(|l| l.push(row));
            }
        }
        let rate = share(resolved.len() as u64, found.len() as u64);
        let rows = resolved.clone();
        self.counted(FigureKey::Found, found);
        self.counted(FigureKey::Resolved, resolved);
        self.list.push(Figure { key: FigureKey::Rate, value: rate, rows });
        for (level, rows) in Level::ALL.into_iter().zip(at) {
            self.counted(FigureKey::ResolvedAt(level), rows);
        }
    }

    fn support(&mut self, ledgers: &Ledgers) {
        let (place, period) = (self.place, self.period);
        let within = |grid: GridCode, on| place.holds(grid) && period.holds(on);
        let services = ledgers.services.values().filter(|r| within(r.grid, r.on));
        self.summed(FigureKey::Services, services.map(|r| (Row::Record(r.id), u64::from(r.count))));
        let sessions: Vec<_> = ledgers.sessions.values().filter(|s| within(s.organiser, s.on)).collect();
        self.counted(FigureKey::Trainings, sessions.iter().map(|s| Row::Record(s.id)).collect());
        let trained = sessions.iter().map(|s| (Row::Record(s.id), s.attended.len() as u64));
        self.summed(FigureKey::Trained, trained);
        for kind in HonourKind::ALL {
            let honours = ledgers.honours.values().filter(|h| h.kind == *kind && within(h.grid, h.on));
            self.counted(FigureKey::Honours(*kind), honours.map(|h| Row::Record(h.id)).collect());
        }
        for channel in [None].into_iter().chain(Channel::ALL.iter().map(|c| Some(*c))) {
            let paid = ledgers.payments.within(place, period);
            let paid: Vec<_> = paid.filter(|p| channel.is_none_or(|c| p.key.channel() == c)).collect();
            let value = Yuan::sum(paid.iter().map(|p| p.amount)).map_or(Value::None, Value::Money);
            let rows = paid.iter().map(|p| Row::Payment(p.key)).collect();
            let key = channel.map_or(FigureKey::Subsidies, FigureKey::SubsidiesBy);
            self.list.push(Figure { key, value, rows });
        }
    }
}

/// A part of a whole in hundredths of a percent, half of one rounded up.
fn share(part: u64, whole: u64) -> Value {
    (part * 20_000 + whole).checked_div(whole * 2).map_or(Value::None, Value::Share)
}

impl fmt::Display for Value {
    /// `3270`, `2,003,500.00`, `99.27%`, `—`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(n) => n.fmt(f),
            Self::Money(yuan) => yuan.fmt(f),
            Self::Share(s) => write!(f, "{}.{:02}%", s / 100, s % 100),
            Self::None => f.write_str("—"),
        }
    }
}

impl FigureKey {
    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::Grids(level) => t::figure_grids(lang, &level_name(level, lang)),
            Self::Workers => t::figure_workers(lang).to_owned(),
            Self::WorkersOf(category) => t::figure_workers_of(lang, &category_name(category, lang)),
            Self::WorkersSex(Some(Sex::Male)) => t::figure_men(lang).to_owned(),
            Self::WorkersSex(Some(Sex::Female)) => t::figure_women(lang).to_owned(),
            Self::WorkersSex(None) => t::figure_sex_unknown(lang).to_owned(),
            Self::Groups => t::figure_groups(lang).to_owned(),
            Self::Publicity => t::figure_publicity(lang).to_owned(),
            Self::Found => t::figure_found(lang).to_owned(),
            Self::Resolved => t::figure_resolved(lang).to_owned(),
            Self::Rate => t::figure_rate(lang).to_owned(),
            Self::ResolvedAt(level) => t::figure_resolved_at(lang, &level_name(level, lang)),
            Self::Services => t::figure_services(lang).to_owned(),
            Self::Trainings => t::figure_trainings(lang).to_owned(),
            Self::Trained => t::figure_trained(lang).to_owned(),
            Self::Honours(HonourKind::Commended) => t::figure_commended(lang).to_owned(),
            Self::Honours(HonourKind::PartyMember) => t::figure_party(lang).to_owned(),
            Self::Honours(HonourKind::ReserveCadre) => t::figure_cadres(lang).to_owned(),
            Self::Honours(HonourKind::Delegate) => t::figure_delegates(lang).to_owned(),
            Self::Subsidies => t::figure_subsidies(lang).to_owned(),
            Self::SubsidiesBy(channel) => t::figure_subsidies_by(lang, &channel.name(lang)),
        }
    }
}

/// `一级`
#[must_use]
pub fn level_name(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::County => t::level_county(lang),
        Level::Town => t::level_1(lang),
        Level::Village => t::level_2(lang),
        Level::Group => t::level_3(lang),
        Level::Household => t::level_4(lang),
    }
}

/// `老党员`
#[must_use]
pub fn category_name(category: Option<Category>, lang: Lang) -> &'static str {
    match category {
        Some(Category::VeteranPartyMember) => t::category_veteran_party_member(lang),
        Some(Category::VeteranCadre) => t::category_veteran_cadre(lang),
        Some(Category::Delegate) => t::category_delegate(lang),
        Some(Category::NewWorthy) => t::category_new_worthy(lang),
        Some(Category::ModelHousehold) => t::category_model_household(lang),
        Some(Category::Entrepreneur) => t::category_entrepreneur(lang),
        Some(Category::VillagersRepresentative) => t::category_villagers_representative(lang),
        Some(Category::Other) => t::category_other(lang),
        None => t::figure_category_unknown(lang),
    }
}

#[cfg(test)]
pub(super) mod tests;
