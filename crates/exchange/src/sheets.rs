//! The four sheets of the office and their canonical columns, in Chinese as offices know
//! them. The import reads these and their synonyms; the export and the template write them.
use serde::{Deserialize, Serialize};

/// Which of the four sheets a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// 区划: county, towns, villages.
    Divisions,
    /// 网格: groups and household-level grids (other levels allowed).
    Grids,
    /// 网格员: people with their posts, one post a row.
    Gridworkers,
    /// 住户
    Households,
}

impl SheetKind {
    /// In the order in which they build on each other.
    pub const ALL: [Self; 4] = [Self::Divisions, Self::Grids, Self::Gridworkers, Self::Households];

    /// The sheet's name in a workbook.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Divisions => "区划",
            Self::Grids => "网格",
            Self::Gridworkers => "网格员",
            Self::Households => "住户",
        }
    }

    /// The file's name, without ending, where each sheet is a csv of its own.
    #[must_use]
    pub const fn file_stem(self) -> &'static str {
        match self {
            Self::Divisions => "divisions",
            Self::Grids => "grids",
            Self::Gridworkers => "gridworkers",
            Self::Households => "households",
        }
    }

    /// The canonical columns, in the order in which they are written.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        use Column as C;
        match self {
            Self::Divisions => &[C::Code, C::Name, C::ParentCode, C::Level, C::OfficePhone, C::Lon, C::Lat],
            Self::Grids => &[C::Code, C::Name, C::Level, C::RangeWords],
            Self::Gridworkers => &[
                C::Name,
                C::Sex,
                C::Phone,
                C::GridCode,
                C::Post,
                C::Office,
                C::Category,
                C::Party,
                C::From,
                C::To,
                C::Chosen,
            ],
            Self::Households => &[
                C::HouseholdCode,
                C::GroupCode,
                C::Town,
                C::Village,
                C::Group,
                C::GridCode,
                C::DoorNumber,
                C::Head,
                C::People,
                C::Phone,
                C::Lon,
                C::Lat,
            ],
        }
    }
}

/// A column that the import understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// 编码 of the row's own grid or division.
    Code,
    /// 名称, 姓名: the row's own name.
    Name,
    /// 上级编码
    ParentCode,
    /// 层级
    Level,
    /// 办公电话 of a town or village.
    OfficePhone,
    /// 范围说明
    RangeWords,
    /// 性别
    Sex,
    /// 联系电话: of the person, of the household.
    Phone,
    /// 网格编码 to which the row belongs.
    GridCode,
    /// 岗位
    Post,
    /// 职务
    Office,
    /// 人员类别
    Category,
    /// 政治面貌
    Party,
    /// 任职日期
    From,
    /// 离任日期
    To,
    /// 产生方式: by nomination, or why without one.
    Chosen,
    /// 户编号
    HouseholdCode,
    /// 组编码
    GroupCode,
    /// 镇 by name.
    Town,
    /// 村 by name.
    Village,
    /// 组 by name.
    Group,
    /// 户级网格 by name.
    Grid,
    /// 门牌号
    DoorNumber,
    /// 户主
    Head,
    /// 人口数
    People,
    /// 经度 of a household, or of the office of a town or village.
    Lon,
    /// 纬度
    Lat,
    /// 坐标系 of longitude and latitude; WGS-84 where it is not said.
    Datum,
}

impl Column {
    /// The header that is written.
    #[must_use]
    pub const fn header(self, kind: SheetKind) -> &'static str {
        match self {
            Self::Code => match kind {
                SheetKind::Grids => "网格编码",
                _ => "区划代码",
            },
            Self::Name => match kind {
                SheetKind::Divisions => "区划名称",
                SheetKind::Grids => "网格名称",
                _ => "姓名",
            },
            Self::ParentCode => "上级代码",
            Self::Level => "层级",
            Self::OfficePhone => "办公电话",
            Self::RangeWords => "范围说明",
            Self::Sex => "性别",
            Self::Phone => "联系电话",
            Self::GridCode => "网格编码",
            Self::Post => "岗位",
            Self::Office => "职务",
            Self::Category => "人员类别",
            Self::Party => "政治面貌",
            Self::From => "任职日期",
            Self::To => "离任日期",
            Self::Chosen => "产生方式",
            Self::HouseholdCode => "户编号",
            Self::GroupCode => "组编码",
            Self::Town => "镇",
            Self::Village => "村",
            Self::Group => "组",
            Self::Grid => "户级网格",
            Self::DoorNumber => "门牌号",
            Self::Head => "户主",
            Self::People => "人口数",
            Self::Lon => "经度",
            Self::Lat => "纬度",
            Self::Datum => "坐标系",
        }
    }

    /// An invented example of what stands in the column, for the template.
    #[must_use]
    pub const fn example(self, kind: SheetKind) -> &'static str {
        match self {
            Self::Code => match kind {
                SheetKind::Grids => "9901271002010301",
                _ => "990127100201",
            },
            Self::Name => match kind {
                SheetKind::Divisions => "河湾村",
                SheetKind::Grids => "第1网格",
                _ => "王静",
            },
            Self::ParentCode => "990127100",
            Self::Level => match kind {
                SheetKind::Divisions => "村级网格",
                _ => "户级网格",
            },
            Self::OfficePhone => "0990-1234567",
            Self::RangeWords => "河东片",
            Self::Sex => "女",
            Self::Phone => match kind {
                SheetKind::Households => "13800007001",
                _ => "13800000001",
            },
            Self::GridCode => "9901271002010301",
            Self::Post => "网格员",
            Self::Office => "村民代表",
            Self::Category => "老党员",
            Self::Party => "中共党员",
            Self::From => "2025-03-01",
            Self::To => "2026-06-30",
            Self::Chosen => "推荐评议",
            Self::HouseholdCode => "HX000001",
            Self::GroupCode => "99012710020103",
            Self::Town => "云岭镇",
            Self::Village => "河湾村",
            Self::Group => "3组",
            Self::Grid => "第1网格",
            Self::DoorNumber => "12号",
            Self::Head => "张建国",
            Self::People => "4",
            Self::Lon => "123.210744",
            Self::Lat => "28.830517",
            Self::Datum => "WGS-84",
        }
    }
}

/// Signs at the start of a cell that make a spreadsheet run it, those of full width too (a
/// Chinese keyboard's; OWASP, CSV injection), and white space that it passes over.
const RUN: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// Whether a text is one that a csv and the clipboard have behind a `'`: what a spreadsheet
/// would run, and what looks like that behind its `'`, so that one `'` can be taken back.
pub(crate) fn defused(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(RUN)
}

/// A sheet as it is written: a header and rows of as many cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetData {
    /// Which sheet.
    pub kind: SheetKind,
    /// One text a cell; no cell is a formula.
    pub rows: Vec<Vec<String>>,
}
