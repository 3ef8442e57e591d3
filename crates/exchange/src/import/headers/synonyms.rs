//! The words that headers are written in: a new synonym goes here.
use crate::sheets::{Column, SheetKind};
use Column as C;
use SheetKind::{Divisions, Grids, Gridworkers, Households};
use wangge_core::domain::squeeze;

const TREE: &[SheetKind] = &[Divisions, Grids];
const PLACED: &[SheetKind] = &[Gridworkers, Households];
const LOCATED: &[SheetKind] = &[Divisions, Households];

/// Which headers, folded by [`fold`], mean which column of which sheets.
const SYNONYMS: &[(&[SheetKind], Column, &[&str])] = &[
    (TREE, C::Code, &["编码", "代码", "code", "本级编码"]),
    (
        &[Divisions],
        C::Code,
        &["区划代码", "区划编码", "统计用区划代码", "统计用区划代码编码", "行政区划代码", "统计代码"],
    ),
    (&[Grids], C::Code, &["网格编码", "网格代码", "网格编号", "gridcode"]),
    (TREE, C::Name, &["名称", "name"]),
    (&[Divisions], C::Name, &["区划名称", "行政区划名称", "单位名称"]),
    (&[Grids], C::Name, &["网格名称", "网格名", "gridname"]),
    (
        TREE,
        C::ParentCode,
        &["上级代码", "上级编码", "上级区划代码", "上级网格编码", "上级", "parent", "parentcode"],
    ),
    (TREE, C::Level, &["层级", "级别", "网格层级", "网格级别", "区划级别", "level"]),
    (TREE, C::OfficePhone, &["办公电话", "村委会电话", "联系电话", "电话", "officephone", "phone"]),
    (TREE, C::RangeWords, &["范围说明", "网格范围", "范围", "四至范围", "range"]),
    (&[Gridworkers], C::Name, &["姓名", "网格员姓名", "网格长姓名", "名字", "网格员", "人员姓名", "name"]),
    (
        PLACED,
        C::Phone,
        &[
            "联系电话",
            "电话",
            "手机",
            "手机号",
            "手机号码",
            "电话号码",
            "联系方式",
            "phone",
            "mobile",
            "telephone",
        ],
    ),
    (&[Gridworkers], C::Phone, &["值班电话", "网格员电话", "办公电话"]),
    (&[Households], C::Phone, &["户主电话", "户主联系电话", "户主手机号"]),
    (PLACED, C::GridCode, &["网格编码", "网格代码", "网格编号", "所属网格编码", "户级网格编码", "gridcode"]),
    (&[Gridworkers], C::GridCode, &["编码", "代码", "区划代码", "code"]),
    (PLACED, C::GroupCode, &["组编码", "组代码", "所属组编码", "村民小组编码", "groupcode"]),
    (PLACED, C::Town, &["镇", "乡镇", "镇街", "所属镇", "所属乡镇", "所在镇", "镇名称", "街道", "town"]),
    (PLACED, C::Village, &["村", "行政村", "村社区", "所属村", "所在村", "村名称", "社区", "village"]),
    (PLACED, C::Group, &["组", "村民小组", "小组", "所属组", "所在组", "组别", "组名称", "group"]),
    (PLACED, C::Grid, &["户级网格", "所属网格", "网格", "网格名称", "网格名", "grid"]),
    (&[Gridworkers], C::Post, &["岗位", "网格岗位", "网格职务", "post"]),
    (&[Gridworkers], C::Office, &["职务", "行政职务", "担任职务", "现任职务", "office"]),
    (&[Gridworkers], C::Category, &["类别", "人员类别", "网格员类别", "人员类型", "category"]),
    (&[Gridworkers], C::Sex, &["性别", "sex", "gender"]),
    (&[Gridworkers], C::Party, &["政治面貌", "是否党员", "党员", "party"]),
    (&[Gridworkers], C::From, &["任职日期", "任职时间", "聘任日期", "聘任时间", "上任日期", "from"]),
    (&[Gridworkers], C::To, &["离任日期", "离任时间", "免职日期", "解聘日期", "to"]),
    (
        &[Gridworkers],
        C::Chosen,
        &["产生方式", "推荐方式", "选任方式", "产生办法", "未经推荐评议的原因", "chosen"],
    ),
    (&[Households], C::Head, &["户主", "户主姓名", "head", "householder"]),
    (&[Households], C::DoorNumber, &["门牌号", "门牌", "门牌号码", "户号", "门号", "door", "doornumber"]),
    (&[Households], C::HouseholdCode, &["户编号", "户编码", "householdcode"]),
    (&[Households], C::People, &["家庭人口", "人口数", "人口", "人数", "家庭人口数", "家庭人数", "people"]),
    (LOCATED, C::Lon, &["经度", "lng", "lon", "longitude"]),
    (LOCATED, C::Lat, &["纬度", "lat", "latitude"]),
    (&[Divisions], C::Lon, &["办公地点经度", "村委会经度"]),
    (&[Divisions], C::Lat, &["办公地点纬度", "村委会纬度"]),
    (&[Divisions], C::Datum, &["坐标系", "坐标系统", "坐标类型", "datum", "crs"]),
];

