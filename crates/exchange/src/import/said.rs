//! What rows say of one person: the first that says a thing is believed, a later one that says
//! otherwise is told.
use super::draft::{Draft, Origin};
use super::issue::RowIssueKind as K;
use super::sheet::Sheet;
use crate::sheets::Column as C;

/// What rows of this import have said of a person, and which.
#[derive(Default)]
pub(super) struct Said {
    pub(super) name: Option<Origin>,
    pub(super) phone: Option<Origin>,
    pub(super) sex: Option<Origin>,
    pub(super) party: Option<Origin>,
    pub(super) category: Option<Origin>,
}

/// Says what a row says of a person, unless an earlier row has said otherwise.
pub(super) struct Tell<'a, 'r, 't> {
    pub(super) draft: &'a Draft<'r>,
    pub(super) sheet: &'a mut Sheet<'t>,
    pub(super) origin: Origin,
}

impl Tell<'_, '_, '_> {
    /// The value to take; `None` where the row says nothing or is not believed.
    pub(super) fn say<T: PartialEq>(
        &mut self,
        said: &mut Option<Origin>,
        column: C,
        value: Option<T>,
        now: Option<&T>,
        written: &str,
    ) -> Option<T> {
        let value = value?;
        match *said {
            Some(of) if now != Some(&value) => {
                let of = self.draft.place(of, self.origin.sheet);
                self.sheet.warn(self.origin.row, column, written, K::Contradicts { of });
                None
            }
            Some(_) => None,
            None => {
                *said = Some(self.origin);
                Some(value)
            }
        }
    }
}
