//! Who held which post on a grid on a day.
use super::super::fields::Field;
use super::super::print::PlacePicker;
use super::super::shell::Answered;
use super::super::table::{Panel, form_href};
use super::Fixed;
use crate::platform::clock::today;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::office::{Holder, HolderOn};
use wangge_core::texts::past as t;

#[component]
pub fn HolderOnDay(
    /// The grid, where the page is about one; else it is chosen.
    fixed: Fixed,
) -> impl IntoView {
    let lang = use_lang();
    let grid = RwSignal::new(fixed);
    let day = RwSignal::new(today().to_string());
    let asked = use_asked(move || {
        let day: NaiveDate = day.get().parse().ok()?;
        grid.get().map(|grid| HolderOn { grid, day })
    });
    let ready = move || grid.get().is_some() && day.get().parse::<NaiveDate>().is_ok();
    let label = Signal::derive(move || t::holder_day(lang.get()).to_owned());
    view! {
        <section class="panel stack no-print" aria-labelledby="holder">
            <h2 id="holder">{move || t::holder_title(lang.get())}</h2>
            {fixed.is_none().then(|| view! { <PlacePicker place=grid any=true/> })}
            <div class="short"><Field id="holder-day" label value=day kind="date"/></div>
            <Show when=ready fallback=move || view! { <p class="soft">{move || t::holder_choose(lang.get())}</p> }>
                <Answered asked let:holders><Holders holders/></Answered>
            </Show>
        </section>
    }
}

#[component]
fn Holders(holders: Arc<Vec<Holder>>) -> impl IntoView {
    let (lang, root) = (use_lang().get_untracked(), use_root());
    if holders.is_empty() {
        return view! { <p role="status">{t::holder_none(lang)}</p> }.into_any();
    }
    let line = |h: &Holder| {
        let href = root.href(&form_href(Panel::Person(Some(h.person))));
        let from = h.from.map(|d| t::since(lang, &d)).unwrap_or_default();
        let to = h.to.map(|d| t::until(lang, &d)).unwrap_or_default();
        let office = (!h.office.is_empty()).then(|| format!(" · {}", h.office));
        view! {
            <li>
                <span class="soft small">{h.post.clone()}{office}</span>" "
                <a href=href><strong>{h.name.clone()}</strong></a>" "
                <span class="soft small">{from}" "{to}</span>
            </li>
        }
    };
    let lines: Vec<_> = holders.iter().map(line).collect();
    view! { <ul class="stack holders">{lines}</ul> }.into_any()
}
