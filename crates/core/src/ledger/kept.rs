//! A record of any ledger as one fact: what it is known by, where and when it belongs, and in which
//! part of the ledgers it is kept. Must never know a store.
mod all;

use super::case::{Case, Limits};
use super::chat::ChatGroup;
use super::incentive::{Assessment, Honour, IncomeShare, Payment, PaymentKey, Rate, WelfarePost};
use super::named::named;
use super::{Meeting, Publicity, RecordId, Service, Session};
use crate::domain::{GridCode, Level, PersonId};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use wangge_texts::ledgers as t;

named! {
    /// The ledgers.
    RecordKind {
        /// 事件
        Case => t::kind_case,
        /// 政策宣传
        Publicity => t::kind_publicity,
        /// 便民服务
        Service => t::kind_service,
        /// 网格微信群
        Group => t::kind_group,
        /// 培训
        Session => t::kind_session,
        /// 例会
        Meeting => t::kind_meeting,
        /// 考核
        Assessment => t::kind_assessment,
        /// 表彰推荐
        Honour => t::kind_honour,
        /// 补贴发放
        Payment => t::kind_payment,
        /// 集体经济收入切块
        Share => t::kind_share,
        /// 公益岗位
        Welfare => t::kind_welfare,
        /// 补贴标准
        Rate => t::kind_rate,
        /// 财政供养人员
        Salaried => t::kind_salaried,
        /// 办理时限
        Limits => t::kind_limits,
    }
}

/// A record of any ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// 事件
    Case(Box<Case>),
    /// 政策宣传
    Publicity(Publicity),
    /// 便民服务
    Service(Service),
    /// 网格微信群
    Group(Box<ChatGroup>),
    /// 培训
    Session(Box<Session>),
    /// 例会
    Meeting(Box<Meeting>),
    /// 考核
    Assessment(Assessment),
    /// 表彰推荐
    Honour(Honour),
    /// 补贴发放
    Payment(Payment),
    /// 集体经济收入切块
    Share(IncomeShare),
    /// 公益岗位
    Welfare(WelfarePost),
    /// 补贴标准
    Rate(Rate),
    /// 财政供养人员
    Salaried(PersonId),
    /// 办理时限
    Limits(Limits),
}

/// What a record is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKey {
    /// A record with a number.
    Number(RecordKind, RecordId),
    /// A payment, by what it is for.
    Payment(PaymentKey),
    /// Somebody who is paid a salary.
    Salaried(PersonId),
    /// The limits, which are there once.
    Limits,
}

/// A part of the ledgers that is kept as one: the records of a kind, a village and a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LedgerPart {
    /// Which ledger.
    pub kind: RecordKind,
    /// The village, or a place above it; `None`: the county's own.
    pub place: Option<GridCode>,
    /// The year; `None` where the ledger is not kept by years.
    pub year: Option<i32>,
}

impl RecordKey {
    /// Of which ledger.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::Number(kind, _) => *kind,
            Self::Payment(_) => RecordKind::Payment,
            Self::Salaried(_) => RecordKind::Salaried,
            Self::Limits => RecordKind::Limits,
        }
    }

    /// As it stands in an address; a payment has none.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Number(_, id) => Some(id.to_string()),
            Self::Salaried(person) => Some(person.0.to_string()),
            Self::Limits => Some(RecordKind::Limits.stem().to_owned()),
            Self::Payment(_) => None,
        }
    }

    /// The key of a record of a ledger, as [`RecordKey::text`] writes it.
    #[must_use]
    pub fn of(kind: RecordKind, text: &str) -> Option<Self> {
        match kind {
            RecordKind::Salaried => text.parse().ok().map(PersonId).map(Self::Salaried),
            RecordKind::Limits => (text == kind.stem()).then_some(Self::Limits),
            RecordKind::Payment => None,
            _ => text.parse().ok().map(|id| Self::Number(kind, id)),
        }
    }

    /// Its number, where it has one.
    #[must_use]
    pub const fn number(&self) -> Option<RecordId> {
        if let Self::Number(_, id) = self { Some(*id) } else { None }
    }
}

