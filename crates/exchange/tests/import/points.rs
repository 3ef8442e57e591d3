//! Where offices stand: towns and villages alone, in China, by a system that is known.
use crate::support::{Given, check};

#[test]
fn places_of_towns_and_villages() {
    check(
        Given::new().sheet(
            "区划.csv",
            "区划代码,区划名称,经度,纬度,坐标系
990127,禾溪县,123.2,28.8,
990127100,云岭镇,123.21°,28.81,wgs84
990127100201,河湾村,123.21443,28.82,CGCS2000
990127100202,柳林村,28.8,123.2,
990127100203,石桥村,123.2,,
990127100204,东坡村,123.2,28.8,BD-09
99012710020101,1组,123.2,28.8,
990127100205,上海村,121.531541859215,31.175303983646,GCJ-02",
        ),
        "sheet 区划.csv Divisions: 8 rows +8 ~0 =0 x0
issue 2 经度 \"\" warning PointNotTaken
issue 5 经度 \"28.8\" warning NotUnderstood { expected: Point }
issue 6 经度 \"123.2\" warning NotUnderstood { expected: Point }
issue 7 坐标系 \"BD-09\" warning NotUnderstood { expected: Datum }
issue 8 经度 \"\" warning PointNotTaken
+ 990127 禾溪县
+ 990127100 云岭镇 @123.21/28.81
+ 990127100201 河湾村 @123.2144/28.82
+ 99012710020101 1组
+ 990127100202 柳林村
+ 990127100203 石桥村
+ 990127100204 东坡村
+ 990127100205 上海村 @121.5272/31.1774
",
    );
}

#[test]
fn a_blank_leaves_a_place_and_two_rows_may_not_differ() {
    let tree = "区划代码,区划名称,经度,纬度
990127100201,河湾村,123.2,28.8";
    check(
        Given::new().stored("区划.csv", tree).sheet(
            "区划.csv",
            "区划代码,区划名称,经度,纬度
990127100201,河湾村,123.3,28.9
990127100201,河湾村,123.4,28.9
990127100201,河湾村,,",
        ),
        "sheet 区划.csv Divisions: 3 rows +0 ~1 =0 x2
issue 3 区划代码 \"990127100201\" error CodeTaken { of: RowPlace { file: \"\", sheet: \"\", row: 2 } }
issue 4 区划代码 \"990127100201\" error DuplicateRow { of: RowPlace { file: \"\", sheet: \"\", row: 2 } }
~ 990127100201 河湾村 @123.3/28.9
",
    );
}
