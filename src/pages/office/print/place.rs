//! A place by walking down: town, village, group, household-level grid.
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::GetPlaces;
use wangge_core::texts::office as t;

/// A level's select: the name of its field, and what it is called.
type Named = (Level, &'static str, fn(Lang) -> &'static str);

/// Four selects, each with what lies below the one before.
#[component]
pub fn PlacePicker(
    place: RwSignal<Option<GridCode>>,
    /// Nothing need be chosen: the whole county is a choice too.
    #[prop(optional)]
    any: bool,
    /// The lowest level to choose.
    #[prop(default = Level::Household)]
    to: Level,
    /// Before the names of its fields, where a page has two of it.
    #[prop(default = "")]
    own: &'static str,
) -> impl IntoView {
    let levels: [Named; 4] = [
        (Level::Town, "town", t::print_town),
        (Level::Village, "village", t::print_village),
        (Level::Group, "group", t::print_group),
        (Level::Household, "grid", t::print_grid),
    ];
    let select = |(level, id, name)| {
        let id = format!("{own}{id}");
        view! { <LevelSelect place level id name any/> }
    };
    let selects: Vec<_> = levels.into_iter().filter(|(level, ..)| *level <= to).map(select).collect();
    view! { <div class="places">{selects}</div> }
}

#[component]
fn LevelSelect(
    place: RwSignal<Option<GridCode>>,
    level: Level,
    id: String,
    name: fn(Lang) -> &'static str,
    any: bool,
) -> impl IntoView {
    let lang = use_lang();
    // Asked again only when the place above changes, not when a sibling is chosen.
    let above = Memo::new(move |_| place.get().and_then(|c| level.above().and_then(|l| c.at(l))));
    let places = use_asked(move || {
        let parent = above.get();
        (level == Level::Town || parent.is_some())
            .then_some(GetPlaces { parent: parent.filter(|_| level != Level::Town) })
    });
    let known = move || level == Level::Town || above.get().is_some();
    let options = move || {
        let chosen = place.get_untracked().and_then(|c| c.at(level));
        let places = places.get();
        let list = places.ready().filter(|_| known()).map(|p| p.to_vec()).unwrap_or_default();
        list.into_iter()
            .map(|p| view! { <option value=p.code.to_string() selected=chosen == Some(p.code)>{p.name}</option> })
            .collect::<Vec<_>>()
    };
    let value = move || place.get().and_then(|c| c.at(level)).map(|c| c.to_string()).unwrap_or_default();
    let on_change = move |event| {
        let chosen = event_target_value(&event).parse().ok();
        place.set(chosen.or_else(|| above.get_untracked().filter(|_| level != Level::Town)));
    };
    let first = move || {
        if level <= Level::Village && !any { t::print_choose(lang.get()) } else { t::print_whole(lang.get()) }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{move || name(lang.get())}</label>
            <select class="input" id=id prop:value=value disabled=move || !known() on:change=on_change>
                <option value="">{first}</option>
                {options}
            </select>
        </div>
    }
}
