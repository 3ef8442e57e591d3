//! The appointments of a person or on a node: held now first; each can be changed, ended, or taken
//! out where it never was.
use super::super::fields::Field;
use super::super::table::{Panel, form_href};
use super::kit::{Saving, Sure, day, day_text};
use crate::platform::clock::today;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::Level;
use wangge_core::edit::{Field as F, PostForm, PutPost};
use wangge_core::office::{PostRow, RemovePosts};
use wangge_core::texts::forms as t;

const SHOWN: &[F] = &[F::From, F::To];

#[component]
pub fn Posts(
    posts: Vec<PostRow>,
    /// Of a person: where; else: who.
    of_person: bool,
    /// Something is typed here that is not saved.
    sub: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let none = posts.is_empty();
    let items: Vec<_> = posts.into_iter().map(|post| view! { <Item post of_person sub/> }).collect();
    view! {
        <section class="stack">
            <h3>{move || t::posts(lang.get())}</h3>
            <p class="soft" hidden=!none>{move || t::no_posts(lang.get())}</p>
            <ul class="stack">{items}</ul>
        </section>
    }
}

#[component]
fn Item(post: PostRow, of_person: bool, sub: RwSignal<bool>) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let open = RwSignal::new(false);
    let (href, name) = if of_person {
        (root.href(&form_href(Panel::Grid(post.key.grid))), post.grid_name.clone())
    } else {
        (root.href(&form_href(Panel::Person(Some(post.key.person)))), post.person_name.clone())
    };
    let form = post.form.clone();
    let days = {
        let form = form.clone();
        move || match (form.from, form.to) {
            (None, None) => t::days_unknown(lang.get()).to_owned(),
            (Some(from), None) => t::days_since(lang.get(), &from),
            (None, Some(to)) => t::days_until(lang.get(), &to),
            (Some(from), Some(to)) => t::days(lang.get(), &from, &to),
        }
    };
    let origin = {
        let (nomination, reason) = (post.nomination.is_some(), form.reason.clone());
        move || {
            if nomination {
                t::by_nomination(lang.get()).to_owned()
            } else if reason.is_empty() {
                String::new()
            } else {
                t::without_nomination(lang.get(), &reason)
            }
        }
    };
    let held = post.held;
    let aria = format!("{} {}", post.post_name, name);
    let level = post.key.grid.level();
    let close = move || {
        open.set(false);
        sub.set(false);
    };
    view! {
        <li class="post" class:post-past=!held>
            <div class="soft small">
                {post.post_name.clone()}
                {(!form.office.is_empty()).then(|| format!(" · {}", form.office))}
                {(!held).then(|| view! { " "<span class="mark mark-note">{move || t::not_held(lang.get())}</span> })}
            </div>
            <div class="row spread">
                <a href=href><strong>{name}</strong></a>
                <button class="button" type="button" aria-expanded=move || open.get().to_string()
                    aria-label=move || t::change_post(lang.get(), &aria)
                    on:click=move |_| if open.get_untracked() { close() } else { open.set(true) }>
                    {move || t::change(lang.get())}
                </button>
            </div>
            <div class="soft small">{days}" "{origin}</div>
            {move || open.get().then(|| view! { <Edit post=post.clone() level sub close/> })}
        </li>
    }
}

#[component]
fn Edit(
    post: PostRow,
    level: Level,
    sub: RwSignal<bool>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let (key, nominated) = (post.key, post.nomination.is_some());
    let held_office = RwSignal::new(post.form.office.clone());
    let from = RwSignal::new(day_text(post.form.from));
    let to = RwSignal::new(day_text(post.form.to));
    let reason = RwSignal::new(post.form.reason.clone());
    let who = format!("{}{}", post.post_name, post.person_name);
    let label = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    let (saver, name) = (office.clone(), who.clone());
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form = PostForm {
            office: held_office.get_untracked(),
            from: day(&from.get_untracked()),
            to: day(&to.get_untracked()),
            reason: reason.get_untracked(),
        };
        let (office, name) = (saver.clone(), name.clone());
        let request = async move { office.ask(PutPost { key, form }).await };
        saving.save(move |lang| t::saved(lang, &name), request, move |_| close());
    };
    let remove = move || {
        let (office, name) = (office.clone(), who.clone());
        let request = async move { office.ask(RemovePosts { keys: vec![key] }).await };
        saving.save(move |lang| t::removed(lang, &name), request, move |_| close());
    };
    let rest = saving.rest(SHOWN);
    let end_today = move |_| {
        to.set(today().to_string());
        sub.set(true);
    };
    view! {
        <form class="stack form-more" on:submit=on_submit on:input=move |_| sub.set(true)>
            <Field id="p-office" label=label(t::office) value=held_office/>
            <div class="pair">
                <Field id="p-from" label=label(t::from) value=from wrong=saving.wrong(F::From) kind="date"/>
                <Field id="p-to" label=label(t::to) value=to wrong=saving.wrong(F::To) kind="date"
                    hint=label(t::to_hint)/>
            </div>
            {(level == Level::Household && !nominated).then(|| view! {
                <Field id="p-reason" label=label(t::reason) value=reason hint=label(t::reason_hint)/>
            })}
            <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div class="row">
                <button class="button button-main" type="submit">{move || t::save(lang.get())}</button>
                <button class="button" type="button" on:click=end_today>{move || t::end_today(lang.get())}</button>
                <button class="button" type="button" on:click=move |_| close()>{move || t::cancel(lang.get())}</button>
            </div>
            <Sure name=label(t::remove_post) words=label(t::remove_post_words) on_sure=remove/>
        </form>
    }
}
