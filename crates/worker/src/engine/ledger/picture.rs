//! A chat group's picture, as the page of the group shows and sets it.
use super::super::{Context, Engine, InFile, failure};
use wangge_core::domain::Register;
use wangge_core::ledger::chat::{ChatGroup, GroupPicture, PictureIssue};
use wangge_core::ledger::columns::Wrong;
use wangge_core::ledger::{Record, RecordId};
use wangge_core::office::{Failure, GroupPictureView, PutGroupPicture, RecordSaved};
use wangge_core::texts::ledgers as t;
use wangge_store::Store;

/// The picture of a group.
pub(in super::super) fn view(
    register: &Register,
    id: RecordId,
    cx: &Context<'_>,
) -> Result<GroupPictureView, Failure> {
    let group = register.ledgers.groups.get(&id).ok_or_else(|| failure(t::gone(cx.lang)))?;
    Ok(GroupPictureView {
        picture: group.picture.as_ref().map(|p| p.photo.data_address()).unwrap_or_default(),
        last_day: group.picture.as_ref().map(|p| p.last_day),
        state: group.picture_state(cx.on, cx.lang),
    })
}

impl<S: Store> Engine<S> {
    /// Sets a group's picture, or says why not.
    pub(in super::super) async fn put_picture(
        &mut self,
        ask: PutGroupPicture,
        files: &[InFile],
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let group = self.register.ledgers.groups.get(&ask.id).ok_or_else(|| failure(t::gone(cx.lang)))?;
        let file = files.first().map(|f| f.bytes.as_deref().unwrap_or_default());
        let put = |day| GroupPicture::put(group.picture.as_ref(), file, day, cx.on).map(Some);
        let made: Result<_, PictureIssue> = ask.last_day.map_or(Ok(None), put);
        match made {
            Ok(picture) => {
                let before = Record::Group(Box::new(group.clone()));
                let after = Record::Group(Box::new(ChatGroup { picture, ..group.clone() }));
                self.store_records(Some(before), vec![after], cx).await
            }
            Err(why) => {
                let wrong = vec![Wrong { column: None, message: why.words(cx.lang) }];
                Ok(RecordSaved { wrong, keys: vec![] })
            }
        }
    }
}
