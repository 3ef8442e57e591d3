//! The home screen: the browser's own offer where there is one, words for the others.
use crate::platform::container::surroundings;
use crate::platform::install;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::texts::offline as t;

type Word = fn(Lang) -> &'static str;

const WAYS: [(Word, Word); 4] = [
    (t::way_android, t::way_android_words),
    (t::way_iphone, t::way_iphone_words),
    (t::way_wechat, t::way_wechat_words),
    (t::way_desktop, t::way_desktop_words),
];

/// The way of a messenger's own browser among these.
const WECHAT: usize = 2;

/// How to put the app on the home screen.
#[component]
pub fn Install() -> impl IntoView {
    let lang = use_lang();
    // Within a messenger there is no home screen to be put on, outside it no messenger.
    let inside = !surroundings().can_install();
    let ways = WAYS.into_iter().enumerate().filter(move |(at, _)| (*at == WECHAT) == inside);
    let offered = RwSignal::new(install::is_offered());
    let installed = RwSignal::new(install::is_installed());
    let offer = window_event_listener_untyped("beforeinstallprompt", move |_| {
        let _ = offered.try_set(install::is_offered());
    });
    let done = window_event_listener_untyped("appinstalled", move |_| {
        let _ = installed.try_set(true);
    });
    on_cleanup(move || {
        offer.remove();
        done.remove();
    });
    let ask = move |_| {
        offered.set(false);
        leptos::task::spawn_local(async move {
            if install::install().await {
                let _ = installed.try_set(true);
            }
        });
    };
    view! {
        <section class="panel stack">
            <h2>{move || t::install_title(lang.get())}</h2>
            <p hidden=move || installed.get()>{move || t::install_words(lang.get())}</p>
            <p class="notice notice-good" role="status" hidden=move || !installed.get()>
                {move || t::installed(lang.get())}
            </p>
            <div hidden=move || !offered.get() || installed.get()>
                <button type="button" class="button button-main" on:click=ask>{move || t::install(lang.get())}</button>
            </div>
            <dl class="facts" hidden=move || offered.get() || installed.get()>
                {ways.map(|(_, (name, words))| view! {
                    <div><dt>{move || name(lang.get())}</dt><dd>{move || words(lang.get())}</dd></div>
                }).collect_view()}
            </dl>
        </section>
    }
}
