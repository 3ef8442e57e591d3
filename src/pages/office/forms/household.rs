//! A household by form.
use super::super::fields::Field;
use super::super::print::PlacePicker;
use super::super::shell::Failed;
use super::super::table::{Panel, TableState};
use super::kit::{Foot, Saving, Sure};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{Asked, use_asked, use_office};
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, HouseholdId, Level};
use wangge_core::edit::{Field as F, HouseholdForm as Form, PutHousehold};
use wangge_core::office::{GetHousehold, RemoveHouseholds};
use wangge_core::texts::{forms as t, table as tt};

const SHOWN: &[F] = &[F::Head, F::Phone, F::People, F::HouseholdCode, F::Position, F::Group, F::Grid];

#[derive(Clone, Copy)]
struct Fields {
    code: RwSignal<String>,
    place: RwSignal<Option<GridCode>>,
    door: RwSignal<String>,
    head: RwSignal<String>,
    people: RwSignal<String>,
    phone: RwSignal<String>,
    position: RwSignal<String>,
}

impl Fields {
    fn of(form: &Form) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            code: text(&form.code),
            place: RwSignal::new(form.grid.or(form.group)),
            door: text(&form.door),
            head: text(&form.head),
            people: text(&form.people),
            phone: text(&form.phone),
            position: text(&form.position),
        }
    }

    fn fill(self, form: &Form) {
        self.code.set(form.code.clone());
        self.place.set(form.grid.or(form.group));
        self.door.set(form.door.clone());
        self.head.set(form.head.clone());
        self.people.set(form.people.clone());
        self.phone.set(form.phone.clone());
        self.position.set(form.position.clone());
    }

    /// As it is typed. Where the place is not touched, group and grid stay as they are, even where
    /// they do not belong together.
    fn form(self, before: &Form) -> Form {
        let place = self.place.get();
        let (group, grid) = if place == before.grid.or(before.group) {
            (before.group, before.grid)
        } else {
            (place.and_then(|p| p.at(Level::Group)), place.filter(|p| p.level() == Level::Household))
        };
        Form {
            code: self.code.get(),
            group,
            grid,
            door: self.door.get(),
            head: self.head.get(),
            people: self.people.get(),
            phone: self.phone.get(),
            position: self.position.get(),
        }
    }
}

#[component]
pub fn HouseholdForm(state: TableState, id: Option<HouseholdId>) -> impl IntoView {
    let (lang, root, office) = (use_lang(), use_root(), use_office());
    let asked = use_asked(move || id.map(|id| GetHousehold { id }));
    // A new one begins where the table is.
    let within = state.filter.with_untracked(|f| f.within);
    let first = Form {
        group: within.and_then(|c| c.at(Level::Group)),
        grid: within.filter(|c| c.level() == Level::Household),
        ..Form::default()
    };
    let (fields, saving) = (Fields::of(&first), Saving::new());
    let loaded = RwSignal::new(first);
    let there = RwSignal::new(id.is_none());
    let dirty = Memo::new(move |_| loaded.with(|l| fields.form(l) != *l));
    Effect::new(move || {
        if let Some(view) = asked.get().ready() {
            if !dirty.get_untracked() || !there.get_untracked() {
                fields.fill(&view.form);
            }
            loaded.set(view.form.clone());
            there.set(true);
        }
    });
    let failed =
        move || if let Asked::Failed(f) = asked.get() { Some(view! { <Failed failure=f/> }) } else { None };
    let title = move || match id {
        Some(_) => loaded.with(|l| format!("{} {}", l.door, l.head).trim().to_owned()),
        None => t::new_household(lang.get()).to_owned(),
    };
    let ask = office.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !dirty.get_untracked() {
            return;
        }
        let form = untrack(|| loaded.with(|l| fields.form(l)));
        let (office, name, stored) = (ask.clone(), form.head.clone(), form.clone());
        let request = async move { office.ask(PutHousehold { id, form }).await };
        saving.save(
            move |lang| t::saved(lang, &name),
            request,
            move |edited| {
                loaded.set(stored);
                there.set(false);
                state.dirty.set(false);
                if let Some(new) = edited.household {
                    state.panel.set(Some(Panel::Household(Some(new))));
                }
            },
        );
    };
    let label = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    let place_wrong = Signal::derive(move || {
        format!("{} {}", saving.wrong(F::Group).get(), saving.wrong(F::Grid).get()).trim().to_owned()
    });
    let remove = move || {
        let Some(id) = id else { return };
        let (office, name) = (office.clone(), loaded.with_untracked(|l| l.head.clone()));
        let request = async move { office.ask(RemoveHouseholds { ids: vec![id] }).await };
        saving.save(
            move |lang| t::removed(lang, &name),
            request,
            move |_| {
                state.dirty.set(false);
                state.panel.set(None);
            },
        );
    };
    let history = id.map(|id| root.href(&format!("office/history/?h={}", id.0)));
    view! {
        <h2 tabindex="-1">{title}</h2>
        {failed}
        <form class="stack" on:submit=on_submit>
            <Field id="f-head" label=label(tt::col_household) value=fields.head wrong=saving.wrong(F::Head)/>
            <fieldset class="stack">
                <legend>{move || t::place(lang.get())}</legend>
                <PlacePicker place=fields.place own="f-"/>
                <p class="hint">{move || t::place_hint(lang.get())}</p>
                <p class="wrong" role="alert" hidden=move || place_wrong.get().is_empty()>{place_wrong}</p>
            </fieldset>
            <div class="pair">
                <Field id="f-door" label=label(tt::col_door) value=fields.door/>
                <Field id="f-people" label=label(tt::col_people) value=fields.people wrong=saving.wrong(F::People)/>
            </div>
            <Field id="f-phone" label=label(t::home_phone) value=fields.phone wrong=saving.wrong(F::Phone)
                hint=label(t::private_hint)/>
            <Field id="f-code" label=label(tt::col_number) value=fields.code wrong=saving.wrong(F::HouseholdCode)/>
            <Field id="f-position" label=label(t::position) value=fields.position wrong=saving.wrong(F::Position)
                hint=label(t::position_hint)/>
            <Foot state saving shown=SHOWN dirty on_reset=move || fields.fill(&loaded.get_untracked())/>
        </form>
        {history.map(|href| view! {
            <p><a href=href>{move || t::history(lang.get())}</a></p>
            <Sure name=label(t::remove_household) words=label(t::remove_household_words) on_sure=remove/>
        })}
    }
}
