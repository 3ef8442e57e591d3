//! The form of each step, to sign and to post: one page of paper each, printed one at a time.
use super::candidates::{category_word, sex_word};
use crate::platform::container::surroundings;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::{Candidate, Objection, Outcome};
use wangge_core::office::NominationView;
use wangge_core::texts::nominations as t;

/// Empty lines of a form without candidates.
const LINES: usize = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    Recommend,
    Review,
    Posting,
    Appointment,
}

#[component]
pub fn Papers(view: Arc<NominationView>) -> impl IntoView {
    let lang = use_lang();
    let n = &view.nomination;
    let (posted, chosen) = (n.posting.is_some(), !view.chosen.is_empty());
    let first = match (chosen, posted, n.candidates.is_empty()) {
        (_, true, _) => Paper::Posting,
        (true, ..) => Paper::Review,
        (_, _, false) => Paper::Review,
        _ => Paper::Recommend,
    };
    let shown = RwSignal::new(first);
    let chip = move |paper: Paper, name: fn(Lang) -> &'static str| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (shown.get() == paper).to_string()
                on:click=move |_| shown.set(paper)>{move || name(lang.get())}</button>
        }
    };
    view! {
        <section class="stack no-print" aria-labelledby="papers">
            <h3 id="papers">{move || t::papers(lang.get())}</h3>
            <p class="soft">{move || t::paper_hint(lang.get())}</p>
            <div class="row">
                {chip(Paper::Recommend, t::paper_recommend)}
                {chip(Paper::Review, t::paper_review)}
                {chosen.then(|| chip(Paper::Posting, t::paper_posting))}
                {chosen.then(|| chip(Paper::Appointment, t::paper_appointment))}
                {surroundings().can_print().then(|| view! {
                    <button class="button button-main" type="button" on:click=move |_| drop(window().print())>
                        {move || t::print(lang.get())}
                    </button>
                })}
            </div>
        </section>
        <div class="printed">{move || view! { <Sheet view=Arc::clone(&view) paper=shown.get()/> }}</div>
    }
}

#[component]
fn Sheet(view: Arc<NominationView>, paper: Paper) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let grid = view.grid_name.clone();
    match paper {
        Paper::Recommend => view! {
            <section class="paper">
                <h2>{t::paper_recommend(lang)}</h2>
                <p>{t::paper_of(lang, &grid)}</p>
                <Table candidates=view.nomination.candidates.clone() votes=None/>
                <p class="paper-opinion">{t::paper_opinion(lang)}</p>
                <Signed lines=[t::sign_recommender(lang), t::sign_date(lang)]/>
            </section>
        }
        .into_any(),
        Paper::Review => {
            let review = view.nomination.review.clone();
            let when = review.as_ref().map_or_else(
                || t::paper_meeting_empty(lang).to_owned(),
                |r| t::paper_meeting(lang, &r.on, &r.present),
            );
            let votes = review.map_or_else(Vec::new, |r| r.votes);
            view! {
                <section class="paper">
                    <h2>{t::paper_review(lang)}</h2>
                    <p>{t::paper_of(lang, &grid)}</p>
                    <p>{when}</p>
                    <Table candidates=view.nomination.candidates.clone() votes=Some(votes)/>
                    <Signed lines=[t::sign_chair(lang), t::sign_teller(lang)]/>
                </section>
            }
            .into_any()
        }
        Paper::Posting => {
            let days = view.nomination.posting.map_or_else(
                || t::paper_days_empty(lang).to_owned(),
                |p| t::paper_days(lang, &p.from, &p.to),
            );
            view! {
                <section class="paper">
                    <h2>{t::paper_posting(lang)}</h2>
                    <p class="paper-words">{posting_words(&view, lang)}</p>
                    <p class="paper-words">{days}</p>
                    <p class="paper-words">{t::paper_posting_how(lang)}</p>
                    <Signed lines=[t::sign_village(lang), t::sign_date(lang)]/>
                </section>
            }
            .into_any()
        }
        Paper::Appointment => {
            let term = match view.nomination.outcome {
                Some(Outcome::Appointed { on, .. }) => t::paper_term(lang, &on),
                _ => t::paper_term_empty(lang).to_owned(),
            };
            view! {
                <section class="paper">
                    <h2>{t::paper_appointment(lang)}</h2>
                    <p class="paper-words">{t::paper_appointment_words(lang, &view.chosen, &grid)}</p>
                    <p class="paper-words">{term}</p>
                    <h3>{t::paper_objections(lang)}</h3>
                    {objections(&view, lang)}
                    <Signed lines=[t::sign_village(lang), t::sign_date(lang)]/>
                </section>
            }
            .into_any()
        }
    }
}

/// Order of the two parameters is that of the Chinese text.
fn posting_words(view: &NominationView, lang: Lang) -> String {
    t::paper_posting_words(lang, &view.chosen, &view.grid_name)
}

/// Objections and what became of them, a line each.
fn objections(view: &NominationView, lang: Lang) -> AnyView {
    let list = &view.nomination.objections;
    if list.is_empty() {
        return view! { <p>{t::paper_none(lang)}</p> }.into_any();
    }
    let line = |o: &Objection| {
        let settled = o
            .settled
            .as_ref()
            .map(|s| if s.upheld { t::upheld(lang, &s.words) } else { t::dismissed(lang, &s.words) });
        view! { <li>{o.on.to_string()}" "{o.words.clone()}" "{settled}</li> }
    };
    view! { <ol class="paper-list">{list.iter().map(line).collect::<Vec<_>>()}</ol> }.into_any()
}

/// The candidates, with room for what is written by hand.
#[component]
fn Table(candidates: Vec<Candidate>, votes: Option<Vec<u16>>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let empty = if candidates.is_empty() { LINES } else { 0 };
    let all = candidates.into_iter().chain(std::iter::repeat_with(Candidate::default).take(empty));
    let review = votes.clone();
    let rows: Vec<_> = all
        .enumerate()
        .map(|(i, c)| {
            let votes = review.as_ref().map(|v| v.get(i).map(ToString::to_string).unwrap_or_default());
            view! {
                <tr>
                    <td class="number">{i + 1}</td>
                    <td>{c.name}</td>
                    <td>{c.sex.map(|s| sex_word(s)(lang))}</td>
                    <td>{c.category.map(|k| category_word(k)(lang))}</td>
                    <td>{c.recommender}</td>
                    <td>{c.words}</td>
                    {votes.map(|votes| view! { <td class="number">{votes}</td> })}
                </tr>
            }
        })
        .collect();
    view! {
        <table>
            <thead><tr>
                <th scope="col" class="number">{t::number(lang)}</th>
                <th scope="col">{t::name(lang)}</th>
                <th scope="col">{t::sex(lang)}</th>
                <th scope="col">{t::category(lang)}</th>
                <th scope="col">{t::recommender(lang)}</th>
                <th scope="col">{t::reasons(lang)}</th>
                {votes.map(|_| view! { <th scope="col" class="number">{t::votes(lang)}</th> })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Signed(lines: [&'static str; 2]) -> impl IntoView {
    view! { <p class="paper-signed">{lines.map(|line| view! { <span>{line}</span> }).to_vec()}</p> }
}
