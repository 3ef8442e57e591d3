//! 体检: what the audit finds, by kind and place, each with what to do; printable.
use super::coverage::CoverageTable;
use super::parts::{Mark, PAGE, Pager, SeverityFilter, grouped};
use super::shell::{Answered, Shell};
use super::table::{Panel, form_href, table_href};
use crate::platform::clock::today;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{Asked, use_asked};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::domain::audit::Severity;
use wangge_core::office::{
    AuditPage, AuditRow, GetAudit, GetPlaces, GetStatus, IssueGroup, PlaceChoice, TableFilter,
};
use wangge_core::texts::office as t;

/// 体检.
pub struct Audit;

#[lazy_route]
impl LazyRoute for Audit {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Filter {
    severity: RwSignal<Option<Severity>>,
    title: RwSignal<Option<String>>,
    within: RwSignal<Option<GridCode>>,
    from: RwSignal<usize>,
    /// All rows at once, for paper.
    whole: RwSignal<bool>,
    /// Paper is asked for, and comes when all rows stand on the page.
    paper: RwSignal<bool>,
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let within = use_query_map().read_untracked().get("c").and_then(|c| c.parse().ok());
    let filter = Filter {
        severity: RwSignal::new(None),
        title: RwSignal::new(None),
        within: RwSignal::new(within),
        from: RwSignal::new(0),
        whole: RwSignal::new(false),
        paper: RwSignal::new(false),
    };
    Effect::new(move || {
        filter.severity.track();
        filter.title.track();
        filter.within.track();
        filter.from.set(0);
        filter.whole.set(false);
        filter.paper.set(false);
    });
    Effect::new(move || {
        // A kind's name is of one language.
        lang.track();
        filter.title.set(None);
    });
    let page = use_asked(move || {
        let (from, count) = if filter.whole.get() { (0, usize::MAX) } else { (filter.from.get(), PAGE) };
        Some(GetAudit {
            severity: filter.severity.get(),
            title: filter.title.get(),
            within: filter.within.get(),
            from,
            count,
        })
    });
    let towns = use_asked(|| Some(GetPlaces { parent: None }));
    let counts = Signal::derive(move || page.get().ready().map_or([0; 3], |p| p.issues));
    let total = Signal::derive(move || page.get().ready().map_or(0, |p| p.total));
    view! {
        <Shell title=Signal::derive(move || t::audit_title(lang.get()).to_owned())>
            <p class="measure">{move || t::audit_words(lang.get())}</p>
            <OnPaper within=filter.within towns/>
            <div class="stack no-print">
                <Places filter towns/>
                <SeverityFilter counts chosen=filter.severity/>
            </div>
            <Answered asked=page let:page><Found page filter/></Answered>
            <div hidden=move || filter.whole.get()><Pager total from=filter.from/></div>
            <CoverageTable within=filter.within/>
        </Shell>
    }
}

/// What a sheet says of itself: the place, and the day.
#[component]
fn OnPaper(within: RwSignal<Option<GridCode>>, towns: Signal<Asked<Vec<PlaceChoice>>>) -> impl IntoView {
    let lang = use_lang();
    let status = use_asked(|| Some(GetStatus));
    let words = move || {
        let county = status.get().ready().map(|s| s.county.clone()).unwrap_or_default();
        let town = within.get().and_then(|code| {
            let towns = towns.get();
            towns.ready()?.iter().find(|p| p.code == code).map(|p| p.name.clone())
        });
        let place = format!("{county}{}", town.unwrap_or_default());
        t::audit_as_of(lang.get(), &place, &today().to_string())
    };
    view! { <p class="print-only">{words}</p> }
}

/// The place that is looked at: the county, or one of its towns.
#[component]
fn Places(filter: Filter, towns: Signal<Asked<Vec<PlaceChoice>>>) -> impl IntoView {
    let lang = use_lang();
    let value = move || filter.within.get().map(|c| c.to_string()).unwrap_or_default();
    let own = move || {
        // A place from a link, which is no town, is a choice too.
        let listed =
            towns.get().ready().is_some_and(|t| t.iter().any(|p| Some(p.code) == filter.within.get()));
        filter
            .within
            .get()
            .filter(|_| !listed)
            .map(|c| view! { <option value=c.to_string()>{c.to_string()}</option> })
    };
    let options = move || {
        let towns = towns.get();
        let list = towns.ready().map(|t| t.to_vec()).unwrap_or_default();
        list.into_iter()
            .map(|p| view! { <option value=p.code.to_string()>{p.name}</option> })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="field short">
            <label for="place">{move || t::audit_place(lang.get())}</label>
            <select class="input" id="place" prop:value=value
                on:change=move |event| filter.within.set(event_target_value(&event).parse().ok())>
                <option value="">{move || t::audit_whole(lang.get())}</option>
                {own}
                {options}
            </select>
        </div>
    }
}

#[component]
fn Found(page: Arc<AuditPage>, filter: Filter) -> impl IntoView {
    let lang = use_lang().get_untracked();
    if page.groups.is_empty() {
        return view! { <p class="notice notice-good">{t::audit_none(lang)}</p> }.into_any();
    }
    let groups: Vec<_> =
        page.groups.iter().map(|g| view! { <Kind group=g.clone() title=filter.title/> }).collect();
    let rows: Vec<_> = page.rows.iter().map(|r| view! { <Row row=r.clone()/> }).collect();
    let print = move |_| {
        filter.whole.set(true);
        filter.paper.set(true);
    };
    let whole = page.rows.len() == page.total;
    Effect::new(move || {
        if filter.paper.get() && whole {
            filter.paper.set(false);
            // When what has been put together is drawn.
            request_animation_frame(|| set_timeout(|| drop(window().print()), std::time::Duration::ZERO));
        }
    });
    view! {
        <section class="stack" aria-labelledby="kinds">
            <h2 id="kinds">{t::audit_kinds(lang)}</h2>
            <ul class="kinds">{groups}</ul>
        </section>
        <section class="stack" aria-labelledby="found">
            <div class="row spread">
                <h2 id="found">{t::audit_list(lang)}" "<span class="number">{grouped(page.total)}</span></h2>
                <button class="button no-print" type="button" on:click=print>{t::audit_print(lang)}</button>
            </div>
            <div class="table-frame">
                <table class="cards-when-narrow">
                    <thead><tr>
                        <th scope="col">{t::audit_severity(lang)}</th>
                        <th scope="col">{t::audit_where(lang)}</th>
                        <th scope="col">{t::audit_what(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Kind(group: IssueGroup, title: RwSignal<Option<String>>) -> impl IntoView {
    let name = group.title.clone();
    let (own, kind) = (name.clone(), name.clone());
    let pressed = move || title.with(|t| t.as_ref() == Some(&own)).to_string();
    let on_click = move |_| {
        title.update(|t| *t = if t.as_ref() == Some(&kind) { None } else { Some(kind.clone()) });
    };
    view! {
        <li>
            <button class="kind" type="button" aria-pressed=pressed on:click=on_click>
                <Mark severity=group.severity/>
                <span class="kind-name">{name}</span>
                <span class="number">{grouped(group.count)}</span>
            </button>
        </li>
    }
}

/// Where a finding is mended, relative to the site's root.
fn repair(row: &AuditRow) -> String {
    match (row.person, row.table) {
        (Some(person), _) => form_href(Panel::Person(Some(person))),
        (None, Some((kind, issue))) => {
            let filter =
                TableFilter { within: Some(row.place), issue: Some(issue), ..TableFilter::default() };
            table_href(kind, &filter)
        }
        (None, None) => form_href(Panel::Grid(row.place)),
    }
}

#[component]
fn Row(row: AuditRow) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let href = use_root().href(&repair(&row));
    view! {
        <tr>
            <td><Mark severity=row.severity/></td>
            <td>
                <a href=href title=t::audit_repair(lang)>{row.place_name}</a>
                <div class="soft small number">{row.place.to_string()}</div>
            </td>
            <td><strong>{row.title}</strong><p class="small">{row.message}</p></td>
        </tr>
    }
}
