//! Two hundred things that residents type, with the right answers: made from the facts of a
//! county, not from what any look-up finds. The measure of our look-up and of its peers.
use crate::reference_date;
use crate::said::{chinese, full_width, short};
use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::directory::Readings;
use wangge_core::domain::{Door, DoorNumber, Grid, GridCode, Level, Register};

/// A typed text and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// `door`, `name`, `initials`, `place_initials`, `prefix`, `pinyin`, `typo` or `variant`.
    pub class: &'static str,
    /// What is typed.
    pub text: String,
    /// Each thing that is asked for, as the grids any of which shows it: a gridworker's grid; a
    /// village or group, with all that lies in it.
    pub wanted: Vec<BTreeSet<GridCode>>,
}

/// A grid with its responsible person.
struct Headed<'a> {
    grid: &'a Grid,
    name: &'a str,
}

struct Maker<'a> {
    register: &'a Register,
    readings: &'a dyn Readings,
    rng: Rng,
    heads: Vec<Headed<'a>>,
    villages: Vec<&'a Grid>,
    groups: Vec<&'a Grid>,
    /// Common characters by their reading.
    alike: BTreeMap<String, Vec<char>>,
    made: Vec<Query>,
}

/// The queries of a county; the same for the same county and seed.
#[must_use]
pub fn queries(register: &Register, readings: &dyn Readings, seed: u64) -> Vec<Query> {
    let on = reference_date();
    let of = |level| register.grids_of(level, on).collect::<Vec<_>>();
    let all = Level::GRIDS.into_iter().flat_map(of);
    let headed = |grid: &'_ Grid| register.head(grid.code, on).map(|(_, p)| p.name.as_str());
    let heads = all.filter_map(|grid| Some(Headed { grid, name: headed(grid)? })).collect();
    let mut alike: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for c in readings.common() {
        alike.entry(readings.usual(c).unwrap_or_default().to_owned()).or_default().push(c);
    }
    let mut maker = Maker {
        register,
        readings,
        rng: Rng::with_seed(seed),
        heads,
        villages: of(Level::Village),
        groups: of(Level::Group),
        alike,
        made: Vec::new(),
    };
    maker.doors();
    maker.people();
    maker.places();
    maker.slips();
    maker.variants();
    maker.made
}

