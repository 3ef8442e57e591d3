//! 评优, 发展党员, 后备干部, 两代表一委员: what somebody was given that is no money.
use crate::domain::{GridCode, PersonId};
use crate::ledger::RecordId;
use crate::ledger::named::named;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::ledger as t;

named! {
    /// Which honour.
    HonourKind {
        /// 优秀网格员
        Commended => t::honour_commended,
        /// 发展为党员
        PartyMember => t::honour_party_member,
        /// 村级后备干部
        ReserveCadre => t::honour_reserve_cadre,
        /// 两代表一委员
        Delegate => t::honour_delegate,
    }
}

/// An honour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honour {
    /// Number.
    pub id: RecordId,
    /// Which.
    pub kind: HonourKind,
    /// Who.
    pub person: PersonId,
    /// The grid of theirs on which it is counted.
    pub grid: GridCode,
    /// By whom it was given.
    pub given_by: String,
    /// When.
    pub on: NaiveDate,
    /// What for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The last day of the term, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}
