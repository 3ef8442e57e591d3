//! What became of sharing or copying, said where a screen reader hears it; the text to copy by
//! hand where the browser does neither.
use crate::platform::container::surroundings;
use crate::platform::scroll::follow;
use crate::platform::share::Shared;
use crate::state::lang::use_lang;
use leptos::html;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::texts::share as t;

/// The words, empty until there is something to say.
#[component]
pub fn SharedNote(outcome: RwSignal<Option<Shared>>) -> impl IntoView {
    let lang = use_lang();
    let place = NodeRef::new();
    follow(Signal::derive(move || outcome.with(Option::is_some)), place);
    view! {
        <div role="status" class="said" node_ref=place>
            {move || outcome.get().and_then(|shared| said(shared, lang.get()))}
        </div>
    }
}

fn said(shared: Shared, lang: Lang) -> Option<AnyView> {
    let words = match shared {
        Shared::Dismissed => return None,
        Shared::Handed => t::handed(lang),
        Shared::Copied if surroundings().has_menu() => t::copied_in_app(lang),
        Shared::Copied => t::copied(lang),
        Shared::Refused(text) => return Some(view! { <ByHand text/> }.into_any()),
    };
    Some(view! { <p class="notice notice-good">{words}</p> }.into_any())
}

#[component]
fn ByHand(text: String) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let field = NodeRef::<html::Textarea>::new();
    let lines = text.lines().count() + 1;
    view! {
        <div class="notice notice-mind stack">
            <p>{t::copy_yourself(lang)}</p>
            <textarea
                class="input"
                readonly
                rows=lines.to_string()
                aria-label=t::copy_field(lang)
                node_ref=field
                on:focus=move |_| { if let Some(field) = field.get() { field.select(); } }
                prop:value=text
            ></textarea>
        </div>
    }
}
