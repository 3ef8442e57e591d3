//! 群二维码: a group's picture and its last day. The one thing of a ledger that is published, and meant
//! to be; never printed, as it dies within a week.
use super::{CODE_MEMBERS, ChatGroup};
use crate::domain::{NotAPhoto, Photo};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, ledger as t};

/// Days for which WeChat lets a group's code live.
pub const CODE_DAYS: u64 = 7;

/// The group's current picture: whoever has it can join until its last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPicture {
    /// The picture.
    pub photo: Photo,
    /// The last day on which it works.
    pub last_day: NaiveDate,
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureIssue {
    /// There is none.
    None,
    /// The file is no picture that is kept.
    File(NotAPhoto),
    /// Its last day is over.
    Over(NaiveDate),
    /// No code lives so long: the latest day.
    TooLong(NaiveDate),
}

impl GroupPicture {
    /// The picture that takes the place of `before`; without a file, only its last day changes.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn put(
        before: Option<&Self>,
        file: Option<&[u8]>,
        last_day: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, PictureIssue> {
        let photo = match file {
            Some(file) => Photo::new(file, None).map_err(PictureIssue::File)?,
            None => before.map(|b| b.photo.clone()).ok_or(PictureIssue::None)?,
        };
        let latest = today.checked_add_days(Days::new(CODE_DAYS)).unwrap_or(today);
        match last_day {
            day if day < today => Err(PictureIssue::Over(day)),
            day if day > latest => Err(PictureIssue::TooLong(latest)),
            last_day => Ok(Self { photo, last_day }),
        }
    }
}

impl PictureIssue {
    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::None => t::picture_none(lang).to_owned(),
            Self::File(NotAPhoto::Unknown) => t::picture_unknown(lang).to_owned(),
            Self::File(NotAPhoto::TooLarge) => t::picture_large(lang).to_owned(),
            Self::Over(day) => t::picture_over(lang, &day),
            Self::TooLong(day) => t::picture_too_long(lang, &day),
        }
    }
}

impl ChatGroup {
    /// What the public page shows of the picture on a day, and why, in words.
    #[must_use]
    pub fn picture_state(&self, on: NaiveDate, lang: Lang) -> String {
        match &self.picture {
            None => t::picture_not_yet(lang).to_owned(),
            Some(p) if p.last_day < on => t::picture_over(lang, &p.last_day),
            Some(_) if self.members > CODE_MEMBERS => t::picture_crowded(lang, &self.members),
            Some(_) if !self.in_use(on) => t::picture_stopped(lang).to_owned(),
            Some(p) => t::picture_shown(lang, &p.last_day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least that is taken for a PNG.
    fn png() -> Vec<u8> {
        let chunk = |kind: &[u8], data: &[u8]| {
            [(data.len() as u32).to_be_bytes().as_slice(), kind, data, b"crc!"].concat()
        };
        let parts = [chunk(b"IHDR", b""), chunk(b"IDAT", b"x"), chunk(b"IEND", b"")];
        [b"\x89PNG\r\n\x1a\n".as_slice(), &parts.concat()].concat()
    }

    #[test]
    fn a_picture_lives_a_week_at_most() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-03-01");
        let put = |before: Option<&GroupPicture>, file: Option<&[u8]>, last: &str| {
            GroupPicture::put(before, file, day(last), today)
        };
        let good = put(None, Some(&png()), "2026-03-08").unwrap();
        assert_eq!(good.photo.path().rsplit('.').next(), Some("png"));
        assert_eq!(put(Some(&good), None, "2026-03-01").unwrap().photo, good.photo);
        for (file, last, why) in [
            (None, "2026-03-08", PictureIssue::None),
            (Some(b"no picture".as_slice()), "2026-03-08", PictureIssue::File(NotAPhoto::Unknown)),
            (Some(&png()), "2026-02-28", PictureIssue::Over(day("2026-02-28"))),
            (Some(&png()), "2026-03-09", PictureIssue::TooLong(day("2026-03-08"))),
        ] {
            assert_eq!(put(None, file, last), Err(why));
            assert!(!why.words(Lang::Zh).is_empty() && !why.words(Lang::En).is_empty());
        }
    }
}
