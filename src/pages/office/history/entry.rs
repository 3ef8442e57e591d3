//! One entry of the history: when, who, what, how much, and field by field.
use super::super::parts::grouped;
use crate::platform::moment::moment;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::change::{Counts, Tally};
use wangge_core::office::{GetEntry, HistoryLine, HistoryRow};
use wangge_core::texts::past as t;

type Word = fn(Lang, &dyn std::fmt::Display, &dyn std::fmt::Display) -> String;

/// Lines of one entry on the page.
const LINES: usize = 200;

#[component]
pub fn Entry(
    row: HistoryRow,
    /// Of the whole history: the lines are fetched when they are asked for.
    whole: bool,
) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let now = lang.get_untracked();
    let id = row.id;
    let lines = RwSignal::new((row.lines, row.line_total));
    let open = RwSignal::new(!whole);
    let wrong = RwSignal::new(String::new());
    let holds = counted(&row.counts) > 0;
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if !open.get_untracked() || lines.with_untracked(|(lines, _)| !lines.is_empty()) {
            return;
        }
        let office = office.clone();
        leptos::task::spawn_local(async move {
            match office.ask(GetEntry { id, count: LINES }).await {
                Ok(entry) => drop(lines.try_set((entry.lines, entry.line_total))),
                Err(failure) => drop(wrong.try_set(failure.message)),
            }
        });
    };
    let who = if row.who.is_empty() { t::nobody(now).to_owned() } else { row.who };
    let title = row.title.clone();
    view! {
        <li class="entry">
            <div class="row spread">
                <strong>{row.title}</strong>
                <span class="soft small number">{moment(row.millis)}</span>
            </div>
            <p class="soft small">
                {who}{(!row.place.is_empty()).then(|| format!(" · {}", row.place))}
                {whole.then(|| format!(" · {}", count_words(&row.counts, now)))}
            </p>
            {(whole && holds).then(|| view! {
                <div><button class="button" type="button" aria-expanded=move || open.get().to_string()
                    aria-label=move || format!("{} {title}", if open.get() { t::hide(lang.get()) } else { t::show(lang.get()) })
                    on:click=toggle>
                    {move || if open.get() { t::hide(lang.get()) } else { t::show(lang.get()) }}
                </button></div>
            })}
            <p class="wrong" role="alert" hidden=move || wrong.get().is_empty()>{wrong}</p>
            {move || open.get().then(|| lines.with(|(lines, total)| view! { <Lines lines=lines.clone() total=*total/> }))}
        </li>
    }
}

/// Changes field by field.
#[component]
pub fn Lines(lines: Vec<HistoryLine>, total: usize) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let more = total.saturating_sub(lines.len());
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let words = words(&line, lang);
            view! { <li><strong>{line.what}</strong>" "<span>{words}</span></li> }
        })
        .collect();
    view! {
        <ul class="lines small">
            {lines}
            {(more > 0).then(|| view! { <li class="soft">{t::more_lines(lang, &grouped(more))}</li> })}
        </ul>
    }
}

fn words(line: &HistoryLine, lang: Lang) -> String {
    if line.field.is_empty() {
        return [line.before.as_str(), line.after.as_str()]
            .into_iter()
            .find(|w| !w.is_empty())
            .unwrap_or_default()
            .to_owned();
    }
    let or_empty = |text: &str| if text.is_empty() { t::empty(lang).to_owned() } else { text.to_owned() };
    t::field_was(lang, &line.field, &or_empty(&line.before), &or_empty(&line.after))
}

fn tallies(counts: &Counts, lang: Lang) -> [(&'static str, Tally); 7] {
    [
        (t::kind_grids(lang), counts.grids),
        (t::kind_persons(lang), counts.persons),
        (t::kind_appointments(lang), counts.appointments),
        (t::kind_households(lang), counts.households),
        (t::kind_settings(lang), counts.settings),
        (t::kind_nominations(lang), counts.nominations),
        (t::kind_printed(lang), counts.printed),
    ]
}

fn counted(counts: &Counts) -> usize {
    tallies(counts, Lang::Zh).iter().map(|(_, t)| t.added + t.changed + t.removed).sum()
}

/// How much of each kind, in words.
pub fn count_words(counts: &Counts, lang: Lang) -> String {
    let mut parts = Vec::new();
    for (what, tally) in tallies(counts, lang) {
        let all: [(usize, Word); 3] =
            [(tally.added, t::added), (tally.changed, t::changed), (tally.removed, t::removed)];
        parts.extend(all.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| word(lang, &what, &grouped(n))));
    }
    parts.join(" · ")
}
