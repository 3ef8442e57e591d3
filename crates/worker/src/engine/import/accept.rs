//! A person accepts: the proposal, with what they chose to do with what is missing, in one
//! transaction. What cannot go without harm is kept, and said.
use super::super::{Context, Engine, failure};
use wangge_core::change::Kind;
use wangge_core::office::{Accept, Failure, Stored};
use wangge_core::texts::office as t;
use wangge_exchange::import::Chosen;
use wangge_store::Store;

impl<S: Store> Engine<S> {
    /// Stores the proposal that waits. Where that fails it waits on.
    pub(in super::super) async fn accept(
        &mut self,
        ask: Accept,
        cx: &mut Context<'_>,
    ) -> Result<Stored, Failure> {
        let Some(pending) = &self.pending else { return Err(failure(t::fail_nothing_pending(cx.lang))) };
        let chosen = Chosen {
            grids: ask.missing.grids,
            appointments: ask.missing.appointments,
            households: ask.missing.households,
        };
        let accepted = pending.proposal.with_missing(&self.register, &chosen);
        let change = accepted.change;
        let stored = Stored {
            kept: accepted.kept.iter().map(|k| k.message(cx.lang)).collect(),
            ..Stored::of(&change)
        };
        let kind = Kind::Import { files: pending.files() };
        let documents = self.record(kind, change, cx).await?;
        self.pending = None;
        Ok(Stored { documents, ..stored })
    }
}
