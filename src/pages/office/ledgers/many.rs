//! Publicity and services as quick: one text for several grids, each with its households, in one go.
use super::super::ledger::saving::Saving;
use super::super::ledger::word;
use super::super::print::PlacePicker;
use super::super::shell::Answered;
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wangge_core::domain::{GridCode, Level};
use wangge_core::ledger::RecordKind;
use wangge_core::office::{GetPlaces, GetRecord, PutRecord};
use wangge_core::texts::ledgers as t;

#[component]
pub fn Many(kind: RecordKind) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    view! {
        <details class="stack no-print" on:toggle=move |_| open.set(true)>
            <summary class="button">{move || t::many(lang.get())}</summary>
            {move || open.get().then(|| view! { <Form kind/> })}
        </details>
    }
}

#[component]
fn Form(kind: RecordKind) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let place = RwSignal::new(None::<GridCode>);
    let above = Memo::new(move |_| place.get().filter(|p| p.level() >= Level::Town));
    let below = use_asked(move || above.get().map(|p| GetPlaces { parent: Some(p) }));
    let form = use_asked(move || Some(GetRecord { kind, key: None, place: None }));
    // Households of each chosen grid, as they are typed.
    let chosen: RwSignal<BTreeMap<GridCode, String>> = RwSignal::new(BTreeMap::new());
    let (topic, by, on) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(today().to_string()));
    let way = RwSignal::new(String::new());
    Effect::new(move |_| {
        above.track();
        chosen.set(BTreeMap::new());
    });
    let rows = move || {
        let list =
            below.get().ready().filter(|_| above.get().is_some()).map(|p| p.to_vec()).unwrap_or_default();
        list.into_iter()
            .map(|p| {
                let code = p.code;
                let label = t::households_of(lang.get(), &p.name);
                view! {
                    <div class="row">
                        <label class="option">
                            <input type="checkbox" prop:checked=move || chosen.with(|c| c.contains_key(&code))
                                on:change=move |event| chosen.update(|c| {
                                    if event_target_checked(&event) { c.insert(code, String::new()); } else { c.remove(&code); }
                                })/>
                            {p.name}
                        </label>
                        <input class="input input-short" inputmode="numeric" autocomplete="off" aria-label=label
                            hidden=move || !chosen.with(|c| c.contains_key(&code))
                            on:input=move |event| chosen.update(|c| { c.insert(code, event_target_value(&event)); })/>
                    </div>
                }
            })
            .collect::<Vec<_>>()
    };
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let places = chosen.get_untracked().into_iter();
        let places: Vec<_> = places.map(|(code, n)| (code, n.trim().parse().unwrap_or(0))).collect();
        if places.is_empty() {
            return saving.note(t::many_none(lang.get_untracked()).to_owned());
        }
        let cells = vec![
            way.get_untracked(),
            topic.get_untracked(),
            String::new(),
            on.get_untracked(),
            String::new(),
            "1".to_owned(),
            by.get_untracked(),
        ];
        let office = office.clone();
        let request = async move { office.ask(PutRecord { kind, key: None, cells, places }).await };
        saving.save(t::saved, request, move |_| {
            topic.set(String::new());
            chosen.set(BTreeMap::new());
        });
    };
    let field = move |id: &'static str, number: usize, kind: &'static str, value: RwSignal<String>| {
        let name = move || {
            let of = |c: &wangge_core::ledger::columns::Column| (c.name)(lang.get());
            wangge_core::ledger::columns::columns(RecordKind::Publicity).get(number).map(of)
        };
        let wrong = saving.of(Some(number));
        view! {
            <div class="field">
                <label for=id>{name}</label>
                <input class="input" id=id type=kind autocomplete="off" prop:value=value
                    aria-invalid=move || (!wrong.get().is_empty()).to_string()
                    on:input=move |event| value.set(event_target_value(&event))/>
                <p class="wrong" role="alert" hidden=move || wrong.get().is_empty()>{wrong}</p>
            </div>
        }
    };
    let rest = saving.of(None);
    view! {
        <form class="panel stack" on:submit=on_submit>
            <Answered asked=form let:form>
                {
                    let options = form.fields.first().map(|f| f.options.clone()).unwrap_or_default();
                    if way.with_untracked(String::is_empty) {
                        way.set(form.fields.first().map(|f| f.text.clone()).unwrap_or_default());
                        by.set(form.fields.last().map(|f| f.text.clone()).unwrap_or_default());
                    }
                    let options: Vec<_> = options.into_iter().map(|(key, name)| {
                        let own = key.clone();
                        view! { <option value=key selected=move || way.with(|w| *w == own)>{name}</option> }
                    }).collect();
                    view! {
                        <div class="field">
                            <label for="many-way">{move || if kind == RecordKind::Publicity { t::c_way(lang.get()) } else { t::c_what(lang.get()) }}</label>
                            <select class="input" id="many-way" on:change=move |event| way.set(event_target_value(&event))>{options}</select>
                        </div>
                    }
                }
            </Answered>
            {field("many-topic", 1, "text", topic)}
            <div class="pair">{field("many-on", 3, "date", on)}{field("many-by", 6, "text", by)}</div>
            <fieldset class="stack">
                <legend>{word(t::many_where)}</legend>
                <PlacePicker place any=true to=Level::Group own="many-"/>
                <div class="ticks">{rows}</div>
            </fieldset>
            <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div><button class="button button-main" type="submit">
                {move || t::many_save(lang.get(), &chosen.with(BTreeMap::len))}
            </button></div>
        </form>
    }
}
