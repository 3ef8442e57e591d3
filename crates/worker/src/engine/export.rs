//! Rows out of the register: as a workbook, as csv, as cells for the clipboard. They are made as
//! they are written; what a table's filter names is asked of the tables.
use super::table::Tables;
use super::{Context, Engine, checked, failure};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::io::{Cursor, Write};
use wangge_core::domain::audit::Audit;
use wangge_core::domain::{Appointment, Grid, Household, HouseholdId, PersonId, Register};
use wangge_core::office::{
    Copied, CopyRows, Export, Exported, Failure, FileFormat, FileMade, GetTable, ListKind, Progress,
    RowChoice, RowKey, Stage, TableFilter, TableKind,
};
use wangge_core::texts::updates as t;
use wangge_exchange::sheets::SheetKind;
use wangge_exchange::write::{self, Encoding, Rows};
use wangge_store::Store;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What is to go out.
#[derive(Default)]
pub(super) struct Chosen<'a> {
    grids: Vec<&'a Grid>,
    posts: Vec<&'a Appointment>,
    homes: Vec<&'a Household>,
    without_post: usize,
}

impl<S: Store> Engine<S> {
    /// Rows as a file.
    pub(super) fn export(
        &mut self,
        ask: &Export,
        cx: &mut Context<'_>,
    ) -> Result<(Exported, Vec<u8>), Failure> {
        let what = list_name(ask.kind, cx.lang);
        (cx.progress)(Progress { stage: Stage::Packing, what: what.to_owned(), done: 0, total: 0 });
        let audit = checked(&mut self.audit, &self.register, cx.on);
        let chosen = choose(&self.register, &mut self.tables, audit, ask.kind, &ask.rows, cx.on);
        let (rows, without_post) = (chosen.count(), chosen.without_post);
        let mut sheets = rows_of(&self.register, ask.kind, chosen);
        let broken = |e: &dyn std::fmt::Display| failure(&t::fail_export(cx.lang, e));
        let (bytes, ending, media) = match ask.format {
            FileFormat::Xlsx => (write::write_book(sheets).map_err(|e| broken(&e))?, "xlsx", XLSX),
            FileFormat::Csv if sheets.len() > 1 => {
                (zipped(sheets).map_err(|e| broken(&e))?, "zip", "application/zip")
            }
            FileFormat::Csv => {
                let bytes = sheets.pop().map(|s| write::write_csv_rows(s, Encoding::Utf8Bom));
                (bytes.unwrap_or_default(), "csv", "text/csv")
            }
        };
        let county = self.register.county().map(|g| g.name.as_str()).unwrap_or_default();
        let name = format!("{}.{ending}", t::export_name(cx.lang, &county, &what, &cx.on));
        let file = FileMade { name, media: media.to_owned() };
        Ok((Exported { file, rows, without_post }, bytes))
    }

    /// Rows as cells for the clipboard. Sheets of more than one kind stand below each other.
    pub(super) fn copy_rows(&mut self, ask: &CopyRows, cx: &Context<'_>) -> Copied {
        let audit = checked(&mut self.audit, &self.register, cx.on);
        let chosen = choose(&self.register, &mut self.tables, audit, ask.kind, &ask.rows, cx.on);
        let (rows, without_post) = (chosen.count(), chosen.without_post);
        let sheets = rows_of(&self.register, ask.kind, chosen);
        let text: Vec<String> = sheets.into_iter().map(write::copy).collect();
        Copied { text: text.join("\r\n"), rows, without_post }
    }
}

impl<'a> Chosen<'a> {
    /// The facts of some keys, in their order; a key of what is gone names nothing.
    pub(super) fn of_keys(register: &'a Register, keys: &[RowKey]) -> Self {
        let mut chosen = Self::default();
        let mut posts: HashMap<PersonId, Vec<&Appointment>> = HashMap::new();
        if keys.iter().any(|k| matches!(k, RowKey::Person(_))) {
            for post in register.appointments.values().flatten() {
                posts.entry(post.person).or_default().push(post);
            }
        }
        let mut homes: HashMap<HouseholdId, &Household> = HashMap::new();
        if keys.iter().any(|k| matches!(k, RowKey::Household(_))) {
            homes.extend(register.all_households().map(|h| (h.id, h)));
        }
        for key in keys {
            match key {
                RowKey::Grid(code) => chosen.grids.extend(register.grids.get(code)),
                RowKey::Person(id) => match posts.get(id) {
                    Some(list) => chosen.posts.extend(list),
                    None => chosen.without_post += 1,
                },
                RowKey::Household(id) => chosen.homes.extend(homes.get(id).copied()),
            }
        }
        chosen
    }

