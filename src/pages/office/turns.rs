//! Undo and redo on every page of the office, what was done, and whose name stands beside it.
use super::fields::Field;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_asked, use_office};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::office::{GetOffice, GetTurns, PutOffice, Redo, Turns, Undo};
use wangge_core::texts::turns as t;
use wasm_bindgen::JsCast;

/// How long the line says what was done.
const LINGER: std::time::Duration = std::time::Duration::from_secs(12);

/// The two buttons, and the line that says what was done.
#[component]
pub fn TurnBar() -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let noted = office.clone();
    let turns = use_asked(move || {
        noted.track_notes();
        Some(GetTurns)
    });
    let known = move || turns.get().ready().map(|t| (**t).clone()).unwrap_or_default();
    let said = office.said();
    // What another page has done is past.
    said.set(None);
    let (line, has) = (said.clone(), said.clone());
    fade(said.clone());
    let busy = StoredValue::new(false);
    let turn = move |back: bool, office: Office| {
        let before = untrack(known);
        let what = if back { before.undo } else { before.redo };
        let Some(what) = what.filter(|_| !busy.get_value()) else { return };
        busy.set_value(true);
        leptos::task::spawn_local(async move {
            let came = run(&office, back).await;
            busy.try_set_value(false);
            let lang = lang.get_untracked();
            match came {
                Ok(_) if back => office.done(t::undone(lang, &what)),
                Ok(_) => office.done(t::redone(lang, &what)),
                Err(failure) => office.said().set(Some(failure.message)),
            }
        });
    };
    let keys = office.clone();
    let heard = window_event_listener(leptos::ev::keydown, move |event| {
        if let Some(back) = wanted(&event) {
            event.prevent_default();
            turn(back, keys.clone());
        }
    });
    on_cleanup(move || heard.remove());
    let (undo, redo) = (office.clone(), office.clone());
    let close = said;
    view! {
        <div class="turns no-print" role="group" aria-label=move || t::label(lang.get())
            hidden=move || known() == Turns::default()>
            <button class="button turn" type="button" disabled=move || known().undo.is_none()
                title=move || t::undo_key(lang.get()) on:click=move |_| turn(true, undo.clone())>
                {move || words(known().undo, t::undo, t::undo_what, lang.get())}
            </button>
            <button class="button turn" type="button" disabled=move || known().redo.is_none()
                title=move || t::redo_key(lang.get()) on:click=move |_| turn(false, redo.clone())>
                {move || words(known().redo, t::redo, t::redo_what, lang.get())}
            </button>
        </div>
        <div class="told no-print" class:told-empty=move || has.get().is_none()>
            <p role="status">{move || line.get()}</p>
            <button class="button" type="button" on:click=move |_| close.set(None)>{move || t::close(lang.get())}</button>
        </div>
        <OfficeName/>
    }
}

/// What was done stands in the undo button too: after a while the line makes room.
fn fade(said: ArcRwSignal<Option<String>>) {
    Effect::new(move || {
        let Some(words) = said.get() else { return };
        let said = said.clone();
        let later = move || {
            if said.get_untracked().as_ref() == Some(&words) {
                said.set(None);
            }
        };
        set_timeout(later, LINGER);
    });
}

async fn run(office: &Office, back: bool) -> Result<Turns, wangge_core::office::Failure> {
    if back { office.ask(Undo).await } else { office.ask(Redo).await }
}

fn words(
    what: Option<String>,
    bare: fn(Lang) -> &'static str,
    full: fn(Lang, &dyn std::fmt::Display) -> String,
    lang: Lang,
) -> String {
    what.map_or_else(|| bare(lang).to_owned(), |what| full(lang, &what))
}

/// Ctrl+Z takes back, Ctrl+Y or Ctrl+Shift+Z makes again; in a field they are the field's.
fn wanted(event: &KeyboardEvent) -> Option<bool> {
    let field = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()).is_some_and(|e| {
        let own = matches!(e.tag_name().as_str(), "TEXTAREA" | "SELECT");
        let kind = e.get_attribute("type").unwrap_or_default();
        own || (e.tag_name() == "INPUT" && kind != "checkbox" && kind != "radio")
    });
    if field || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(true),
        ("z", true) | ("y", false) => Some(false),
        _ => None,
    }
}

thread_local! {
    /// Asked once while the app runs; settings have it as well.
    static LATER: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Asks, after the first change, whose name stands beside the changes of this device.
#[component]
fn OfficeName() -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let later = RwSignal::new(LATER.get());
    let said = office.said();
    let own = use_asked(|| Some(GetOffice));
    let changed = RwSignal::new(false);
    let writer = office.clone();
    Effect::new(move |before: Option<u32>| {
        let now = writer.track_changes();
        // What was only read, or cancelled, says nothing or changes nothing.
        if before.is_some_and(|before| before != now) && said.get_untracked().is_some() {
            changed.set(true);
        }
        now
    });
    let asks = move || {
        let nameless = own.get().ready().is_some_and(|name| name.is_empty());
        nameless && changed.get() && !later.get()
    };
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        keep(office.clone(), name.get_untracked(), wrong, lang.get_untracked());
    };
    let label = Signal::derive(move || t::office_label(lang.get()).to_owned());
    let hint = Signal::derive(move || t::office_hint(lang.get()).to_owned());
    view! {
        <form class="notice office-name no-print" hidden=move || !asks() on:submit=on_submit>
            <Field id="office-name" label value=name hint wrong/>
            <div class="row">
                <button class="button button-main" type="submit">{move || t::office_save(lang.get())}</button>
                <button class="button" type="button" on:click=move |_| {
                    LATER.set(true);
                    later.set(true);
                }>{move || t::office_later(lang.get())}</button>
            </div>
        </form>
    }
}

/// The name of the office on this device, to look at and to change.
#[component]
pub fn OfficeForm() -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let own = use_asked(|| Some(GetOffice));
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    Effect::new(move || {
        if let Some(own) = own.get().ready() {
            name.set((**own).clone());
        }
    });
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        keep(office.clone(), name.get_untracked(), wrong, lang.get_untracked());
    };
    let label = Signal::derive(move || t::office_label(lang.get()).to_owned());
    let hint = Signal::derive(move || t::office_hint(lang.get()).to_owned());
    view! {
        <form class="panel stack form" on:submit=on_submit>
            <h2>{move || t::office_title(lang.get())}</h2>
            <Field id="own-office" label value=name hint wrong/>
            <div><button class="button button-main" type="submit">{move || t::office_save(lang.get())}</button></div>
        </form>
    }
}

fn keep(office: Office, name: String, wrong: RwSignal<String>, lang: Lang) {
    leptos::task::spawn_local(async move {
        match office.ask(PutOffice { name }).await {
            Ok(name) => {
                drop(wrong.try_set(String::new()));
                office.done(t::office_saved(lang, &name));
            }
            Err(failure) => drop(wrong.try_set(failure.message)),
        }
    });
}
