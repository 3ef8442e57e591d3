//! Division through the engine: a proposal that waits, changed by hand, accepted with its questions
//! answered, taken back; the tree merged and split.
mod placed;
mod support;

use placed::placed;
use support::{ask, ask_with, code, day, kept, open};
use wangge_core::change::Stamp;
use wangge_core::division::{Answer, Barriers, Objective, Wishes};
use wangge_core::domain::{GridCode, HouseholdId, Position, SizeRule};
use wangge_core::ledger::case::{Case, CaseKind, Dispute};
use wangge_core::ledger::{By, RecordId};
use wangge_core::office::{
    Datum, Deed, DeedPlan, DoDeed, DropDivision, ExportPoints, GetDivision, GetDivisionGroup, GetDivisionMap,
    GetGround, GetSketch, GetTurns, MoveHomes, PlanDeed, ProposeDivision, PutGround, TakeBackMove, Undo,
};

const VILLAGE: &str = "990127100201";
const FIRST: &str = "99012710020101";
const SECOND: &str = "99012710020102";

fn propose(place: GridCode, wishes: Wishes) -> ProposeDivision {
    ProposeDivision { place, wishes, candidates: vec![] }
}

fn small() -> Wishes {
    Wishes { size: SizeRule { min: 6, max: 10 }, ..Wishes::default() }
}

/// An answer to each question: the first that is offered.
fn first_of(plan: &DeedPlan) -> Vec<Option<Answer>> {
    plan.asked.iter().map(|q| q.choices.first().map(|c| c.0)).collect()
}

#[test]
fn a_proposal_is_changed_by_hand_accepted_and_taken_back() {
    let store = kept(&placed());
    let mut engine = open(&store);
    let before = engine.register().clone();
    assert!(ask(&mut engine, GetDivision).unwrap().is_none());
    let view = ask(&mut engine, propose(code(VILLAGE), small())).unwrap();
    assert_eq!((view.groups.len(), view.totals.now.grids, view.totals.new.grids), (2, 2, 4));
    assert_eq!((view.totals.now.out_of_size, view.totals.new.out_of_size), (2, 0));
    assert!(view.totals.new.measures.mean_walk < view.totals.now.measures.mean_walk);
    assert_eq!(engine.register(), &before, "nothing is changed by looking");

    // The two hamlets are the two grids; their outlines do not meet.
    let map = ask(&mut engine, GetDivisionMap { within: code(SECOND) }).unwrap();
    let shape = &map.groups[0];
    assert_eq!((shape.grids.len(), shape.grids[0].dots.len(), map.without.len()), (2, 8, 0));
    assert!(ask(&mut engine, GetDivisionMap { within: code("990127") }).is_err());

    // One household over the river: sizes hold, then they do not.
    let ask_group = GetDivisionGroup { group: code(SECOND) };
    let group = ask(&mut engine, ask_group).unwrap();
    assert_eq!((group.homes.len(), group.metric, group.totals.by_hand), (16, true, 0));
    let of_first: Vec<HouseholdId> = group.homes.iter().filter(|h| h.grid == 0).map(|h| h.id).collect();
    let moved = |homes: &[HouseholdId], to| MoveHomes { group: code(SECOND), homes: homes.to_vec(), to };
    let walk = group.row.new.measures.longest_walk;
    let group = ask(&mut engine, moved(&of_first[..1], Some(1))).unwrap();
    assert_eq!(group.row.sizes, [7, 9]);
    assert!(group.row.new.measures.longest_walk > walk && group.row.findings.iter().all(|f| !f.breaks));
    let group = ask(&mut engine, moved(&of_first[1..3], None)).unwrap();
    assert_eq!((group.row.sizes.len(), group.totals.by_hand), (3, 2));
    let broken: Vec<&str> =
        group.row.findings.iter().filter(|f| f.breaks).map(|f| f.message.as_str()).collect();
    assert!(broken[0].contains("不在 6–10 户之内"), "{broken:?}");
    assert_eq!(ask(&mut engine, TakeBackMove).unwrap(), Some(code(SECOND)));
    assert_eq!(ask(&mut engine, GetDivision).unwrap().unwrap().groups[1].sizes, [7, 9]);
    ask(&mut engine, TakeBackMove).unwrap();
    assert_eq!(ask(&mut engine, TakeBackMove).unwrap(), None);

    // Whose grid is given up is asked about.
    let plan = ask(&mut engine, PlanDeed { deed: Deed::Division }).unwrap();
    assert!(plan.refused.is_empty() && plan.findings.is_empty(), "{plan:?}");
    assert!(plan.lines.iter().any(|l| l.contains("新设")), "{plan:?}");
    // Eight and eight: neither is mostly the old grid, whose code is given up.
    assert_eq!(plan.asked.len(), 1, "{plan:?}");
    assert_eq!(plan.asked[0].choices.len(), 3, "one of the two, or the end");
    let nothing = DoDeed { deed: Deed::Division, answers: vec![] };
    let open_still = ask(&mut engine, nothing).unwrap();
    assert_eq!((open_still.open.len(), open_still.changed), (plan.asked.len(), 0));
    assert_eq!(engine.register(), &before);
    let done = ask(&mut engine, DoDeed { deed: Deed::Division, answers: first_of(&plan) }).unwrap();
    assert!(done.open.is_empty() && done.undo.as_deref() == Some("划分网格"), "{done:?}");
    let sizes: Vec<usize> = engine
        .register()
        .children(code(SECOND), day())
        .map(|g| engine.register().households_in(g.code).count())
        .collect();
    assert_eq!(sizes, [8, 8]);
    assert_eq!(open(&store).register(), engine.register());
    assert!(ask(&mut engine, GetDivision).unwrap().is_none(), "what was accepted waits no more");

    ask(&mut engine, Undo).unwrap();
    assert!(ask(&mut engine, GetTurns).unwrap().undo.is_none());
    assert_eq!(engine.register().households, before.households);
    assert_eq!(engine.register().grids, before.grids);
    assert_eq!(engine.register().appointments, before.appointments);
}