impl Maker<'_> {
    fn add(&mut self, class: &'static str, text: String, wanted: Vec<BTreeSet<GridCode>>) {
        self.made.push(Query { class, text, wanted });
    }

    fn pick<'b, T>(&mut self, list: &'b [T]) -> &'b T {
        &list[self.rng.usize(..list.len())]
    }

    fn read(&self, name: &str, person: bool) -> Vec<String> {
        let reading = |(i, c): (usize, char)| {
            let surname = if person && i == 0 { self.readings.surname(c) } else { None };
            surname.or_else(|| self.readings.usual(c)).unwrap_or_default().replace('ü', "v")
        };
        name.chars().enumerate().map(reading).collect()
    }

    fn letters(&self, name: &str, person: bool) -> String {
        self.read(name, person).concat()
    }

    fn initials(&self, name: &str, person: bool) -> String {
        self.read(name, person).iter().filter_map(|r| r.chars().next()).collect()
    }

    /// Every grid whose head fits.
    fn heads_where(&self, fits: impl Fn(&Headed<'_>) -> bool) -> Vec<BTreeSet<GridCode>> {
        self.heads.iter().filter(|h| fits(h)).map(|h| BTreeSet::from([h.grid.code])).collect()
    }

    /// The grid and all that lies in it.
    fn inside(&self, code: GridCode) -> BTreeSet<GridCode> {
        self.register.subtree(code).map(|g| g.code).collect()
    }

    fn villages_where(&self, fits: impl Fn(&str) -> bool) -> Vec<BTreeSet<GridCode>> {
        self.villages.iter().filter(|v| fits(&v.name)).map(|v| self.inside(v.code)).collect()
    }

    fn groups_where(&self, fits: impl Fn(&str) -> bool, number: u32) -> Vec<BTreeSet<GridCode>> {
        let name = |g: &Grid| g.code.parent().map(|v| self.register.name(v)).unwrap_or_default();
        let all = self.groups.iter().filter(|g| g.code.number() == number && fits(&name(g)));
        all.map(|g| self.inside(g.code)).collect()
    }

    /// A household whose address leads to one grid: its village, group, door and grid.
    fn address(&mut self) -> (String, u32, DoorNumber, GridCode) {
        loop {
            let code = self.pick(&self.groups.clone()).code;
            let village = code.parent().map(|v| self.register.name(v)).unwrap_or_default();
            let lone = self.villages.iter().filter(|v| short(&v.name) == short(&village)).count() == 1;
            let homes: Vec<_> = self.register.households_in(code).collect();
            if !lone || homes.is_empty() {
                continue;
            }
            let home = *self.pick(&homes);
            let Some(door) = home.door.as_ref().and_then(Door::number).filter(|d| d.annex() == 0) else {
                continue;
            };
            let same = homes.iter().filter(|h| h.door == home.door).count();
            if let (Some(grid), 1) = (home.grid, same) {
                return (village, code.number(), door, grid);
            }
        }
    }

    fn doors(&mut self) {
        for i in 0..40 {
            let (village, group, door, grid) = self.address();
            let door = door.number();
            let text = match i % 4 {
                0 => format!("{village}{group}组{door}号"),
                1 => format!("{}{group}组{door}号", short(&village)),
                2 => format!("{village} {group}组 {door}号"),
                _ => format!("{} {group}组 {door}号", short(&village)),
            };
            self.add("door", text, vec![BTreeSet::from([grid])]);
        }
    }

    fn head(&mut self, fits: impl Fn(&Headed<'_>) -> bool) -> (String, GridCode) {
        loop {
            let at = self.rng.usize(..self.heads.len());
            if let Some(head) = self.heads.get(at).filter(|h| fits(h)) {
                return (head.name.to_owned(), head.grid.code);
            }
        }
    }

    fn people(&mut self) {
        for _ in 0..40 {
            let (name, _) = self.head(|_| true);
            let wanted = self.heads_where(|h| h.name == name);
            self.add("name", name, wanted);
        }
        for i in 0..30 {
            let (name, code) =
                self.head(|h| h.name.chars().count() >= 3 && h.grid.code.level() > Level::Town);
            let own = self.initials(&name, true);
            if i < 20 {
                let wanted = self.heads_where(|h| self.initials(h.name, true) == own);
                self.add("initials", own, wanted);
            } else {
                let village =
                    |c: GridCode| c.at(Level::Village).map(|v| self.register.name(v)).unwrap_or_default();
                let place = self.initials(short(&village(code)), false);
                let wanted = self.heads_where(|h| {
                    self.initials(h.name, true) == own
                        && self.initials(&village(h.grid.code), false).starts_with(&place)
                });
                self.add("initials", format!("{place} {own}"), wanted);
            }
        }
        for _ in 0..10 {
            let (name, _) = self.head(|h| h.name.chars().count() >= 3);
            let front: String = name.chars().take(2).collect();
            let wanted = self.heads_where(|h| h.name.starts_with(&front));
            self.add("prefix", front, wanted);
        }
        for _ in 0..12 {
            let (name, _) = self.head(|_| true);
            let typed = self.letters(&name, true);
            let wanted = self.heads_where(|h| self.letters(h.name, true) == typed);
            self.add("pinyin", typed, wanted);
        }
    }

    fn places(&mut self) {
        for i in 0..20 {
            let village = self.pick(&self.villages.clone()).name.clone();
            let own = self.initials(&village, false);
            if i < 10 {
                let wanted = self.villages_where(|v| self.initials(v, false) == own);
                self.add("place_initials", own, wanted);
            } else {
                let group = 1 + u32::from(self.rng.bool());
                let wanted = self.groups_where(|v| self.initials(v, false) == own, group);
                self.add("place_initials", format!("{own}{group}"), wanted);
            }
        }
        for _ in 0..10 {
            let village = self.pick(&self.villages.clone()).name.clone();
            let front: String = village.chars().take(2).collect();
            let wanted = self.villages_where(|v| v.starts_with(&front));
            self.add("prefix", front, wanted);
        }
        for _ in 0..8 {
            let village = self.pick(&self.villages.clone()).name.clone();
            let typed = self.letters(&village, false);
            let wanted = self.villages_where(|v| self.letters(v, false) == typed);
            self.add("pinyin", typed, wanted);
        }
    }

    /// The name with one character that only sounds the same.
    fn misheard(&mut self, name: &str, from: usize) -> Option<String> {
        let at = self.rng.usize(from..name.chars().count());
        let right = name.chars().nth(at)?;
        let others = self.alike.get(self.readings.usual(right)?)?.clone();
        let wrong = *others.get(self.rng.usize(..others.len()))?;
        (wrong != right)
            .then(|| name.chars().enumerate().map(|(i, c)| if i == at { wrong } else { c }).collect())
    }

    fn slips(&mut self) {
        let mut made = 0;
        while made < 8 {
            let (name, _) = self.head(|_| true);
            let Some(typed) = self.misheard(&name, 1) else { continue };
            if self.heads.iter().any(|h| h.name == typed) {
                continue;
            }
            let sound = self.letters(&name, true);
            let wanted = self.heads_where(|h| self.letters(h.name, true) == sound);
            self.add("typo", typed, wanted);
            made += 1;
        }
        while made < 14 {
            let village = self.pick(&self.villages.clone()).name.clone();
            let Some(typed) = self.misheard(&village, 0) else { continue };
            if self.villages.iter().any(|v| v.name == typed) || !typed.ends_with(['村', '区']) {
                continue;
            }
            let sound = self.letters(&village, false);
            let wanted = self.groups_where(|v| self.letters(v, false) == sound, 1);
            self.add("typo", format!("{typed}1组"), wanted);
            made += 1;
        }
        while made < 20 {
            let (name, _) = self.head(|_| true);
            let sound = self.letters(&name, true);
            if sound.len() < 9 {
                continue;
            }
            let at = self.rng.usize(1..sound.len() - 2);
            let mut typed: Vec<u8> = sound.bytes().collect();
            if made % 2 == 0 {
                typed.remove(at);
            } else {
                typed.swap(at, at + 1);
            }
            let typed = String::from_utf8_lossy(&typed).into_owned();
            if self.heads.iter().any(|h| self.letters(h.name, true) == typed) {
                continue;
            }
            let wanted = self.heads_where(|h| self.letters(h.name, true) == sound);
            self.add("typo", typed, wanted);
            made += 1;
        }
    }

    fn variants(&mut self) {
        for i in 0..10 {
            let (village, group, door, grid) = self.address();
            let door = door.number();
            let town = grid.at(Level::Town).map(|t| self.register.name(t)).unwrap_or_default();
            let text = match i % 5 {
                0 => full_width(&format!("{village}{group}组{door}号")),
                1 => format!("{village}{}组{}号", chinese(group), chinese(door)),
                2 => format!("{village}第{group}组{door}号"),
                3 => format!("{village}{group}-{door}"),
                _ => format!("{town}{village}{group}组{door}号"),
            };
            self.add("variant", text, vec![BTreeSet::from([grid])]);
        }
    }
}