impl Record {
    /// Of which ledger.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::Case(_) => RecordKind::Case,
            Self::Publicity(_) => RecordKind::Publicity,
            Self::Service(_) => RecordKind::Service,
            Self::Group(_) => RecordKind::Group,
            Self::Session(_) => RecordKind::Session,
            Self::Meeting(_) => RecordKind::Meeting,
            Self::Assessment(_) => RecordKind::Assessment,
            Self::Honour(_) => RecordKind::Honour,
            Self::Payment(_) => RecordKind::Payment,
            Self::Share(_) => RecordKind::Share,
            Self::Welfare(_) => RecordKind::Welfare,
            Self::Rate(_) => RecordKind::Rate,
            Self::Salaried(_) => RecordKind::Salaried,
            Self::Limits(_) => RecordKind::Limits,
        }
    }

    /// What it is known by.
    #[must_use]
    pub fn key(&self) -> RecordKey {
        let id = match self {
            Self::Case(r) => r.id,
            Self::Publicity(r) => r.id,
            Self::Service(r) => r.id,
            Self::Group(r) => r.id,
            Self::Session(r) => r.id,
            Self::Meeting(r) => r.id,
            Self::Assessment(r) => r.id,
            Self::Honour(r) => r.id,
            Self::Share(r) => r.id,
            Self::Welfare(r) => r.id,
            Self::Rate(r) => r.id,
            Self::Payment(r) => return RecordKey::Payment(r.key),
            Self::Salaried(person) => return RecordKey::Salaried(*person),
            Self::Limits(_) => return RecordKey::Limits,
        };
        RecordKey::Number(self.kind(), id)
    }

    /// Where it belongs; what the county sets belongs nowhere.
    #[must_use]
    pub fn place(&self) -> Option<GridCode> {
        Some(match self {
            Self::Case(r) => r.place,
            Self::Publicity(r) => r.grid,
            Self::Service(r) => r.grid,
            Self::Group(r) => r.place()?,
            Self::Session(r) => r.organiser,
            Self::Meeting(r) => r.grid,
            Self::Assessment(r) => r.grid,
            Self::Honour(r) => r.grid,
            Self::Payment(r) => r.grid,
            Self::Share(r) => r.grid,
            Self::Welfare(r) => r.grid,
            Self::Rate(_) | Self::Salaried(_) | Self::Limits(_) => return None,
        })
    }

    /// The day by which it is found and counted.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        Some(match self {
            Self::Case(r) => r.day(),
            Self::Publicity(r) => r.on,
            Self::Service(r) => r.on,
            Self::Group(r) => r.founded,
            Self::Session(r) => r.on,
            Self::Meeting(r) => r.at.date(),
            Self::Assessment(r) => r.period.to,
            Self::Honour(r) => r.on,
            Self::Payment(r) => r.on,
            Self::Share(r) => r.decided,
            Self::Welfare(r) => r.from,
            Self::Rate(r) => r.from,
            Self::Salaried(_) | Self::Limits(_) => return None,
        })
    }

    /// The last day of a post or a term, where it has one.
    #[must_use]
    pub const fn ends(&self) -> Option<NaiveDate> {
        match self {
            Self::Honour(r) => r.until,
            Self::Welfare(r) => r.to,
            _ => None,
        }
    }

    /// The part in which it is kept.
    #[must_use]
    pub fn part(&self) -> LedgerPart {
        let place = self.place().map(|p| p.at(Level::Village).unwrap_or(p));
        let yearly = !matches!(self, Self::Group(_) | Self::Welfare(_) | Self::Rate(_));
        let year = self.day().filter(|_| yearly).map(|d| d.year());
        LedgerPart { kind: self.kind(), place, year }
    }
}

impl fmt::Display for LedgerPart {
    /// `ledger/case/610327100201/2025`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ledger/{}", self.kind.stem())?;
        if let Some(place) = self.place {
            write!(f, "/{place}")?;
        }
        self.year.map_or(Ok(()), |year| write!(f, "/{year}"))
    }
}

impl RecordKind {
    /// Its name in keys and addresses.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Publicity => "publicity",
            Self::Service => "service",
            Self::Group => "group",
            Self::Session => "session",
            Self::Meeting => "meeting",
            Self::Assessment => "assessment",
            Self::Honour => "honour",
            Self::Payment => "payment",
            Self::Share => "share",
            Self::Welfare => "welfare",
            Self::Rate => "rate",
            Self::Salaried => "salaried",
            Self::Limits => "limits",
        }
    }
}

impl FromStr for RecordKind {
    type Err = ();

    fn from_str(stem: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|k| k.stem() == stem).ok_or(())
    }
}
