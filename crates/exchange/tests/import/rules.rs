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

pub fn county() -> Given {
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
