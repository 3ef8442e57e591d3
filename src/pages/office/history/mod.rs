//! 修改历史: who changed what and when, of everything or of one place, person or household; who held
//! a post on a day; what the public does not know yet.
mod entry;
mod holder;
mod since;

use super::parts::{PAGE, Pager, grouped};
use super::shell::{Answered, Shell};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use entry::Entry;
use holder::HolderOnDay;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
use since::SincePublished;
use std::sync::Arc;
use wangge_core::domain::{GridCode, HouseholdId, PersonId};
use wangge_core::office::{GetGrid, GetHistory, GetHousehold, GetPerson, HistoryPage, Subject};
use wangge_core::texts::past as t;

/// 修改历史.
pub struct History;

#[lazy_route]
impl LazyRoute for History {
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
    let query = use_query_map();
    let of = Memo::new(move |_| {
        let get = |name: &str| query.with(|q| q.get(name));
        let number = |name: &str| get(name).and_then(|n| n.parse().ok());
        match (get("c").and_then(|c| c.parse().ok()), number("p"), number("h")) {
            (Some(code), ..) => Subject::Place(code),
            (_, Some(id), _) => Subject::Person(PersonId(id)),
            (_, _, Some(id)) => Subject::Household(HouseholdId(id)),
            _ => Subject::All,
        }
    });
    let name = named(of);
    let title = Signal::derive(move || match name.get() {
        name if name.is_empty() => t::title(lang.get()).to_owned(),
        name => t::of_place(lang.get(), &name),
    });
    let from = RwSignal::new(0);
    Effect::new(move || {
        of.track();
        from.set(0);
    });
    let page = use_asked(move || Some(GetHistory { of: of.get(), from: from.get(), count: PAGE }));
    let total = Signal::derive(move || page.get().ready().map_or(0, |p| p.total));
    let all = use_root().href("office/history/");
    view! {
        <Shell title>
            {move || (of.get() != Subject::All).then(|| view! {
                <p><a href=all.clone()>{move || t::all(lang.get())}</a></p>
            })}
            {move || (of.get() == Subject::All).then(|| view! { <SincePublished/> })}
            {move || match of.get() {
                Subject::All => Some(view! { <HolderOnDay fixed=None/> }),
                Subject::Place(code) => Some(view! { <HolderOnDay fixed=Some(code)/> }),
                Subject::Person(_) | Subject::Household(_) => None,
            }}
            <section class="stack" aria-labelledby="entries">
                <div class="row spread">
                    <h2 id="entries">{move || t::list(lang.get())}</h2>
                    <p role="status">{move || t::total(lang.get(), &grouped(total.get()))}</p>
                </div>
                <Answered asked=page let:page><Entries page of=of.get_untracked()/></Answered>
                <Pager total from/>
            </section>
        </Shell>
    }
}

/// The name of whose history it is; empty for everything, and until it is known.
fn named(of: Memo<Subject>) -> Signal<String> {
    let grid =
        use_asked(move || if let Subject::Place(code) = of.get() { Some(GetGrid { code }) } else { None });
    let person =
        use_asked(move || if let Subject::Person(id) = of.get() { Some(GetPerson { id }) } else { None });
    let home =
        use_asked(
            move || if let Subject::Household(id) = of.get() { Some(GetHousehold { id }) } else { None },
        );
    Signal::derive(move || {
        let name = match of.get() {
            Subject::All => None,
            Subject::Place(_) => grid.get().ready().map(|g| g.full_name.clone()),
            Subject::Person(_) => person.get().ready().map(|p| p.form.name.clone()),
            Subject::Household(_) => {
                home.get().ready().map(|h| format!("{} {}", h.form.door, h.form.head).trim().to_owned())
            }
        };
        name.unwrap_or_default()
    })
}

#[component]
fn Entries(page: Arc<HistoryPage>, of: Subject) -> impl IntoView {
    let lang = use_lang().get_untracked();
    if page.rows.is_empty() {
        return view! { <p class="soft">{t::none(lang)}</p> }.into_any();
    }
    let rows: Vec<_> =
        page.rows.iter().map(|row| view! { <Entry row=row.clone() whole={of == Subject::All}/> }).collect();
    view! { <ol class="entries">{rows}</ol> }.into_any()
}

/// The grid that is asked about, as [`holder`] takes it.
type Fixed = Option<GridCode>;
