//! What is done to many rows at once: each is one change with one undo.
use super::super::fields::Field;
use super::super::parts::grouped;
use super::super::print::PlacePicker;
use super::clipboard::copy_chosen;
use super::state::TableState;
use super::{category, party, sex};
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::{Category, GridCode, HouseholdId, Level, PersonId, Sex};
use wangge_core::edit::{EndPosts, HouseholdValue, PersonValue, PostKey};
use wangge_core::office::{
    Edited, Failure, GetGrid, GetPerson, MoveHouseholds, RemoveHouseholds, RowKey, SetHouseholds, SetPersons,
    TableKind,
};
use wangge_core::texts::{office as to, table as t};

/// What is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Move,
    Out,
    People,
    NoPhone,
    NoPosition,
    Remove,
    Sex,
    Party,
    Category,
    End,
}

/// The deeds of a table.
fn deeds(kind: TableKind) -> &'static [Deed] {
    match kind {
        TableKind::Grids => &[Deed::End],
        TableKind::People => &[Deed::Sex, Deed::Party, Deed::Category, Deed::End],
        TableKind::Households => {
            &[Deed::Move, Deed::Out, Deed::People, Deed::NoPhone, Deed::NoPosition, Deed::Remove]
        }
    }
}

fn name(deed: Deed, lang: Lang) -> &'static str {
    match deed {
        Deed::Move => t::deed_move(lang),
        Deed::Out => t::deed_out(lang),
        Deed::People => t::deed_people(lang),
        Deed::NoPhone => t::deed_no_phone(lang),
        Deed::NoPosition => t::deed_no_position(lang),
        Deed::Remove => t::deed_remove(lang),
        Deed::Sex => t::deed_sex(lang),
        Deed::Party => t::deed_party(lang),
        Deed::Category => t::deed_category(lang),
        Deed::End => t::deed_end(lang),
    }
}

/// What the deed needs to be told.
#[derive(Clone, Copy)]
struct Values {
    grid: RwSignal<Option<GridCode>>,
    value: RwSignal<String>,
    day: RwSignal<String>,
}

/// The bar over the table: how many are chosen, and what can be done to them.
#[component]
pub fn Bulk(state: TableState) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let deed = RwSignal::new(None::<Deed>);
    let values = Values {
        grid: RwSignal::new(None),
        value: RwSignal::new(String::new()),
        day: RwSignal::new(today().to_string()),
    };
    let wrong = RwSignal::new(String::new());
    let count = move || state.chosen.with(std::collections::BTreeSet::len);
    // Another table, or nothing chosen: nothing is about to be done.
    Effect::new(move || {
        let _ = state.kind.get();
        if count() == 0 {
            deed.set(None);
        }
    });
    Effect::new(move || {
        deed.track();
        wrong.set(String::new());
        values.value.set(String::new());
        values.grid.set(state.filter.with_untracked(|f| f.within));
    });
    let options = move || {
        let option = |deed: &Deed| {
            let deed = *deed;
            let pressed = format!("{deed:?}");
            view! { <option value=pressed>{name(deed, lang.get())}</option> }
        };
        deeds(state.kind.get()).iter().map(option).collect::<Vec<_>>()
    };
    let chosen_deed = move || deed.get().map(|d| format!("{d:?}")).unwrap_or_default();
    let on_change = move |event| {
        let typed = event_target_value(&event);
        deed.set(deeds(state.kind.get_untracked()).iter().copied().find(|d| format!("{d:?}") == typed));
    };
    let (all, copier) = (office.clone(), office.clone());
    let act = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(what) = deed.get_untracked() else { return };
        let office = office.clone();
        leptos::task::spawn_local(async move {
            let n = state.chosen.with_untracked(std::collections::BTreeSet::len);
            let lang = lang.get_untracked();
            match run(state, what, values, &office, lang).await {
                Ok(edited) if edited.good() => {
                    deed.try_set(None);
                    state.chosen.try_update(|chosen| chosen.clear());
                    office.done(t::done(lang, &name(what, lang), &grouped(n)));
                }
                Ok(edited) => {
                    let words: Vec<String> = edited.problems.into_iter().map(|p| p.message).collect();
                    wrong.try_set(words.join(" "));
                }
                Err(failure) => drop(wrong.try_set(failure.message)),
            }
        });
    };
    view! {
        <form class="bulk" aria-label=move || t::bulk(lang.get()) hidden=move || count() == 0 on:submit=act>
            <div class="row">
                <strong role="status">{move || t::chosen(lang.get(), &grouped(count()))}</strong>
                <button class="button" type="button"
                    hidden=move || state.total.get().is_none_or(|total| count() >= total)
                    on:click=move |_| state.choose_all(all.clone())>
                    {move || t::choose_all(lang.get(), &grouped(state.total.get().unwrap_or(0)))}
                </button>
                <button class="button" type="button" on:click=move |_| state.chosen.update(|c| c.clear())>
                    {move || t::choose_none(lang.get())}
                </button>
                <button class="button" type="button"
                    on:click=move |_| copy_chosen(state, copier.clone(), lang.get_untracked())>
                    {move || t::copy(lang.get())}
                </button>
            </div>
            <div class="bulk-deed">
                <div class="field">
                    <label for="deed">{move || t::deed(lang.get())}</label>
                    <select class="input" id="deed" prop:value=chosen_deed on:change=on_change>
                        <option value="">{move || to::print_choose(lang.get())}</option>
                        {options}
                    </select>
                </div>
                {move || deed.get().map(|deed| view! { <Needs deed values/> })}
                <button class="button button-main" type="submit" hidden=move || deed.get().is_none()>
                    {move || deed.get().map(|d| t::do_it(lang.get(), &name(d, lang.get()), &grouped(count())))}
                </button>
            </div>
            <p class="wrong" role="alert" hidden=move || wrong.get().is_empty()>{wrong}</p>
        </form>
    }
}

