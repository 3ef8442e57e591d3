//! Rule by rule: tables and a register in, what would change and what is wrong out.
use crate::support::{Given, check};

const TREE: &str = "编码,名称
990127,禾溪县
990127100,八渡镇
990127100201,河湾村
99012710020101,1组
9901271002010101,第1网格
9901271002010102,第2网格
99012710020102,2组
9901271002010201,第1网格";

const PEOPLE: &str = "姓名,联系电话,网格编码,岗位
王静,13800000001,9901271002010101,网格员
李强,13800000002,990127100201,网格长";

const HOMES: &str = "户主,门牌号,网格编码
张三,1号,9901271002010101
李四,2号,9901271002010101
王五,,9901271002010201";

fn county() -> Given {
    Given::new().stored("区划.csv", TREE).stored("网格员.csv", PEOPLE).stored("住户.csv", HOMES)
}

#[test]
fn divisions_as_statistics_write_them() {
    check(
        Given::new().sheet(
            "test-divisions.csv",
            "code,name,parent,level,urban_rural_class
990127000000,禾溪县,990100000000,county,
990127100000,八渡镇,990127000000,town,
990127100201,河湾村村民委员会,990127100000,village,220
990127100002,东关社区,990127200000,town,112",
        ),
        "sheet test-divisions.csv Divisions: 4 rows +4 ~0 =0 x0, unknown urban_rural_class
issue 5 level \"town\" warning LevelDiffers { code: 990127100002 }
issue 5 parent \"990127200000\" warning ParentDiffers { code: 990127100002 }
+ 990127 禾溪县
+ 990127100 八渡镇
+ 990127100002 东关社区
+ 990127100201 河湾村村民委员会
",
    );
}

#[test]
fn a_node_needs_a_code_and_a_name() {
    check(
        Given::new().sheet(
            "网格.csv",
            "禾溪县网格表
网格编码,网格名称,层级,范围说明,办公电话
,甲组
99012710020,乙组
99012710020101,,组
99012710020102, 2 组 ,三级,河东片,0917-1234567
99012710020102,2组
99012710020102,二组
99012710020102,,,河西片,
99012710020103,3组,片
99012710020103,,,,坏号",
        ),
        "sheet 网格.csv Grids: 9 rows +2 ~1 =0 x6
issue 3 网格编码 \"\" error NoCode
issue 4 网格编码 \"99012710020\" error BadCode
issue 5 网格名称 \"\" error NoGridName
issue 7 网格编码 \"99012710020102\" error DuplicateRow { of: RowPlace { file: \"\", sheet: \"\", row: 6 } }
issue 8 网格编码 \"99012710020102\" error CodeTaken { of: RowPlace { file: \"\", sheet: \"\", row: 6 } }
issue 9 网格编码 \"99012710020102\" error CodeTaken { of: RowPlace { file: \"\", sheet: \"\", row: 6 } }
issue 10 层级 \"片\" warning NotUnderstood { expected: Level }
issue 11 办公电话 \"坏号\" warning BrokenPhone
+ 99012710020102 2组 09171234567 河东片
+ 99012710020103 3组 坏号
",
    );
}

#[test]
fn a_blank_cell_leaves_what_is_stored_and_nothing_is_removed() {
    check(
        county().sheet(
            "网格.csv",
            "网格编码,网格名称,范围说明
9901271002010101,,河东片
9901271002010102,第二网格,
9901271002010201,第1网格,",
        ),
        "sheet 网格.csv Grids: 3 rows +0 ~2 =1 x0
left 5 grids, 2 persons, 2 appointments, 3 households
~ 9901271002010101 第1网格 河东片
~ 9901271002010102 第二网格
",
    );
}

#[test]
fn the_same_sheets_again_change_nothing_in_any_order() {
    check(
        county().sheet("住户.csv", HOMES).sheet("网格员.csv", PEOPLE).sheet("区划.csv", TREE),
        "sheet 住户.csv Households: 3 rows +0 ~0 =3 x0
sheet 网格员.csv Gridworkers: 2 rows +0 ~0 =2 x0
sheet 区划.csv Divisions: 8 rows +0 ~0 =8 x0
",
    );
}