/// Words in a header whose column is never read.
const PRIVATE: &[&str] = &[
    "身份证",
    "证件号",
    "身份号码",
    "公民身份",
    "银行",
    "账号",
    "帐号",
    "账户",
    "卡号",
    "开户",
    "一卡通",
    "idcard",
    "idnumber",
    "bankaccount",
    "bankcard",
];

/// Headers of columns that hold nothing to know; not worth a mention.
pub(super) const IDLE: &[&str] = &["序号", "no", "no.", "编号"];

/// What stands over the columns of somebody else in a list with two header rows.
const OTHERS: &[(&[SheetKind], &[&str])] = &[
    (
        &[Households],
        &[
            "网格员",
            "网格长",
            "户级网格员",
            "四级网格员",
            "三级网格长",
            "二级网格长",
            "包联干部",
            "包户干部",
            "帮扶干部",
            "帮扶责任人",
            "联户长",
            "村干部",
            "包村干部",
            "民警",
            "包村民警",
            "法律顾问",
            "监护人",
            "紧急联系人",
        ],
    ),
    (&[Gridworkers], &["户主", "住户", "家庭", "监护人", "紧急联系人"]),
];

pub(super) fn column_of(kind: SheetKind, folded: &str) -> Option<Column> {
    SYNONYMS
        .iter()
        .find(|(kinds, _, words)| kinds.contains(&kind) && words.contains(&folded))
        .map(|(_, column, _)| *column)
}

/// Whether a column may stand in a sheet.
pub(in crate::import) fn accepts(kind: SheetKind, column: Column) -> bool {
    SYNONYMS.iter().any(|(kinds, known, _)| kinds.contains(&kind) && *known == column)
}

pub(super) fn is_private(folded: &str) -> bool {
    PRIVATE.iter().any(|p| folded.contains(p))
}

/// Whether what stands over some columns says that they speak of somebody else.
pub(super) fn of_others(kind: SheetKind, over: &str) -> bool {
    let bare = ["基本信息", "基本情况", "信息", "情况"].into_iter().find_map(|end| over.strip_suffix(end));
    let bare = bare.unwrap_or(over);
    OTHERS.iter().any(|(kinds, words)| kinds.contains(&kind) && words.contains(&bare))
}

/// A header without white space, marks, case and what stands in brackets: `*镇（街道）` → `镇`.
pub(super) fn fold(header: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_u32;
    for c in squeeze(header).to_lowercase().chars() {
        match c {
            '(' | '[' | '【' | '〔' | '{' => depth += 1,
            ')' | ']' | '】' | '〕' | '}' => depth = depth.saturating_sub(1),
            '*' | ':' | '_' | '-' | '/' | '、' | '·' | '"' | '\'' => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
