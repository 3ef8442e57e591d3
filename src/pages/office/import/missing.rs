//! What becomes of what the sheets lack: nothing, unless a person ticks it.
use crate::pages::office::parts::grouped;
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use chrono::NaiveDate;
use leptos::prelude::*;
use wangge_core::office::{MissingChoice, MissingCounts};
use wangge_core::texts::updates as t;

/// What is ticked, with its days as they are typed.
#[derive(Clone, Copy)]
pub struct Ticked {
    homes: RwSignal<bool>,
    posts: RwSignal<bool>,
    grids: RwSignal<bool>,
    posts_day: RwSignal<String>,
    grids_day: RwSignal<String>,
}

impl Ticked {
    /// Nothing.
    pub fn none() -> Self {
        let day = || RwSignal::new(today().to_string());
        let off = || RwSignal::new(false);
        Self { homes: off(), posts: off(), grids: off(), posts_day: day(), grids_day: day() }
    }

    /// Takes every tick away.
    pub fn clear(self) {
        for ticked in [self.homes, self.posts, self.grids] {
            ticked.set(false);
        }
    }

    /// Whether anything is ticked.
    pub fn any(self) -> bool {
        self.homes.get() || self.posts.get() || self.grids.get()
    }

    /// What is chosen; `None` where a day is missing.
    pub fn choice(self) -> Option<MissingChoice> {
        let day = |ticked: RwSignal<bool>, typed: RwSignal<String>| {
            if ticked.get() { typed.get().parse::<NaiveDate>().ok().map(Some) } else { Some(None) }
        };
        Some(MissingChoice {
            grids: day(self.grids, self.grids_day)?,
            appointments: day(self.posts, self.posts_day)?,
            households: self.homes.get(),
        })
    }
}

/// A choice for each kind of which something is missing.
#[component]
pub fn MissingPanel(counts: MissingCounts, ticked: Ticked) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let n = |count: (usize, usize)| grouped(count.0);
    (counts.total() > 0).then(|| {
        view! {
            <fieldset class="stack">
                <legend><h2>{t::missing_title(lang)}</h2></legend>
                <p class="measure">{t::missing_words(lang)}</p>
                <Tick of=counts.households ticked=ticked.homes day=None
                    name=t::missing_households(lang, &n(counts.households))
                    words=t::missing_households_words(lang)/>
                <Tick of=counts.appointments ticked=ticked.posts
                    day=Some((t::missing_posts_day(lang), ticked.posts_day))
                    name=t::missing_posts(lang, &n(counts.appointments))
                    words=t::missing_posts_words(lang)/>
                <Tick of=counts.grids ticked=ticked.grids
                    day=Some((t::missing_grids_day(lang), ticked.grids_day))
                    name=t::missing_grids(lang, &n(counts.grids))
                    words=t::missing_grids_words(lang)/>
            </fieldset>
        }
    })
}

#[component]
fn Tick(
    /// How many, and how many rows were left out that might speak of them.
    of: (usize, usize),
    ticked: RwSignal<bool>,
    day: Option<(&'static str, RwSignal<String>)>,
    name: String,
    words: &'static str,
) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let (count, held) = of;
    let day = day.map(|(label, day)| {
        view! {
            <label class="field short" hidden=move || !ticked.get()>
                {label}
                <input class="input" type="date" required prop:value=day
                    on:input=move |event| day.set(event_target_value(&event))/>
            </label>
        }
    });
    let held =
        (held > 0).then(|| view! { <p class="notice small">{t::missing_held(lang, &grouped(held))}</p> });
    (count > 0).then(|| {
        view! {
            <div class="stack">
                <label class="option">
                    <input type="checkbox" disabled=held.is_some() prop:checked=ticked
                        on:change=move |event| ticked.set(event_target_checked(&event))/>
                    {name}
                </label>
                <p class="soft small measure">{words}</p>
                {held}
                {day}
            </div>
        }
    })
}
