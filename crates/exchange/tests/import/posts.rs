//! Which post a row means, and doors that a spreadsheet has made days of.
use crate::support::{Given, check};

const TREE: &str = "编码,名称
990127,禾溪县
990127100,八渡镇
990127100201,河湾村
99012710020101,1组
9901271002010101,第1网格";

#[test]
fn a_word_that_is_no_post_makes_nobody_responsible() {
    check(
        Given::new().stored("区划.csv", TREE).sheet(
            "网格员.csv",
            "姓名,电话,网格编码,岗位,职务
王静,13800000001,9901271002010101,信息员,
李强,13800000002,990127100201,,包村民警
赵红,13800000003,990127100201,村党支部书记,
钱芳,13800000004,9901271002010101,二级网格长,
孙丽,13800000005,990127100,,镇党委副书记",
        ),
        "sheet 网格员.csv Gridworkers: 5 rows +4 ~0 =0 x1
issue 2 岗位 \"信息员\" error UnknownPost
issue 5 岗位 \"二级网格长\" warning PostLevelDiffers { code: 9901271002010101 }
left 5 grids, 0 persons, 0 appointments, 0 households
+ person 0 李强 13800000002
+ person 1 赵红 13800000003
+ person 2 钱芳 13800000004
+ person 3 孙丽 13800000005
+ post 990127100201 0 Police 包村民警 – –
+ post 990127100201 1 Head 村党支部书记 – –
+ post 9901271002010101 2 Head  – –
+ post 990127100 3 Deputy 镇党委副书记 – –
",
    );
}

#[test]
fn a_door_that_has_become_a_day_is_no_door() {
    check(
        Given::new().stored("区划.csv", TREE).sheet(
            "住户.csv",
            "户主,门牌号,网格编码
张三,2026-03-12,9901271002010101
李四,3-12,9901271002010101",
        ),
        "sheet 住户.csv Households: 2 rows +2 ~0 =0 x0
issue 2 门牌号 \"2026-03-12\" warning NotUnderstood { expected: Door }
left 5 grids, 0 persons, 0 appointments, 0 households
+ household 0 99012710020101 9901271002010101 – 张三 
+ household 1 99012710020101 9901271002010101 3号附12 李四 
",
    );
}
