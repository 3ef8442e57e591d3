//! 政策宣传、便民服务: what is entered in passing, many at once. A row may stand for several equal
//! ones (`count`), so that a day's work is one entry and no figure needs invented rows.
use super::case::ServiceKind;
use super::named::named;
use super::{By, RecordId};
use crate::domain::GridCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, ledger as t};

named! {
    /// How something was made known.
    PublicityKind {
        /// 入户宣讲
        Door => t::publicity_door,
        /// 微信群发布
        Chat => t::publicity_chat,
        /// 广播
        Broadcast => t::publicity_broadcast,
        /// 院坝会
        Meeting => t::publicity_meeting,
        /// 张贴
        Notice => t::publicity_notice,
    }
}

/// What both records hold beside their kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quick<K> {
    /// Number.
    pub id: RecordId,
    /// Kind.
    pub kind: K,
    /// Topic, or what was done.
    pub topic: String,
    /// Where: a grid of any level.
    pub grid: GridCode,
    /// How many households it reached.
    pub households: u32,
    /// How many equal ones the row stands for; at least 1.
    pub count: u32,
    /// When.
    pub on: NaiveDate,
    /// By whom.
    pub by: By,
}

/// 政策宣传
pub type Publicity = Quick<PublicityKind>;
/// 便民服务
pub type Service = Quick<ServiceKind>;

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickIssue {
    /// Without a topic.
    NoTopic,
    /// It stands for none.
    NoCount,
    /// It does not say by whom.
    Nobody,
    /// A day that has not come yet.
    Future(NaiveDate),
}

impl<K: Copy> Quick<K> {
    /// All that is wrong with it.
    #[must_use]
    pub fn issues(&self, today: NaiveDate) -> Vec<QuickIssue> {
        [
            self.topic.trim().is_empty().then_some(QuickIssue::NoTopic),
            (self.count == 0).then_some(QuickIssue::NoCount),
            (!self.by.is_known()).then_some(QuickIssue::Nobody),
            (self.on > today).then_some(QuickIssue::Future(self.on)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The same for many grids, with the households reached in each.
    #[must_use]
    pub fn for_each(&self, rows: impl IntoIterator<Item = (RecordId, GridCode, u32)>) -> Vec<Self> {
        rows.into_iter().map(|(id, grid, households)| Self { id, grid, households, ..self.clone() }).collect()
    }
}

impl QuickIssue {
    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::NoTopic => t::quick_no_topic(lang).to_owned(),
            Self::NoCount => t::quick_no_count(lang).to_owned(),
            Self::Nobody => t::refused_nobody(lang).to_owned(),
            Self::Future(day) => t::refused_future(lang, &day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;

    #[test]
    fn many_at_once_and_all_that_is_wrong() {
        let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
        let grid = |text: &str| text.parse::<GridCode>().unwrap();
        let day = |text: &str| text.parse().unwrap();
        let first = Publicity {
            id: id(1),
            kind: PublicityKind::Door,
            topic: "森林防火".into(),
            grid: grid("6103271002010101"),
            households: 0,
            count: 1,
            on: day("2025-03-01"),
            by: By::named("王静"),
        };
        let rows =
            first.for_each([(id(2), grid("6103271002010101"), 18), (id(3), grid("6103271002010102"), 15)]);
        let seen: Vec<_> = rows.iter().map(|r| (r.id, r.households, r.topic.as_str())).collect();
        assert_eq!(seen, [(id(2), 18, "森林防火"), (id(3), 15, "森林防火")]);
        assert_eq!(first.issues(day("2025-03-01")), []);
        let bad = Publicity { topic: " ".into(), count: 0, by: By::default(), ..first };
        let all = [
            QuickIssue::NoTopic,
            QuickIssue::NoCount,
            QuickIssue::Nobody,
            QuickIssue::Future(day("2025-03-01")),
        ];
        assert_eq!(bad.issues(day("2025-02-28")), all);
    }
}
