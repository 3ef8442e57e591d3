//! The papers of a case, one page of A4 each: registration form, agreement, follow-up form, cover of
//! the dossier. Printed one at a time, signed and filed.
use super::one::moment;
use crate::platform::container::surroundings;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::office::CaseView;
use wangge_core::texts::ledgers as t;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    Registration,
    Agreement,
    FollowUp,
    Cover,
}

impl Paper {
    const ALL: [Self; 4] = [Self::Registration, Self::Agreement, Self::FollowUp, Self::Cover];

    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Registration => t::paper_registration(lang),
            Self::Agreement => t::paper_agreement(lang),
            Self::FollowUp => t::paper_follow_up(lang),
            Self::Cover => t::paper_cover(lang),
        }
    }
}

#[component]
pub fn Papers(view: Arc<CaseView>) -> impl IntoView {
    let lang = use_lang();
    let shown = RwSignal::new(None::<Paper>);
    let chips = Paper::ALL.map(|paper| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (shown.get() == Some(paper)).to_string()
                on:click=move |_| shown.set(Some(paper))>{move || paper.name(lang.get())}</button>
        }
    });
    view! {
        <section class="stack no-print" aria-labelledby="papers">
            <h3 id="papers">{move || t::papers(lang.get())}</h3>
            <p class="soft">{move || t::papers_hint(lang.get())}</p>
            <div class="row">
                {chips.to_vec()}
                {surroundings().can_print().then(|| view! {
                    <button class="button button-main" type="button" hidden=move || shown.get().is_none()
                        on:click=move |_| drop(window().print())>{move || t::print(lang.get())}</button>
                })}
            </div>
        </section>
        <div class="printed">{move || shown.get().map(|paper| view! { <Sheet view=Arc::clone(&view) paper/> })}</div>
    }
}

#[component]
fn Sheet(view: Arc<CaseView>, paper: Paper) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let head = view! {
        <h2>{paper.name(lang)}</h2>
        <p>{t::paper_number(lang, &view.number)}</p>
    };
    let parties = |rows: usize| {
        let known = view.case.parties.iter().map(|p| (p.name.clone(), p.phone.to_string()));
        let empty = rows.saturating_sub(view.case.parties.len());
        let all = known.chain(std::iter::repeat_with(|| (String::new(), String::new())).take(empty));
        let rows: Vec<_> =
            all.map(|(name, phone)| view! { <tr><td>{name}</td><td>{phone}</td><td></td></tr> }).collect();
        view! {
            <table>
                <thead><tr>
                    <th scope="col">{t::paper_party(lang)}</th>
                    <th scope="col">{t::paper_phone(lang)}</th>
                    <th scope="col" class="paper-sign">{t::paper_signature(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    let signed = |lines: [&'static str; 2]| {
        view! { <p class="paper-signed">{lines.map(|line| view! { <span>{line}</span> }).to_vec()}</p> }
    };
    match paper {
        Paper::Registration => {
            let facts: Vec<_> = view
                .facts
                .iter()
                .map(|(name, text)| view! { <tr><th scope="row">{name.clone()}</th><td class="lines-kept">{text.clone()}</td></tr> })
                .collect();
            view! {
                <section class="paper paper-facts">
                    {head}<table><tbody>{facts}</tbody></table>
                    <p class="paper-opinion">{t::paper_opinion(lang)}</p>
                    {signed([t::sign_registrar(lang), t::sign_date(lang)])}
                </section>
            }
            .into_any()
        }
        Paper::Agreement => view! {
            <section class="paper">
                {head}{parties(2)}
                <h3>{t::paper_facts(lang)}</h3>
                <p class="paper-words">{view.case.words.clone()}</p>
                <h3>{t::paper_terms(lang)}</h3>
                <p class="paper-opinion"></p>
                <p class="paper-words">{t::paper_agreed(lang)}</p>
                {signed([t::sign_mediator(lang), t::sign_date(lang)])}
            </section>
        }
        .into_any(),
        Paper::FollowUp => view! {
            <section class="paper">
                {head}
                <p>{t::paper_case(lang, &view.title)}</p>
                {parties(2)}
                <h3>{t::paper_performed(lang)}</h3>
                <p class="paper-opinion">{t::paper_performed_ways(lang)}</p>
                <h3>{t::paper_satisfied(lang)}</h3>
                <p class="paper-opinion">{t::paper_satisfied_ways(lang)}</p>
                {signed([t::sign_visitor(lang), t::sign_visited(lang)])}
            </section>
        }
        .into_any(),
        Paper::Cover => {
            let steps: Vec<_> = view
                .steps
                .iter()
                .map(|s| view! { <tr><td>{moment(s.at)}</td><td>{s.name.clone()}</td><td>{s.level.clone()}</td><td>{s.by.clone()}</td></tr> })
                .collect();
            view! {
                <section class="paper">
                    {head}
                    <p>{t::paper_case(lang, &view.title)}</p>
                    <p>{t::paper_place(lang, &view.place_name)}</p>
                    <p>{t::paper_stage(lang, &view.phase_name, &view.at_name)}</p>
                    <h3>{t::paper_steps(lang)}</h3>
                    <table class="paper-steps"><tbody>{steps}</tbody></table>
                    <h3>{t::paper_contents(lang)}</h3>
                    <ol class="paper-list">
                        <li>{t::paper_registration(lang)}</li>
                        <li>{t::paper_agreement(lang)}</li>
                        <li>{t::paper_follow_up(lang)}</li>
                        <li>{t::paper_other(lang)}</li>
                    </ol>
                    {signed([t::sign_filed(lang), t::sign_date(lang)])}
                </section>
            }
            .into_any()
        }
    }
}