#[test]
fn what_is_legal_may_stay_and_barriers_candidates_and_doors_count() {
    let mut engine = open(&kept(&placed()));
    let keep = Wishes { keep: 1.0, ..Wishes::default() };
    let view = ask(&mut engine, propose(code(VILLAGE), keep)).unwrap();
    assert_eq!((view.totals.cards, view.totals.workers, view.totals.vacant), (0, 0, 0));
    let plan = ask(&mut engine, PlanDeed { deed: Deed::Division }).unwrap();
    assert!(plan.refused[0].contains("与现状相同"));
    // A river along the row: six on the one side are a grid of their own.
    let east = |metres: f64| 123.2 + metres / 97_440.0;
    let line = vec![Position { lon: east(110.0), lat: 28.79 }, Position { lon: east(110.0), lat: 28.81 }];
    let river = Wishes { barriers: Barriers { lines: vec![line], apart: vec![] }, ..small() };
    let view = ask(&mut engine, propose(code(FIRST), river)).unwrap();
    assert_eq!(view.groups[0].sizes, [6, 9]);
    let doors = Wishes { objective: Objective::Doors, ..small() };
    let second = code("99012710020201");
    let view = ask(&mut engine, propose(second, doors)).unwrap();
    assert_eq!((view.totals.new.measures.door_runs, view.totals.new.grids), (2, 2));
    assert!(view.groups[0].findings.iter().any(|f| f.message.contains("按门牌顺序划分")));
    let map = ask(&mut engine, GetDivisionMap { within: second }).unwrap();
    assert_eq!((map.groups.len(), map.without), (0, vec![second]));
    ask(&mut engine, DropDivision).unwrap();
    assert!(ask(&mut engine, PlanDeed { deed: Deed::Division }).unwrap().refused[0].contains("重新生成"));
    assert!(ask(&mut engine, propose(code("9901271002010101"), small())).is_err());
}