/// The fields of a deed.
#[component]
fn Needs(deed: Deed, values: Values) -> impl IntoView {
    let lang = use_lang();
    let label = Signal::derive(move || name(deed, lang.get()).to_owned());
    let choice = move |options: Vec<(String, String)>| {
        let options: Vec<_> =
            options.into_iter().map(|(value, name)| view! { <option value=value>{name}</option> }).collect();
        view! {
            <div class="field">
                <label for="deed-value">{label}</label>
                <select class="input" id="deed-value" prop:value=values.value
                    on:change=move |event| values.value.set(event_target_value(&event))>
                    <option value="">{move || t::unknown(lang.get())}</option>
                    {options}
                </select>
            </div>
        }
    };
    let now = lang.get_untracked();
    match deed {
        Deed::Move => view! { <PlacePicker place=values.grid own="to-"/> }.into_any(),
        Deed::People => view! { <Field id="deed-value" label value=values.value kind="number"/> }.into_any(),
        Deed::End => {
            let label = Signal::derive(move || t::last_day(lang.get()).to_owned());
            view! { <Field id="deed-day" label value=values.day kind="date"/> }.into_any()
        }
        Deed::Sex => choice(
            [Sex::Male, Sex::Female].map(|s| (format!("{s:?}"), sex(Some(s), now).to_owned())).to_vec(),
        )
        .into_any(),
        Deed::Party => {
            choice([true, false].map(|p| (p.to_string(), party(Some(p), now).to_owned())).to_vec()).into_any()
        }
        Deed::Category => {
            choice(Category::ALL.map(|(c, _)| (format!("{c:?}"), category(c, now).to_owned())).to_vec())
                .into_any()
        }
        Deed::Out | Deed::NoPhone | Deed::NoPosition => ().into_any(),
        Deed::Remove => view! { <p class="wrong">{move || t::remove_sure(lang.get())}</p> }.into_any(),
    }
}

fn said(message: &str) -> Failure {
    Failure { kind: wangge_core::office::FailureKind::Said, message: message.to_owned() }
}

async fn run(
    state: TableState,
    deed: Deed,
    values: Values,
    office: &Office,
    lang: Lang,
) -> Result<Edited, Failure> {
    let keys: Vec<RowKey> = state.chosen.with_untracked(|c| c.iter().copied().collect());
    let homes: Vec<HouseholdId> =
        keys.iter().filter_map(|k| if let RowKey::Household(id) = k { Some(*id) } else { None }).collect();
    let people: Vec<PersonId> =
        keys.iter().filter_map(|k| if let RowKey::Person(id) = k { Some(*id) } else { None }).collect();
    let typed = values.value.get_untracked();
    match deed {
        Deed::Move => {
            let grid = values.grid.get_untracked().filter(|g| g.level() == Level::Household);
            let grid = grid.ok_or_else(|| said(t::choose_grid(lang)))?;
            office.ask(MoveHouseholds { ids: homes, grid: Some(grid) }).await
        }
        Deed::Out => office.ask(MoveHouseholds { ids: homes, grid: None }).await,
        Deed::People => {
            let people = match typed.trim() {
                "" => None,
                typed => Some(typed.parse().map_err(|_| said(t::bad_number(lang)))?),
            };
            office.ask(SetHouseholds { ids: homes, value: HouseholdValue::People(people) }).await
        }
        Deed::NoPhone => office.ask(SetHouseholds { ids: homes, value: HouseholdValue::NoPhone }).await,
        Deed::NoPosition => office.ask(SetHouseholds { ids: homes, value: HouseholdValue::NoPosition }).await,
        Deed::Remove => office.ask(RemoveHouseholds { ids: homes }).await,
        Deed::Sex => {
            let sex = [Sex::Male, Sex::Female].into_iter().find(|s| format!("{s:?}") == typed);
            office.ask(SetPersons { ids: people, value: PersonValue::Sex(sex) }).await
        }
        Deed::Party => {
            let value = PersonValue::PartyMember(typed.parse().ok());
            office.ask(SetPersons { ids: people, value }).await
        }
        Deed::Category => {
            let category = Category::ALL.into_iter().map(|(c, _)| c).find(|c| format!("{c:?}") == typed);
            office.ask(SetPersons { ids: people, value: PersonValue::Category(category) }).await
        }
        Deed::End => {
            let on = values.day.get_untracked().parse().map_err(|_| said(t::choose_day(lang)))?;
            let keys = held(office, &keys).await?;
            if keys.is_empty() {
                return Err(said(t::no_posts(lang)));
            }
            office.ask(EndPosts { keys, on }).await
        }
    }
}

/// The appointments that are held now, of people or on nodes.
async fn held(office: &Office, keys: &[RowKey]) -> Result<Vec<PostKey>, Failure> {
    let mut found = Vec::new();
    for key in keys {
        let posts = match key {
            RowKey::Person(id) => office.ask(GetPerson { id: *id }).await?.posts,
            RowKey::Grid(code) => office.ask(GetGrid { code: *code }).await?.posts,
            RowKey::Household(_) => continue,
        };
        found.extend(posts.iter().filter(|p| p.held).map(|p| p.key));
    }
    Ok(found)
}
