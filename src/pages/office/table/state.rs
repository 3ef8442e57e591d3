//! Where one is in a table: which rows are asked for, which are here, which are chosen. Rows come
//! from the worker in windows; only those near the screen are kept.
use super::columns::{Row, rows_of};
use crate::state::office::{Office, use_office};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::domain::{GridCode, HouseholdId, PersonId};
use wangge_core::office::{Cell, Column, Failure, GetTable, GetTableKeys, RowKey, TableFilter, TableKind};

/// Rows that are asked for at once.
pub const WINDOW: usize = 120;

/// What stands beside the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// A node.
    Grid(GridCode),
    /// A new node below another.
    NewGrid(GridCode),
    /// A person; `None`: a new one.
    Person(Option<PersonId>),
    /// A household; `None`: a new one.
    Household(Option<HouseholdId>),
}

impl From<RowKey> for Panel {
    fn from(key: RowKey) -> Self {
        match key {
            RowKey::Grid(code) => Self::Grid(code),
            RowKey::Person(id) => Self::Person(Some(id)),
            RowKey::Household(id) => Self::Household(Some(id)),
        }
    }
}

/// A table and where one is in it.
#[derive(Clone, Copy)]
pub struct TableState {
    /// Which table.
    pub kind: RwSignal<TableKind>,
    /// Which rows.
    pub filter: RwSignal<TableFilter>,
    /// In which order; `true`: the other way round.
    pub sort: RwSignal<(Column, bool)>,
    /// How many rows there are; `None`: not known yet.
    pub total: RwSignal<Option<usize>>,
    /// Why they are not there.
    pub failure: RwSignal<Option<Failure>>,
    /// Chosen rows.
    pub chosen: RwSignal<BTreeSet<RowKey>>,
    /// The cell that has, or would get, the focus.
    pub at: RwSignal<Cell>,
    /// Where the choice of a range began.
    pub anchor: RwSignal<Option<usize>>,
    /// The cell that is edited where it stands.
    pub edited: RwSignal<Option<Cell>>,
    /// What stands beside it.
    pub panel: RwSignal<Option<Panel>>,
    /// Something is typed there that is not saved.
    pub dirty: RwSignal<bool>,
    /// Something else was to be opened while that is so.
    pub blocked: RwSignal<bool>,
    /// Rows that are drawn, from 0: the first, and behind the last.
    pub drawn: RwSignal<(usize, usize)>,
    rows: RwSignal<BTreeMap<usize, Row>>,
    /// Which question the rows answer, which is asked now, and whether one is on its way.
    turn: StoredValue<u32>,
    answered: StoredValue<u32>,
    busy: StoredValue<bool>,
}

impl TableState {
    /// Of a table.
    pub fn new(kind: TableKind, filter: TableFilter) -> Self {
        let state = Self {
            kind: RwSignal::new(kind),
            filter: RwSignal::new(filter),
            sort: RwSignal::new((Column::Place, false)),
            total: RwSignal::new(None),
            failure: RwSignal::new(None),
            chosen: RwSignal::new(BTreeSet::new()),
            at: RwSignal::new(Cell { row: 1, col: 1 }),
            anchor: RwSignal::new(None),
            edited: RwSignal::new(None),
            panel: RwSignal::new(None),
            dirty: RwSignal::new(false),
            blocked: RwSignal::new(false),
            drawn: RwSignal::new((0, 30)),
            rows: RwSignal::new(BTreeMap::new()),
            turn: StoredValue::new(0),
            answered: StoredValue::new(0),
            busy: StoredValue::new(false),
        };
        state.follow();
        state
    }

    /// A row, from 0, where it is here.
    pub fn row(self, index: usize) -> Option<Row> {
        self.rows.with(|rows| rows.get(&index).cloned())
    }

    /// The same, for event handlers.
    pub fn row_now(self, index: usize) -> Option<Row> {
        self.rows.with_untracked(|rows| rows.get(&index).cloned())
    }

    /// The row of the cell that has the focus.
    pub fn row_at(self) -> Option<Row> {
        self.row_now(self.at.get_untracked().row.checked_sub(1)?)
    }

    /// Another table, with nothing chosen.
    pub fn turn_to(self, kind: TableKind, filter: TableFilter) {
        self.chosen.set(BTreeSet::new());
        self.edited.set(None);
        self.at.set(Cell { row: 1, col: 1 });
        self.sort.set((Column::Place, false));
        self.filter.set(filter);
        self.kind.set(kind);
    }

    /// Sorts by a column, the second time the other way round.
    pub fn sort_by(self, column: Column) {
        self.sort.update(|(now, down)| {
            *down = *now == column && !*down;
            *now = column;
        });
    }