#[test]
fn the_tree_is_merged_and_split_by_hand() {
    let store = kept(&placed());
    let mut engine = open(&store);
    let before = engine.register().clone();
    let merge = Deed::MergePlaces(vec![code(FIRST), code(SECOND)]);
    let plan = ask(&mut engine, PlanDeed { deed: merge.clone() }).unwrap();
    // The second group's leader, and the gridworker of its grid, which gets a new code.
    assert_eq!(plan.asked.len(), 2, "{plan:?}");
    let done = ask(&mut engine, DoDeed { deed: merge, answers: first_of(&plan) }).unwrap();
    assert!(done.open.is_empty(), "{done:?}");
    assert_eq!(engine.register().households_in(code(FIRST)).count(), 31);
    let grids: Vec<GridCode> = engine.register().children(code(FIRST), day()).map(|g| g.code).collect();
    let wrong = Deed::MergeGrids(vec![grids[0], code("9901271002020101")]);
    assert!(!ask(&mut engine, PlanDeed { deed: wrong }).unwrap().refused.is_empty());
    let together = Deed::MergeGrids(grids.clone());
    let plan = ask(&mut engine, PlanDeed { deed: together }).unwrap();
    assert!(plan.findings[0].message.contains("合并后 31 户"));
    let split = |name: &str| Deed::SplitGroup { grids: vec![grids[1]], name: name.into() };
    assert!(ask(&mut engine, PlanDeed { deed: split(" ") }).unwrap().refused[0].contains("名称"));
    let plan = ask(&mut engine, PlanDeed { deed: split("3组") }).unwrap();
    ask(&mut engine, DoDeed { deed: split("3组"), answers: first_of(&plan) }).unwrap();
    let new = code("99012710020103");
    assert_eq!(
        (engine.register().name(new), engine.register().households_in(new).count()),
        ("3组".into(), 16)
    );
    let villages = Deed::MergePlaces(vec![code(VILLAGE), code("990127100202")]);
    let plan = ask(&mut engine, PlanDeed { deed: villages.clone() }).unwrap();
    ask(&mut engine, DoDeed { deed: villages, answers: first_of(&plan) }).unwrap();
    assert_eq!(engine.register().households_in(code(VILLAGE)).count(), 46);
    let taken = Deed::SplitVillage { groups: vec![new], code: code("990127100202"), name: "新村".into() };
    assert!(ask(&mut engine, PlanDeed { deed: taken }).unwrap().refused[0].contains("代码"));
    let apart = Deed::SplitVillage { groups: vec![new], code: code("990127100203"), name: "新村".into() };
    let plan = ask(&mut engine, PlanDeed { deed: apart.clone() }).unwrap();
    assert!(ask(&mut engine, DoDeed { deed: apart, answers: first_of(&plan) }).unwrap().open.is_empty());
    assert_eq!(engine.register().households_in(code("990127100203")).count(), 16);
    for _ in 0..4 {
        ask(&mut engine, Undo).unwrap();
    }
    assert_eq!(engine.register().grids, before.grids);
    assert_eq!(engine.register().households, before.households);
    assert_eq!(open(&store).register().appointments, before.appointments);
}

