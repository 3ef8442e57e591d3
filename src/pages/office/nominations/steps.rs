//! The step that is next, and what is done already; each as a form of its own.
use super::super::fields::Field;
use super::candidates::Candidates;
use super::saving::{Saving, Sure, day};
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::{NominationId, Objection, Posting, Review, Settled, Stage, Step};
use wangge_core::edit::{AppointNominee, StepNomination};
use wangge_core::office::{Edited, Failure, FailureKind, NominationView};
use wangge_core::texts::nominations as t;

/// Days between the first and the last day of a posting, as a form begins.
const POSTED: i64 = 6;

#[component]
pub fn Steps(view: Arc<NominationView>) -> impl IntoView {
    let id = view.nomination.id;
    let n = &view.nomination;
    let next = match view.stage {
        Stage::Recommending => {
            let candidates = n.candidates.clone();
            let names = n.candidates.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
            let review = (!names.is_empty()).then(|| view! { <ReviewForm id names/> });
            view! { <Candidates id candidates/> {review} }.into_any()
        }
        Stage::Reviewed => view! { <PostingForm id/> }.into_any(),
        Stage::Posted | Stage::Objected => {
            let objections = n.objections.clone();
            view! { <Objections id objections open=true/> }.into_any()
        }
        Stage::Cleared => {
            let objections = n.objections.clone();
            view! { <AppointForm id/> <Objections id objections open=false/> }.into_any()
        }
        Stage::Appointed | Stage::Closed => ().into_any(),
    };
    let begun = n.review.is_some() || n.outcome.is_some();
    let (over, appointed) = (n.outcome.is_some(), view.stage == Stage::Appointed);
    view! {
        <div class="stack no-print">
            {next}
            {(!appointed).then(|| view! { <Ways id begun over/> })}
        </div>
    }
}

/// One field, one button: the way most steps are taken.
#[component]
fn StepForm(
    title: fn(Lang) -> &'static str,
    button: fn(Lang) -> &'static str,
    saving: Saving,
    on_save: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let rest = saving.wrong();
    view! {
        <form class="panel stack" on:submit=move |event| { event.prevent_default(); on_save(); }>
            <h3>{move || title(lang.get())}</h3>
            {children()}
            <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div><button class="button button-main" type="submit">{move || button(lang.get())}</button></div>
        </form>
    }
}

fn label(word: fn(Lang) -> &'static str) -> Signal<String> {
    let lang = use_lang();
    Signal::derive(move || word(lang.get()).to_owned())
}

fn no_day(lang: Lang) -> Failure {
    Failure { kind: FailureKind::Said, message: t::bad_day(lang).to_owned() }
}

/// Takes a step, unless what it needs is not typed.
fn taken(saving: Saving, id: NominationId) -> impl Fn(Result<Step, Failure>) + Clone + Send + Sync + 'static {
    let office = use_office();
    move |step| {
        let office = office.clone();
        let request = async move { office.ask(StepNomination { id, step: step? }).await };
        saving.save(t::saved, request, |_: Edited| {});
    }
}

#[component]
fn ReviewForm(id: NominationId, names: Vec<String>) -> impl IntoView {
    let lang = use_lang();
    let saving = Saving::new();
    let on = RwSignal::new(today().to_string());
    let present = RwSignal::new(String::new());
    let votes: Vec<RwSignal<String>> = names.iter().map(|_| RwSignal::new(String::new())).collect();
    let kept = votes.clone();
    let take = taken(saving, id);
    let on_save = move || {
        let lang = lang.get_untracked();
        let number = |text: &RwSignal<String>| text.with_untracked(|t| t.trim().parse::<u16>().ok());
        let numbers: Option<Vec<u16>> = kept.iter().map(number).collect();
        let bad = || Failure { kind: FailureKind::Said, message: t::bad_number(lang).to_owned() };
        let step = || {
            let on = day(&on.get_untracked()).ok_or_else(|| no_day(lang))?;
            let (present, votes) = (number(&present).ok_or_else(bad)?, numbers.clone().ok_or_else(bad)?);
            Ok(Step::Review(Review { on, present, votes }))
        };
        take(step());
    };
    let fields: Vec<_> = names
        .into_iter()
        .zip(votes)
        .enumerate()
        .map(|(i, (name, value))| {
            let id = format!("votes-{i}");
            view! {
                <div class="field">
                    <label for=id.clone()>{move || t::votes_of(lang.get(), &name)}</label>
                    <input class="input" id=id inputmode="numeric" autocomplete="off" prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))/>
                </div>
            }
        })
        .collect();
    view! {
        <StepForm title=t::review button=t::save_review saving on_save>
            <div class="pair">
                <Field id="review-on" label=label(t::day) value=on kind="date"/>
                <Field id="present" label=label(t::present) value=present/>
            </div>
            <div class="places">{fields}</div>
        </StepForm>
    }
}

