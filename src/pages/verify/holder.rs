//! People of the register as somebody at the door is compared with them: photograph, name, post,
//! place, since when, as of which publication.
use crate::components::face::Face;
use crate::components::facts::Facts;
use crate::components::trouble::{TroubleNote, Waiting};
use crate::pages::find::gone::Gone;
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, Trouble, use_manifest, use_village};
use crate::state::lang::use_lang;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Known, Lookup, PublicGrid, PublicPost, PublicVillage};
use wangge_core::domain::{GridCode, Level, Post, Telephone};
use wangge_core::texts::{people, verify as t};

/// The file that holds a grid: a village's; for a town, that of any of its villages.
fn use_file(code: GridCode) -> Signal<Loaded<Arc<PublicVillage>>> {
    let manifest = use_manifest();
    use_village(Signal::derive(move || {
        let Loaded::Ready(manifest) = manifest.get() else { return Some(code) };
        manifest.villages.iter().map(|(village, _)| *village).find(|v| code.holds(*v)).or(Some(code))
    }))
}

/// Who holds a grid now: what the code on a badge is answered with.
#[component]
pub fn Holder(code: GridCode, lookup: Arc<Lookup>, date: NaiveDate) -> impl IntoView {
    let lang = use_lang();
    let file = use_file(code);
    let place = lookup.path(code).concat();
    move || match file.get() {
        Loaded::Ready(village) => match village.grid(code).cloned() {
            Some(grid) => view! { <Badge grid place=place.clone() date/> }.into_any(),
            None => view! { <Gone digits=code.to_string() lookup=Arc::clone(&lookup)/> }.into_any(),
        },
        Loaded::Failed(Trouble::Missing) => {
            view! { <Gone digits=code.to_string() lookup=Arc::clone(&lookup)/> }.into_any()
        }
        // Without its file: what the index knows.
        Loaded::Failed(trouble) => match lookup.node(code).filter(|n| !n.head.is_empty()) {
            Some(node) => {
                let known = Known { grid: code, post: Some(Post::Head), name: node.head.clone() };
                view! {
                    <section class="verdict stack">
                        <h2>{move || t::badge(lang.get())}</h2>
                        <Shown known lookup=Arc::clone(&lookup) date/>
                    </section>
                }
                .into_any()
            }
            None => view! { <TroubleNote trouble/> }.into_any(),
        },
        Loaded::Waiting => view! { <Waiting/> }.into_any(),
    }
}

#[component]
fn Badge(grid: PublicGrid, place: String, date: NaiveDate) -> impl IntoView {
    let lang = use_lang();
    let level = grid.code.level();
    let (code, vacant) = (grid.code, grid.head().is_none());
    let (posts, former) = (grid.posts, grid.former);
    let empty = posts.is_empty();
    view! {
        <section class="verdict stack">
            <div>
                <h2>{move || t::badge(lang.get())}</h2>
                <p>{move || t::badge_words(lang.get(), &date)}</p>
            </div>
            {vacant.then(|| view! {
                <p class="notice notice-mind">{move || t::badge_vacant(lang.get(), &Post::Head.name(level, lang.get()))}</p>
            })}
            {posts.into_iter().map(|post| view! {
                <Portrait code place=place.clone() name=post.name.clone() post=Some(post.post) office=None details=Details::There(post) date/>
            }).collect_view()}
            {former.into_iter().map(|f| view! {
                <p class="soft">{move || people::former(lang.get(), &f.post.name(level, lang.get()), &f.name, &f.until)}</p>
            }).collect_view()}
            {(!empty).then(|| view! { <p>{move || t::badge_ask(lang.get())}</p> })}
        </section>
    }
}

/// What a village's file adds to what the index knows.
#[derive(Clone)]
enum Details {
    There(PublicPost),
    Waiting,
    /// No network.
    Later,
    /// There is none: it is an office.
    None,
}

/// One post of a number that is in the register.
#[component]
pub fn Shown(known: Known, lookup: Arc<Lookup>, date: NaiveDate) -> impl IntoView {
    let code = known.grid;
    let file = use_file(code);
    let place = lookup.path(code).concat();
    let office = known.post.is_none().then(|| lookup.name(code).to_owned());
    move || {
        let details = match (known.post, file.get()) {
            (None, _) => Details::None,
            (Some(post), Loaded::Ready(village)) => {
                let posts = village.grid(code).map(|g| g.posts.clone()).unwrap_or_default();
                let found = posts.into_iter().find(|p| p.post == post && p.name == known.name);
                found.map_or(Details::Later, Details::There)
            }
            (_, Loaded::Waiting) => Details::Waiting,
            (_, Loaded::Failed(_)) => Details::Later,
        };
        view! {
            <Portrait code place=place.clone() name=known.name.clone() post=known.post office=office.clone() details date/>
        }
    }
}

#[component]
fn Portrait(
    code: GridCode,
    /// With the names above it.
    place: String,
    name: String,
    post: Option<Post>,
    /// Whose telephone it is, where it is no person's.
    office: Option<String>,
    details: Details,
    date: NaiveDate,
) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let level = code.level();
    let known = if let Details::There(post) = &details { Some(post.clone()) } else { None };
    let photo = known.as_ref().and_then(|p| p.photo.clone());
    let without = known.is_some() && photo.is_none() && level >= Level::Town;
    let later = matches!(details, Details::Later);
    let facts = {
        let known = known.clone();
        move || {
            if let Some(post) = &known {
                return post.facts(level, date, lang.get());
            }
            let name = post.map(|p| p.name(level, lang.get()).to_owned());
            name.into_iter().chain([people::as_of(lang.get(), &date)]).collect()
        }
    };
    let phone: Option<Telephone> = known.as_ref().and_then(PublicPost::telephone);
    let (shown_name, called) = (name.clone(), name.clone());
    let short = place.clone();
    view! {
        <div class="panel stack">
            <div class="with-face">
                <div class="stack-tight">
                    {(!shown_name.is_empty()).then(|| view! { <p class="who-name">{shown_name}</p> })}
                    <p><strong>{place}</strong></p>
                    <Facts facts=Signal::derive(facts)/>
                    {office.map(|place| view! { <p>{move || t::known_office(lang.get(), &place)}</p> })}
                </div>
                <Face photo name/>
            </div>
            {without.then(|| view! { <p class="soft small">{move || t::no_photo(lang.get())}</p> })}
            {later.then(|| view! { <p class="soft small">{move || t::photo_later(lang.get())}</p> })}
            <div class="row">
                {phone.map(|number| {
                    let spaced = number.spaced();
                    view! {
                        <a class="button" href=format!("tel:{number}")>{move || t::call(lang.get(), &called, &spaced)}</a>
                    }
                })}
                <a class="button" href=root.grid(code)>{move || t::open(lang.get(), &short)}</a>
            </div>
        </div>
    }
}
