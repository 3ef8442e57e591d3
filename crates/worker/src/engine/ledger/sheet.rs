//! Ledgers as sheets, out and in again: what is written is read without a change, by the number in
//! the first column. Rows that cannot be read are left out, each with its reason.
use super::super::{Context, Engine, InFile, failure};
use super::{figures as counted, list, pay, sums};
use std::collections::BTreeSet;
use wangge_core::Lang;
use wangge_core::change::{Change, Edit, Kind};
use wangge_core::domain::{Register, squeeze};
use wangge_core::ledger::columns::{Index, Input, Reading, bare, cells, columns, read};
use wangge_core::ledger::{Record, RecordKey, RecordKind};
use wangge_core::office::{
    ExportRecords, Failure, FileMade, GetFigures, PayListOf, PaySumsOf, RecordSaved, SheetView,
};
use wangge_core::texts::{ledgers as t, office as to, updates as tu};
use wangge_exchange::read::read as read_file;
use wangge_exchange::table::Table;
use wangge_exchange::write::{Plain, write_plain};
use wangge_store::Store;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Rows that are left out and put into words.
const WRONG: usize = 100;
/// Rows in which a header is looked for.
const HEAD: usize = 6;

/// What was read and waits to be accepted.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Waiting {
    files: Vec<String>,
    edits: Vec<Edit<Record>>,
}

/// Begins a line of a cell but the first: a sheet's own line breaks do not always come back.
const LINE: &str = "\n◆ ";

/// A text with lines, as a cell has it.
fn lined(text: String) -> String {
    if text.contains('\n') { text.replace('\n', LINE) } else { text }
}

/// The lines of a cell.
fn unlined(cell: &str) -> String {
    cell.split('◆').map(str::trim).collect::<Vec<_>>().join("\n")
}

type Made = Result<(FileMade, Vec<u8>), Failure>;

fn book(name: &str, sheets: Vec<Plain<'_>>, cx: &Context<'_>) -> Made {
    let bytes = write_plain(sheets).map_err(|e| failure(&tu::fail_export(cx.lang, &e)))?;
    Ok((FileMade { name: format!("{name}-{}.xlsx", cx.on), media: XLSX.to_owned() }, bytes))
}

/// The header of a ledger's sheet.
fn header(kind: RecordKind, lang: Lang) -> Vec<String> {
    let names = columns(kind).iter().map(|c| (c.name)(lang).to_owned());
    std::iter::once(t::number(lang).to_owned()).chain(names).collect()
}

/// Records as a workbook.
pub(in super::super) fn records(register: &Register, ask: &ExportRecords, cx: &Context<'_>) -> Made {
    let kind = ask.filter.kind;
    let found = if ask.empty { vec![] } else { list::filtered(register, &ask.filter, cx) };
    let index = Index::of(register);
    let rows = found.iter().map(|record| {
        let number = record.key().text().unwrap_or_default();
        std::iter::once(number).chain(cells(&index, record, cx.lang).into_iter().map(lined)).collect()
    });
    let name = kind.name(cx.lang);
    book(name, vec![Plain { name: name.to_owned(), header: header(kind, cx.lang), rows: Box::new(rows) }], cx)
}

/// The figures as a workbook.
pub(in super::super) fn figures(register: &Register, ask: GetFigures, cx: &Context<'_>) -> Made {
    let view = counted::view(register, ask, cx.lang);
    let header = vec![t::figure(cx.lang).to_owned(), view.period.clone(), view.before.clone()];
    let rows = view.rows.iter().map(|r| vec![r.name.clone(), r.value.clone(), r.before.clone()]);
    let figures = Plain { name: t::figures(cx.lang).to_owned(), header, rows: Box::new(rows) };
    let words = view.paragraphs.iter().map(|p| vec![p.clone()]);
    let header = vec![format!("{} {}", view.place, view.period)];
    let words = Plain { name: t::paragraphs(cx.lang).to_owned(), header, rows: Box::new(words) };
    book(&format!("{}-{}", t::figures(cx.lang), view.place), vec![figures, words], cx)
}

/// A list of payments as a workbook.
pub(in super::super) fn pay_list(register: &Register, ask: PayListOf, cx: &Context<'_>) -> Made {
    let view = pay::list(register, ask, cx.lang);
    let mut header = vec![t::c_person(cx.lang).to_owned()];
    header.extend(view.channels.iter().cloned());
    header.extend([t::together(cx.lang).to_owned(), t::paper_signature(cx.lang).to_owned()]);
    let rows = view.rows.iter().chain([&view.total]).cloned();
    let name = t::pay_list(cx.lang);
    let sheet = Plain { name: name.to_owned(), header, rows: Box::new(rows) };
    book(&format!("{name}-{}-{}", view.place, view.period), vec![sheet], cx)
}