#[test]
fn a_sheet_without_header_says_what_was_looked_for() {
    check(
        Given::new()
            .sheet("住户.csv", "甲,乙\n张三,1号")
            .sheet("x.csv", "")
            .sheet("a.xlsx/填写说明", "户主,门牌号,网格编码"),
        "sheet 住户.csv none: 0 rows +0 ~0 =0 x0
sheet x.csv none: 0 rows +0 ~0 =0 x0
issue 0  \"\" error NoHeader { looked_for: \"户主、门牌号、组编码\" }
issue 0  \"\" note EmptySheet
",
    );
}

#[test]
fn private_numbers_are_never_kept() {
    check(
        county().sheet(
            "住户.csv",
            "户主,门牌号,网格编码,身份证号,开户行及账号,联系电话
赵六,9号,9901271002010102,990127198001011234,6222000000000000000,13800000009
990127198001011234,10号,9901271002010102,,,６２２２000000000000000",
        ),
        "sheet 住户.csv Households: 2 rows +2 ~0 =0 x0, dropped 身份证号 开户行及账号
issue 3 户主 \"\" warning PrivateNumber
issue 3 联系电话 \"\" warning PrivateNumber
issue 3 户主 \"\" warning NoHead
left 8 grids, 2 persons, 2 appointments, 3 households
+ household 3 99012710020101 9901271002010102 9号 赵六 13800000009
+ household 4 99012710020101 9901271002010102 10号  
",
    );
}

#[test]
fn one_person_with_two_posts_and_two_of_one_name() {
    check(
        county().sheet(
            "网格员.csv",
            "姓名,手机号码,网格编码,岗位,职务,类别,性别,政治面貌,任职日期,离任日期
王 静,138 0000 0001,99012710020101,三级网格长,村民小组长,老党员,女,党员,2025年3月1日,至今
王静,13800000003,9901271002010102,,,新乡贤,女,群众,,
陈明,13800000004,990127100,副网格长,政法委员,,男,是,20250301,
陈明,13800000004,990127100201,包村民警,,,女,,,
孙律,,990127100201,法律顾问,,,,,,",
        ),
        "sheet 网格员.csv Gridworkers: 5 rows +5 ~0 =0 x0
issue 5 性别 \"女\" warning Contradicts { of: RowPlace { file: \"\", sheet: \"\", row: 4 } }
left 8 grids, 1 persons, 2 appointments, 3 households
~ person 0 王静 13800000001 Female party VeteranPartyMember
+ person 2 王静 13800000003 Female no party NewWorthy
+ person 3 陈明 13800000004 Male party
+ person 4 孙律 
+ post 99012710020101 0 Head 村民小组长 2025-03-01 –
+ post 9901271002010102 2 Head  – –
+ post 990127100 3 Deputy 政法委员 2025-03-01 –
+ post 990127100201 3 Police  – –
+ post 990127100201 4 Lawyer  – –
",
    );
}

#[test]
fn a_new_telephone_a_first_day_and_a_last_day() {
    check(
        county().sheet(
            "网格员.csv",
            "姓名,值班电话,网格编码,任职日期,离任日期
王静,13800000011,9901271002010101,2024-1-1,
李强,13800000002,990127100201,,2025-1-31
李强,13800000002,990127100201,,2025-1-31
周杰,无,9901271002010102,去年,2025-02-30
吴敏,,9901271002010201,2025-3-1,2025-2-1",
        ),
        "sheet 网格员.csv Gridworkers: 5 rows +2 ~2 =0 x1
issue 4 姓名 \"李强\" error DuplicateRow { of: RowPlace { file: \"\", sheet: \"\", row: 3 } }
issue 5 值班电话 \"无\" warning BrokenPhone
issue 5 任职日期 \"去年\" warning NotUnderstood { expected: Date }
issue 5 离任日期 \"2025-02-30\" warning NotUnderstood { expected: Date }
issue 6 离任日期 \"2025-2-1\" warning EndBeforeStart
left 8 grids, 0 persons, 0 appointments, 3 households
~ person 0 王静 13800000011
+ person 2 周杰 无
+ person 3 吴敏 
~ post 9901271002010101 0 Head  2024-01-01 –
~ post 990127100201 1 Head  – 2025-01-31
+ post 9901271002010102 2 Head  – –
+ post 9901271002010201 3 Head  2025-03-01 –
",
    );
}