#[test]
fn what_hangs_on_a_grid_is_asked_and_goes_along_in_one_change() {
    let mut register = placed();
    let grid = code("9901271002010201");
    let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
    let found = "2026-10-01T09:00:00".parse().unwrap();
    let kind = CaseKind::Dispute(Dispute::Neighbours);
    register
        .ledgers
        .cases
        .insert(id(1), Case::new(id(1), kind, grid, found, By::named("甲"), "两家为排水沟争吵"));
    let json = format!(
        r#"{{"id":"{}","name":"二组群","level":"Household","grids":["{grid}"],"purpose":"liaison","founded":"2025-01-01",
        "members":30,"households":16,"status":"normal","filed_by":{{"name":"甲"}},"filed":"2025-01-01"}}"#,
        id(2)
    );
    register.ledgers.groups.insert(id(2), serde_json::from_str(&json).unwrap());
    let store = kept(&register);
    let mut engine = open(&store);
    let before = engine.register().clone();
    let merge = Deed::MergePlaces(vec![code(FIRST), code(SECOND)]);
    let plan = ask(&mut engine, PlanDeed { deed: merge.clone() }).unwrap();
    let asked: Vec<(&str, Vec<&str>)> = plan
        .asked
        .iter()
        .map(|q| (q.message.as_str(), q.choices.iter().map(|c| c.1.as_str()).collect()))
        .collect();
    let heir = "转到河湾村1组第2网格";
    assert_eq!(
        asked[2..],
        [
            ("城关镇河湾村2组第1网格撤销后，微信群“二组群”怎样处理？", vec![heir, "解散"]),
            (
                "城关镇河湾村2组第1网格撤销后，未办结的事件“邻里纠纷：两家为排水沟争吵”由哪里接着办？",
                vec![heir, "由上一级河湾村1组接办"]
            )
        ]
    );
    let half = DoDeed { deed: merge.clone(), answers: first_of(&plan)[..2].to_vec() };
    assert_eq!(ask(&mut engine, half).unwrap().open, [2, 3]);
    assert_eq!(engine.register(), &before);
    ask(&mut engine, DoDeed { deed: merge, answers: first_of(&plan) }).unwrap();
    let new = code("9901271002010102");
    let case = &engine.register().ledgers.cases[&id(1)];
    assert_eq!((case.place, case.state().0.at, case.steps.len()), (new, new, 1));
    assert!(engine.register().ledgers.groups[&id(2)].grids.contains(&new));
    assert_eq!(open(&store).register(), engine.register());
    ask(&mut engine, Undo).unwrap();
    assert_eq!(engine.register().ledgers, before.ledgers);
    assert_eq!(engine.register().households, before.households);
}

#[test]
fn barriers_and_marks_are_kept_for_the_next_division() {
    let store = kept(&placed());
    let mut engine = open(&store);
    let line = |north: f64| vec![Position { lon: 123.19, lat: north }, Position { lon: 123.21, lat: north }];
    let river = Barriers { lines: vec![line(28.805)], apart: vec![[HouseholdId(0), HouseholdId(1)]] };
    // With the division that minds them, as one change.
    let wishes = Wishes { barriers: river, ..small() };
    let request = ProposeDivision { place: code(VILLAGE), wishes, candidates: vec![HouseholdId(2)] };
    ask(&mut engine, request).unwrap();
    let plan = ask(&mut engine, PlanDeed { deed: Deed::Division }).unwrap();
    ask(&mut engine, DoDeed { deed: Deed::Division, answers: first_of(&plan) }).unwrap();
    let mut engine = open(&store);
    let of = |engine: &mut _, place| ask(engine, GetGround { place: code(place) }).unwrap();
    let mut known = of(&mut engine, VILLAGE);
    assert_eq!((known.barriers.lines.len(), known.barriers.apart.len(), known.candidates.len()), (1, 1, 1));
    assert_eq!(of(&mut engine, SECOND).barriers.lines.len(), 1, "a line is all groups'");
    assert!(of(&mut engine, "990127100202").barriers.lines.is_empty());
    // By themselves, too.
    known.barriers.lines.push(line(28.806));
    let done = ask(&mut engine, PutGround { place: code(VILLAGE), known: known.clone() }).unwrap();
    assert_eq!((done.changed, done.undo.as_deref()), (1, Some("修改城关镇河湾村的划分界线和标记")));
    let (_, file) = ask_with(
        &mut engine,
        ExportPoints { within: code(VILLAGE), datum: Datum::Wgs84, geojson: true },
        vec![],
    )
    .unwrap();
    assert_eq!(String::from_utf8_lossy(&file.unwrap()).matches("\"barrier\"").count(), 2);
    ask(&mut engine, Undo).unwrap();
    assert_eq!(of(&mut engine, VILLAGE).barriers.lines.len(), 1);
    ask(&mut engine, Undo).unwrap();
    assert!(engine.register().grounds.is_empty());
}

#[test]
fn a_village_s_sketch_tells_no_place() {
    let mut engine = open(&kept(&placed()));
    let sketch = ask(&mut engine, GetSketch { village: code(VILLAGE) }).unwrap().unwrap();
    assert_eq!(sketch.groups.iter().map(|g| g.grids.len()).collect::<Vec<_>>(), [1, 1]);
    assert!(ask(&mut engine, GetSketch { village: code("990127100202") }).unwrap().is_none());
}
