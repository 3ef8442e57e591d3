//! The parts of a grid's page.
use crate::components::face::Face;
use crate::components::facts::Facts;
use crate::components::read_aloud::ReadAloud;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{PublicGrid, PublicPost, PublicVillage, spoken};
use wangge_core::domain::{GridCode, Level, Post, Telephone};
use wangge_core::texts::{find, grid as t, people};

/// A person with the number to tap, very large.
#[component]
pub fn Person(
    name: String,
    facts: Vec<String>,
    phone: Option<Telephone>,
    #[prop(optional_no_strip)] photo: Option<String>,
) -> impl IntoView {
    let lang = use_lang();
    let for_label = name.clone();
    view! {
        <div class="with-face">
            <div>
                <p class="who-name">{name.clone()}</p>
                <Facts facts/>
            </div>
            <Face photo name/>
        </div>
        {phone.map(|number| {
            let spaced = number.spaced();
            view! {
                <a
                    class="who-call number"
                    href=format!("tel:{number}")
                    aria-label=move || t::call(lang.get(), &for_label, &spaced)
                >{number.spaced()}</a>
                <p class="soft small who-hint">{move || t::call_words(lang.get())}</p>
            }
        })}
    }
}

/// Who answers for the grid; where the post is vacant or has no number, who answers instead.
#[component]
pub fn Answering(
    village: Arc<PublicVillage>,
    grid: PublicGrid,
    /// Of the publication.
    date: NaiveDate,
) -> impl IntoView {
    let lang = use_lang();
    let level = grid.code.level();
    let former = grid.former.clone();
    let said = {
        let (village, grid) = (Arc::clone(&village), grid.clone());
        Signal::derive(move || {
            let other = village.answering(grid.code).find(|a| a.grid.code != grid.code);
            spoken::answer(&grid, other.as_ref(), &village.place(grid.code), lang.get())
        })
    };
    let own = grid.head().cloned();
    let callable = own.as_ref().is_some_and(|p| p.telephone().is_some());
    // A grid's own office is named further down, its gridworker here.
    let instead = village.answering(grid.code).find(|a| a.grid.code != grid.code || a.person.is_some());
    let note = {
        let (own, some) = (own.clone(), instead.is_some());
        move || {
            let post = Post::Head.name(level, lang.get());
            match &own {
                Some(_) if callable => None,
                Some(person) => Some(t::no_phone(lang.get(), &person.name)),
                None if some => Some(t::vacant(lang.get(), &post)),
                None => Some(t::vacant_none(lang.get(), &post)),
            }
        }
    };
    let shown = instead.map(|a| (a.grid.clone(), a.person.cloned(), a.phone));
    view! {
        <section class="panel who">
            {move || note().map(|words| view! { <p class="notice notice-mind">{words}</p> })}
            {shown.map(|(grid, person, phone)| move || {
                let (name, facts) = match &person {
                    Some(person) => (person.name.clone(), person.facts(grid.code.level(), date, lang.get())),
                    None => (grid.name.clone(), vec![t::office_phone(lang.get()).to_owned()]),
                };
                let photo = person.as_ref().and_then(|p| p.photo.clone());
                view! { <Person name facts phone=Some(phone.clone()) photo/> }
            })}
            <ReadAloud text=said/>
            {move || former.iter().map(|f| {
                let post = f.post.name(level, lang.get());
                view! { <p class="soft small">{people::former(lang.get(), &post, &f.name, &f.until)}</p> }
            }).collect_view()}
        </section>
    }
}

/// A person in one line.
#[component]
fn Line(
    what: String,
    name: String,
    phone: Option<Telephone>,
    #[prop(optional_no_strip)] href: Option<String>,
) -> impl IntoView {
    let lang = use_lang();
    let for_label = name.clone();
    let what = match href {
        Some(href) => view! { <a href=href>{what}</a> }.into_any(),
        None => view! { <span class="soft">{what}</span> }.into_any(),
    };
    view! {
        <li class="line">
            <span class="line-words">{what} <span class="line-name">{name}</span></span>
            {phone.map(|number| {
                let spaced = number.spaced();
                view! {
                    <a class="line-call number" href=format!("tel:{number}") aria-label=move || t::call(lang.get(), &for_label, &spaced)>
                        {number.spaced()}
                    </a>
                }
            })}
        </li>
    }
}

/// Deputies, the police officer, the legal adviser, the office's telephone.
#[component]
pub fn Others(grid: PublicGrid) -> impl IntoView {
    let lang = use_lang();
    let level = grid.code.level();
    let others: Vec<PublicPost> = grid.posts.iter().filter(|p| p.post != Post::Head).cloned().collect();
    let office = grid.phone.as_ref().and_then(|p| p.parse::<Telephone>().ok());
    if others.is_empty() && office.is_none() {
        return None;
    }
    Some(view! {
        <section>
            <h2 class="part">{move || t::others(lang.get())}</h2>
            <ul class="lines">
                {move || others.iter().map(|p| view! {
                    <Line what=p.post.name(level, lang.get()).to_owned() name=p.name.clone() phone=p.telephone()/>
                }).collect_view()}
                {move || office.clone().map(|n| view! {
                    <Line what=t::office_phone(lang.get()).to_owned() name=String::new() phone=Some(n)/>
                })}
            </ul>
        </section>
    })
}

/// The levels above, nearest first.
#[component]
pub fn Above(village: Arc<PublicVillage>, code: GridCode) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    view! {
        <section>
            <h2 class="part">{move || t::above(lang.get())}</h2>
            <ul class="lines">
                {move || village.chain(code).skip(1).map(|g| {
                    let level = g.code.level();
                    let what = format!("{} {}", g.name, Post::Head.name(level, lang.get()));
                    let (name, phone) = g.head().map_or_else(
                        || (find::vacant_none(lang.get()).to_owned(), g.phone.as_ref().and_then(|p| p.parse().ok())),
                        |h| (h.name.clone(), h.telephone()),
                    );
                    view! { <Line what name phone href=Some(root.grid(g.code))/> }
                }).collect_view()}
            </ul>
        </section>
    }
}

/// The groups of a village, the grids of a group.
#[component]
pub fn Below(village: Arc<PublicVillage>, code: GridCode) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let list: Vec<PublicGrid> = match code.level() {
        Level::Village => village.groups.clone(),
        Level::Group => village.grids_of(code).cloned().collect(),
        _ => return None,
    };
    let title = move || {
        if code.level() == Level::Village { t::below_village(lang.get()) } else { t::below_group(lang.get()) }
    };
    Some(view! {
        <section>
            <h2 class="part">{title}</h2>
            <ul class="lines">
                {move || list.iter().map(|g| {
                    let what = [g.name.as_str(), g.range.as_str()].join(" ");
                    let name = g.head().map_or_else(|| find::vacant_none(lang.get()).to_owned(), |h| h.name.clone());
                    let phone = g.head().and_then(PublicPost::telephone);
                    view! { <Line what=what.trim().to_owned() name phone href=Some(root.grid(g.code))/> }
                }).collect_view()}
            </ul>
        </section>
    })
}