#[test]
fn a_namesake_does_not_take_the_telephone_of_one_who_is_there() {
    check(
        county().sheet(
            "网格员.csv",
            "姓名,电话,网格编码,岗位
王静,13800000099,9901271002010101,副网格长
王静,13800000001,9901271002010101,网格员",
        ),
        "sheet 网格员.csv Gridworkers: 2 rows +1 ~0 =1 x0
left 8 grids, 1 persons, 1 appointments, 3 households
+ person 2 王静 13800000099
+ post 9901271002010101 2 Deputy  – –
",
    );
}

#[test]
fn gridworkers_by_the_names_of_their_places() {
    check(
        county().stored("区划.csv", "编码,名称\n990127101,东风镇\n990127101201,河湾村").sheet(
            "网格员.csv",
            "姓名,镇,村,组,户级网格,网格编码
赵一,八渡,河湾村委会,第二村民小组,1,
赵二,,河湾村,1组,,
赵三,八渡镇,石桥村,,,
赵四,八渡镇,,1组,,
赵五,东风乡,,,,
赵六,,,,,9901271002010199
赵七,,,,,坏
空缺,,,,,9901271002010102
赵九,,,,,",
        ),
        "sheet 网格员.csv Gridworkers: 9 rows +2 ~0 =0 x7
issue 3 村 \"河湾村\" error AmbiguousPlace { count: 2 }
issue 4 村 \"石桥村\" error UnknownPlace
issue 5 村 \"\" error NoPlace
issue 7 网格编码 \"9901271002010199\" error UnknownGrid
issue 8 网格编码 \"坏\" error BadCode
issue 9 姓名 \"空缺\" error NoPersonName
issue 10 网格编码 \"\" error NoPlace
left 10 grids, 2 persons, 2 appointments, 3 households
+ person 2 赵一 
+ person 3 赵五 
+ post 9901271002010201 2 Head  – –
+ post 990127101 3 Head  – –
",
    );
}

#[test]
fn households_find_their_group_and_keep_it_where_the_grid_is_wrong() {
    check(
        county().sheet(
            "住户.csv",
            "户主,门牌,镇,村,组,户级网格,组编码,网格编码
甲一,11,,,,,,9901271002010102
甲二,12,,,,,99012710020101,
甲三,13,八渡镇,河湾村,二组,第1网格,,
甲四,14,,,,,,9901271002010199
甲五,15,,,,,99012710020102,9901271002010102
甲六,16,八渡镇,河湾村,1组,,,坏
甲七,17,,,,,,9901271002019901
甲八,18,八渡镇,河湾村,九组,,,
甲九,19,,,,,,
,,,,,,99012710020101,",
        ),
        "sheet 住户.csv Households: 10 rows +6 ~0 =0 x4
issue 5 网格编码 \"9901271002010199\" warning GridNotUsed { why: Unknown }
issue 6 网格编码 \"9901271002010102\" warning GridNotUsed { why: OtherGroup }
issue 7 网格编码 \"坏\" warning GridNotUsed { why: Bad }
issue 8 网格编码 \"9901271002019901\" error UnknownGrid
issue 9 组 \"九组\" error UnknownPlace
issue 10 网格编码 \"\" error NoPlace
issue 11 户主 \"\" error NoHousehold
left 8 grids, 2 persons, 2 appointments, 3 households
+ household 3 99012710020101 9901271002010102 11号 甲一 
+ household 4 99012710020101 – 12号 甲二 
+ household 5 99012710020102 9901271002010201 13号 甲三 
+ household 6 99012710020101 – 14号 甲四 
+ household 7 99012710020102 – 15号 甲五 
+ household 8 99012710020101 – 16号 甲六 
",
    );
}

