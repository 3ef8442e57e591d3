//! Appointing somebody to a node: who is in the register already, or somebody new; in the place of
//! whoever was there until the day before.
use super::super::fields::Field;
use super::kit::{Choice, Saving, day};
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level, PersonId, Post};
use wangge_core::edit::{Appoint, Field as F, PersonForm, Who};
use wangge_core::office::{
    Failure, FailureKind, GetTable, PersonRow, PostRow, TableFilter, TableKind, TableRows,
};
use wangge_core::texts::forms as t;

const SHOWN: &[F] = &[F::Name, F::Phone, F::Person, F::From];
/// People that are offered.
const OFFERED: usize = 8;

#[component]
pub fn Appointing(
    code: GridCode,
    /// The posts of its level, each with its usual office.
    may_have: Vec<(Post, String)>,
    /// All its appointments.
    held: Vec<PostRow>,
    /// Something is typed here that is not saved.
    sub: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let (may_have, held) = (StoredValue::new(may_have), StoredValue::new(held));
    let replaced = held.with_value(|h| h.iter().any(|p| p.held && p.key.post == Post::Head));
    let name = move || if replaced { t::replace(lang.get()) } else { t::appoint(lang.get()) };
    let close = move || {
        open.set(false);
        sub.set(false);
    };
    view! {
        <div><button class="button" class:button-main=!replaced type="button"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| if open.get_untracked() { close() } else { open.set(true) }>{name}</button></div>
        {move || open.get().then(|| view! {
            <Form code may_have=may_have.get_value() held=held.get_value() sub close/>
        })}
    }
}

/// Who is chosen.
#[derive(Clone, PartialEq, Eq)]
enum Chosen {
    Nobody,
    Known(PersonId, String),
    New,
}

#[component]
fn Form(
    code: GridCode,
    may_have: Vec<(Post, String)>,
    held: Vec<PostRow>,
    sub: RwSignal<bool>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let text = |text: &str| RwSignal::new(text.to_owned());
    let (name, phone, reason) = (text(""), text(""), text(""));
    let from = RwSignal::new(today().to_string());
    let post = RwSignal::new(format!("{:?}", Post::Head));
    let chosen = RwSignal::new(Chosen::Nobody);
    let replace = RwSignal::new(true);
    let level = code.level();
    let now = lang.get_untracked();
    let options: Vec<(String, String)> =
        may_have.iter().map(|(p, _)| (format!("{p:?}"), p.name(level, now).to_owned())).collect();
    let of_post = {
        let list = may_have.clone();
        move || list.iter().find(|(p, _)| format!("{p:?}") == post.get()).cloned()
    };
    let held_office = text("");
    {
        // The office goes with the post.
        let of_post = of_post.clone();
        Effect::new(move || held_office.set(of_post().map(|(_, office)| office).unwrap_or_default()));
    }
    let holders = move || {
        let own = |p: &&PostRow| p.held && format!("{:?}", p.key.post) == post.get();
        held.iter().filter(own).map(|p| p.person_name.clone()).collect::<Vec<_>>().join(t::and(lang.get()))
    };
    let holders = Memo::new(move |_| holders());
    let label = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let lang = lang.get_untracked();
        let said = |message: &str| Failure { kind: FailureKind::Said, message: message.to_owned() };
        let (who, called) = match chosen.get_untracked() {
            Chosen::Known(id, called) => (Ok(Who::Known(id)), called),
            Chosen::New => {
                let form = PersonForm {
                    name: name.get_untracked(),
                    phone: phone.get_untracked(),
                    ..PersonForm::default()
                };
                (Ok(Who::New(form)), name.get_untracked())
            }
            Chosen::Nobody => (Err(said(t::choose_person(lang))), String::new()),
        };
        let day = day(&from.get_untracked()).ok_or_else(|| said(t::bad_day(lang)));
        let post = untrack(&of_post).map(|(post, _)| post).unwrap_or(Post::Head);
        let (held_office, reason) = (held_office.get_untracked(), reason.get_untracked());
        let (office, replace) = (office.clone(), replace.get_untracked());
        let request = async move {
            let (who, from) = (who?, day?);
            office.ask(Appoint { grid: code, post, who, office: held_office, from, replace, reason }).await
        };
        saving.save(move |lang| t::appointed(lang, &called), request, move |_| close());
    };
    let rest = saving.rest(SHOWN);
    let person_wrong = saving.wrong(F::Person);
    view! {
        <form class="stack form-more" on:submit=on_submit on:input=move |_| sub.set(true)
            aria-label=move || t::appoint(lang.get())>
            {(options.len() > 1).then(|| view! {
                <Choice id="a-post" label=label(t::post) value=post options none=t::choose/>
            })}
            <Someone chosen name phone saving/>
            <p class="wrong" role="alert" hidden=move || person_wrong.get().is_empty()>{person_wrong}</p>
            <Field id="a-office" label=label(t::office) value=held_office/>
            <Field id="a-from" label=label(t::from) value=from wrong=saving.wrong(F::From) kind="date"/>
            <label class="option" hidden=move || holders.with(String::is_empty)>
                <input type="checkbox" prop:checked=replace
                    on:change=move |event| replace.set(event_target_checked(&event))/>
                {move || t::replaces(lang.get(), &holders.get())}
            </label>
            {(level == Level::Household).then(|| view! {
                <Field id="a-reason" label=label(t::reason) value=reason hint=label(t::reason_hint)/>
            })}
            <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div class="row">
                <button class="button button-main" type="submit">{move || t::appoint(lang.get())}</button>
                <button class="button" type="button" on:click=move |_| close()>{move || t::cancel(lang.get())}</button>
            </div>
        </form>
    }
}

