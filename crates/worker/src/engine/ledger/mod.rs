//! The ledgers as the pages ask for them: lists, forms, steps. What changes them goes the one way,
//! as an entry of the history.
pub(super) mod case;
pub(super) mod figures;
pub(super) mod form;
pub(super) mod list;
pub(super) mod own;
pub(super) mod pay;
pub(super) mod picture;
pub(super) mod rounds;
pub(super) mod sheet;
pub(super) mod sums;

use super::{Context, Engine, failure};
use wangge_core::change::{Change, Edit, Kind, Stamp};
use wangge_core::ledger::columns::{Index, Reading, Wrong, read};
use wangge_core::ledger::{Record, RecordId};
use wangge_core::office::{Failure, PutRecord, RecordSaved, RemoveRecords};
use wangge_core::texts::ledgers as t;
use wangge_store::Store;

impl<S: Store> Engine<S> {
    /// Numbers that nothing has yet, one after the other.
    pub(super) fn numbers(&self, cx: &Context<'_>) -> impl Iterator<Item = RecordId> + use<S> {
        let known = self.register.ledgers.newest().max(self.past.history.newest());
        let (node, now) = (self.device(cx).node, cx.now.millis);
        let first = Stamp::after(known, now, node);
        std::iter::successors(Some(first), move |last| Some(Stamp::after(Some(*last), now, node)))
            .map(RecordId)
    }

    /// A new record, or another form of one; the same for several places, where they are named.
    pub(super) async fn put_record(
        &mut self,
        ask: &PutRecord,
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let before = ask.key.and_then(|key| self.register.ledgers.record(&key));
        if ask.key.is_some() && before.is_none() {
            return Err(failure(t::gone(cx.lang)));
        }
        let mut numbers = self.numbers(cx);
        let index = Index::of(&self.register);
        let mut read = |cells: &[String]| {
            let id = numbers.next().unwrap_or_default();
            let reading = Reading { index: &index, id, today: cx.on, lang: cx.lang };
            read(reading, ask.kind, before.as_ref(), cells)
        };
        let made = if ask.places.is_empty() {
            read(&ask.cells).map(|one| vec![one])
        } else {
            let each = ask.places.iter().map(|(place, households)| {
                let mut cells = ask.cells.clone();
                for (column, text) in [(2, index.place_word(*place)), (4, households.to_string())] {
                    if let Some(cell) = cells.get_mut(column) {
                        *cell = text;
                    }
                }
                read(&cells)
            });
            each.collect()
        };
        let records = match made {
            Ok(records) => records,
            Err(wrong) => return Ok(RecordSaved { wrong, keys: vec![] }),
        };
        self.store_records(before, records, cx).await
    }

    /// Stores records; the first takes the place of the one before, where there is one.
    pub(super) async fn store_records(
        &mut self,
        before: Option<Record>,
        records: Vec<Record>,
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let keys = records.iter().map(Record::key).collect();
        let mut before = before;
        let edits = records.into_iter().map(|after| Edit { before: before.take(), after: Some(after) });
        let records: Vec<_> = edits.filter(|e| e.before != e.after).collect();
        // What is there once, or known by what it is for, cannot come a second time.
        let twice = records.iter().filter(|e| e.before.is_none()).filter_map(Edit::either);
        if let Some(there) = twice.map(Record::key).find(|key| self.register.ledgers.record(key).is_some()) {
            let words = match there {
                wangge_core::ledger::RecordKey::Payment(_) => t::paid_before(cx.lang),
                _ => t::there_before(cx.lang),
            };
            let wrong = vec![Wrong { column: None, message: words.to_owned() }];
            return Ok(RecordSaved { wrong, keys: vec![] });
        }
        self.record(Kind::Ledger, Change { records, ..Change::default() }, cx).await?;
        Ok(RecordSaved { wrong: vec![], keys })
    }

    /// Takes records out.
    pub(super) async fn remove_records(
        &mut self,
        ask: &RemoveRecords,
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let found = ask.keys.iter().filter_map(|key| self.register.ledgers.record(key));
        let records = found.map(Edit::remove).collect();
        self.record(Kind::Ledger, Change { records, ..Change::default() }, cx).await?;
        Ok(RecordSaved::default())
    }
}
