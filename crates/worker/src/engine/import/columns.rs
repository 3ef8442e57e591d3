//! What a person says of the columns of a sheet. It is remembered for its header, as one document
//! of the register's store: it goes into backups, and is emptied with everything else.
use super::super::{Context, Engine, failure};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wangge_core::Lang;
use wangge_core::office::{ColumnHow, ColumnView, Failure, ListChoice, Meaning, Preview, SetColumns};
use wangge_core::texts::{office as to, updates as t};
use wangge_exchange::import::{ColumnUse, How, Mapping, SheetSummary, accepts};
use wangge_exchange::sheets::{Column, SheetKind};
use wangge_store::{Batch, Document, Store};

/// Where remembered headers are kept.
const KEY: &str = "mappings";
/// So many headers are remembered; the oldest goes first.
const HEADERS: usize = 500;

/// The headers that are remembered. One that cannot be read, as of a newer version, is forgotten:
/// no register is closed for it.
pub(in super::super) fn remembered(documents: &[Document]) -> Vec<Mapping> {
    let found = documents.iter().find(|(key, _)| key == KEY);
    let all: Vec<serde_json::Value> =
        found.and_then(|(_, bytes)| serde_json::from_slice(bytes).ok()).unwrap_or_default();
    all.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect()
}

impl<S: Store> Engine<S> {
    /// Takes what a person says of the columns of a sheet, remembers it, and compares anew.
    pub(in super::super) async fn set_columns(
        &mut self,
        ask: &SetColumns,
        cx: &mut Context<'_>,
    ) -> Result<Preview, Failure> {
        let none = || failure(to::fail_nothing_pending(cx.lang));
        let sheets = &self.pending.as_ref().ok_or_else(none)?.proposal.sheets;
        let sheet = sheets.get(ask.sheet).ok_or_else(|| failure(to::fail_request(cx.lang)))?;
        let mapping = said(sheet, ask, cx.lang)?;
        if !self.mappings.contains(&mapping) {
            let mut all = self.mappings.clone();
            all.retain(|m| m.fingerprint != mapping.fingerprint);
            all.push(mapping);
            let over = all.len().saturating_sub(HEADERS);
            all.drain(..over);
            let bytes = serde_json::to_vec(&all).map_err(|e| failure(&e.to_string()))?;
            let batch = Batch { puts: vec![(KEY.to_owned(), bytes)], ..Batch::default() };
            self.commit(batch, cx.lang).await?;
            self.mappings = all;
        }
        let pending = self.pending.as_mut().ok_or_else(|| failure(to::fail_nothing_pending(cx.lang)))?;
        pending.compare(&self.register, &self.mappings, cx);
        Ok(pending.preview(cx.lang))
    }
}

/// The header as a person explains it. A column that gets a meaning takes it from the one that
/// had it; two can have the same only where both are said to.
fn said(sheet: &SheetSummary, ask: &SetColumns, lang: Lang) -> Result<Mapping, Failure> {
    let unknown = || failure(to::fail_request(lang));
    let kind: SheetKind = from_key(&ask.list).ok_or_else(unknown)?;
    let mut columns = sheet.columns.clone();
    let mut changed: Vec<(usize, Option<Column>)> = Vec::new();
    for (place, meaning) in &ask.columns {
        let meaning: Option<Column> = match meaning.as_str() {
            "" => None,
            key => Some(from_key(key).filter(|c| accepts(kind, *c)).ok_or_else(unknown)?),
        };
        let had = sheet.columns.iter().find(|c| c.place == *place).ok_or_else(unknown)?;
        if had.meaning != meaning {
            changed.push((*place, meaning));
        }
    }
    for column in &mut columns {
        match changed.iter().find(|(place, _)| *place == column.place) {
            Some((_, meaning)) => column.meaning = *meaning,
            None if changed.iter().any(|(_, m)| m.is_some() && *m == column.meaning) => column.meaning = None,
            None => {}
        }
    }
    columns.iter_mut().filter(|c| c.how == How::Private).for_each(|c| c.meaning = None);
    let mapping = Mapping::of(&sheet.fingerprint, kind, &columns);
    if mapping.is_enough() { Ok(mapping) } else { Err(failure(needed(kind, lang))) }
}

