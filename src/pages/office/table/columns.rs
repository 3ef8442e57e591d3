//! What stands in the columns of each table.
use super::super::parts::grouped;
use super::issues::issue_words;
use wangge_core::Lang;
use wangge_core::domain::{Category, Sex};
use wangge_core::office::{Column, GridRow, HouseholdRow, PersonRow, RowIssue, RowKey, TableKind, TableRows};
use wangge_core::texts::{common, table as t};

/// One row of any of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Grid(GridRow),
    Person(PersonRow),
    Household(HouseholdRow),
}

/// A field that can be edited where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inline {
    Name,
    Phone,
    Door,
    People,
    Code,
}

/// A column.
#[derive(Clone, Copy)]
pub struct Col {
    /// For the style ledger: how wide it is, and where it stands on a phone.
    pub class: &'static str,
    /// Its name.
    pub name: fn(Lang) -> &'static str,
    /// What the table is sorted by when this is pressed.
    pub sort: Option<Column>,
    /// What is edited where it stands.
    pub inline: Option<Inline>,
    /// The column of the sheets that is pasted over from here on, as in `Meaning`.
    pub sheet: Option<&'static str>,
    /// What it says of a row.
    pub text: fn(&Row, Lang) -> String,
}

/// The rows of a page that came from the worker.
pub fn rows_of(rows: TableRows) -> Vec<Row> {
    match rows {
        TableRows::Grids(rows) => rows.into_iter().map(Row::Grid).collect(),
        TableRows::People(rows) => rows.into_iter().map(Row::Person).collect(),
        TableRows::Households(rows) => rows.into_iter().map(Row::Household).collect(),
    }
}

impl Row {
    /// What it is known by.
    pub fn key(&self) -> RowKey {
        match self {
            Self::Grid(row) => RowKey::Grid(row.code),
            Self::Person(row) => RowKey::Person(row.id),
            Self::Household(row) => RowKey::Household(row.id),
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Self::Grid(row) => row.name.clone(),
            Self::Person(row) => row.name.clone(),
            Self::Household(row) => format!("{} {}", row.door, row.head).trim().to_owned(),
        }
    }

    /// What is wrong with it.
    pub fn issues(&self) -> &[RowIssue] {
        match self {
            Self::Grid(row) => &row.issues,
            Self::Person(row) => &row.issues,
            Self::Household(row) => &row.issues,
        }
    }
}

const fn col(class: &'static str, name: fn(Lang) -> &'static str, text: fn(&Row, Lang) -> String) -> Col {
    Col { class, name, sort: None, inline: None, sheet: None, text }
}

const fn by(sort: Column, col: Col) -> Col {
    Col { sort: Some(sort), ..col }
}

const fn edited(inline: Inline, col: Col) -> Col {
    Col { inline: Some(inline), ..col }
}

const fn pasted(sheet: &'static str, col: Col) -> Col {
    Col { sheet: Some(sheet), ..col }
}

/// A column of one kind of row; of the others it says nothing.
macro_rules! of {
    ($kind:ident, |$row:ident, $lang:ident| $text:expr) => {
        |row, lang| {
            let $lang = lang;
            match row {
                Row::$kind($row) => $text,
                _ => {
                    let _ = $lang;
                    String::new()
                }
            }
        }
    };
}

