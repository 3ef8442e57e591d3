//! The grid's chat groups: each picture until its last day by this device's date, as a publication may
//! be older; afterwards, whom to ask. Never printed.
use crate::platform::clock::today;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::directory::PublicChat;
use wangge_core::texts::grid as t;

#[component]
pub fn Chats(chats: Vec<PublicChat>) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    if chats.is_empty() {
        return None;
    }
    let day = today();
    let one = move |chat: PublicChat| {
        let PublicChat { name, picture, until } = chat;
        if until < day {
            return view! { <p>{move || t::chat_over(lang.get(), &name)}</p> }.into_any();
        }
        let (src, title) = (root.picture(&picture), name.clone());
        view! {
            <figure class="chat">
                <figcaption class="part">{title}</figcaption>
                <img src=src alt=move || t::chat_alt(lang.get(), &name) loading="lazy" decoding="async"/>
                <p class="soft small">{move || t::chat_until(lang.get(), &until)}" "{move || t::chat_how(lang.get())}</p>
            </figure>
        }
        .into_any()
    };
    Some(view! {
        <section class="panel stack no-print">
            <h2>{move || t::chat(lang.get())}</h2>
            {chats.into_iter().map(one).collect_view()}
        </section>
    })
}
