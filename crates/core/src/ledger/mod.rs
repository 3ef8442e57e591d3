//! The ledgers (PRODUCT.md 5.3–5.7): chat groups, cases, quick records, training, meetings,
//! incentives, and the figures and the report that come out of them. Private in every part:
//! `publish` must never read any of it, and nothing here knows a page, a store or a clock.
//!
//! Each record is a fact of a register ([`Record`]): it changes as a `Change`, with undo and history.
//! A case is one fact with its steps in it; two offices' edits of one case are joined by
//! [`case::Case::joined`] rather than refused. Documents: one for the records of a kind, a village and
//! a year ([`LedgerPart`]), so that a step writes one of them.
pub mod case;
pub mod chat;
pub mod columns;
pub mod figures;
pub mod incentive;
mod join;
mod kept;
mod meeting;
mod money;
mod named;
mod quick;
mod record;
pub mod said;
mod training;
pub mod work_report;

use crate::domain::PersonId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use join::Clash;
pub use kept::{LedgerPart, Record, RecordKey, RecordKind};
pub use meeting::{Matter, Meeting, NoCase};
pub use money::{NotAnAmount, Yuan};
pub use quick::{Publicity, PublicityKind, Quick, QuickIssue, Service};
pub use record::{By, Period, RecordId};
pub use training::{Session, SessionIssue, trained_by, untrained};

/// All ledgers of an office. Each record is known by its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ledgers {
    /// 网格微信群
    pub groups: BTreeMap<RecordId, chat::ChatGroup>,
    /// 事件
    pub cases: BTreeMap<RecordId, case::Case>,
    /// 政策宣传
    pub publicity: BTreeMap<RecordId, Publicity>,
    /// 便民服务
    pub services: BTreeMap<RecordId, Service>,
    /// 培训
    pub sessions: BTreeMap<RecordId, Session>,
    /// 例会
    pub meetings: BTreeMap<RecordId, Meeting>,
    /// 考核
    pub assessments: BTreeMap<RecordId, incentive::Assessment>,
    /// 评优、发展党员、后备干部、两代表一委员
    pub honours: BTreeMap<RecordId, incentive::Honour>,
    /// 村组集体经济收入切块
    pub shares: BTreeMap<RecordId, incentive::IncomeShare>,
    /// 公益岗位
    pub welfare: BTreeMap<RecordId, incentive::WelfarePost>,
    /// 补贴发放
    pub payments: incentive::Payments,
    /// 补贴标准, as the county sets them.
    pub rates: Vec<incentive::Rate>,
    /// 财政供养人员: who is paid a salary and gets no 以案定补.
    pub salaried: BTreeSet<PersonId>,
    /// 办理时限, as the county sets them.
    pub limits: case::Limits,
}
