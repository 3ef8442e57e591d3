//! The figures of a place and period in words, and the rows behind each.
use super::super::Context;
use super::list;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Register};
use wangge_core::ledger::columns::Index;
use wangge_core::ledger::figures::{Figures, Row, figures};
use wangge_core::ledger::work_report::{period_name, work_report};
use wangge_core::ledger::{Period, Record, RecordKey, RecordKind};
use wangge_core::office::{FigureRow, FiguresView, GetFigureRows, GetFigures, RecordPage, RecordRow};
use wangge_core::texts::ledgers as t;

fn asked(register: &Register, ask: GetFigures) -> Option<(GridCode, Period)> {
    let place = ask.within.or_else(|| register.county().map(|g| g.code))?;
    Some((place, Period::new(ask.from, ask.to)?))
}

/// All figures, beside those of the period before, and the report.
pub(in super::super) fn view(register: &Register, ask: GetFigures, lang: Lang) -> FiguresView {
    let Some((place, period)) = asked(register, ask) else { return FiguresView::default() };
    let of = |period| figures(register, &register.ledgers, place, period);
    let now: Figures = of(period);
    let before = period.before().map(of);
    let rows = now.list.iter().enumerate().map(|(n, figure)| FigureRow {
        name: figure.key.name(lang),
        value: figure.value.to_string(),
        before: before.as_ref().and_then(|b| b.list.get(n)).map(|f| f.value.to_string()).unwrap_or_default(),
        rows: figure.rows.len(),
    });
    FiguresView {
        place: Index::of(register).place_word(place),
        period: period_name(period),
        before: before.as_ref().map(|b| period_name(b.period)).unwrap_or_default(),
        rows: rows.collect(),
        paragraphs: work_report(register, &register.ledgers, place, period),
    }
}

/// The rows behind a figure.
pub(in super::super) fn rows(register: &Register, ask: GetFigureRows, cx: &Context<'_>) -> RecordPage {
    let Some((place, period)) = asked(register, ask.of) else { return RecordPage::default() };
    let all = figures(register, &register.ledgers, place, period);
    let Some(figure) = all.list.get(ask.figure) else { return RecordPage::default() };
    let index = Index::of(register);
    let heads = match figure.rows.first().and_then(|row| record(register, row)) {
        Some(record) => list::heads(record.kind(), cx.lang),
        None => vec![t::c_place(cx.lang).to_owned()],
    };
    let shown = figure.rows.iter().skip(ask.from).take(ask.count);
    RecordPage { total: figure.rows.len(), heads, rows: shown.map(|r| line(&index, r, cx)).collect() }
}

/// The record behind a row; `None` for a grid or a person.
fn record(register: &Register, row: &Row) -> Option<Record> {
    match row {
        Row::Payment(key) => register.ledgers.record(&RecordKey::Payment(*key)),
        Row::Record(id) => {
            let kinds = RecordKind::ALL.iter();
            kinds.filter_map(|kind| register.ledgers.record(&RecordKey::Number(*kind, *id))).next()
        }
        Row::Grid(_) | Row::Person(_) => None,
    }
}

fn line(index: &Index<'_>, row: &Row, cx: &Context<'_>) -> RecordRow {
    if let Some(record) = record(index.register, row) {
        return list::row(index, &record, cx);
    }
    let (title, place) = match row {
        Row::Grid(code) => (index.place_word(*code), code.to_string()),
        Row::Person(id) => {
            let at = index.grid_of(*id).map(|g| index.place_word(g)).unwrap_or_default();
            (index.register.persons.get(id).map(|p| p.name.clone()).unwrap_or_default(), at)
        }
        _ => (String::new(), String::new()),
    };
    RecordRow { key: None, title, cells: vec![place], mark: None }
}
