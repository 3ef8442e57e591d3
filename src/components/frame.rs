//! Head and foot of every page.
use super::elder::{ElderBar, ElderSwitch};
use crate::components::news::News;
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, use_manifest};
use crate::state::lang::{set_lang, use_lang};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wangge_core::Lang;
use wangge_core::texts::{elder, frame as t};

/// The frame around a page.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let root = use_root();
    let lang = use_lang();
    let manifest = use_manifest();
    let name = move || match manifest.get() {
        Loaded::Ready(m) => t::brand_of(lang.get(), &m.name),
        _ => t::brand(lang.get()).to_owned(),
    };
    let path = use_location().pathname;
    let base = root.base();
    let office_base = base.clone();
    let in_office = Memo::new(move |_| {
        path.get().strip_prefix(office_base.as_str()).is_some_and(|p| p.starts_with("/office"))
    });
    let at = move |inner: &'static str| {
        let whole = format!("{base}/{inner}");
        move || (path.get().trim_end_matches('/') == whole.trim_end_matches('/')).then_some("page")
    };
    let (at_find, at_about) = (at(""), at("about"));
    let office_current = move || in_office.get().then_some("page");
    view! {
        <div class="page">
            <a class="skip" href="#main">{move || t::skip(lang.get())}</a>
            <header class="page-head">
                <div class="page-head-in">
                    <a class="brand" href=root.href("")>{name}</a>
                    <ElderSwitch/>
                    <nav class="page-nav" aria-label=move || t::nav(lang.get())>
                        <a href=root.href("") aria-current=at_find>{move || t::find(lang.get())}</a>
                        <a href=root.href("office/") aria-current=office_current>{move || t::office(lang.get())}</a>
                        <a href=root.href("about/") aria-current=at_about>{move || t::about(lang.get())}</a>
                        <LangSwitch/>
                    </nav>
                </div>
            </header>
            <ElderBar/>
            <News public=Signal::derive(move || !in_office.get())/>
            <main id="main" tabindex="-1">{children()}</main>
            <Foot/>
        </div>
    }
}

#[component]
fn LangSwitch() -> impl IntoView {
    let lang = use_lang();
    let other = move || if lang.get() == Lang::Zh { Lang::En } else { Lang::Zh };
    view! {
        <button type="button" lang=move || other().tag() on:click=move |_| set_lang(lang, other())>
            {move || t::other_language(lang.get())}
        </button>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let manifest = use_manifest();
    view! {
        <footer class="page-foot">
            <div class="page-foot-in">
                {move || match manifest.get() {
                    Loaded::Ready(m) => view! {
                        <span>{t::issuer(lang.get(), &m.issuer)}</span>
                        <span>{t::version(lang.get(), &m.version, &m.date)}</span>
                        {m.footer.lines(lang.get()).into_iter().map(|line| match line.link {
                            Some(href) => view! { <a href=href rel="external noreferrer">{line.words}</a> }.into_any(),
                            None => view! { <span>{line.words}</span> }.into_any(),
                        }).collect_view()}
                    }.into_any(),
                    _ => view! { <span>{t::no_version(lang.get())}</span> }.into_any(),
                }}
                <a href=root.href("offline/")>{move || t::offline(lang.get())}</a>
                <a href=root.href("privacy/")>{move || t::privacy(lang.get())}</a>
                <span><a href=root.href("g/") rel="external">{move || elder::by_place(lang.get())}</a></span>
            </div>
        </footer>
    }
}
