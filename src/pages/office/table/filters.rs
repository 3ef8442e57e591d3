//! Which rows a table shows: a text, a place, a level, what is wrong; and how many that are.
use super::super::parts::grouped;
use super::super::print::PlacePicker;
use super::Tabs;
use super::issues::{issue_name, issues_of};
use super::state::{Panel, TableState};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::domain::Level;
use wangge_core::office::{RowIssue, TableKind};
use wangge_core::texts::table as t;

/// Milliseconds without a key after which what is typed is looked for.
const REST: u64 = 180;

#[component]
pub fn Filters(state: TableState) -> impl IntoView {
    let lang = use_lang();
    let typed = RwSignal::new(state.filter.with_untracked(|f| f.text.clone()));
    let place = RwSignal::new(state.filter.with_untracked(|f| f.within));
    // The filter changes from elsewhere too: another table, a link.
    Effect::new(move || {
        let (text, within) = state.filter.with(|f| (f.text.clone(), f.within));
        if typed.with_untracked(|t| t.trim() != text.trim()) {
            typed.set(text);
        }
        if place.get_untracked() != within {
            place.set(within);
        }
    });
    Effect::new(move || {
        let within = place.get();
        if state.filter.with_untracked(|f| f.within != within) {
            state.filter.update(|f| f.within = within);
        }
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let look = move || {
        let text = typed.get_untracked();
        if state.filter.with_untracked(|f| f.text != text) {
            state.filter.update(|f| f.text = text);
        }
    };
    let on_input = move |event| {
        typed.set(event_target_value(&event));
        if let Some(waiting) = waiting.get_value() {
            waiting.clear();
        }
        let later = set_timeout_with_handle(look, std::time::Duration::from_millis(REST));
        waiting.set_value(later.ok());
    };
    on_cleanup(move || {
        if let Some(Some(waiting)) = waiting.try_get_value() {
            waiting.clear();
        }
    });
    let count = move || match (state.total.get(), state.kind.get()) {
        (None, _) => t::counting(lang.get()).to_owned(),
        (Some(n), TableKind::Grids) => t::count_grids(lang.get(), &grouped(n)),
        (Some(n), TableKind::People) => t::count_people(lang.get(), &grouped(n)),
        (Some(n), TableKind::Households) => t::count_households(lang.get(), &grouped(n)),
    };
    let more = move || state.filter.with(|f| f.within.is_some() || f.level.is_some() || f.issue.is_some());
    let open = RwSignal::new(untrack(more));
    view! {
        <div class="register-bar no-print">
            <Tabs state/>
            <form class="register-find" role="search" on:submit=move |event| { event.prevent_default(); look(); }>
                <label class="unseen" for="find">{move || t::find(lang.get())}</label>
                <input class="input" id="find" type="search" prop:value=typed autocomplete="off"
                    placeholder=move || t::find_hint(lang.get()) on:input=on_input/>
            </form>
            <button class="button register-more" type="button" aria-expanded=move || open.get().to_string()
                aria-controls="choices" on:click=move |_| open.update(|open| *open = !*open)>
                {move || t::filter(lang.get())}
            </button>
            <New state/>
        </div>
        <div class="register-choices no-print" id="choices" hidden=move || !open.get()>
            <PlacePicker place any=true to=Level::Group/>
            <div class="places"><LevelChoice state/><IssueChoice state/></div>
        </div>
        <p role="status" class="register-count">{count}</p>
    }
}

#[component]
fn LevelChoice(state: TableState) -> impl IntoView {
    let lang = use_lang();
    let value = move || state.filter.with(|f| f.level.map(|l| l.number().to_string()).unwrap_or_default());
    let on_change = move |event| {
        let number: Option<u8> = event_target_value(&event).parse().ok();
        let level = Level::GRIDS.into_iter().find(|l| Some(l.number()) == number);
        state.filter.update(|f| f.level = level);
    };
    let option = move |level: Level| {
        view! {
            <option value=level.number().to_string()>{move || level.name(lang.get())}</option>
        }
    };
    view! {
        <div class="field" hidden=move || state.kind.get() == TableKind::Households>
            <label for="level">{move || t::level(lang.get())}</label>
            <select class="input" id="level" prop:value=value on:change=on_change>
                <option value="">{move || t::any_level(lang.get())}</option>
                {Level::GRIDS.map(option).to_vec()}
            </select>
        </div>
    }
}

#[component]
fn IssueChoice(state: TableState) -> impl IntoView {
    let lang = use_lang();
    let options = move || {
        let chosen = state.filter.with_untracked(|f| f.issue);
        let option = |(at, issue): (usize, &RowIssue)| {
            let (issue, lang) = (*issue, lang.get());
            view! { <option value=at.to_string() selected=chosen == Some(issue)>{issue_name(issue, lang)}</option> }
        };
        issues_of(state.kind.get()).iter().enumerate().map(option).collect::<Vec<_>>()
    };
    let value = move || {
        let list = issues_of(state.kind.get());
        let at = state.filter.with(|f| list.iter().position(|i| Some(*i) == f.issue));
        at.map(|at| at.to_string()).unwrap_or_default()
    };
    let on_change = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        let issue = at.and_then(|at| issues_of(state.kind.get_untracked()).get(at).copied());
        state.filter.update(|f| f.issue = issue);
    };
    view! {
        <div class="field">
            <label for="issue">{move || t::issue(lang.get())}</label>
            <select class="input" id="issue" prop:value=value on:change=on_change>
                <option value="">{move || t::any_issue(lang.get())}</option>
                {options}
            </select>
        </div>
    }
}

/// A new row: a node below the chosen place, a person, a household.
#[component]
fn New(state: TableState) -> impl IntoView {
    let lang = use_lang();
    let within = move || state.filter.with(|f| f.within);
    let name = move || match state.kind.get() {
        TableKind::Grids => t::new_grid(lang.get()),
        TableKind::People => t::new_person(lang.get()),
        TableKind::Households => t::new_household(lang.get()),
    };
    let needs_place =
        move || state.kind.get() == TableKind::Grids && within().is_none_or(|c| c.child(1).is_none());
    let on_click = move |_| {
        let panel = match (state.kind.get_untracked(), within()) {
            (TableKind::Grids, Some(parent)) => Panel::NewGrid(parent),
            (TableKind::Grids, None) => return,
            (TableKind::People, _) => Panel::Person(None),
            (TableKind::Households, _) => Panel::Household(None),
        };
        state.open(panel);
    };
    view! {
        <Show when=move || !needs_place()
            fallback=move || view! { <p class="soft small">{move || t::new_grid_where(lang.get())}</p> }>
            <button class="button" type="button" on:click=on_click>{name}</button>
        </Show>
    }
}
