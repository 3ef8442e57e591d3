//! Headers as offices write them → the columns that the import understands, and from them
//! which of the four sheets a table is. Looks at headers only, never at rows.
use crate::sheets::{Column, SheetKind};
use crate::table::Table;
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
const IDLE: &[&str] = &["序号", "no", "no.", "编号"];

/// The columns of a table: which sheet it is, where its header is and what is where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Which sheet.
    pub kind: SheetKind,
    /// Index of the header among the table's rows.
    pub row: usize,
    /// Each understood column with its places (the preferred first) and its header as written.
    pub known: Vec<(Column, Vec<usize>, String)>,
    /// Headers of identity-card and bank columns, as written.
    pub dropped: Vec<String>,
    /// Headers that are not understood, as written.
    pub unknown: Vec<String>,
}

impl Columns {
    /// So many rows are searched for a header.
    pub const SEARCHED: usize = 20;

    /// Finds the header: the row that fits a sheet best. `None` if none has the columns
    /// that a sheet cannot do without.
    #[must_use]
    pub fn find(table: &Table) -> Option<Self> {
        let hint = hint(table);
        let mut best: Option<(usize, Self)> = None;
        for (row, cells) in table.rows.iter().enumerate().take(Self::SEARCHED) {
            for kind in SheetKind::ALL {
                let columns = read(kind, row, &cells.cells, hint == Some(kind));
                let score = columns.score() + usize::from(hint == Some(kind)) * 3;
                if columns.enough() && best.as_ref().is_none_or(|(s, _)| score > *s) {
                    best = Some((score, columns));
                }
            }
        }
        best.map(|(_, columns)| columns)
    }

    /// Whether a column is there.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.known.iter().any(|(c, ..)| *c == column)
    }

    /// The header of a column as it is written; empty if it is not there.
    #[must_use]
    pub fn header(&self, column: Column) -> &str {
        self.known.iter().find(|(c, ..)| *c == column).map_or("", |(.., header)| header)
    }

    /// How well the header fits: what stands in no other sheet weighs more.
    fn score(&self) -> usize {
        let telling = match self.kind {
            Divisions | Grids => false,
            Gridworkers => self.has(C::Post),
            Households => self.has(C::Head) || self.has(C::HouseholdCode),
        };
        self.known.len() * 2 + usize::from(telling) * 3
    }

    fn enough(&self) -> bool {
        let any = |columns: &[Column]| columns.iter().any(|&c| self.has(c));
        match self.kind {
            Divisions | Grids => any(&[C::Code]) && any(&[C::Name]),
            Gridworkers => {
                any(&[C::Name]) && any(&[C::GridCode, C::GroupCode, C::Town, C::Village, C::Group, C::Grid])
            }
            Households => {
                any(&[C::Head, C::DoorNumber, C::HouseholdCode])
                    && any(&[C::GridCode, C::GroupCode, C::Village, C::Group])
            }
        }
    }
}

/// The columns that were looked for, in words: of the sheet that the names hint at, or of
/// all four.
#[must_use]
pub fn looked_for(table: &Table) -> String {
    let words = |kind: SheetKind| match kind {
        Divisions => "区划代码、区划名称",
        Grids => "网格编码、网格名称",
        Gridworkers => "姓名、网格编码",
        Households => "户主、门牌号、组编码",
    };
    match hint(table) {
        Some(kind) => words(kind).to_owned(),
        None => SheetKind::ALL.map(|k| format!("{}（{}）", k.name(), words(k))).join("、"),
    }
}

fn read(kind: SheetKind, row: usize, cells: &[String], hinted: bool) -> Columns {
    let mut out = Columns { kind, row, known: Vec::new(), dropped: Vec::new(), unknown: Vec::new() };
    let headers: Vec<(usize, &String, String)> =
        cells.iter().enumerate().map(|(i, h)| (i, h, fold(h))).filter(|(.., f)| !f.is_empty()).collect();
    let mut loose = Vec::new();
    for (i, written, folded) in &headers {
        if PRIVATE.iter().any(|p| folded.contains(p)) {
            out.dropped.push((*written).clone());
        } else if let Some(column) = column_of(kind, folded) {
            out.add(column, *i, written, folded);
        } else {
            loose.push((*i, *written, folded));
        }
    }
    for (i, written, folded) in loose {
        // A list of households may call its heads by 姓名: believed where nothing else is the head.
        let head = kind == Households
            && matches!(folded.as_str(), "姓名" | "名字" | "name")
            && !out.has(C::Head)
            && (hinted || out.has(C::DoorNumber) || out.has(C::HouseholdCode) || out.has(C::People));
        if head {
            out.add(C::Head, i, written, folded);
        } else if !IDLE.contains(&folded.as_str()) {
            out.unknown.push(written.clone());
        }
    }
    out
}

impl Columns {
    fn add(&mut self, column: Column, index: usize, written: &str, folded: &str) {
        match self.known.iter_mut().find(|(c, ..)| *c == column) {
            None => self.known.push((column, vec![index], written.to_owned())),
            Some((_, places, header)) if folded == "值班电话" => {
                places.insert(0, index);
                written.clone_into(header);
            }
            Some((_, places, _)) => places.push(index),
        }
    }
}

fn column_of(kind: SheetKind, folded: &str) -> Option<Column> {
    SYNONYMS
        .iter()
        .find(|(kinds, _, words)| kinds.contains(&kind) && words.contains(&folded))
        .map(|(_, column, _)| *column)
}

/// A header without white space, marks, case and what stands in brackets: `*镇（街道）` → `镇`.
fn fold(header: &str) -> String {
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

/// What the names of sheet and file say the table is.
fn hint(table: &Table) -> Option<SheetKind> {
    let stem = table.file.rsplit_once('.').map_or(table.file.as_str(), |(stem, _)| stem);
    [table.sheet.as_str(), stem].into_iter().find_map(|name| {
        let name = name.to_lowercase();
        [
            (Gridworkers, ["网格员", "gridworker"]),
            (Households, ["住户", "household"]),
            (Divisions, ["区划", "division"]),
            (Grids, ["网格", "grid"]),
        ]
        .into_iter()
        .find(|(_, words)| words.iter().any(|w| name.contains(w)))
        .map(|(kind, _)| kind)
    })
}

#[cfg(test)]
mod tests;
