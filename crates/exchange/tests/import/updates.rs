//! A second sheet of the same list: what is new, what changes field by field, what is missing, and
//! what a person may choose to do about that.
use crate::rules::county;
use crate::support::{Given, sound, table, today};
use chrono::NaiveDate;
use std::fmt::Write;
use wangge_exchange::import::{Ask, Chosen, Difference, Outcome, Proposal, propose};
use wangge_texts::Lang;

fn proposal(given: &Given, sheets: &[(&str, &str)]) -> Proposal {
    let tables: Vec<_> = sheets.iter().map(|(name, text)| table(name, text)).collect();
    let proposal = propose(&given.register, &tables, today(), &mut |_| ());
    sound(&given.register, &proposal);
    proposal
}

/// All differences as lines, and that they come page by page as they come at once.
fn differences(given: &Given, proposal: &Proposal) -> String {
    let mut out = String::new();
    for (sign, outcome) in [('+', Outcome::Added), ('~', Outcome::Changed), ('-', Outcome::Missing)] {
        let ask =
            |from, count| proposal.differences(&given.register, &Ask { outcome, from, count }, Lang::Zh);
        let (total, all) = ask(0, 1000);
        assert_eq!(total, all.len());
        let paged: Vec<Difference> = (0..total).flat_map(|i| ask(i, 1).1).collect();
        assert_eq!(paged, all);
        for d in all {
            write!(out, "{sign} {}:{} {}", d.row.file, d.row.row, d.what).unwrap();
            for f in d.fields {
                write!(out, "; {} {} → {}", f.field, f.before, f.after).unwrap();
            }
            out.push('\n');
        }
    }
    out
}

