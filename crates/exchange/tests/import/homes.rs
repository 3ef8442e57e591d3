//! Households, rule by rule.
use crate::rules::county;
use crate::support::check;

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
