//! A gridworker is chosen: through the steps to an appointment that says where it came from.
mod support;

use support::{ask, code, county, day, kept, open};
use wangge_core::domain::{Candidate, Origin, Phone, Posting, Review, Stage, Step};
use wangge_core::edit::{AppointNominee, BeginNomination, StepNomination};
use wangge_core::office::{
    GetHistory, GetNomination, GetNominations, GetPerson, GetTurns, HolderOn, Subject, Undo,
};

const VACANT: &str = "9901271002020101";

#[test]
fn from_the_recommendation_to_the_post() {
    let store = kept(&county());
    let mut engine = open(&store);
    let group = BeginNomination { grid: code("99012710020201") };
    assert!(ask(&mut engine, group).unwrap().problems[0].message.contains("户级网格"));
    let begun = ask(&mut engine, BeginNomination { grid: code(VACANT) }).unwrap();
    let id = begun.nomination.unwrap();
    assert_eq!(begun.undo.as_deref(), Some("推荐评议：城关镇柳林村1组第1网格"));
    let again = ask(&mut engine, BeginNomination { grid: code(VACANT) }).unwrap();
    assert!(again.problems[0].message.contains("进行"));

    let candidate = |name: &str, phone: &str| Candidate {
        name: name.into(),
        phone: Phone::read(phone),
        recommender: "赵大".into(),
        ..Candidate::default()
    };
    let before = |days: u64| day() - chrono::Days::new(days);
    let candidates = vec![candidate("周强", "13800000101"), candidate("吴芳", "13800000102")];
    let review = Review { on: before(9), present: 14, votes: vec![3, 11] };
    let posting = Posting { from: before(8), to: before(1) };
    for step in [Step::Recommend(candidates), Step::Review(review), Step::Post(posting)] {
        assert!(ask(&mut engine, StepNomination { id, step }).unwrap().good());
    }
    let late = StepNomination { id, step: Step::Recommend(vec![]) };
    assert!(ask(&mut engine, late).unwrap().problems[0].message.contains("退回上一步"));
    let view = ask(&mut open(&store), GetNomination { id }).unwrap();
    assert_eq!((view.stage, view.chosen.as_str(), view.days_left), (Stage::Cleared, "吴芳", 0));

    let early = AppointNominee { id, from: before(1), replace: false };
    assert!(!ask(&mut engine, early).unwrap().good());
    let done = ask(&mut engine, AppointNominee { id, from: day(), replace: false }).unwrap();
    assert_eq!((done.good(), done.changed), (true, 3));
    let held = ask(&mut engine, HolderOn { grid: code(VACANT), day: day() }).unwrap();
    assert_eq!(held[0].name, "吴芳");
    let person = ask(&mut engine, GetPerson { id: held[0].person }).unwrap();
    assert_eq!((person.form.phone.as_str(), person.posts.len()), ("13800000102", 1));
    let appointment = &engine.register().appointments[&code(VACANT)][0];
    assert_eq!(appointment.origin, Some(Origin::Nomination(id)));
    assert_eq!(open(&store).register(), engine.register());
    assert!(ask(&mut engine, GetNominations { within: None, open: true }).unwrap().is_empty());
    let of = Subject::Place(code(VACANT));
    assert_eq!(ask(&mut engine, GetHistory { of, from: 0, count: 9 }).unwrap().total, 5);

    // One undo takes the person, the post and the outcome back together.
    ask(&mut engine, Undo).unwrap();
    let open_now = ask(&mut engine, GetNominations { within: Some(code("990127100")), open: true }).unwrap();
    assert_eq!((open_now.len(), open_now[0].stage), (1, Stage::Cleared));
    assert!(engine.register().head(code(VACANT), day()).is_none());
    while ask(&mut engine, GetTurns).unwrap().undo.is_some() {
        ask(&mut engine, Undo).unwrap();
    }
    assert!(engine.register().nominations.is_empty());
    assert_eq!(open(&store).register(), engine.register());
}
