//! What does not work inside a messenger, and how to open the page in the browser. Shown only
//! where it is needed.
use crate::components::shared_note::SharedNote;
use crate::platform::container::surroundings;
use crate::platform::share;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::container::Container;
use wangge_core::texts::share as t;

/// The notice.
#[component]
pub fn Elsewhere(
    /// What does not work here, of an app's name.
    what: fn(Lang, &dyn std::fmt::Display) -> String,
    /// Another way, in words.
    #[prop(optional)]
    tip: Option<fn(Lang) -> &'static str>,
) -> impl IntoView {
    let lang = use_lang();
    let here = surroundings();
    let outcome = RwSignal::new(None);
    let name = move || match here.container {
        Container::WeChat => t::app_wechat(lang.get()),
        Container::Qq => t::app_qq(lang.get()),
        Container::DingTalk => t::app_dingtalk(lang.get()),
        Container::Alipay => t::app_alipay(lang.get()),
        Container::Browser | Container::Other => t::app_other(lang.get()),
    };
    let how = move || if here.has_menu() { t::elsewhere(lang.get()) } else { t::elsewhere_other(lang.get()) };
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let address = location().href().unwrap_or_default();
            outcome.set(Some(share::copy(address).await));
        });
    };
    view! {
        <div class="notice elsewhere">
            {here.has_menu().then(Drawing)}
            <div class="stack">
                <p><strong>{move || what(lang.get(), &name())}</strong></p>
                <p>{how}</p>
                {tip.map(|tip| view! { <p>{move || tip(lang.get())}</p> })}
                <p>
                    <button type="button" class="button" on:click=copy>{move || t::copy_address(lang.get())}</button>
                </p>
                <SharedNote outcome/>
            </div>
        </div>
    }
}

/// The top of a phone: the three dots, and the entry with the globe that they open.
#[component]
fn Drawing() -> impl IntoView {
    view! {
        <svg class="elsewhere-drawing" viewBox="0 0 96 96" aria-hidden="true">
            <path class="elsewhere-phone" d="M14 94V14a8 8 0 0 1 8-8h52a8 8 0 0 1 8 8v80"></path>
            <path class="elsewhere-phone" d="M14 30h68"></path>
            <circle class="elsewhere-ring" cx="68" cy="18" r="10"></circle>
            <path class="elsewhere-dots" d="M63 18h.01M68 18h.01M73 18h.01"></path>
            <path class="elsewhere-phone" d="M68 34v12M63 42l5 5 5-5"></path>
            <rect class="elsewhere-entry" x="22" y="54" width="52" height="28" rx="5"></rect>
            <circle class="elsewhere-phone" cx="36" cy="68" r="8"></circle>
            <path class="elsewhere-phone" d="M28 68h16M36 60c-5 5-5 11 0 16M36 60c5 5 5 11 0 16M51 68h16"></path>
        </svg>
    }
}
