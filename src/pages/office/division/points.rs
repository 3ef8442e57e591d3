//! Places of households and barriers as files of maps: read, told of, stored; and written.
use super::flow::Flow;
use crate::platform::files::{files_of, save};
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::office::{AcceptPoints, Datum, ExportPoints, PointsRead, ReadPoints};
use wangge_core::texts::divisions as t;
use wasm_bindgen::JsCast;

/// The way in and out for points and lines.
#[component]
pub fn Points(flow: Flow) -> impl IntoView {
    let (lang, office) = (use_lang(), StoredValue::new(use_office()));
    let datum = RwSignal::new(Datum::Wgs84);
    let read = RwSignal::new(None::<Arc<PointsRead>>);
    let (said, wrong) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let clear = move || {
        said.set(String::new());
        wrong.set(String::new());
    };
    let on_file = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        let files = files_of(input.as_ref().and_then(web_sys::HtmlInputElement::files));
        let Some(within) = untrack(|| flow.target()).filter(|_| !files.is_empty()) else { return };
        clear();
        let (office, datum) = (office.get_value(), datum.get_untracked());
        leptos::task::spawn_local(async move {
            let came = office.ask_with(ReadPoints { within, datum }, &files, None).await;
            // The same file may be chosen again.
            if let Some(input) = input {
                input.set_value("");
            }
            match came {
                Ok((found, _)) => drop(read.try_set(Some(Arc::new(found)))),
                Err(failure) => drop(wrong.try_set(failure.message)),
            }
        });
    };
    let store = move |_| {
        let office = office.get_value();
        leptos::task::spawn_local(async move {
            match office.ask(AcceptPoints).await {
                Ok(edited) => {
                    drop(read.try_set(None));
                    flow.over();
                    office.done(t::points_stored(lang.get_untracked(), &edited.changed));
                }
                Err(failure) => drop(wrong.try_set(failure.message)),
            }
        });
    };
    let export = move |geojson: bool| {
        let Some(within) = untrack(|| flow.target()) else { return };
        clear();
        let (office, datum) = (office.get_value(), datum.get_untracked());
        leptos::task::spawn_local(async move {
            match office.ask_with(ExportPoints { within, datum, geojson }, &[], None).await {
                Ok((made, file)) => {
                    // A browser that refuses to save keeps quiet: the buttons stay.
                    drop(file.map(|f| save(&f, &made.file.name)));
                    let lang = lang.get_untracked();
                    drop(said.try_set(t::points_out(lang, &made.file.name, &made.homes, &made.without)));
                }
                Err(failure) => drop(wrong.try_set(failure.message)),
            }
        });
    };
    let option = move |one: Datum, name: fn(wangge_core::Lang) -> &'static str| {
        view! {
            <label class="option">
                <input type="radio" name="datum" prop:checked=move || datum.get() == one
                    on:change=move |_| datum.set(one)/>
                {move || name(lang.get())}
            </label>
        }
    };
    let found = move || {
        read.get().map(|found| {
            let lang = lang.get();
            let notes: Vec<_> = found.notes.iter().map(|n| view! { <li>{n.clone()}</li> }).collect();
            let (moved, lines) = (found.moved, found.lines.clone());
            let count = lines.len();
            view! {
                <div class="panel stack" role="status">
                    <p><strong>{t::points_found(lang, &found.moved, &found.same, &count)}</strong></p>
                    <ul class="deed-list">{notes}</ul>
                    <div class="row">
                        <button class="button button-main" type="button" hidden=moved == 0 on:click=store>
                            {t::points_store(lang, &moved)}
                        </button>
                        <button class="button" type="button" hidden=count == 0 on:click=move |_| {
                            flow.wishes.update(|w| w.barriers.lines.extend(lines.iter().cloned()));
                            read.set(None);
                            said.set(t::lines_taken(lang, &count));
                        }>{t::lines_take(lang, &count)}</button>
                        <button class="button" type="button" on:click=move |_| read.set(None)>
                            {t::leave_it(lang)}
                        </button>
                    </div>
                </div>
            }
        })
    };
    view! {
        <details class="fold">
            <summary>{move || t::points(lang.get())}</summary>
            <div class="stack">
                <p class="measure">{move || t::points_words(lang.get())}</p>
                <fieldset>
                    <legend>{move || t::datum(lang.get())}</legend>
                    <div class="row">{option(Datum::Wgs84, t::datum_wgs84)}{option(Datum::Gcj02, t::datum_gcj02)}</div>
                </fieldset>
                <div class="row">
                    <label class="button file-button">
                        <input class="unseen" type="file" accept=".geojson,.json,.csv,.xlsx" on:change=on_file/>
                        {move || t::points_choose(lang.get())}
                    </label>
                    <button class="button" type="button" on:click=move |_| export(true)>
                        {move || t::export_geojson(lang.get())}
                    </button>
                    <button class="button" type="button" on:click=move |_| export(false)>
                        {move || t::export_csv(lang.get())}
                    </button>
                </div>
                {found}
                <p role="status" hidden=move || said.with(String::is_empty)>{said}</p>
                <p class="wrong" role="alert" hidden=move || wrong.with(String::is_empty)>{wrong}</p>
            </div>
        </details>
    }
}
