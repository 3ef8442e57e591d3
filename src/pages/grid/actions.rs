//! What else can be done with a grid, below the number to call: tell, keep, pass on, print. What
//! the surroundings cannot do is not offered, or says how it can be done.
use crate::components::elsewhere::Elsewhere;
use crate::components::shared_note::SharedNote;
use crate::platform::container::surroundings;
use crate::platform::root::use_root;
use crate::platform::scroll::follow;
use crate::platform::{files, share};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Manifest, PublicVillage, contact_file};
use wangge_core::domain::{GridCode, Level};
use wangge_core::texts::share as t;

const REPORT: &str = "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5";
const PICTURE: &str = "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.5 9h.01";
const CONTACT: &str = "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 20c0-4 3-6 7-6s7 2 7 6M19 8v6M16 11h6";
const SHARE: &str = "M12 15V4M8 8l4-4 4 4M5 12v8h14v-8";
const PRINT: &str = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z";
const BOARD: &str = "M4 4h16v11H4zM12 15v6M8 8h8M8 11h5";

/// The actions, calm and small beside the number.
#[component]
pub fn Actions(
    manifest: Arc<Manifest>,
    village: Arc<PublicVillage>,
    code: GridCode,
    /// The grid's own page.
    address: String,
) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let here = surroundings();
    let outcome = RwSignal::new(None);
    let kept = RwSignal::new(false);
    let place = NodeRef::new();
    follow(kept.into(), place);
    let callable = village.answering(code).next().is_some();
    let board = root.board(code.at(Level::Village).unwrap_or(code));
    let card_words = move || {
        if code.level() == Level::Household { t::card(lang.get()) } else { t::cards(lang.get()) }
    };
    let contact = {
        let (village, address) = (Arc::clone(&village), address.clone());
        move |_| {
            outcome.set(None);
            let file = contact_file(&manifest, &village, code, &address, lang.get_untracked());
            if let Some(file) = file.filter(|_| here.can_download()) {
                files::save_text(&file.name, "text/vcard;charset=utf-8", &file.text);
            }
            kept.set(true);
        }
    };
    let hand = move |_| {
        kept.set(false);
        let (words, address) = (village.words(code, lang.get_untracked()), address.clone());
        leptos::task::spawn_local(async move { outcome.set(Some(share::share(words, address).await)) });
    };
    view! {
        <section aria-label=move || t::actions(lang.get())>
            <ul class="actions">
                <li><a class="action" href=root.report(code)>{icon(REPORT)}{move || t::report(lang.get())}</a></li>
                <li><a class="action" href=root.electronic_card(code)>{icon(PICTURE)}{move || t::ecard(lang.get())}</a></li>
                <li><button type="button" class="action" on:click=hand>{icon(SHARE)}{move || t::share(lang.get())}</button></li>
                {callable.then(|| view! {
                    <li><button type="button" class="action" on:click=contact>{icon(CONTACT)}{move || t::contact(lang.get())}</button></li>
                })}
                <li><a class="action" href=board>{icon(BOARD)}{move || t::board(lang.get())}</a></li>
                {here.can_print().then(|| view! {
                    <li><a class="action" href=root.card(code)>{icon(PRINT)}{card_words}</a></li>
                })}
            </ul>
            <div role="status" class="said" node_ref=place>
                {move || kept.get().then(|| if here.can_download() {
                    view! { <p class="notice notice-good">{t::contact_saved(lang.get())}</p> }.into_any()
                } else {
                    view! { <Elsewhere what=t::cannot_contact tip=t::contact_tip/> }.into_any()
                })}
            </div>
            <SharedNote outcome/>
        </section>
    }
}

fn icon(path: &'static str) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=path></path></svg> }
}