#[test]
fn a_household_is_found_again() {
    check(
        county().stored("住户.csv", "户编号,户主,门牌,组编码\nH7,钱七,7号,99012710020102").sheet(
            "住户.csv",
            "户编号,户主,门牌,组编码,网格编码,人口数,电话,经度,纬度
H7,钱小七,70号,99012710020101,,四,13800000007,,
,张三,1号,99012710020101,,4人,138x,106.85,34.89
,李小四,2号,99012710020101,9901271002010102,,,106.85,
,王五,3号,99012710020102,,,,200,34",
        ),
        "sheet 住户.csv Households: 4 rows +0 ~4 =0 x0
issue 2 人口数 \"四\" warning NotUnderstood { expected: People }
issue 3 电话 \"138x\" warning BrokenPhone
issue 4 经度 \"106.85\" warning NotUnderstood { expected: Position }
issue 5 经度 \"200\" warning NotUnderstood { expected: Position }
left 8 grids, 2 persons, 2 appointments, 0 households
~ household 3 99012710020101 – 70号 钱小七 13800000007 H7
~ household 0 99012710020101 9901271002010101 1号 张三 138x 4 people 106.85/34.89
~ household 1 99012710020101 9901271002010102 2号 李小四 
~ household 2 99012710020102 9901271002010201 3号 王五 
",
    );
}

#[test]
fn the_same_household_again() {
    let twice = "户主,门牌号,网格编码
赵六,6号,9901271002010101
赵六,6号,9901271002010101
赵六,6,9901271002010102
张伟,,9901271002010101
张伟,,9901271002010102";
    check(
        county().sheet("住户.csv", twice).sheet("又.csv", twice),
        "sheet 住户.csv Households: 5 rows +4 ~0 =0 x1
sheet 又.csv Households: 5 rows +0 ~0 =0 x5
issue 3 户主 \"赵六\" error DuplicateRow { of: RowPlace { file: \"\", sheet: \"\", row: 2 } }
issue 4 户主 \"赵六\" warning SameHousehold { of: RowPlace { file: \"\", sheet: \"\", row: 2 } }
issue 2 户主 \"赵六\" error DuplicateRow { of: RowPlace { file: \"住户.csv\", sheet: \"\", row: 2 } }
issue 3 户主 \"赵六\" error DuplicateRow { of: RowPlace { file: \"住户.csv\", sheet: \"\", row: 2 } }
issue 4 户主 \"赵六\" error DuplicateRow { of: RowPlace { file: \"住户.csv\", sheet: \"\", row: 4 } }
issue 5 户主 \"张伟\" error DuplicateRow { of: RowPlace { file: \"住户.csv\", sheet: \"\", row: 5 } }
issue 6 户主 \"张伟\" error DuplicateRow { of: RowPlace { file: \"住户.csv\", sheet: \"\", row: 6 } }
left 8 grids, 2 persons, 2 appointments, 3 households
+ household 3 99012710020101 9901271002010101 6号 赵六 
+ household 4 99012710020101 9901271002010102 6号 赵六 
+ household 5 99012710020101 9901271002010101 – 张伟 
+ household 6 99012710020101 9901271002010102 – 张伟 
",
    );
    // Once stored, each of them is found again by its own row.
    let again = "sheet 住户.csv Households: 5 rows +0 ~0 =4 x1
issue 3 户主 \"赵六\" error DuplicateRow { of: RowPlace { file: \"\", sheet: \"\", row: 2 } }
issue 4 户主 \"赵六\" warning SameHousehold { of: RowPlace { file: \"\", sheet: \"\", row: 2 } }
left 8 grids, 2 persons, 2 appointments, 3 households
";
    check(county().stored("住户.csv", twice).sheet("住户.csv", twice), again);
}
