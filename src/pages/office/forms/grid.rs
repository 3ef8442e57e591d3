//! A node of the tree by form, with its appointments; a new node; a code that is given up.
use super::super::fields::Field;
use super::super::shell::Failed;
use super::super::table::{Panel, TableState};
use super::appoint::Appointing;
use super::kit::{Foot, Saving, Sure, day};
use super::posts::Posts;
use crate::platform::clock::today;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{Asked, use_asked, use_office};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level};
use wangge_core::edit::{Field as F, GridForm as Form, PutGrid, RemoveGrid, RetireGrid};
use wangge_core::office::{Failure, FailureKind, GetGrid, GridView};
use wangge_core::texts::forms as t;

const SHOWN: &[F] = &[F::Code, F::Name, F::Phone, F::Point];

#[derive(Clone, Copy)]
struct Fields {
    code: RwSignal<String>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    point: RwSignal<String>,
    range: RwSignal<String>,
}

impl Fields {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { code: text(), name: text(), phone: text(), point: text(), range: text() }
    }

    fn fill(self, form: &Form) {
        self.code.set(form.code.clone());
        self.name.set(form.name.clone());
        self.phone.set(form.phone.clone());
        self.point.set(form.point.clone());
        self.range.set(form.range_words.clone());
    }

    fn form(self) -> Form {
        Form {
            code: self.code.get(),
            name: self.name.get(),
            phone: self.phone.get(),
            point: self.point.get(),
            range_words: self.range.get(),
        }
    }
}

/// The fields of a node of a level.
#[component]
fn Inputs(fields: Fields, saving: Saving, level: Option<Level>, new: bool) -> impl IntoView {
    let lang = use_lang();
    let label = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    let office = matches!(level, Some(Level::Town | Level::Village));
    view! {
        {new.then(|| view! {
            <Field id="f-code" label=label(t::code) value=fields.code wrong=saving.wrong(F::Code)
                hint=label(t::code_hint)/>
        })}
        <Field id="f-name" label=label(t::grid_name) value=fields.name wrong=saving.wrong(F::Name)/>
        <Field id="f-range" label=label(t::range) value=fields.range hint=label(t::range_hint)/>
        <Field id="f-phone" label=label(t::office_phone) value=fields.phone wrong=saving.wrong(F::Phone)/>
        {office.then(|| view! {
            <Field id="f-point" label=label(t::point) value=fields.point wrong=saving.wrong(F::Point)
                hint=label(t::point_hint)/>
        })}
    }
}

#[component]
pub fn GridForm(state: TableState, code: GridCode) -> impl IntoView {
    let (lang, root, office) = (use_lang(), use_root(), use_office());
    let asked = use_asked(move || Some(GetGrid { code }));
    let loaded = RwSignal::new(None::<Arc<GridView>>);
    let (fields, saving) = (Fields::new(), Saving::new());
    let sub = RwSignal::new(false);
    let typed = Memo::new(move |_| loaded.with(|l| l.as_ref().is_some_and(|l| fields.form() != l.form)));
    let dirty = Memo::new(move |_| typed.get() || sub.get());
    let stored = StoredValue::new(false);
    Effect::new(move || {
        if let Some(view) = asked.get().ready() {
            if !typed.get_untracked() || stored.get_value() {
                fields.fill(&view.form);
            }
            stored.set_value(false);
            loaded.set(Some(Arc::clone(view)));
        }
    });
    let failed =
        move || if let Asked::Failed(f) = asked.get() { Some(view! { <Failed failure=f/> }) } else { None };
    let reset = move || {
        if let Some(view) = loaded.get_untracked() {
            fields.fill(&view.form);
        }
        sub.set(false);
    };
    let ask = office.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !typed.get_untracked() {
            return;
        }
        let form = untrack(|| fields.form());
        let (office, name) = (ask.clone(), form.name.clone());
        let request = async move { office.ask(PutGrid { code: Some(code), form }).await };
        saving.save(move |lang| t::saved(lang, &name), request, move |_| stored.set_value(true));
    };
    let name = move || loaded.with(|l| l.as_ref().map(|l| l.form.name.clone()).unwrap_or_default());
    let full = move || loaded.with(|l| l.as_ref().map(|l| l.full_name.clone()).unwrap_or_default());
    let retired = move || loaded.with(|l| l.as_ref().and_then(|l| l.retired));
    let children = code.child(1).is_some();
    view! {
        <div>
            <h2 tabindex="-1">{name}</h2>
            <p class="soft small">{full}" "<span class="number">{code.to_string()}</span></p>
            <p class="wrong" hidden=move || retired().is_none()>
                {move || retired().map(|day| t::retired(lang.get(), &day))}
            </p>
        </div>
        {failed}
        {move || loaded.get().map(|view| view! { <Posts posts=view.posts.clone() of_person=false sub/> })}
        {move || {
            let posts = loaded.with(|l| l.as_ref().map(|l| l.may_have.clone()).unwrap_or_default());
            let held = loaded.with(|l| l.as_ref().map(|l| l.posts.clone()).unwrap_or_default());
            (!posts.is_empty() && retired().is_none())
                .then(|| view! { <Appointing code may_have=posts held sub/> })
        }}
        <form class="stack" on:submit=on_submit>
            <h3>{move || t::grid_facts(lang.get())}</h3>
            <Inputs fields saving level=Some(code.level()) new=false/>
            <Foot state saving shown=SHOWN dirty on_reset=reset/>
        </form>
        <div class="row">
            <a href=root.href(&format!("office/history/?c={code}"))>{move || t::history(lang.get())}</a>
            <a href=root.href(&format!("office/tree/?c={code}"))>{move || t::in_tree(lang.get())}</a>
        </div>
        {children.then(|| view! {
            <div><button class="button" type="button" on:click=move |_| state.open(Panel::NewGrid(code))>
                {move || t::new_below(lang.get())}
            </button></div>
        })}
        {move || (retired().is_none() && code.level() != Level::County).then(|| view! { <GiveUp state code/> })}
    }
}