    /// Opens the form of something, where none waits to be saved.
    pub fn open(self, panel: Panel) {
        if self.panel.get_untracked() == Some(panel) {
            return;
        }
        self.blocked.set(self.dirty.get_untracked());
        if !self.dirty.get_untracked() {
            self.panel.set(Some(panel));
        }
    }

    /// What the worker is asked for a part of the table.
    pub fn question(self, from: usize, count: usize) -> GetTable {
        let (sort, down) = self.sort.get_untracked();
        GetTable {
            kind: self.kind.get_untracked(),
            filter: self.filter.get_untracked(),
            sort,
            down,
            from,
            count,
        }
    }

    /// Asks anew when the question, the register or what is on the screen changes.
    fn follow(self) {
        let office = use_office();
        let asker = office.clone();
        Effect::new(move |before: Option<()>| {
            let _ = (self.kind.get(), self.sort.get(), office.track_changes());
            self.filter.track();
            self.turn.update_value(|n| *n += 1);
            if before.is_some() {
                // Rows of another question may not be taken for this one's.
                self.edited.set(None);
            }
            self.ask(asker.clone());
        });
        let office = use_office();
        // Another question shows nothing of the one before.
        Effect::new(move |before: Option<()>| {
            let _ = (self.kind.get(), self.sort.get());
            self.filter.track();
            if before.is_some() {
                self.rows.set(BTreeMap::new());
                self.total.set(None);
            }
        });
        Effect::new(move || {
            self.drawn.track();
            self.ask(office.clone());
        });
    }

    /// One window at a time; whoever scrolls on is answered where they arrive.
    fn ask(self, office: Office) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        leptos::task::spawn_local(async move {
            while let Some((turn, from)) = self.missing() {
                let came = office.ask(self.question(from, WINDOW)).await;
                // The page may be gone by now.
                let Some(now) = self.turn.try_get_value() else { return };
                if now != turn {
                    continue;
                }
                match came {
                    Ok(page) => {
                        let fresh = self.answered.get_value() != turn;
                        self.take(from, page.total, rows_of(page.rows), fresh);
                        self.answered.set_value(turn);
                    }
                    Err(failure) => {
                        drop(self.failure.try_set(Some(failure)));
                        break;
                    }
                }
            }
            self.busy.try_set_value(false);
        });
    }

    /// The next window that is on the screen and not here, with its question's number.
    fn missing(self) -> Option<(u32, usize)> {
        let turn = self.turn.try_get_value()?;
        let (first, end) = self.drawn.try_get_untracked()?;
        let window = |row: usize| row / WINDOW * WINDOW;
        if self.answered.get_value() != turn {
            return Some((turn, window(first)));
        }
        let end = end.min(self.total.try_get_untracked()?.unwrap_or(0));
        let here = |row: &usize| self.rows.with_untracked(|rows| rows.contains_key(row));
        (first..end).find(|row| !here(row)).map(|row| (turn, window(row)))
    }

    /// Puts a window in its place and lets go of those far away.
    fn take(self, from: usize, total: usize, rows: Vec<Row>, fresh: bool) {
        let (first, end) = self.drawn.get_untracked();
        let near = first.saturating_sub(3 * WINDOW)..end + 3 * WINDOW;
        self.failure.set(None);
        self.rows.update(|kept| {
            if fresh {
                kept.clear();
            }
            kept.extend((from..).zip(rows));
            kept.retain(|at, _| near.contains(at));
        });
        self.total.set(Some(total));
        self.at.update(|at| at.row = at.row.min(total.max(1)));
    }

    /// Chooses the rows from one to another, both from 0, beside those that are chosen.
    pub fn choose_range(self, office: Office, a: usize, b: usize) {
        let (from, count) = (a.min(b), a.abs_diff(b).saturating_add(1));
        if count <= WINDOW
            && let Some(keys) =
                (from..from + count).map(|i| self.row_now(i).map(|r| r.key())).collect::<Option<Vec<_>>>()
        {
            self.chosen.update(|chosen| chosen.extend(keys));
            return;
        }
        let table = self.question(from, count);
        leptos::task::spawn_local(async move {
            match office.ask(GetTableKeys { table }).await {
                Ok(keys) => {
                    self.chosen.try_update(|chosen| chosen.extend(keys));
                }
                Err(failure) => drop(self.failure.try_set(Some(failure))),
            }
        });
    }

    /// Chooses every row by the filter.
    pub fn choose_all(self, office: Office) {
        self.choose_range(office, 0, self.total.get_untracked().unwrap_or(1).saturating_sub(1));
    }

    /// The chosen rows in the order of the table.
    pub async fn chosen_keys(self, office: &Office) -> Result<Vec<RowKey>, Failure> {
        let chosen = self.chosen.get_untracked();
        let table = self.question(0, self.total.get_untracked().unwrap_or(0));
        let keys = office.ask(GetTableKeys { table }).await?;
        Ok(keys.into_iter().filter(|key| chosen.contains(key)).collect())
    }
}
