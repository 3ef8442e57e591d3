//! What a case is about, where it comes from, how grave it is. The dispute types are those of the
//! justice offices' monthly form (PRODUCT.md 5.4).
use crate::ledger::named::named;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, ledger as t};

named! {
    /// 矛盾纠纷的类型.
    Dispute {
        /// 婚姻家庭
        Family => t::dispute_family,
        /// 邻里
        Neighbours => t::dispute_neighbours,
        /// 房屋宅基地
        Homestead => t::dispute_homestead,
        /// 合同
        Contract => t::dispute_contract,
        /// 生产经营
        Business => t::dispute_business,
        /// 损害赔偿
        Damages => t::dispute_damages,
        /// 山林土地
        Land => t::dispute_land,
        /// 征地拆迁
        Expropriation => t::dispute_expropriation,
        /// 环境污染
        Pollution => t::dispute_pollution,
        /// 劳动争议
        Labour => t::dispute_labour,
        /// 消费
        Consumer => t::dispute_consumer,
        /// 医疗
        Medical => t::dispute_medical,
        /// 道路交通
        Traffic => t::dispute_traffic,
        /// 物业
        Property => t::dispute_property,
        /// 其他
        Other => t::dispute_other,
    }
}

named! {
    /// 隐患的类型.
    Hazard {
        /// 安全生产
        Safety => t::hazard_safety,
        /// 防火
        Fire => t::hazard_fire,
        /// 防汛
        Flood => t::hazard_flood,
        /// 地质灾害
        Landslide => t::hazard_landslide,
        /// 道路
        Road => t::hazard_road,
        /// 用电用气
        Power => t::hazard_power,
        /// 其他
        Other => t::hazard_other,
    }
}

named! {
    /// 便民服务的类型.
    ServiceKind {
        /// 照料
        Care => t::service_care,
        /// 代办
        Errand => t::service_errand,
        /// 其他
        Other => t::service_other,
    }
}

named! {
    /// 来源.
    Source {
        /// 巡查
        Patrol => t::source_patrol,
        /// 走访
        Visit => t::source_visit,
        /// 电话
        Telephone => t::source_telephone,
        /// 微信群
        Chat => t::source_chat,
        /// 群众反映
        Resident => t::source_resident,
        /// 例会
        Meeting => t::source_meeting,
        /// 上级交办
        FromAbove => t::source_above,
    }
}

named! {
    /// 风险等级.
    Risk {
        /// 低
        Low => t::risk_low,
        /// 中
        Middle => t::risk_middle,
        /// 高
        High => t::risk_high,
    }
}

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// 矛盾纠纷
    Dispute(Dispute),
    /// 隐患
    Hazard(Hazard),
    /// 敏感信息
    Information,
    /// 群众求助
    Help(ServiceKind),
    /// 其他
    Other,
}

impl CaseKind {
    /// All, each with its types, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        let disputes = Dispute::ALL.iter().map(|d| Self::Dispute(*d));
        let hazards = Hazard::ALL.iter().map(|h| Self::Hazard(*h));
        let help = ServiceKind::ALL.iter().map(|s| Self::Help(*s));
        disputes.chain(hazards).chain([Self::Information]).chain(help).chain([Self::Other])
    }

    /// The kind without its type.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Dispute(_) => t::kind_dispute(lang),
            Self::Hazard(_) => t::kind_hazard(lang),
            Self::Information => t::kind_information(lang),
            Self::Help(_) => t::kind_help(lang),
            Self::Other => t::kind_other(lang),
        }
    }

    /// The type, where the kind has types.
    #[must_use]
    pub fn type_name(self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Dispute(d) => Some(d.name(lang)),
            Self::Hazard(h) => Some(h.name(lang)),
            Self::Help(s) => Some(s.name(lang)),
            Self::Information | Self::Other => None,
        }
    }

    /// Whether it counts among 矛盾纠纷.
    #[must_use]
    pub const fn is_dispute(self) -> bool {
        matches!(self, Self::Dispute(_))
    }
}