/// Looks for somebody by name, sound or telephone; whoever is not there is entered.
#[component]
fn Someone(
    chosen: RwSignal<Chosen>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    saving: Saving,
) -> impl IntoView {
    let lang = use_lang();
    let found = use_asked(move || {
        let text = name.get();
        (!text.trim().is_empty()).then(|| GetTable {
            kind: TableKind::People,
            filter: TableFilter { text, ..TableFilter::default() },
            count: OFFERED,
            ..GetTable::default()
        })
    });
    let label = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    let offer = move |row: &PersonRow| {
        let (id, called) = (row.id, row.name.clone());
        let more = row.posts.first().cloned().unwrap_or_default();
        let own = called.clone();
        let pressed = move || matches!(chosen.get(), Chosen::Known(now, _) if now == id).to_string();
        view! {
            <li><button class="kind" type="button" aria-pressed=pressed
                on:click=move |_| chosen.set(Chosen::Known(id, own.clone()))>
                <span class="kind-name"><strong>{called}</strong>" "<span class="soft small">{more}</span></span>
                <span class="number">{row.phone.clone()}</span>
            </button></li>
        }
    };
    let offers = move || {
        let page = found.get();
        let page = page.ready().filter(|_| !name.with(|n| n.trim().is_empty()))?;
        let TableRows::People(rows) = &page.rows else { return None };
        Some(rows.iter().map(offer).collect::<Vec<_>>())
    };
    let new = move || chosen.get() == Chosen::New;
    view! {
        <Field id="a-name" label=label(t::who) value=name hint=label(t::who_hint) wrong=saving.wrong(F::Name)/>
        <ul class="stack-tight" hidden=move || name.with(|n| n.trim().is_empty())>
            {offers}
            <li><button class="kind" type="button" aria-pressed=move || new().to_string()
                on:click=move |_| chosen.set(Chosen::New)>
                <span class="kind-name">{move || t::somebody_new(lang.get(), &name.get())}</span>
            </button></li>
        </ul>
        {move || new().then(|| view! {
            <Field id="a-phone" label=label(t::phone) value=phone hint=label(t::phone_hint)
                wrong=saving.wrong(F::Phone)/>
        })}
    }
}