/// The columns of a table, behind the box that chooses a row.
pub fn columns(kind: TableKind) -> Vec<Col> {
    let issues = col("c-issues", t::col_issues, |row, lang| issue_words(row.issues(), lang));
    match kind {
        TableKind::Grids => vec![
            by(
                Column::Name,
                pasted(
                    "name",
                    edited(Inline::Name, col("c-main", t::col_grid, of!(Grid, |r, _l| r.name.clone()))),
                ),
            ),
            by(Column::Place, col("c-place", t::col_above, of!(Grid, |r, _l| r.above.clone()))),
            pasted("code", col("c-code c-wide", t::col_code, of!(Grid, |r, _l| r.code.to_string()))),
            by(Column::Second, col("c-person", t::col_head, of!(Grid, |r, _l| r.head.clone()))),
            by(Column::Phone, col("c-phone", t::col_phone, of!(Grid, |r, _l| r.phone.clone()))),
            by(
                Column::Count,
                col("c-count c-wide", t::col_households, of!(Grid, |r, _l| grouped(r.households))),
            ),
            issues,
        ],
        TableKind::People => vec![
            by(
                Column::Name,
                pasted(
                    "name",
                    edited(Inline::Name, col("c-main", t::col_name, of!(Person, |r, _l| r.name.clone()))),
                ),
            ),
            by(
                Column::Phone,
                pasted(
                    "phone",
                    edited(Inline::Phone, col("c-phone", t::col_phone, of!(Person, |r, _l| r.phone.clone()))),
                ),
            ),
            by(Column::Place, col("c-place", t::col_posts, of!(Person, |r, lang| posts(&r.posts, lang)))),
            pasted(
                "sex",
                col("c-short c-wide", t::col_sex, of!(Person, |r, lang| sex(r.sex, lang).to_owned())),
            ),
            pasted(
                "party",
                col(
                    "c-short c-wide",
                    t::col_party,
                    of!(Person, |r, lang| party(r.party_member, lang).to_owned()),
                ),
            ),
            by(
                Column::Second,
                pasted(
                    "category",
                    col(
                        "c-person c-wide",
                        t::col_category,
                        of!(Person, |r, lang| r
                            .category
                            .map(|c| category(c, lang).to_owned())
                            .unwrap_or_default()),
                    ),
                ),
            ),
            issues,
        ],
        TableKind::Households => vec![
            by(
                Column::Name,
                pasted(
                    "head",
                    edited(
                        Inline::Name,
                        col("c-main", t::col_household, of!(Household, |r, _l| r.head.clone())),
                    ),
                ),
            ),
            pasted(
                "door_number",
                edited(Inline::Door, col("c-door", t::col_door, of!(Household, |r, _l| r.door.clone()))),
            ),
            by(Column::Place, col("c-place", t::col_group, of!(Household, |r, _l| r.place.clone()))),
            col("c-person c-wide", t::col_own_grid, of!(Household, |r, _l| r.grid.clone())),
            by(
                Column::Count,
                pasted(
                    "people",
                    edited(
                        Inline::People,
                        col(
                            "c-count c-wide",
                            t::col_people,
                            of!(Household, |r, _l| r.people.map(|n| n.to_string()).unwrap_or_default()),
                        ),
                    ),
                ),
            ),
            by(
                Column::Phone,
                pasted(
                    "phone",
                    edited(
                        Inline::Phone,
                        col("c-phone", t::col_phone, of!(Household, |r, _l| r.phone.clone())),
                    ),
                ),
            ),
            by(
                Column::Second,
                pasted(
                    "household_code",
                    edited(
                        Inline::Code,
                        col("c-code c-wide", t::col_number, of!(Household, |r, _l| r.code.clone())),
                    ),
                ),
            ),
            issues,
        ],
    }
}

fn posts(posts: &[String], lang: Lang) -> String {
    match posts {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => t::posts_more(lang, first, &rest.len()),
    }
}

/// 男 or 女; empty where it is not known.
pub fn sex(sex: Option<Sex>, lang: Lang) -> &'static str {
    match sex {
        Some(Sex::Male) => common::male(lang),
        Some(Sex::Female) => common::female(lang),
        None => "",
    }
}

/// 中共党员 or 群众; empty where it is not known.
pub fn party(member: Option<bool>, lang: Lang) -> &'static str {
    match member {
        Some(true) => common::party_member(lang),
        Some(false) => common::not_party_member(lang),
        None => "",
    }
}

/// The name of a category.
pub fn category(category: Category, lang: Lang) -> &'static str {
    match category {
        Category::VeteranPartyMember => t::category_party(lang),
        Category::VeteranCadre => t::category_cadre(lang),
        Category::Delegate => t::category_delegate(lang),
        Category::NewWorthy => t::category_worthy(lang),
        Category::ModelHousehold => t::category_model(lang),
        Category::Entrepreneur => t::category_entrepreneur(lang),
        Category::VillagersRepresentative => t::category_representative(lang),
        Category::Other => t::category_other(lang),
    }
}
