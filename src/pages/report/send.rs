//! The text as it stands, and the ways to tell it: by a call, a message, the clipboard, the share
//! sheet. Each is the person's own act.
use crate::components::shared_note::SharedNote;
use crate::platform::container::surroundings;
use crate::platform::share;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::PublicVillage;
use wangge_core::domain::{GridCode, Telephone};
use wangge_core::report::{Report, sms_address};
use wangge_core::texts::report as t;

/// The text and the buttons.
#[component]
pub fn Send(village: Arc<PublicVillage>, code: GridCode, report: RwSignal<Report>) -> impl IntoView {
    let lang = use_lang();
    let to = village.answering(code).next().map(|a| (a.name().to_owned(), a.phone.clone()));
    let name = to.as_ref().map(|(name, _)| name.clone());
    let text = Memo::new(move |_| report.with(|r| r.text(name.as_deref(), lang.get())));
    let empty = Memo::new(move |_| report.with(Report::is_empty));
    let stands_in = move || {
        let answering = village.answering(code).next().filter(|a| a.grid.code != code)?;
        let words = t::stands_in(lang.get(), &answering.post(lang.get()), &answering.name());
        Some(view! { <p class="notice notice-mind">{words}</p> })
    };
    let call = match to.clone() {
        Some((name, phone)) => view! { <Call name phone/> }.into_any(),
        None => view! {
            <p>{move || t::none(lang.get())}</p>
            <p><a class="button button-main" href="tel:12345">{move || t::call_12345(lang.get())}</a></p>
        }
        .into_any(),
    };
    view! {
        <section class="panel stack report-send" aria-labelledby="report-text">
            <h2 id="report-text">{move || t::text(lang.get())}</h2>
            {move || if empty.get() {
                view! { <p class="soft">{t::empty(lang.get())}</p> }.into_any()
            } else {
                view! { <p class="report-text">{move || text.get()}</p> }.into_any()
            }}
            {stands_in}
            {call}
            <Show when=move || !empty.get()>
                <Hand phone=to.clone().map(|(_, phone)| phone) text/>
            </Show>
        </section>
    }
}

#[component]
fn Call(name: String, phone: Telephone) -> impl IntoView {
    let lang = use_lang();
    view! {
        <a class="who-call" href=format!("tel:{phone}")>
            <span class="report-call">{move || t::call(lang.get(), &name)}</span>
            <span class="number">{phone.spaced()}</span>
        </a>
    }
}

/// Message, clipboard, share sheet: those that there are.
#[component]
fn Hand(phone: Option<Telephone>, text: Memo<String>) -> impl IntoView {
    let lang = use_lang();
    let here = surroundings();
    let outcome = RwSignal::new(None);
    let landline = matches!(&phone, Some(Telephone::Landline(_) | Telephone::Service(_)));
    let sms = move || phone.as_ref().and_then(|phone| sms_address(phone, &text.get(), here.apple));
    let copy = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move { outcome.set(Some(share::copy(text).await)) });
    };
    let hand = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move { outcome.set(Some(share::share(text, String::new()).await)) });
    };
    view! {
        <div class="row report-hand">
            {move || sms().map(|href| view! { <a class="button" href=href>{t::sms(lang.get())}</a> })}
            <button type="button" class="button" on:click=copy>{move || t::copy(lang.get())}</button>
            {here.can_share().then(|| view! {
                <button type="button" class="button" on:click=hand>{move || t::share(lang.get())}</button>
            })}
        </div>
        {landline.then(|| view! { <p class="hint">{move || t::no_sms(lang.get())}</p> })}
        <SharedNote outcome/>
    }
}
