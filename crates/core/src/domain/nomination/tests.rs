//! A nomination through its steps, and each step at the wrong time.
use super::*;
use crate::domain::Phone;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn candidate(name: &str) -> Candidate {
    Candidate {
        name: name.into(), recommender: "赵大".into(), words: "热心".into(), ..Candidate::default()
    }
}

fn begun() -> Nomination {
    Nomination::new(NominationId(1), "9901271002010101".parse().unwrap())
}

fn take(nomination: &Nomination, step: Step, today: &str) -> Nomination {
    nomination.step(step, day(today)).unwrap()
}

fn review(on: &str, present: u16, votes: &[u16]) -> Step {
    Step::Review(Review { on: day(on), present, votes: votes.to_vec() })
}

fn posting(from: &str, to: &str) -> Step {
    Step::Post(Posting { from: day(from), to: day(to) })
}

fn settle(on: &str, upheld: bool) -> Step {
    Step::Settle { objection: 0, settled: Settled { on: day(on), upheld, words: "已核实".into() } }
}

fn object(on: &str) -> Step {
    Step::Object { on: day(on), by: String::new(), words: "常年在外".into() }
}

fn posted() -> Nomination {
    let n = take(&begun(), Step::Recommend(vec![candidate(" 王 静 "), candidate("李明")]), "2026-11-01");
    let n = take(&n, review("2026-11-02", 30, &[20, 9]), "2026-11-02");
    take(&n, posting("2026-11-03", "2026-11-07"), "2026-11-02")
}

#[test]
fn from_recommendation_to_appointment() {
    let n = posted();
    assert_eq!(n.chosen().unwrap().name, "王静");
    let stages = ["2026-11-03", "2026-11-07", "2026-11-08"].map(|on| n.stage(day(on)));
    assert_eq!(stages, [Stage::Posted, Stage::Posted, Stage::Cleared]);
    assert_eq!(n.may_appoint(day("2026-11-08"), day("2026-11-07")), Err(Refused::NotYet(Stage::Posted)));
    assert_eq!(n.may_appoint(day("2026-11-07"), day("2026-11-08")), Err(Refused::Before(day("2026-11-07"))));
    assert_eq!(n.may_appoint(day("2026-11-08"), day("2026-11-08")).unwrap().name, "王静");
    // An objection holds it up until it is settled.
    let n = take(&n, object("2026-11-05"), "2026-11-05");
    assert_eq!(n.stage(day("2026-11-20")), Stage::Posted);
    let cleared = take(&n, settle("2026-11-06", false), "2026-11-06");
    assert_eq!(cleared.stage(day("2026-11-08")), Stage::Cleared);
    let stands = take(&n, settle("2026-11-06", true), "2026-11-06");
    assert_eq!(stands.stage(day("2026-11-08")), Stage::Objected);
    assert!(stands.may_appoint(day("2026-11-08"), day("2026-11-08")).is_err());
    let closed = Step::Close { on: day("2026-11-08"), reason: "异议成立".into() };
    let closed = take(&stands, closed, "2026-11-08");
    assert_eq!(closed.stage(day("2026-11-08")), Stage::Closed);
    assert_eq!(closed.step(object("2026-11-05"), day("2026-11-09")), Err(Refused::Over));
    // Step by step back to where it began.
    let mut back = closed;
    for stage in [Stage::Objected, Stage::Posted, Stage::Cleared, Stage::Reviewed, Stage::Recommending] {
        back = take(&back, Step::Back, "2026-11-09");
        assert_eq!(back.stage(day("2026-11-09")), stage);
    }
    assert_eq!(back.candidates.len(), 2);
}

#[test]
fn a_step_at_the_wrong_time_says_why() {
    let check = |n: &Nomination, step: Step, today: &str, why: Refused| {
        assert_eq!(n.step(step, day(today)), Err(why));
        assert!(!why.words(wangge_texts::Lang::Zh).is_empty());
    };
    let n = begun();
    check(&n, review("2026-11-02", 30, &[]), "2026-11-02", Refused::NoCandidates);
    check(&n, posting("2026-11-03", "2026-11-07"), "2026-11-02", Refused::NotYet(Stage::Recommending));
    check(&n, object("2026-11-03"), "2026-11-04", Refused::NotYet(Stage::Recommending));
    check(&n, settle("2026-11-03", true), "2026-11-04", Refused::NoObjection);
    check(&n, Step::Recommend(vec![candidate(" ")]), "2026-11-01", Refused::NoName);
    check(&n, Step::Recommend(vec![candidate("王静"), candidate("王 静")]), "2026-11-01", Refused::Twice);
    let phone = Phone::read("13800000001");
    let namesakes = vec![candidate("王静"), Candidate { phone, ..candidate("王静") }];
    let n = take(&n, Step::Recommend(namesakes), "2026-11-01");
    check(&n, review("2026-11-03", 30, &[20, 9]), "2026-11-02", Refused::Future(day("2026-11-03")));
    check(&n, review("2026-11-02", 30, &[20]), "2026-11-02", Refused::Votes);
    check(&n, review("2026-11-02", 28, &[20, 9]), "2026-11-02", Refused::TooManyVotes);
    check(&n, review("2026-11-02", 30, &[15, 15]), "2026-11-02", Refused::Tie);
    check(&n, review("2026-11-02", 30, &[0, 0]), "2026-11-02", Refused::Tie);
    let n = take(&n, review("2026-11-02", 30, &[20, 9]), "2026-11-02");
    check(&n, Step::Recommend(vec![]), "2026-11-02", Refused::Late(Stage::Reviewed));
    check(&n, posting("2026-11-01", "2026-11-07"), "2026-11-02", Refused::Before(day("2026-11-02")));
    check(&n, posting("2026-11-03", "2026-11-03"), "2026-11-02", Refused::Short);
    let n = posted();
    check(&n, object("2026-11-08"), "2026-11-09", Refused::Outside);
    let silent = Step::Object { on: day("2026-11-05"), by: String::new(), words: " ".into() };
    check(&n, silent, "2026-11-05", Refused::NoWords);
    let n = take(&n, object("2026-11-05"), "2026-11-05");
    check(&n, settle("2026-11-04", false), "2026-11-06", Refused::Before(day("2026-11-05")));
}
