//! The forms beside a table: a person, a household, a node with its appointments. A form keeps
//! what is typed until it is saved or given up, whatever else happens.
mod appoint;
mod grid;
mod household;
mod kit;
mod person;
mod photo;
mod posts;

use super::table::{Panel, TableState};
use crate::platform::focus::focus;
use crate::state::lang::use_lang;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wangge_core::texts::forms as t;

/// The panel beside the table; on a phone over it.
#[component]
pub fn FormPanel(state: TableState) -> impl IntoView {
    let lang = use_lang();
    let close = move || {
        state.blocked.set(state.dirty.get_untracked());
        if !state.dirty.get_untracked() {
            state.panel.set(None);
            super::table::focus_row(state);
        }
    };
    Effect::new(move || {
        if !state.dirty.get() {
            state.blocked.set(false);
        }
    });
    // Opened by a key or a tap, the form has the focus; the first time the address has opened it.
    Effect::new(move |before: Option<()>| {
        if state.panel.get().is_some() && before.is_some() {
            request_animation_frame(|| request_animation_frame(focus_panel));
        }
    });
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.stop_propagation();
            close();
        }
    };
    let form = move || match state.panel.get()? {
        Panel::Grid(code) => Some(view! { <grid::GridForm state code/> }.into_any()),
        Panel::NewGrid(parent) => Some(view! { <grid::NewGrid state parent/> }.into_any()),
        Panel::Person(id) => Some(view! { <person::PersonForm state id/> }.into_any()),
        Panel::Household(id) => Some(view! { <household::HouseholdForm state id/> }.into_any()),
    };
    view! {
        <aside class="panel form-panel" hidden=move || state.panel.get().is_none() on:keydown=on_keydown
            aria-label=move || t::panel(lang.get())>
            <div class="form-bar">
                <button class="button form-close" type="button" on:click=move |_| close()>
                    {move || t::close(lang.get())}
                </button>
            </div>
            <p class="notice notice-mind form-blocked" role="alert" hidden=move || !state.blocked.get()>
                {move || t::blocked(lang.get())}
            </p>
            {form}
        </aside>
    }
}

fn focus_panel() {
    focus(".form-panel h2");
}
