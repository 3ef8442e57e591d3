//! A deed on the tree: what it does, what it asks, and the button that does it.
use crate::pages::office::shell::Failed;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::division::Answer;
use wangge_core::office::{Deed, DeedPlan, DeedQuestion, DoDeed, Failure, PlanDeed};
use wangge_core::texts::divisions as t;

/// Questions that are listed one by one; the rest are answered together.
const LISTED: usize = 100;

/// A deed on its way.
#[derive(Clone, Copy)]
pub struct DeedState {
    office: StoredValue<Office>,
    deed: RwSignal<Option<Deed>>,
    plan: RwSignal<Option<Arc<DeedPlan>>>,
    answers: RwSignal<Vec<Option<Answer>>>,
    failure: RwSignal<Option<Failure>>,
    /// Something without an answer was found when it was to be done.
    open: RwSignal<usize>,
    busy: RwSignal<bool>,
}

impl DeedState {
    pub fn new() -> Self {
        Self {
            office: StoredValue::new(use_office()),
            deed: RwSignal::new(None),
            plan: RwSignal::new(None),
            answers: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            open: RwSignal::new(0),
            busy: RwSignal::new(false),
        }
    }

    /// Asks what a deed would do.
    pub fn plan(self, deed: Deed) {
        let office = self.office.get_value();
        self.open.set(0);
        self.failure.set(None);
        self.deed.set(Some(deed.clone()));
        leptos::task::spawn_local(async move {
            let came = office.ask(PlanDeed { deed }).await;
            if self.plan.try_get_untracked().is_none() {
                return;
            }
            match came {
                Ok(plan) => {
                    self.answers.set(vec![None; plan.asked.len()]);
                    self.plan.set(Some(Arc::new(plan)));
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }

    /// Gives it up.
    pub fn stop(self) {
        self.deed.set(None);
        self.plan.set(None);
    }

    fn go(self, on_done: Callback<()>, after: fn(Lang) -> &'static str, lang: Lang) {
        let Some(deed) = self.deed.get_untracked().filter(|_| !self.busy.get_untracked()) else { return };
        let office = self.office.get_value();
        let answers = self.answers.get_untracked();
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let came = office.ask(DoDeed { deed, answers }).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(done) if done.open.is_empty() => {
                    self.stop();
                    on_done.run(());
                    office.done(after(lang).to_owned());
                }
                Ok(done) => {
                    self.open.set(done.open.len());
                    self.answers.update(|answers| {
                        for at in done.open {
                            if let Some(answer) = answers.get_mut(at) {
                                *answer = None;
                            }
                        }
                    });
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }
}

/// What is said of a deed, with its questions.
#[component]
pub fn DeedPanel(
    state: DeedState,
    #[prop(into)] on_done: Callback<()>,
    /// What is said when it is done.
    after: fn(Lang) -> &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let shown = move || {
        let plan = state.plan.get()?;
        if !plan.refused.is_empty() {
            let words = plan.refused.join(" ");
            return Some(view! { <p class="notice notice-bad" role="alert">{words}</p> }.into_any());
        }
        Some(view! { <Plan state plan on_done after/> }.into_any())
    };
    view! {
        {move || state.failure.get().map(|failure| view! { <Failed failure/> })}
        {shown}
        <p class="wrong" role="alert" hidden=move || state.open.get() == 0>
            {move || t::still_open(lang.get(), &state.open.get())}
        </p>
    }
}

#[component]
fn Plan(
    state: DeedState,
    plan: Arc<DeedPlan>,
    on_done: Callback<()>,
    after: fn(Lang) -> &'static str,
) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let lines: Vec<_> = plan.lines.iter().map(|l| view! { <li>{l.clone()}</li> }).collect();
    let findings: Vec<_> =
        plan.findings.iter().map(|f| view! { <li class="wrong">{f.message.clone()}</li> }).collect();
    let mind = !findings.is_empty();
    let asked = plan.asked.len();
    let questions: Vec<_> =
        plan.asked.iter().take(LISTED).enumerate().map(|(at, q)| question(state, at, q)).collect();
    let left = move || state.answers.with(|a| a.iter().filter(|a| a.is_none()).count());
    let all = Arc::clone(&plan);
    let fill = move |last: bool| {
        state.answers.update(|answers| {
            for (answer, question) in answers.iter_mut().zip(&all.asked) {
                let of = |wanted: Answer| question.choices.iter().find(|c| c.0 == wanted);
                // What cannot end stays, or is left to be chosen.
                let end = || of(Answer::Ends).or_else(|| of(Answer::Stays));
                let choice = if last { end() } else { question.choices.first() };
                *answer = answer.or(choice.map(|c| c.0));
            }
        });
    };
    let fill_last = fill.clone();
    view! {
        <div class="stack division-plan">
            <h3>{t::what_happens(lang)}</h3>
            <ul class="deed-list">{lines}</ul>
            {mind.then(|| view! { <p>{t::mind(lang)}</p><ul class="deed-list">{findings}</ul> })}
            {(asked > 0).then(|| view! {
                <h3>{t::to_answer(lang, &asked)}</h3>
                <div class="row" hidden=asked < 3>
                    <button class="button" type="button" on:click=move |_| fill(false)>{t::fill_first(lang)}</button>
                    <button class="button" type="button" on:click=move |_| fill_last(true)>{t::fill_last(lang)}</button>
                </div>
            })}
            <div class="stack">{questions}</div>
            {(asked > LISTED).then(|| view! { <p class="soft">{t::more_questions(lang, &(asked - LISTED))}</p> })}
            <p class="soft" role="status">{move || (left() > 0).then(|| t::left(lang, &left()))}</p>
            <div class="row">
                <button class="button button-main" type="button" disabled=move || { left() > 0 || state.busy.get() }
                    on:click=move |_| state.go(on_done, after, lang)>{t::do_it(lang)}</button>
                <button class="button" type="button" on:click=move |_| state.stop()>{t::leave_it(lang)}</button>
            </div>
        </div>
    }
}

fn question(state: DeedState, at: usize, question: &DeedQuestion) -> impl IntoView + use<> {
    let lang = use_lang().get_untracked();
    let choices = question.choices.clone();
    let id = format!("deed-{at}");
    let chosen = move || state.answers.with(|a| a.get(at).copied().flatten());
    let answers: Vec<Answer> = choices.iter().map(|c| c.0).collect();
    let known = answers.clone();
    let value = move || {
        let at = chosen().and_then(|answer| known.iter().position(|a| *a == answer));
        at.map(|n| n.to_string()).unwrap_or_default()
    };
    let on_change = move |event| {
        let picked = event_target_value(&event).parse::<usize>().ok().and_then(|n| answers.get(n).copied());
        state.answers.update(|a| {
            if let Some(answer) = a.get_mut(at) {
                *answer = picked;
            }
        });
    };
    let options: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(n, (_, words))| view! { <option value=n.to_string()>{words}</option> })
        .collect();
    view! {
        <div class="field">
            <label for=id.clone()>{question.message.clone()}</label>
            <select class="input" id=id prop:value=value on:change=on_change>
                <option value="">{t::choose_answer(lang)}</option>
                {options}
            </select>
        </div>
    }
}