fn check(given: &Given, sheets: &[(&str, &str)], expect: &str) -> Proposal {
    let proposal = proposal(given, sheets);
    assert_eq!(differences(given, &proposal), expect);
    proposal
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn each_field_before_and_after() {
    check(
        &county(),
        &[
            (
                "区划.csv",
                "编码,名称,办公电话,范围说明,经度,纬度\n990127100201,河湾社区,0917-1234567,河东片,123.2,28.8\n990127100202,石桥村,,,,",
            ),
            (
                "网格员.csv",
                "姓名,联系电话,网格编码,岗位,职务,性别,政治面貌,类别,任职日期,产生方式\n王静,13800000009,9901271002010101,网格员,村民代表,女,党员,老党员,2024-1-1,整组搬迁后由村委会指定\n新人,,990127100202,网格长,,,,,,",
            ),
            (
                "住户.csv",
                "户主,门牌号,户编号,网格编码,人口数,电话,经度,纬度\n张三丰,1号,H1,9901271002010102,4,13800000005,123.2,28.8\n李四,2号,,9901271002010101,,,,\n赵六,6号,,9901271002010101,,,,",
            ),
        ],
        "+ 区划.csv:3 990127100202 八渡镇石桥村
+ 网格员.csv:3 新人
+ 网格员.csv:3 新人（八渡镇石桥村 二级网格长）
+ 住户.csv:4 八渡镇河湾社区1组 6号 赵六
~ 区划.csv:2 990127100201 八渡镇河湾社区; 名称 河湾村 → 河湾社区; 办公电话  → 09171234567; 范围说明  → 河东片; 办公地点  → 123.2, 28.8
~ 网格员.csv:2 王静; 联系电话 13800000001 → 13800000009; 性别  → 女; 政治面貌  → 中共党员; 人员类别  → 老党员
~ 网格员.csv:2 王静（八渡镇河湾社区1组第1网格 网格员）; 职务  → 村民代表; 任职日期  → 2024-01-01; 产生方式  → 整组搬迁后由村委会指定
~ 住户.csv:2 八渡镇河湾社区1组 1号 张三; 所属网格 八渡镇河湾社区1组第1网格 → 八渡镇河湾社区1组第2网格; 户主 张三 → 张三丰; 人口数  → 4; 联系电话  → 13800000005; 户编号  → H1; 位置  → 123.2, 28.8
",
    );
}

#[test]
fn a_household_that_moved_is_one_change() {
    let given = county().stored("住户.csv", "户编号,户主,门牌,组编码\nH7,钱七,7号,99012710020102");
    check(
        &given,
        &[("住户.csv", "户编号,户主,门牌,组编码\nH7,钱七,7号,99012710020101")],
        "~ 住户.csv:2 八渡镇河湾村2组 7号 钱七; 所在组 八渡镇河湾村2组 → 八渡镇河湾村1组
- :0 八渡镇河湾村1组 1号 张三
- :0 八渡镇河湾村1组 2号 李四
",
    );
}

#[test]
fn a_variant_character_with_the_same_telephone_is_the_same_person() {
    let given = county().stored("网格员.csv", "姓名,联系电话,网格编码\n茍平,13800000007,9901271002010102");
    let sheet = "姓名,联系电话,网格编码\n苟平,13800000007,9901271002010102";
    check(&given, &[("a.csv", sheet)], "~ a.csv:2 茍平; 姓名 茍平 → 苟平\n");
    // The other post of the same person, spelt the old way in the same sheet, is told.
    let twice = format!("{sheet}\n茍平,13800000007,99012710020101");
    let proposal = proposal(&given, &[("a.csv", &twice)]);
    assert_eq!(proposal.change.persons.len(), 1);
    let [issue] = proposal.issues.as_slice() else { panic!("{:?}", proposal.issues) };
    assert_eq!((issue.row, issue.column.as_str(), issue.value.as_str()), (3, "姓名", "茍平"));
}

#[test]
fn one_row_makes_no_list_of_its_neighbours() {
    let given = county().stored("区划.csv", "编码,名称\n990127101,东风镇\n990127100202,石桥村");
    // A village's own sheet says nothing of other villages and towns.
    check(
        &given,
        &[(
            "区划.csv",
            "编码,名称\n990127,禾溪县\n990127100,八渡镇\n990127100201,河湾村\n99012710020101,1组",
        )],
        "- :0 八渡镇河湾村2组\n",
    );
    let posts = given.stored(
        "网格员.csv",
        "姓名,电话,网格编码\n甲一,1,9901271002010102\n甲二,2,9901271002010201\n乙一,3,990127100202",
    );
    // One gridworker: only that grid. Two: the list of the village's grids.
    check(&posts, &[("a.csv", "姓名,电话,网格编码\n王静,13800000001,9901271002010101")], "");
    check(
        &posts,
        &[("a.csv", "姓名,电话,网格编码\n王静,13800000001,9901271002010101\n甲一,1,9901271002010102")],
        "- :0 甲二（八渡镇河湾村2组第1网格 网格员）\n",
    );
}

#[test]
fn a_successor_makes_the_predecessor_missing() {
    let given = county();
    let sheets = [("a.csv", "姓名,电话,网格编码,任职日期\n周新,13800000008,9901271002010101,2025-05-01")];
    let proposal = check(
        &given,
        &sheets,
        "+ a.csv:2 周新
+ a.csv:2 周新（八渡镇河湾村1组第1网格 网格员）
- :0 王静（八渡镇河湾村1组第1网格 网格员）
",
    );
    let grid = "9901271002010101".parse().unwrap();
    let held = |chosen: &Chosen| {
        let mut after = given.register.clone();
        let accepted = proposal.with_missing(&given.register, chosen);
        assert_eq!(accepted.kept, []);
        accepted.change.apply(&mut after);
        let text = |a: &wangge_core::domain::Appointment| {
            let to = a.to.map(|d| d.to_string()).unwrap_or_default();
            format!("{} {to}", after.persons[&a.person].name)
        };
        let held: Vec<String> = after.appointments[&grid].iter().map(text).collect();
        accepted.change.inverse().apply(&mut after);
        assert_eq!(after.appointments, given.register.appointments);
        held
    };
    assert_eq!(held(&Chosen::default()), ["王静 ", "周新 "]);
    let chosen = Chosen { appointments: Some(day("2025-04-30")), ..Chosen::default() };
    assert_eq!(held(&chosen), ["王静 2025-04-30", "周新 "]);
}

#[test]
fn what_is_missing_goes_only_where_it_is_chosen_and_can_be() {
    let given = county();
    let sheets = [
        ("住户.csv", "户主,门牌号,组编码\n李四,2号,99012710020101\n王五,,99012710020102"),
        ("网格.csv", "网格编码,网格名称\n99012710020101,1组\n9901271002010101,第1网格\n99012710020102,2组"),
    ];
    let proposal = check(&given, &sheets, "- :0 八渡镇河湾村1组第2网格\n- :0 八渡镇河湾村1组 1号 张三\n");
    let all = Chosen { grids: Some(today()), appointments: Some(today()), households: true };
    let accepted = proposal.with_missing(&given.register, &all);
    let mut after = given.register.clone();
    accepted.change.apply(&mut after);
    assert_eq!(accepted.kept, []);
    let heads: Vec<&str> = after.all_households().map(|h| h.head.as_str()).collect();
    assert_eq!(heads, ["李四", "王五"]);
    assert!(!after.grid("9901271002010102".parse().unwrap()).unwrap().in_force(today()));

    // A grid with households or a gridworker stays; so does all where a row was left out.
    let given = given.stored("住户.csv", "户主,门牌号,网格编码\n孙八,8号,9901271002010102");
    let proposal = self::proposal(&given, &sheets[1..]);
    let accepted = proposal.with_missing(&given.register, &all);
    assert_eq!(accepted.change, proposal.change);
    assert_eq!(
        accepted.kept.iter().map(|k| k.message(Lang::Zh)).collect::<Vec<_>>(),
        ["“八渡镇河湾村1组第2网格”还有下级网格 0 个、住户 1 户、在任 0 人，没有停用。请先调整，再停用。"]
    );
    let bad = "户主,门牌号,组编码\n李四,2号,99012710020101\n张三,1号,九组";
    let proposal = self::proposal(&given, &[("住户.csv", bad)]);
    let accepted = proposal.with_missing(&given.register, &all);
    assert_eq!((proposal.missing.households.len(), accepted.change.households.len()), (2, 0));
    assert_eq!(accepted.kept.len(), 1);
    assert!(accepted.kept[0].message(Lang::Zh).starts_with("有 1 行未能导入"));
}

#[test]
fn an_appointment_does_not_end_before_it_begins() {
    let given = Given::new()
        .stored("区划.csv", "编码,名称\n990127100201,河湾村\n99012710020101,1组")
        .stored("a.csv", "姓名,电话,网格编码,任职日期\n王静,13800000001,99012710020101,2025-05-20");
    let proposal = proposal(&given, &[("a.csv", "姓名,电话,网格编码\n周新,13800000008,99012710020101")]);
    let chosen = Chosen { appointments: Some(day("2025-05-19")), ..Chosen::default() };
    let accepted = proposal.with_missing(&given.register, &chosen);
    assert_eq!(accepted.change, proposal.change);
    assert!(accepted.kept[0].message(Lang::En).contains("2025-05-20"));
}
