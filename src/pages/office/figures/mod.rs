//! 工作报表: the figures of a work report for any place and period, each a way to the rows behind it,
//! and as paragraphs to paste. No figure is typed.
use super::ledger::list::Rows;
use super::ledger::period::{PeriodPicker, this_year};
use super::ledgers::give;
use super::parts::{PAGE, grouped};
use super::print::PlacePicker;
use super::shell::{Answered, Shell};
use crate::platform::container::surroundings;
use crate::platform::share::{Shared, copy};
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::ledger::Period;
use wangge_core::office::{ExportFigures, FiguresView, GetFigureRows, GetFigures};
use wangge_core::texts::ledgers as t;

/// 工作报表.
pub struct Figures;

#[lazy_route]
impl LazyRoute for Figures {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let within = RwSignal::new(None::<GridCode>);
    let period = RwSignal::new(this_year());
    let of = Memo::new(move |_| {
        let Period { from, to } = period.get();
        GetFigures { within: within.get(), from, to }
    });
    let asked = use_asked(move || Some(of.get()));
    let chosen = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        of.track();
        chosen.set(None);
    });
    let said = RwSignal::new(String::new());
    let export = move |_| give(office.clone(), ExportFigures { of: of.get_untracked() }, said);
    view! {
        <Shell title=Signal::derive(move || t::figures(lang.get()).to_owned())>
            <p class="measure no-print">{move || t::figures_words(lang.get())}</p>
            <div class="stack no-print">
                <PeriodPicker period/>
                <PlacePicker place=within any=true/>
                <div class="row">
                    <button class="button" type="button" on:click=export>{move || t::export_xlsx(lang.get())}</button>
                    {surroundings().can_print().then(|| view! {
                        <button class="button" type="button" on:click=move |_| drop(window().print())>{move || t::print_page(lang.get())}</button>
                    })}
                    <span role="status" class="small">{said}</span>
                </div>
            </div>
            <Answered asked let:view><Whole view chosen/></Answered>
            {move || chosen.get().map(|figure| view! { <Behind of figure/> })}
        </Shell>
    }
}

#[component]
fn Whole(view: Arc<FiguresView>, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let rows: Vec<_> = view
        .rows
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let name = row.name.clone();
            let name = if row.rows == 0 {
                name.into_any()
            } else {
                let words = t::rows_behind(lang, &name, &grouped(row.rows));
                view! {
                    <button class="figure-way" type="button" aria-label=words
                        aria-pressed=move || (chosen.get() == Some(n)).to_string()
                        on:click=move |_| chosen.set(Some(n))>{name}</button>
                }
                .into_any()
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number"><strong>{row.value.clone()}</strong></td>
                    <td class="number soft">{row.before.clone()}</td>
                </tr>
            }
        })
        .collect();
    let words = view.paragraphs.join("\n");
    let copied = RwSignal::new(false);
    let on_copy = move |_| {
        let words = words.clone();
        leptos::task::spawn_local(async move {
            copied.try_set(matches!(copy(words).await, Shared::Copied));
        });
    };
    let paragraphs: Vec<_> =
        view.paragraphs.iter().map(|p| view! { <p lang="zh-CN">{p.clone()}</p> }).collect();
    view! {
        <section class="panel stack" aria-labelledby="paragraphs">
            <h2 id="paragraphs">{t::paragraphs(lang)}</h2>
            {paragraphs}
            <div class="row no-print">
                <button class="button button-main" type="button" on:click=on_copy>{t::copy_words(lang)}</button>
                <span role="status">{move || copied.get().then(|| t::copied(lang))}</span>
            </div>
        </section>
        <section class="stack" aria-labelledby="figures">
            <h2 id="figures">{format!("{} {}", view.place, view.period)}</h2>
            <div class="table-frame"><table class="figure-table">
                <thead><tr>
                    <th scope="col">{t::figure(lang)}</th>
                    <th scope="col" class="number">{view.period.clone()}</th>
                    <th scope="col" class="number">{view.before.clone()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
}

/// The rows behind a figure.
#[component]
fn Behind(of: Memo<GetFigures>, figure: usize) -> impl IntoView {
    let lang = use_lang();
    let from = RwSignal::new(0);
    let asked =
        use_asked(move || Some(GetFigureRows { of: of.get(), figure, from: from.get(), count: PAGE }));
    let place = NodeRef::<leptos::html::Section>::new();
    Effect::new(move |_| {
        if let Some(section) = place.get() {
            section.scroll_into_view();
        }
    });
    view! {
        <section class="stack no-print" node_ref=place aria-labelledby="behind">
            <h2 id="behind">{move || t::behind(lang.get())}</h2>
            <Rows asked from/>
        </section>
    }
}
