//! 备份与锁定: whether the browser keeps the register, the sealed file to carry away and the way
//! back from it, the lock. A passphrase goes to the worker and is kept nowhere.
mod backup;
mod lock;
mod restore;
pub(super) mod secret;
mod storage;

use super::shell::{Answered, Shell};
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use backup::Backup;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use lock::Lock;
use restore::Restoring;
use storage::Storage;
use wangge_core::office::{GetSafe, SafeView};
use wangge_core::texts::safe as t;

/// 备份与锁定.
pub struct Safe;

#[lazy_route]
impl LazyRoute for Safe {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(|| Some(GetSafe));
    // The parts stay when the answer is another: what is typed in them stays too.
    let safe = Memo::new(move |_| asked.get().ready().map(|s| **s).unwrap_or_default());
    let there = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or(false) || asked.get().ready().is_some()
    });
    view! {
        <Shell title=Signal::derive(move || t::title(lang.get()).to_owned())>
            <p class="measure">{move || t::words(lang.get())}</p>
            <Show when=move || there.get() fallback=move || view! {
                <Answered asked let:_known>{""}</Answered>
            }>
                <Parts safe/>
            </Show>
        </Shell>
    }
}

#[component]
fn Parts(safe: Memo<SafeView>) -> impl IntoView {
    let room = RwSignal::new(0_u32);
    view! {
        <div class="safe">
            <Backup safe room/>
            <div class="stack-wide">
                <Restoring/>
                <Lock safe/>
                <Storage room/>
            </div>
        </div>
    }
}
