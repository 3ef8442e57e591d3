//! The candidates as a form: who is recommended, by whom, with which words.
use super::super::forms::Saving;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::{Candidate, NominationId, Phone, Step};
use wangge_core::edit::StepNomination;
use wangge_core::texts::nominations as t;

/// One candidate as it is typed; what is not typed here stays.
#[derive(Clone, Copy)]
struct Typed {
    number: usize,
    before: StoredValue<Candidate>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    recommender: RwSignal<String>,
    words: RwSignal<String>,
}

impl Typed {
    fn of(number: usize, candidate: Candidate) -> Self {
        Self {
            number,
            name: RwSignal::new(candidate.name.clone()),
            phone: RwSignal::new(candidate.phone.to_string()),
            recommender: RwSignal::new(candidate.recommender.clone()),
            words: RwSignal::new(candidate.words.clone()),
            before: StoredValue::new(candidate),
        }
    }

    fn value(self) -> Candidate {
        Candidate {
            name: self.name.get_untracked(),
            phone: Phone::read(&self.phone.get_untracked()),
            recommender: self.recommender.get_untracked(),
            words: self.words.get_untracked(),
            ..self.before.get_value()
        }
    }
}

#[component]
pub fn Candidates(id: NominationId, candidates: Vec<Candidate>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let rest = saving.rest(&[]);
    let next = StoredValue::new(candidates.len().max(1));
    let mut typed: Vec<Typed> = candidates.into_iter().enumerate().map(|(i, c)| Typed::of(i, c)).collect();
    if typed.is_empty() {
        typed.push(Typed::of(0, Candidate::default()));
    }
    let list = RwSignal::new(typed);
    let add = move |_| {
        let number = next.get_value();
        next.set_value(number + 1);
        list.update(|l| l.push(Typed::of(number, Candidate::default())));
    };
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let step = Step::Recommend(list.with_untracked(|l| l.iter().map(|c| c.value()).collect()));
        let office = office.clone();
        let request = async move { office.ask(StepNomination { id, step }).await };
        saving.save(|lang| t::saved(lang).to_owned(), request, |_| {});
    };
    view! {
        <form class="panel stack" on:submit=on_submit>
            <h3>{move || t::recommend(lang.get())}</h3>
            <p class="hint">{move || t::recommend_words(lang.get())}</p>
            <ol class="stack">
                <For each=move || list.get() key=|c| c.number let(typed)><Line typed list/></For>
            </ol>
            <div><button class="button" type="button" on:click=add>{move || t::add(lang.get())}</button></div>
            <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div><button class="button button-main" type="submit">{move || t::save_candidates(lang.get())}</button></div>
        </form>
    }
}

#[component]
fn Line(typed: Typed, list: RwSignal<Vec<Typed>>) -> impl IntoView {
    let lang = use_lang();
    let field = move |own: &str, value: RwSignal<String>, name: fn(Lang) -> &'static str| {
        let id = format!("c-{}-{own}", typed.number);
        view! {
            <div class="field">
                <label for=id.clone()>{move || name(lang.get())}</label>
                <input class="input" id=id prop:value=value autocomplete="off"
                    on:input=move |event| value.set(event_target_value(&event))/>
            </div>
        }
    };
    let remove = move |_| list.update(|l| l.retain(|c| c.number != typed.number));
    view! {
        <li class="stack form-more">
            <div class="places">
                {field("name", typed.name, t::name)}
                {field("phone", typed.phone, t::phone)}
                {field("by", typed.recommender, t::recommender)}
                {field("words", typed.words, t::reasons)}
            </div>
            <div><button class="button" type="button" on:click=remove
                aria-label=move || t::remove_candidate(lang.get(), &typed.name.get())>
                {move || t::remove(lang.get())}
            </button></div>
        </li>
    }
}
