//! The words by which a message is read. Data; the longer and surer words are enough, a word that
//! fits several kinds stands with none.
use crate::ledger::case::{CaseKind, Dispute, Hazard, ServiceKind};

/// Words of each kind.
pub(super) const KINDS: &[(CaseKind, &[&str])] = &[
    (CaseKind::Dispute(Dispute::Family), &["离婚", "婆媳", "夫妻", "家暴", "赡养", "抚养", "彩礼"]),
    (CaseKind::Dispute(Dispute::Neighbours), &["邻居", "邻里", "排水沟", "隔壁", "噪音", "漏水"]),
    (CaseKind::Dispute(Dispute::Homestead), &["宅基地", "院墙", "滴水檐", "地界"]),
    (CaseKind::Dispute(Dispute::Contract), &["合同", "租金", "欠条", "借款", "欠款"]),
    (CaseKind::Dispute(Dispute::Business), &["承包费", "合作社", "收购价"]),
    (CaseKind::Dispute(Dispute::Damages), &["赔偿", "打伤", "咬伤", "撞坏"]),
    (CaseKind::Dispute(Dispute::Land), &["林地", "山林", "地畔", "田埂", "耕地", "承包地"]),
    (CaseKind::Dispute(Dispute::Expropriation), &["征地", "拆迁", "青苗", "补偿款"]),
    (CaseKind::Dispute(Dispute::Pollution), &["污水", "臭味", "养殖场", "粉尘"]),
    (CaseKind::Dispute(Dispute::Labour), &["工资", "工钱", "欠薪", "工伤"]),
    (CaseKind::Dispute(Dispute::Consumer), &["退货", "假货", "过期", "假种子"]),
    (CaseKind::Dispute(Dispute::Medical), &["医疗", "误诊", "卫生院"]),
    (CaseKind::Dispute(Dispute::Traffic), &["车祸", "追尾", "交通事故"]),
    (CaseKind::Dispute(Dispute::Property), &["物业", "停车位"]),
    (CaseKind::Dispute(Dispute::Other), &["吵架", "吵起来", "打架", "打起来", "闹矛盾", "纠纷"]),
    (CaseKind::Hazard(Hazard::Fire), &["着火", "冒烟", "失火", "火险", "焚烧", "烧秸秆", "烧荒"]),
    (CaseKind::Hazard(Hazard::Flood), &["涨水", "洪水", "内涝", "河堤", "山洪"]),
    (CaseKind::Hazard(Hazard::Landslide), &["滑坡", "塌方", "裂缝", "落石", "泥石流"]),
    (CaseKind::Hazard(Hazard::Road), &["路断", "护栏", "栏杆", "井盖", "路面塌", "坑洼"]),
    (CaseKind::Hazard(Hazard::Power), &["电线", "漏电", "电杆", "煤气", "燃气"]),
    (CaseKind::Hazard(Hazard::Safety), &["危房", "危墙", "溺水", "隐患"]),
    (CaseKind::Information, &["可疑", "陌生人", "诈骗", "传销", "上访", "聚集"]),
    (CaseKind::Help(ServiceKind::Care), &["独居", "没人照顾", "照看", "生病没人"]),
    (CaseKind::Help(ServiceKind::Errand), &["代办", "代缴", "帮忙办", "帮忙交", "医保认证"]),
];

/// After these a person's name follows.
pub(super) const NAMED: &[&str] = &["我是", "我叫", "联系人", "联系人:", "姓名", "姓名:"];

/// The most frequent surnames (公安部 2020, one character).
pub(super) const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";
