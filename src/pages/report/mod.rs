//! `report/?c=…`: what one wants to tell the gridworker, made into a text. Nothing that is
//! written here may be kept, or leave the page in any other way than by the person's own hand.
mod fields;
mod send;

use crate::platform::root::use_root;
use crate::state::directory::{Loaded, Trouble, use_village};
use crate::state::lang::use_lang;
use fields::Fields;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
use send::Send;
use std::sync::Arc;
use wangge_core::directory::PublicVillage;
use wangge_core::domain::GridCode;
use wangge_core::report;
use wangge_core::texts::report as t;

/// Tell my gridworker.
pub struct Report;

#[lazy_route]
impl LazyRoute for Report {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let code = Memo::new(move |_| query.read().get("c").and_then(|c| c.trim().parse::<GridCode>().ok()));
    let village = use_village(code.into());
    // Here rather than in the form, so that another language keeps what is written.
    let report = RwSignal::new(report::Report::default());
    view! {
        <div class="report stack-wide">
            <header class="stack">
                <h1>{move || t::title(lang.get())}</h1>
                <p>{move || t::lead(lang.get())}</p>
            </header>
            <Urgent/>
            {move || match (code.get(), village.get()) {
                (None, _) => view! { <Which/> }.into_any(),
                (Some(code), Loaded::Ready(village)) if village.grid(code).is_some() => {
                    view! { <Form village code report/> }.into_any()
                }
                (_, Loaded::Ready(_)) => view! { <Failed trouble=Trouble::Missing/> }.into_any(),
                (_, Loaded::Failed(trouble)) => view! { <Failed trouble/> }.into_any(),
                (_, Loaded::Waiting) => {
                    view! { <p class="soft" role="status">{move || t::loading(lang.get())}</p> }.into_any()
                }
            }}
        </div>
    }
}

/// What must not wait for a gridworker.
#[component]
fn Urgent() -> impl IntoView {
    let lang = use_lang();
    let numbers =
        [("110", t::urgent_police as fn(_) -> _), ("119", t::urgent_fire), ("120", t::urgent_ambulance)];
    view! {
        <section class="notice notice-bad report-urgent" aria-labelledby="urgent">
            <p id="urgent"><strong>{move || t::urgent(lang.get())}</strong></p>
            <ul>
                {numbers.map(|(number, name)| view! {
                    <li><a href=format!("tel:{number}")><b class="number">{number}</b> {move || name(lang.get())}</a></li>
                }).to_vec()}
            </ul>
        </section>
    }
}

#[component]
fn Form(village: Arc<PublicVillage>, code: GridCode, report: RwSignal<report::Report>) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let place = format!("{}{}", village.town.name, village.place(code));
    report.update(|r| {
        if r.place.is_empty() {
            r.place = place;
        }
    });
    view! {
        <p class="notice">{move || t::promise(lang.get())}</p>
        <div class="report-form">
            <Fields report/>
            <Send village code report/>
        </div>
        <p><a class="go" href=root.grid(code)>{move || t::to_grid(lang.get())}</a></p>
    }
}

/// No grid is named: where to find it.
#[component]
fn Which() -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    view! {
        <section class="panel stack">
            <h2>{move || t::which(lang.get())}</h2>
            <p>{move || t::which_words(lang.get())}</p>
            <p class="row">
                <a class="button button-main" href=root.href("")>{move || t::find(lang.get())}</a>
                <a class="button" href="tel:12345">{move || t::call_12345(lang.get())}</a>
            </p>
        </section>
    }
}

#[component]
fn Failed(trouble: Trouble) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let words = move || match trouble {
        Trouble::Offline => t::offline(lang.get()),
        Trouble::Missing => t::missing(lang.get()),
        Trouble::Broken => t::broken(lang.get()),
    };
    view! {
        <div class="notice notice-mind stack" role="alert">
            <p>{words}</p>
            <p class="row">
                <a class="button" href=root.href("")>{move || t::find(lang.get())}</a>
                <a class="button" href="tel:12345">{move || t::call_12345(lang.get())}</a>
            </p>
        </div>
    }
}
