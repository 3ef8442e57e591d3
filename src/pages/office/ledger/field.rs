//! One field of a record, as its column says that it is typed.
use super::super::print::PlacePicker;
use crate::platform::clock::this_minute;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::collections::BTreeSet;
use wangge_core::domain::GridCode;
use wangge_core::ledger::columns::Input;
use wangge_core::office::{GetPeople, RecordField};
use wangge_core::texts::ledgers as t;

/// A field with its label and what is wrong with it. A place and people are chosen from lists.
#[component]
pub fn FieldOf(
    number: usize,
    field: RecordField,
    /// What is in it, as the core reads it.
    text: RwSignal<String>,
    /// The place of the record: people are offered near it.
    place: RwSignal<Option<GridCode>>,
    wrong: Signal<String>,
) -> impl IntoView {
    let lang = use_lang();
    let id = format!("record-{number}");
    let wrong_id = format!("{id}-wrong");
    let invalid = move || (!wrong.get().is_empty()).to_string();
    let on_input = move |event| text.set(event_target_value(&event));
    let label = field.name.clone();
    let must = field.must;
    let name = move || {
        if must { label.clone() } else { t::optional(lang.get(), &label) }
    };
    let typed = |kind: &'static str, mode: &'static str, list: Option<String>| {
        view! {
            <input class="input" id=id.clone() type=kind inputmode=mode autocomplete="off" list=list prop:value=text
                aria-invalid=invalid aria-describedby=wrong_id.clone() on:input=on_input/>
        }
        .into_any()
    };
    let (inner, grouped) = match field.input {
        Input::Long => (
            view! {
                <textarea class="input" id=id.clone() rows="3" prop:value=text aria-invalid=invalid
                    aria-describedby=wrong_id.clone() on:input=on_input></textarea>
            }
            .into_any(),
            false,
        ),
        Input::Day => (typed("date", "text", None), false),
        Input::Moment => {
            if text.with_untracked(String::is_empty) && field.must {
                text.set(this_minute());
            }
            text.update(|t| *t = t.replace(' ', "T"));
            (typed("datetime-local", "text", None), false)
        }
        Input::Number => (typed("text", "numeric", None), false),
        Input::Money => (typed("text", "decimal", None), false),
        Input::By | Input::Person => {
            let list = format!("{id}-people");
            (
                view! { {typed("text", "text", Some(list.clone()))}<PeopleList id=list place/> }.into_any(),
                false,
            )
        }
        Input::Choice | Input::Earlier => {
            let options: Vec<_> = field
                .options
                .iter()
                .map(|(key, name)| {
                    let own = key.clone();
                    view! { <option value=key.clone() selected=move || text.with(|t| *t == own)>{name.clone()}</option> }
                })
                .collect();
            let select = view! {
                <select class="input" id=id.clone() aria-invalid=invalid aria-describedby=wrong_id.clone() on:change=on_input>
                    <option value="" selected=move || text.with(String::is_empty)>{move || t::choose(lang.get())}</option>
                    {options}
                </select>
            };
            (select.into_any(), false)
        }
        Input::Several => (several(field.options.iter().map(|(_, n)| n.clone()).collect(), text), true),
        Input::Paces => (view! { <super::paces::Paces kinds=field.options.clone() text/> }.into_any(), true),
        Input::People => (view! { <People text place/> }.into_any(), true),
        Input::Place => {
            place.set(text.with_untracked(|t| t.parse().ok()));
            Effect::new(move |_| text.set(place.get().map(|p| p.to_string()).unwrap_or_default()));
            (view! { <PlacePicker place any=true/> }.into_any(), true)
        }
        Input::Places => (view! { <Places id=id.clone() text place/> }.into_any(), true),
        Input::Text | Input::Follows => (typed("text", "text", None), false),
    };
    let wrong_words = view! {
        <p class="wrong" id=wrong_id role="alert" hidden=move || wrong.get().is_empty()>{wrong}</p>
    };
    if grouped {
        view! { <fieldset class="field"><legend>{name}</legend>{inner}{wrong_words}</fieldset> }.into_any()
    } else {
        view! { <div class="field"><label for=id>{name}</label>{inner}{wrong_words}</div> }.into_any()
    }
}

/// Names to choose from while a name is typed.
#[component]
fn PeopleList(id: String, place: RwSignal<Option<GridCode>>) -> impl IntoView {
    let people = use_asked(move || place.get().map(|within| GetPeople { within }));
    let options = move || {
        let list = people.get().ready().map(|p| p.to_vec()).unwrap_or_default();
        list.into_iter().map(|p| view! { <option value=p.word>{p.post}</option> }).collect::<Vec<_>>()
    };
    view! { <datalist id=id>{options}</datalist> }
}

fn words(text: &str) -> Vec<String> {
    text.split('、').map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn toggle(text: RwSignal<String>, word: &str, on: bool) {
    text.update(|text| {
        let mut all = words(text);
        all.retain(|w| w != word);
        if on {
            all.push(word.to_owned());
        }
        *text = all.join("、");
    });
}

fn tick(word: String, beside: String, text: RwSignal<String>) -> AnyView {
    let (own, put) = (word.clone(), word.clone());
    view! {
        <label class="option">
            <input type="checkbox" prop:checked=move || text.with(|t| words(t).contains(&own))
                on:change=move |event| toggle(text, &put, event_target_checked(&event))/>
            {word}" "<span class="soft small">{beside}</span>
        </label>
    }
    .into_any()
}

fn several(options: Vec<String>, text: RwSignal<String>) -> AnyView {
    let ticks: Vec<_> = options.into_iter().map(|word| tick(word, String::new(), text)).collect();
    view! { <div class="row">{ticks}</div> }.into_any()
}

/// Ticks for everybody who holds a post in the place, and for whom is chosen already.
#[component]
fn People(text: RwSignal<String>, place: RwSignal<Option<GridCode>>) -> impl IntoView {
    let lang = use_lang();
    let people = use_asked(move || place.get().map(|within| GetPeople { within }));
    let ticks = move || {
        let list = people.get().ready().map(|p| p.to_vec()).unwrap_or_default();
        let known: BTreeSet<String> = list.iter().map(|p| p.word.clone()).collect();
        let others = words(&text.get_untracked()).into_iter().filter(|w| !known.contains(w));
        let mut ticks: Vec<_> = others.map(|w| tick(w, String::new(), text)).collect();
        ticks.extend(list.into_iter().map(|p| tick(p.word, p.post, text)));
        ticks
    };
    let count = move || text.with(|t| words(t).len());
    view! {
        <p class="soft small" role="status">
            {move || if place.get().is_some() { t::chosen_people(lang.get(), &count()) } else { t::place_first(lang.get()).to_owned() }}
        </p>
        <div class="ticks">{ticks}</div>
    }
}

/// Several places: each is chosen and added.
#[component]
fn Places(id: String, text: RwSignal<String>, place: RwSignal<Option<GridCode>>) -> impl IntoView {
    let lang = use_lang();
    let added = move |_| {
        if let Some(code) = place.get_untracked() {
            toggle(text, &code.to_string(), true);
        }
    };
    view! {
        <PlacePicker place any=true/>
        <div class="row">
            <button class="button" type="button" disabled=move || place.get().is_none() on:click=added>
                {move || t::add_place(lang.get())}
            </button>
        </div>
        <label class="small" for=id.clone()>{move || t::places_chosen(lang.get())}</label>
        <input class="input" id=id autocomplete="off" prop:value=text on:input=move |event| text.set(event_target_value(&event))/>
    }
}
