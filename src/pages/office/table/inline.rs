//! One field of a row, edited where it stands. It is the row's form with one field changed: the
//! same checks, one entry of the history.
use super::columns::{Col, Inline, Row};
use super::keys::leave_field;
use super::state::TableState;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;
use wangge_core::edit::{PutGrid, PutHousehold, PutPerson};
use wangge_core::office::{Edited, Failure, GetGrid, GetHousehold, GetPerson};
use wangge_core::texts::{forms as tf, table as t};

/// The field. Enter saves, Escape leaves it as it was, Tab saves as well.
#[component]
pub fn InlineField(state: TableState, row: Option<Row>, col: Col) -> impl IntoView {
    let (office, lang) = (use_office(), use_lang());
    let field = NodeRef::<Input>::new();
    let before = row.as_ref().map(|row| (col.text)(row, lang.get_untracked())).unwrap_or_default();
    let value = RwSignal::new(before.clone());
    let wrong = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    Effect::new(move || {
        if let Some(field) = field.get() {
            request_animation_frame(move || {
                drop(field.focus());
                field.select();
            });
        }
    });
    let save = move || {
        let Some(row) = row.clone().filter(|_| !busy.get_untracked()) else { return };
        if value.get_untracked() == before {
            leave_field(state);
            return;
        }
        busy.set(true);
        let office = office.clone();
        let (typed, name) = (value.get_untracked(), row.name());
        leptos::task::spawn_local(async move {
            let came = put(&office, &row, col.inline, typed).await;
            busy.try_set(false);
            let lang = lang.get_untracked();
            match came {
                Ok(edited) if edited.good() => {
                    if state.edited.try_get_untracked().is_some() {
                        leave_field(state);
                    }
                    office.done(tf::saved(lang, &name));
                }
                Ok(edited) => {
                    let words: Vec<String> = edited.problems.into_iter().map(|p| p.message).collect();
                    drop(wrong.try_set(words.join(" ")));
                }
                Err(failure) => drop(wrong.try_set(failure.message)),
            }
        });
    };
    let save_key = save.clone();
    let on_keydown = move |event: KeyboardEvent| {
        event.stop_propagation();
        match event.key().as_str() {
            _ if event.is_composing() => {}
            "Enter" | "Tab" => {
                event.prevent_default();
                save_key();
            }
            "Escape" => {
                event.prevent_default();
                leave_field(state);
            }
            _ => {}
        }
    };
    view! {
        <input class="input ledger-field" node_ref=field prop:value=value autocomplete="off"
            aria-label=move || t::edit_field(lang.get(), &(col.name)(lang.get()))
            aria-invalid=move || (!wrong.get().is_empty()).to_string() aria-describedby="ledger-wrong"
            on:input=move |event| value.set(event_target_value(&event))
            on:click=|event| event.stop_propagation()
            on:dblclick=|event| event.stop_propagation()
            on:keydown=on_keydown/>
        <span class="ledger-wrong" id="ledger-wrong" role="alert" hidden=move || wrong.get().is_empty()>{wrong}</span>
    }
}

/// The row's form, with one field as it is typed.
async fn put(office: &Office, row: &Row, field: Option<Inline>, typed: String) -> Result<Edited, Failure> {
    match row {
        Row::Grid(row) => {
            let mut form = office.ask(GetGrid { code: row.code }).await?.form;
            form.name = typed;
            office.ask(PutGrid { code: Some(row.code), form }).await
        }
        Row::Person(row) => {
            let mut form = office.ask(GetPerson { id: row.id }).await?.form;
            match field {
                Some(Inline::Phone) => form.phone = typed,
                _ => form.name = typed,
            }
            office.ask(PutPerson { id: Some(row.id), form }).await
        }
        Row::Household(row) => {
            let mut form = office.ask(GetHousehold { id: row.id }).await?.form;
            match field {
                Some(Inline::Phone) => form.phone = typed,
                Some(Inline::Door) => form.door = typed,
                Some(Inline::People) => form.people = typed,
                Some(Inline::Code) => form.code = typed,
                _ => form.head = typed,
            }
            office.ask(PutHousehold { id: Some(row.id), form }).await
        }
    }
}
