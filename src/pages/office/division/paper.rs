//! The division of a village or a group to post for objection: a page of words with the sketch, then
//! the list. No household stands on the sketch; who has no door number is masked in the list.
use super::flow::Flow;
use crate::components::sketch::SketchDrawing;
use crate::platform::clock::today;
use crate::platform::container::surroundings;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::Level;
use wangge_core::office::{DivisionGroup, GetDivisionGroup};
use wangge_core::print::{Sketch, sketch_of};
use wangge_core::texts::divisions as t;

/// Lines of a page of the list, and characters of doors in one.
const LINES: usize = 26;
const WIDE: usize = 26;

/// One row of the list.
#[derive(Clone)]
struct Row {
    group: String,
    number: usize,
    name: String,
    doors: String,
    homes: usize,
    head: String,
}

impl Row {
    fn lines(&self) -> usize {
        self.doors.chars().count().div_ceil(WIDE).max(1)
    }
}

#[derive(Clone)]
struct Made {
    rows: Vec<Row>,
    sketch: Option<Sketch>,
}

/// The button, and the pages once they are made.
#[component]
pub fn Paper(flow: Flow) -> impl IntoView {
    let (lang, office) = (use_lang(), StoredValue::new(use_office()));
    let made = RwSignal::new(None::<Arc<Made>>);
    let wrong = RwSignal::new(String::new());
    // Another proposal, another paper.
    Effect::new(move || {
        flow.drawn.track();
        flow.of.track();
        made.set(None);
    });
    let make = move |_| {
        let groups: Vec<_> = flow.rows.with_untracked(|rows| rows.iter().map(|r| r.code).collect());
        let office = office.get_value();
        wrong.set(String::new());
        leptos::task::spawn_local(async move {
            let mut all = Vec::new();
            for group in groups {
                match office.ask(GetDivisionGroup { group }).await {
                    Ok(group) => all.push(group),
                    Err(failure) => return drop(wrong.try_set(failure.message)),
                }
            }
            drop(made.try_set(Some(Arc::new(paper_of(&all, lang.get_untracked())))));
        });
    };
    let small = move || flow.of.get().is_some_and(|p| p.level() >= Level::Village);
    let can_print = surroundings().can_print();
    view! {
        <section class="panel stack no-print" aria-labelledby="paper">
            <h2 id="paper">{move || t::paper(lang.get())}</h2>
            <p class="measure">{move || if small() { t::paper_words(lang.get()) } else { t::paper_small(lang.get()) }}</p>
            <div class="row" hidden=move || !small()>
                <button class="button" type="button" on:click=make>{move || t::paper_make(lang.get())}</button>
                {can_print.then(|| view! {
                    <button class="button button-main" type="button" disabled=move || made.with(Option::is_none)
                        on:click=move |_| drop(window().print())>{move || t::print(lang.get())}</button>
                })}
            </div>
            <p class="wrong" role="alert" hidden=move || wrong.with(String::is_empty)>{wrong}</p>
        </section>
        <div class="printed">{move || made.get().map(|made| pages(flow, &made))}</div>
    }
}

fn paper_of(groups: &[DivisionGroup], lang: wangge_core::Lang) -> Made {
    let mut rows = Vec::new();
    let mut places = Vec::new();
    for group in groups {
        for (at, grid) in group.grids.iter().enumerate() {
            let own = || group.homes.iter().filter(|h| h.grid == at);
            let masked = own().filter(|h| !h.door.starts_with(|c: char| c.is_ascii_digit())).map(|h| {
                let first: String = h.head.chars().take(1).collect();
                t::masked(lang, &first)
            });
            let mut doors: Vec<String> =
                Some(grid.doors.clone()).filter(|d| !d.is_empty()).into_iter().collect();
            doors.extend(masked);
            rows.push(Row {
                group: group.row.name.clone(),
                number: at + 1,
                name: grid.name.clone(),
                doors: doors.join("、"),
                homes: grid.measures.households,
                head: grid.head.clone(),
            });
            let number = u16::try_from(at + 1).unwrap_or(u16::MAX);
            if let Some(code) = group.row.code.child(number).filter(|_| group.metric) {
                places.push((code, own().filter_map(|h| h.spot).collect()));
            }
        }
    }
    let name =
        |code| groups.iter().find(|g| g.row.code == code).map(|g| g.row.name.clone()).unwrap_or_default();
    Made { rows, sketch: sketch_of(places, name) }
}

fn pages(flow: Flow, made: &Made) -> AnyView {
    let lang = use_lang().get_untracked();
    let name = flow.name.get_untracked();
    let mut parts: Vec<Vec<Row>> = vec![Vec::new()];
    let mut used = 0;
    for row in &made.rows {
        if used + row.lines() > LINES {
            parts.push(Vec::new());
            used = 0;
        }
        used += row.lines();
        if let Some(part) = parts.last_mut() {
            part.push(row.clone());
        }
    }
    let homes: usize = made.rows.iter().map(|r| r.homes).sum();
    let grids = made.rows.len();
    let drawing = made.sketch.clone().map(|sketch| {
        let label = t::paper_sketch(lang, &name);
        view! { <div class="paper-sketch"><SketchDrawing sketch label/></div> }
    });
    let lists: Vec<_> = parts.into_iter().map(|rows| list(rows, &name)).collect();
    view! {
        <section class="paper">
            <h2>{t::paper_title(lang, &name)}</h2>
            <p class="paper-words">{t::paper_body(lang, &name, &homes, &grids)}</p>
            <p class="paper-words">{t::paper_object(lang)}</p>
            {drawing}
            <p class="paper-signed"><span>{t::paper_by(lang)}</span><span>{t::paper_on(lang, &today())}</span></p>
        </section>
        {lists}
    }
    .into_any()
}

fn list(rows: Vec<Row>, name: &str) -> impl IntoView + use<> {
    let lang = use_lang().get_untracked();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    <td>{row.group}</td>
                    <td>{t::paper_grid(lang, &row.number, &row.name)}</td>
                    <td class="paper-doors">{row.doors}</td>
                    <td class="number">{row.homes}</td>
                    <td>{if row.head.is_empty() { t::nobody(lang).to_owned() } else { row.head }}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="paper paper-table">
            <h3>{t::paper_list(lang, &name)}</h3>
            <table>
                <thead><tr>
                    <th scope="col">{t::col_group(lang)}</th>
                    <th scope="col">{t::col_grid(lang)}</th>
                    <th scope="col">{t::col_doors(lang)}</th>
                    <th scope="col" class="number">{t::col_homes(lang)}</th>
                    <th scope="col">{t::col_head(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