/// A new node below another.
#[component]
pub fn NewGrid(state: TableState, parent: GridCode) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let asked = use_asked(move || Some(GetGrid { code: parent }));
    let (fields, saving) = (Fields::new(), Saving::new());
    let first = RwSignal::new(Form::default());
    Effect::new(move || {
        if let Some(view) = asked.get().ready()
            && first.with_untracked(|f| f.code.is_empty())
        {
            let form = Form { code: view.next_code.clone(), ..Form::default() };
            fields.fill(&form);
            first.set(form);
        }
    });
    let dirty = Memo::new(move |_| fields.form() != first.get());
    let level = parent.child(1).map(GridCode::level);
    let above = move || asked.get().ready().map(|v| v.full_name.clone()).unwrap_or_default();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !dirty.get_untracked() {
            return;
        }
        let form = untrack(|| fields.form());
        let code: Option<GridCode> = form.code.trim().parse().ok();
        let (office, name) = (office.clone(), form.name.clone());
        let request = async move { office.ask(PutGrid { code: None, form }).await };
        saving.save(
            move |lang| t::saved(lang, &name),
            request,
            move |_| {
                state.dirty.set(false);
                state.panel.set(code.map(Panel::Grid));
            },
        );
    };
    view! {
        <div>
            <h2 tabindex="-1">{move || t::new_grid(lang.get())}</h2>
            <p class="soft small">{above}</p>
        </div>
        <form class="stack" on:submit=on_submit>
            <Inputs fields saving level new=true/>
            <Foot state saving shown=SHOWN dirty on_reset=move || fields.fill(&first.get_untracked())/>
        </form>
    }
}

/// Gives a code up, or takes a node out that was entered by mistake.
#[component]
fn GiveUp(state: TableState, code: GridCode) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let on = RwSignal::new(today().to_string());
    let successors = RwSignal::new(String::new());
    let label = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    let rest = saving.rest(&[F::Successors]);
    let remover = office.clone();
    let retire = move || {
        let typed = successors.get_untracked();
        let codes: Option<Vec<GridCode>> = typed
            .split([',', '，', ' ', '、'])
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .map(|c| c.parse().ok())
            .collect();
        let (office, lang, on) = (office.clone(), lang.get_untracked(), day(&on.get_untracked()));
        let request = async move {
            let said = |message: &str| Failure { kind: FailureKind::Said, message: message.to_owned() };
            let on = on.ok_or_else(|| said(t::bad_day(lang)))?;
            let successors = codes.ok_or_else(|| said(t::bad_successors(lang)))?;
            office.ask(RetireGrid { code, on, successors }).await
        };
        saving.save(move |lang| t::retired_done(lang, &code), request, |_| {});
    };
    let remove = move || {
        let office = remover.clone();
        let request = async move { office.ask(RemoveGrid { code }).await };
        saving.save(
            move |lang| t::removed(lang, &code),
            request,
            move |_| {
                state.dirty.set(false);
                state.panel.set(None);
            },
        );
    };
    view! {
        <details class="stack">
            <summary class="button">{move || t::give_up_code(lang.get())}</summary>
            <div class="stack form-more">
                <p class="hint">{move || t::retire_words(lang.get())}</p>
                <Field id="f-retire-on" label=label(t::retire_on) value=on kind="date"/>
                <Field id="f-successors" label=label(t::successors) value=successors
                    wrong=saving.wrong(F::Successors) hint=label(t::successors_hint)/>
                <Sure name=label(t::retire) words=label(t::retire_sure) on_sure=retire/>
                <Sure name=label(t::remove_grid) words=label(t::remove_grid_words) on_sure=remove/>
                <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            </div>
        </details>
    }
}