/// What a sheet cannot do without.
fn needed(kind: SheetKind, lang: Lang) -> &'static str {
    match kind {
        SheetKind::Divisions | SheetKind::Grids => t::needed_grids(lang),
        SheetKind::Gridworkers => t::needed_gridworkers(lang),
        SheetKind::Households => t::needed_households(lang),
    }
}

/// A column as the page shows it.
pub(super) fn view(of: &ColumnUse) -> ColumnView {
    ColumnView {
        place: of.place,
        name: of.name.clone(),
        header: of.header.clone(),
        meaning: of.meaning.map(|m| key(&m)).unwrap_or_default(),
        how: match of.how {
            How::Known => ColumnHow::Known,
            How::Guessed => ColumnHow::Guessed,
            How::Remembered => ColumnHow::Remembered,
            How::Ignored => ColumnHow::Ignored,
            How::Unknown => ColumnHow::Unknown,
            How::Private => ColumnHow::Private,
            How::Idle => ColumnHow::Idle,
        },
        samples: of.samples.clone(),
    }
}

/// What a sheet can be, and its columns mean.
pub(super) fn lists(lang: Lang) -> Vec<ListChoice> {
    let list = |kind: SheetKind| ListChoice {
        key: key(&kind),
        name: list_name(kind, lang).to_owned(),
        meanings: ALL
            .into_iter()
            .filter(|c| accepts(kind, *c))
            .map(|c| Meaning { key: key(&c), name: column_name(c, kind, lang).to_owned() })
            .collect(),
    };
    SheetKind::ALL.map(list).to_vec()
}

/// The key of a kind or a column, as documents have it too.
pub(super) fn key<T: Serialize>(of: &T) -> String {
    serde_json::to_value(of).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What a key stands for.
pub(super) fn from_key<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(key.to_owned())).ok()
}

/// The name of a kind of sheet.
pub(super) fn list_name(kind: SheetKind, lang: Lang) -> &'static str {
    match kind {
        SheetKind::Divisions => to::kind_divisions(lang),
        SheetKind::Grids => to::kind_grids(lang),
        SheetKind::Gridworkers => to::kind_gridworkers(lang),
        SheetKind::Households => to::kind_households(lang),
    }
}

const ALL: [Column; 28] = [
    Column::Code,
    Column::Name,
    Column::ParentCode,
    Column::Level,
    Column::OfficePhone,
    Column::RangeWords,
    Column::Sex,
    Column::Phone,
    Column::GridCode,
    Column::Post,
    Column::Office,
    Column::Category,
    Column::Party,
    Column::From,
    Column::To,
    Column::Chosen,
    Column::HouseholdCode,
    Column::GroupCode,
    Column::Town,
    Column::Village,
    Column::Group,
    Column::Grid,
    Column::DoorNumber,
    Column::Head,
    Column::People,
    Column::Lon,
    Column::Lat,
    Column::Datum,
];

/// The name of a column: in Chinese its header.
fn column_name(column: Column, kind: SheetKind, lang: Lang) -> &'static str {
    match column {
        Column::Code => t::column_code(lang),
        Column::Name if kind == SheetKind::Gridworkers => t::column_person(lang),
        Column::Name => t::column_name(lang),
        Column::ParentCode => t::column_parent(lang),
        Column::Level => t::column_level(lang),
        Column::OfficePhone => t::column_office_phone(lang),
        Column::RangeWords => t::column_range(lang),
        Column::Sex => t::column_sex(lang),
        Column::Phone => t::column_phone(lang),
        Column::GridCode => t::column_grid_code(lang),
        Column::Post => t::column_post(lang),
        Column::Office => t::column_office(lang),
        Column::Category => t::column_category(lang),
        Column::Party => t::column_party(lang),
        Column::From => t::column_from(lang),
        Column::To => t::column_to(lang),
        Column::Chosen => t::column_chosen(lang),
        Column::HouseholdCode => t::column_household_code(lang),
        Column::GroupCode => t::column_group_code(lang),
        Column::Town => t::column_town(lang),
        Column::Village => t::column_village(lang),
        Column::Group => t::column_group(lang),
        Column::Grid => t::column_grid(lang),
        Column::DoorNumber => t::column_door(lang),
        Column::Head => t::column_head(lang),
        Column::People => t::column_people(lang),
        Column::Lon => t::column_lon(lang),
        Column::Lat => t::column_lat(lang),
        Column::Datum => t::column_datum(lang),
    }
}