/// Payments added up, as a workbook.
pub(in super::super) fn pay_sums(register: &Register, of: PaySumsOf, cx: &Context<'_>) -> Made {
    let view = sums::view(register, of, cx.lang);
    let header = std::iter::once(of.by.name(cx.lang).to_owned()).chain(view.heads.clone()).collect();
    let rows = view.rows.iter().map(|r| std::iter::once(r.name.clone()).chain(r.cells.clone()).collect());
    let name = t::pay_sums(cx.lang);
    let sheet = Plain { name: name.to_owned(), header, rows: Box::new(rows) };
    book(&format!("{name}-{}-{}", of.from, of.to), vec![sheet], cx)
}

impl<S: Store> Engine<S> {
    /// Reads sheets of a ledger, and keeps what they would change until it is accepted.
    pub(in super::super) fn read_records(
        &mut self,
        kind: RecordKind,
        files: &[InFile],
        cx: &mut Context<'_>,
    ) -> Result<SheetView, Failure> {
        let mut view = SheetView::default();
        let mut waiting = Waiting::default();
        let mut numbers = self.numbers(cx);
        let index = Index::of(&self.register);
        let mut seen = BTreeSet::new();
        for file in files {
            let bytes =
                file.bytes.as_deref().ok_or_else(|| failure(&t::sheet_unread(cx.lang, &file.name)))?;
            let tables = read_file(&file.name, bytes, &mut |_| {})
                .map_err(|_| failure(&t::sheet_unread(cx.lang, &file.name)))?;
            waiting.files.push(file.name.clone());
            let mut known = false;
            for table in &tables {
                let Some((head, places)) = head(table, kind) else { continue };
                known = true;
                for row in table.rows.iter().skip(head + 1) {
                    let text =
                        |place: &Option<usize>| place.map(|p| unlined(row.cell(p))).unwrap_or_default();
                    let number = places.first().map(text).unwrap_or_default();
                    let texts: Vec<String> = places.iter().skip(1).map(text).collect();
                    let key = RecordKey::of(kind, number.trim());
                    let before = key.and_then(|key| self.register.ledgers.record(&key));
                    let id = key.and_then(|k| k.number()).or_else(|| numbers.next()).unwrap_or_default();
                    let reading = Reading { index: &index, id, today: cx.on, lang: cx.lang };
                    let mut wrong = |why: String| {
                        view.wrong_total += 1;
                        if view.wrong.len() < WRONG {
                            view.wrong.push(t::sheet_row(cx.lang, &row.number, &why));
                        }
                    };
                    match read(reading, kind, before.as_ref(), &texts) {
                        Err(why) => wrong(why.into_iter().map(|w| w.message).collect::<Vec<_>>().join(" ")),
                        Ok(after) if !seen.insert(after.key()) => wrong(t::there_before(cx.lang).to_owned()),
                        Ok(after) => {
                            let before = before.or_else(|| self.register.ledgers.record(&after.key()));
                            match &before {
                                Some(before) if *before == after => view.same += 1,
                                Some(_) => view.changed += 1,
                                None => view.added += 1,
                            }
                            if before.as_ref() != Some(&after) {
                                waiting.edits.push(Edit { before, after: Some(after) });
                            }
                        }
                    }
                }
            }
            if !known {
                return Err(failure(&t::sheet_other(cx.lang, &file.name, &kind.name(cx.lang))));
            }
        }
        self.sheet = Some(waiting);
        Ok(view)
    }

    /// Stores what was read, in one transaction.
    pub(in super::super) async fn accept_records(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let waiting = self.sheet.clone().ok_or_else(|| failure(to::fail_nothing_pending(cx.lang)))?;
        let keys = waiting.edits.iter().filter_map(|e| e.after.as_ref()).map(Record::key).collect();
        let change = Change { records: waiting.edits, ..Change::default() };
        self.record(Kind::Import { files: waiting.files }, change, cx).await?;
        self.sheet = None;
        Ok(RecordSaved { wrong: vec![], keys })
    }
}

/// The row of the header and the place of the number and of each column in it: it names all columns
/// that must be there, in any language.
fn head(table: &Table, kind: RecordKind) -> Option<(usize, Vec<Option<usize>>)> {
    let plain = |text: &str| squeeze(bare(text));
    table.rows.iter().take(HEAD).enumerate().find_map(|(n, row)| {
        Lang::ALL.into_iter().find_map(|lang| {
            let place = |name: &str| row.cells.iter().position(|cell| plain(cell) == plain(name));
            let found: Vec<Option<usize>> = header(kind, lang).iter().map(|name| place(name)).collect();
            let must = columns(kind).iter().map(|c| c.must && c.input != Input::Follows);
            let there = must.zip(found.iter().skip(1)).all(|(must, place)| !must || place.is_some());
            there.then(|| (n, found.clone()))
        })
    })
}
