//! The candidates as a form: who is recommended, by whom, with which words.
use super::saving::Saving;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::{Candidate, Category, NominationId, Phone, Sex, Step};
use wangge_core::edit::StepNomination;
use wangge_core::texts::{common, nominations as t};

type Word = fn(Lang) -> &'static str;

const SEXES: [Sex; 2] = [Sex::Male, Sex::Female];

/// The name of a sex.
pub fn sex_word(sex: Sex) -> Word {
    match sex {
        Sex::Male => common::male,
        Sex::Female => common::female,
    }
}

/// The name of the circle that somebody comes from.
pub fn category_word(category: Category) -> Word {
    match category {
        Category::VeteranPartyMember => t::category_veteran_party_member,
        Category::VeteranCadre => t::category_veteran_cadre,
        Category::Delegate => t::category_delegate,
        Category::NewWorthy => t::category_new_worthy,
        Category::ModelHousehold => t::category_model_household,
        Category::Entrepreneur => t::category_entrepreneur,
        Category::VillagersRepresentative => t::category_representative,
        Category::Other => t::category_other,
    }
}

fn category_of(typed: &str) -> Option<Category> {
    Category::ALL.into_iter().map(|(c, _)| c).find(|c| format!("{c:?}") == typed)
}

/// One candidate as it is typed; what is not typed here stays.
#[derive(Clone, Copy)]
struct Typed {
    number: usize,
    before: StoredValue<Candidate>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    sex: RwSignal<String>,
    party: RwSignal<String>,
    category: RwSignal<String>,
    recommender: RwSignal<String>,
    words: RwSignal<String>,
}

impl Typed {
    fn of(number: usize, candidate: Candidate) -> Self {
        Self {
            number,
            name: RwSignal::new(candidate.name.clone()),
            phone: RwSignal::new(candidate.phone.to_string()),
            sex: RwSignal::new(candidate.sex.map(|s| format!("{s:?}")).unwrap_or_default()),
            party: RwSignal::new(candidate.party_member.map(|p| p.to_string()).unwrap_or_default()),
            category: RwSignal::new(candidate.category.map(|c| format!("{c:?}")).unwrap_or_default()),
            recommender: RwSignal::new(candidate.recommender.clone()),
            words: RwSignal::new(candidate.words.clone()),
            before: StoredValue::new(candidate),
        }
    }

    fn value(self) -> Candidate {
        Candidate {
            name: self.name.get_untracked(),
            phone: Phone::read(&self.phone.get_untracked()),
            sex: SEXES.into_iter().find(|s| format!("{s:?}") == self.sex.get_untracked()),
            party_member: self.party.get_untracked().parse().ok(),
            category: category_of(&self.category.get_untracked()),
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
    let rest = saving.wrong();
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
        saving.save(t::saved, request, |_| {});
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
    let choice = move |own: &str, value: RwSignal<String>, name: Word, options: Vec<(String, Word)>| {
        let id = format!("c-{}-{own}", typed.number);
        let options: Vec<_> = options
            .into_iter()
            .map(|(key, word)| {
                let own = key.clone();
                view! {
                    <option value=key selected=move || value.with(|v| *v == own)>{move || word(lang.get())}</option>
                }
            })
            .collect();
        view! {
            <div class="field">
                <label for=id.clone()>{move || name(lang.get())}</label>
                <select class="input" id=id on:change=move |event| value.set(event_target_value(&event))>
                    <option value="" selected=move || value.with(String::is_empty)>{move || t::unknown(lang.get())}</option>
                    {options}
                </select>
            </div>
        }
    };
    let sexes = SEXES.into_iter().map(|s| (format!("{s:?}"), sex_word(s))).collect();
    let parties: Vec<(String, Word)> =
        vec![("true".to_owned(), common::party_member), ("false".to_owned(), common::not_party_member)];
    let categories = Category::ALL.into_iter().map(|(c, _)| (format!("{c:?}"), category_word(c))).collect();
    let remove = move |_| list.update(|l| l.retain(|c| c.number != typed.number));
    view! {
        <li class="stack paper-part">
            <div class="places">
                {field("name", typed.name, t::name)}
                {field("phone", typed.phone, t::phone)}
                {choice("sex", typed.sex, t::sex, sexes)}
                {choice("party", typed.party, t::party, parties)}
                {choice("category", typed.category, t::category, categories)}
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