    /// One post for each person, held on a day where one is; `None` where somebody has none.
    pub(super) fn one_post_each(
        &self,
        register: &'a Register,
        keys: &[RowKey],
        on: NaiveDate,
    ) -> Option<Self> {
        let mut posts: HashMap<PersonId, &'a Appointment> = HashMap::new();
        for post in register.appointments.values().flatten() {
            let known = posts.entry(post.person).or_insert(post);
            if !known.held(on) && post.held(on) {
                *known = post;
            }
        }
        let person = |key: &RowKey| if let RowKey::Person(id) = key { posts.get(id).copied() } else { None };
        let posts: Option<Vec<&Appointment>> = keys.iter().map(person).collect();
        Some(Self { posts: posts?, ..Self::default() })
    }

    const fn count(&self) -> usize {
        self.grids.len() + self.posts.len() + self.homes.len()
    }
}

/// What is asked for, in the order of the table or of the keys.
fn choose<'a>(
    register: &'a Register,
    tables: &mut Tables,
    audit: &Audit,
    kind: ListKind,
    rows: &RowChoice,
    on: NaiveDate,
) -> Chosen<'a> {
    let filter = match rows {
        RowChoice::Keys(keys) => return Chosen::of_keys(register, keys),
        RowChoice::Filter(filter) => filter,
    };
    let mut of = |kind: TableKind, filter: &TableFilter| {
        let ask = GetTable { kind, filter: filter.clone(), count: usize::MAX, ..GetTable::default() };
        Chosen::of_keys(register, &tables.keys(register, audit, &ask, on))
    };
    match kind {
        ListKind::Grids => of(TableKind::Grids, filter),
        ListKind::Households => of(TableKind::Households, filter),
        ListKind::People => of(TableKind::People, filter),
        ListKind::Posts => {
            let mut chosen = of(TableKind::People, filter);
            let within = |a: &&Appointment| filter.within.is_none_or(|w| w.holds(a.grid));
            let at = |a: &&Appointment| filter.level.is_none_or(|l| l == a.grid.level());
            chosen.posts.retain(|a| within(a) && at(a));
            chosen
        }
        ListKind::All => {
            let place = TableFilter { within: filter.within, ..TableFilter::default() };
            let grids = of(TableKind::Grids, &place).grids;
            let homes = of(TableKind::Households, &place).homes;
            Chosen { grids, homes, ..of(TableKind::People, &place) }
        }
    }
}

/// The sheets of what was chosen; at least one, though it may have a header alone.
pub(super) fn rows_of<'a>(register: &'a Register, kind: ListKind, chosen: Chosen<'a>) -> Vec<Rows<'a>> {
    let mut sheets = write::grids(chosen.grids.into_iter());
    if !chosen.posts.is_empty() || matches!(kind, ListKind::People | ListKind::Posts) {
        sheets.push(write::posts(register, chosen.posts.into_iter()));
    }
    if !chosen.homes.is_empty() || kind == ListKind::Households {
        sheets.push(write::households(register, chosen.homes.into_iter()));
    }
    if sheets.is_empty() {
        sheets.push(Rows { kind: SheetKind::Grids, rows: Box::new(std::iter::empty()) });
    }
    sheets
}

/// A csv for each sheet.
fn zipped(sheets: Vec<Rows<'_>>) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for sheet in sheets {
        zip.start_file(format!("{}.csv", sheet.kind.file_stem()), SimpleFileOptions::default())?;
        zip.write_all(&write::write_csv_rows(sheet, Encoding::Utf8Bom))?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What a list is called, in a file's name too.
fn list_name(kind: ListKind, lang: wangge_core::Lang) -> &'static str {
    match kind {
        ListKind::All => t::list_all(lang),
        ListKind::Grids => t::list_grids(lang),
        ListKind::People => t::list_people(lang),
        ListKind::Posts => t::list_posts(lang),
        ListKind::Households => t::list_households(lang),
    }
}