#[component]
fn PostingForm(id: NominationId) -> impl IntoView {
    let lang = use_lang();
    let saving = Saving::new();
    let from = RwSignal::new(today().to_string());
    let last = today().checked_add_signed(chrono::Duration::days(POSTED)).unwrap_or_else(today);
    let to = RwSignal::new(last.to_string());
    let take = taken(saving, id);
    let on_save = move || {
        let days = day(&from.get_untracked()).zip(day(&to.get_untracked()));
        let days = days.ok_or_else(|| no_day(lang.get_untracked()));
        take(days.map(|(from, to)| Step::Post(Posting { from, to })));
    };
    view! {
        <StepForm title=t::posting button=t::save_posting saving on_save>
            <div class="pair">
                <Field id="post-from" label=label(t::from) value=from kind="date"/>
                <Field id="post-to" label=label(t::to) value=to kind="date"/>
            </div>
        </StepForm>
    }
}

#[component]
fn Objections(id: NominationId, objections: Vec<Objection>, open: bool) -> impl IntoView {
    let lang = use_lang();
    let saving = Saving::new();
    let on = RwSignal::new(today().to_string());
    let (by, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let take = taken(saving, id);
    let on_save = move || {
        let on = day(&on.get_untracked()).ok_or_else(|| no_day(lang.get_untracked()));
        take(on.map(|on| Step::Object { on, by: by.get_untracked(), words: words.get_untracked() }));
    };
    let none = objections.is_empty();
    let items: Vec<_> = objections
        .into_iter()
        .enumerate()
        .map(|(number, objection)| view! { <Item id number objection/> })
        .collect();
    view! {
        <section class="panel stack">
            <h3>{move || t::objections(lang.get())}</h3>
            <p class="soft" hidden=!none>{move || t::no_objections(lang.get())}</p>
            <ol class="stack">{items}</ol>
        </section>
        {open.then(|| view! {
            <StepForm title=t::object button=t::save_objection saving on_save>
                <div class="pair">
                    <Field id="object-on" label=label(t::day) value=on kind="date"/>
                    <Field id="object-by" label=label(t::by) value=by/>
                </div>
                <Field id="object-words" label=label(t::said) value=words/>
            </StepForm>
        })}
    }
}

#[component]
fn Item(id: NominationId, number: usize, objection: Objection) -> impl IntoView {
    let lang = use_lang();
    let saving = Saving::new();
    let rest = saving.wrong();
    let words = RwSignal::new(String::new());
    let take = taken(saving, id);
    let settle = move |upheld: bool| {
        let settled = Settled { on: today(), upheld, words: words.get_untracked() };
        take(Ok(Step::Settle { objection: number, settled }));
    };
    let (uphold, dismiss) = (settle.clone(), settle);
    let now = lang.get_untracked();
    let answer = match &objection.settled {
        Some(s) if s.upheld => view! { <p>{t::upheld(now, &s.words)}</p> }.into_any(),
        Some(s) => view! { <p>{t::dismissed(now, &s.words)}</p> }.into_any(),
        None => {
            let field = format!("settle-{number}");
            view! {
                <div class="stack">
                    <div class="field">
                        <label for=field.clone()>{move || t::found(lang.get())}</label>
                        <input class="input" id=field prop:value=words autocomplete="off"
                            on:input=move |event| words.set(event_target_value(&event))/>
                    </div>
                    <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
                    <div class="row">
                        <button class="button" type="button" on:click=move |_| dismiss(false)>
                            {move || t::dismiss(lang.get())}
                        </button>
                        <button class="button button-danger" type="button" on:click=move |_| uphold(true)>
                            {move || t::uphold(lang.get())}
                        </button>
                    </div>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <li class="paper-part stack">
            <p><strong>{objection.words}</strong></p>
            <p class="soft small">{objection.on.to_string()}" "{objection.by}</p>
            {answer}
        </li>
    }
}

#[component]
fn AppointForm(id: NominationId) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let from = RwSignal::new(today().to_string());
    let on_save = move || {
        let day = day(&from.get_untracked()).ok_or_else(|| no_day(lang.get_untracked()));
        let office = office.clone();
        let request = async move { office.ask(AppointNominee { id, from: day?, replace: true }).await };
        saving.save(t::appointed, request, |_| {});
    };
    view! {
        <StepForm title=t::appoint button=t::save_appointment saving on_save>
            <p class="hint">{move || t::appoint_words(lang.get())}</p>
            <div class="short"><Field id="appoint-from" label=label(t::appoint_from) value=from kind="date"/></div>
        </StepForm>
    }
}

/// One step back, or the end of it.
#[component]
fn Ways(id: NominationId, begun: bool, over: bool) -> impl IntoView {
    let lang = use_lang();
    let saving = Saving::new();
    let rest = saving.wrong();
    let reason = RwSignal::new(String::new());
    let take = taken(saving, id);
    let close = take.clone();
    let end = move || close(Ok(Step::Close { on: today(), reason: reason.get_untracked() }));
    view! {
        <details class="stack">
            <summary class="button">{move || t::other_ways(lang.get())}</summary>
            <div class="paper-part stack">
                {begun.then(|| view! {
                    <Sure name=label(t::back) words=label(t::back_words) on_sure=move || take(Ok(Step::Back))/>
                })}
                {(!over).then(|| view! {
                    <Field id="close-reason" label=label(t::close_reason) value=reason/>
                    <Sure name=label(t::close) words=label(t::close_words) on_sure=end/>
                })}
                <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            </div>
        </details>
    }
}
