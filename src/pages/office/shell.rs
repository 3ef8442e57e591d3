//! What every office page has: the way to the other pages, its title, what is said while
//! the register is read and when it cannot be.
use super::turns::TurnBar;
use super::unlock::Unlock;
use crate::components::elsewhere::Elsewhere;
use crate::platform::container::surroundings;
use crate::platform::focus::focus;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{Asked, use_office};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::office::{Failure, FailureKind};
use wangge_core::texts::{divisions, ledgers, nominations, office as t, safe, share::cannot_office};

type Word = fn(Lang) -> &'static str;

/// The pages, by what one is about: over all, the register, what comes out of it, the daily work,
/// this device.
const PAGES: [&[(&str, Word)]; 5] = [
    &[("office/", t::nav_home)],
    &[
        ("office/table/", t::nav_table),
        ("office/import/", t::nav_import),
        ("office/tree/", t::nav_tree),
        ("office/division/", divisions::title),
        ("office/nominations/", nominations::title),
        ("office/audit/", t::nav_audit),
    ],
    &[("office/publish/", t::nav_publish), ("office/print/", t::nav_print)],
    &[
        ("office/cases/", ledgers::kind_case),
        ("office/ledgers/", ledgers::ledgers),
        ("office/figures/", ledgers::figures),
    ],
    &[
        ("office/history/", t::nav_history),
        ("office/safe/", safe::nav),
        ("office/settings/", t::nav_settings),
    ],
];

/// The way to the other pages: in one row, on a phone behind a button that says where one is.
#[component]
fn Nav() -> impl IntoView {
    let (lang, path) = (use_lang(), use_location().pathname);
    let root = StoredValue::new(use_root());
    let href = move |inner: &str| root.with_value(|root| root.href(inner));
    let open = RwSignal::new(false);
    let is_here = move |inner: &str| {
        let own = href(inner);
        path.with(|path| path.trim_end_matches('/') == own.trim_end_matches('/'))
    };
    let here = move || {
        PAGES
            .iter()
            .flat_map(|group| *group)
            .find(|(inner, _)| is_here(inner))
            .map(|(_, word)| word(lang.get()))
    };
    let link = move |(inner, word): &'static (&'static str, Word)| {
        let current = move || is_here(inner).then_some("page");
        view! { <li><a href=href(inner) aria-current=current>{move || word(lang.get())}</a></li> }
    };
    let groups = PAGES.map(|group| view! { <ul>{group.iter().map(link).collect_view()}</ul> });
    let on_keydown = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            focus(".office-menu");
        }
    };
    view! {
        <nav class="office-nav no-print" aria-label=move || t::nav(lang.get()) on:keydown=on_keydown>
            <button class="button office-menu" type="button" aria-controls="office-pages"
                aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|o| *o = !*o)>
                <span>{move || t::menu(lang.get())}</span>
                <span class="soft">{here}</span>
            </button>
            <div id="office-pages" class="office-pages" class:office-pages-open=open
                on:click=move |_| open.set(false)>{groups.to_vec()}</div>
        </nav>
    }
}

/// The frame of an office page.
#[component]
pub fn Shell(
    #[prop(into)] title: Signal<String>,
    /// The title is for the screen only: paper has its own.
    #[prop(optional)]
    unprinted: bool,
    children: Children,
) -> impl IntoView {
    let office = use_office();
    let (locked, shut, waiting) = (office.locked(), office.locked(), office.waiting());
    view! {
        <Nav/>
        <div class="office stack-wide">
            <div class="office-top">
                <h1 class:no-print=unprinted>{title}</h1>
                <TurnBar/>
            </div>
            {(!surroundings().can_download()).then(|| view! { <div class="no-print"><Elsewhere what=cannot_office/></div> })}
            <Waiting waiting/>
            {move || shut.get().then(|| view! { <Unlock/> })}
            <div class="office-body stack-wide" hidden=move || locked.get()>{children()}</div>
        </div>
    }
}

/// Another window is writing, and what was asked here waits for its turn.
#[component]
fn Waiting(waiting: ArcRwSignal<bool>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let stop = move |_| office.cancel();
    let shown = waiting.clone();
    view! {
        <div class="notice notice-mind no-print" role="status" hidden=move || !shown.get()>
            {move || {
                let stop = stop.clone();
                waiting.get().then(|| view! {
                    <div class="row spread">
                        <span>{safe::waiting(lang.get())}</span>
                        <button class="button" type="button" on:click=stop>{t::cancel(lang.get())}</button>
                    </div>
                })
            }}
        </div>
    }
}

/// Shows an answer when it is there, and what is said until then.
#[component]
pub fn Answered<T, V, F>(asked: Signal<Asked<T>>, children: F) -> impl IntoView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
    F: Fn(Arc<T>) -> V + Send + Sync + 'static,
{
    let lang = use_lang();
    move || match asked.get() {
        Asked::Waiting => view! { <p class="soft" role="status">{t::loading(lang.get())}</p> }.into_any(),
        Asked::Ready(value) => children(value).into_any(),
        Asked::Failed(failure) => view! { <Failed failure/> }.into_any(),
    }
}

/// What went wrong, and a way on.
#[component]
pub fn Failed(failure: Failure) -> impl IntoView {
    let lang = use_lang();
    let office = use_office();
    let (word, reload): (Word, bool) = match failure.kind {
        FailureKind::Conflict | FailureKind::CannotOpen => (t::reload, true),
        FailureKind::Crashed => (t::restart, false),
        FailureKind::Said | FailureKind::Locked | FailureKind::Cancelled => (t::retry, false),
    };
    let on_click = move |_| {
        if reload {
            drop(location().reload());
        } else {
            office.changed();
        }
    };
    view! {
        <div class="notice notice-bad stack" role="alert">
            <p>{failure.message}</p>
            <div><button class="button" type="button" on:click=on_click>{move || word(lang.get())}</button></div>
        </div>
    }
}
