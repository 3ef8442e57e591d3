//! What is said of a number: in the register, with whose it is; not in it, with what to do; or that
//! it is not whole. Where a part of the register could not be read, that too is said.
use super::holder::{Holder, Shown};
use crate::components::trouble::Waiting;
use crate::platform::root::use_root;
use crate::state::directory::Loaded;
use crate::state::extras::Extra;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Known, Lookup, Manifest, Numbers, Verdict};
use wangge_core::texts::verify as t;

/// The answer.
#[component]
pub fn Answer(
    /// As it was typed.
    asked: String,
    lookup: Arc<Lookup>,
    manifest: Arc<Manifest>,
    numbers: Signal<Extra<Numbers>>,
) -> impl IntoView {
    let lang = use_lang();
    let date = manifest.date;
    move || {
        let (known_numbers, whole) = match numbers.get() {
            Loaded::Ready(Some(numbers)) => (numbers, true),
            Loaded::Ready(None) | Loaded::Failed(_) => (Arc::default(), false),
            Loaded::Waiting => return view! { <Waiting/> }.into_any(),
        };
        let words =
            |words: String| view! { <p class="notice notice-mind" role="status">{words}</p> }.into_any();
        match lookup.verify(&asked, &known_numbers) {
            Verdict::Partial { digits: 0 } => words(t::empty(lang.get()).to_owned()),
            Verdict::Partial { digits } => words(t::partial(lang.get(), &digits)),
            Verdict::NotANumber => words(t::not_a_number(lang.get()).to_owned()),
            Verdict::Code(code) => view! { <Holder code lookup=Arc::clone(&lookup) date/> }.into_any(),
            Verdict::Known(known) => view! { <InRegister known lookup=Arc::clone(&lookup) date/> }.into_any(),
            Verdict::Unknown => view! { <NotInRegister whole date/> }.into_any(),
        }
    }
}

#[component]
fn InRegister(known: Vec<Known>, lookup: Arc<Lookup>, date: chrono::NaiveDate) -> impl IntoView {
    let lang = use_lang();
    let person = known.iter().any(|k| k.post.is_some());
    view! {
        <section class="verdict verdict-yes stack">
            <div>
                <h2 class="verdict-word">{move || t::known(lang.get())}</h2>
                <p>{move || t::known_words(lang.get(), &date)}</p>
            </div>
            {known.into_iter().map(|known| view! { <Shown known lookup=Arc::clone(&lookup) date/> }).collect_view()}
            {person.then(|| view! { <p>{move || t::known_mind(lang.get())}</p> })}
        </section>
    }
}

#[component]
fn NotInRegister(
    /// Whether all numbers of the register could be looked at.
    whole: bool,
    date: chrono::NaiveDate,
) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let title = move || if whole { t::unknown(lang.get()) } else { t::unsure(lang.get()) };
    let words = move || {
        if whole { t::unknown_words(lang.get(), &date) } else { t::unsure_words(lang.get()).to_owned() }
    };
    view! {
        <section class="verdict verdict-no stack">
            <div>
                <h2 class="verdict-word">{title}</h2>
                <p>{words}</p>
                {whole.then(|| view! { <p class="soft small">{move || t::unknown_former(lang.get())}</p> })}
            </div>
            <p>{move || t::unknown_do(lang.get())}</p>
            <div class="row">
                <a class="button button-main number" href="tel:110">"110"</a>
                <a class="button number" href="tel:96110">"96110"</a>
                <a class="button" href=root.href("")>{move || t::unknown_village(lang.get())}</a>
            </div>
        </section>
    }
}
