//! Small parts that several office pages share.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::audit::Severity;
use wangge_core::office::{Progress, Stage};
use wangge_core::texts::office as t;

/// Rows of a long list on one page.
pub const PAGE: usize = 50;

/// The three severities, worst first.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// The name of a severity.
pub fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => t::severity_error(lang),
        Severity::Warning => t::severity_warning(lang),
        Severity::Note => t::severity_note(lang),
    }
}

/// A number as people read it: `4,957`.
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// How bad something is, as a mark with its word.
#[component]
pub fn Mark(severity: Severity) -> impl IntoView {
    let lang = use_lang();
    let class = match severity {
        Severity::Error => "mark mark-error",
        Severity::Warning => "mark mark-warning",
        Severity::Note => "mark mark-note",
    };
    view! { <span class=class>{move || severity_name(severity, lang.get())}</span> }
}

/// Buttons to filter by severity, each with its count.
#[component]
pub fn SeverityFilter(
    /// Errors, warnings, notes.
    #[prop(into)]
    counts: Signal<[usize; 3]>,
    /// What is chosen; `None`: all.
    chosen: RwSignal<Option<Severity>>,
) -> impl IntoView {
    let lang = use_lang();
    let button = move |severity: Option<Severity>| {
        let count = move || match severity {
            Some(s) => counts.get().get(s as usize).copied().unwrap_or(0),
            None => counts.get().iter().sum(),
        };
        let name = move || severity.map_or_else(|| t::all(lang.get()), |s| severity_name(s, lang.get()));
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (chosen.get() == severity).to_string()
                on:click=move |_| chosen.set(severity)
            >
                {name}" "<span class="number">{move || grouped(count())}</span>
            </button>
        }
    };
    let each: Vec<_> = SEVERITIES.into_iter().map(|s| button(Some(s))).collect();
    view! {
        <div class="row" role="group" aria-label=move || t::preview_filter(lang.get())>
            {button(None)}
            {each}
        </div>
    }
}

/// Which part of a long list is shown, with the ways back and on.
#[component]
pub fn Pager(#[prop(into)] total: Signal<usize>, from: RwSignal<usize>) -> impl IntoView {
    let lang = use_lang();
    let words = move || {
        let first = from.get() + 1;
        let last = (from.get() + PAGE).min(total.get());
        t::page_of(lang.get(), &grouped(first), &grouped(last), &grouped(total.get()))
    };
    view! {
        <nav class="row no-print" hidden=move || total.get() <= PAGE aria-label=words>
            <button class="button" type="button" disabled=move || from.get() == 0
                on:click=move |_| from.update(|n| *n = n.saturating_sub(PAGE))>
                {move || t::previous(lang.get())}
            </button>
            <span class="number" role="status">{words}</span>
            <button class="button" type="button" disabled={move || from.get() + PAGE >= total.get()}
                on:click=move |_| from.update(|n| *n += PAGE)>
                {move || t::next(lang.get())}
            </button>
        </nav>
    }
}

/// How far long work is, with a way to end it.
#[component]
pub fn Working(
    /// `None` before the first word of it.
    #[prop(into)]
    progress: Signal<Option<Progress>>,
    /// What is said until then.
    #[prop(default = t::loading)]
    begins: fn(Lang) -> &'static str,
    /// Name of the button that ends it.
    cancel: fn(Lang) -> &'static str,
    /// Ends it.
    on_cancel: impl Fn() + 'static,
) -> impl IntoView {
    let lang = use_lang();
    let words = move || match progress.get() {
        None => begins(lang.get()).to_owned(),
        Some(p) => match p.stage {
            Stage::Reading => t::stage_reading(lang.get(), &p.what),
            Stage::Comparing => t::stage_comparing(lang.get()).to_owned(),
            Stage::Storing => t::stage_storing(lang.get()).to_owned(),
            Stage::Publishing => t::stage_publishing(lang.get()).to_owned(),
            Stage::Packing => t::stage_packing(lang.get()).to_owned(),
            Stage::Dividing => t::stage_dividing(lang.get()).to_owned(),
        },
    };
    let share = move || {
        let known = progress.get().filter(|p| p.total > 0);
        known.map(|p| (p.done.min(p.total) as f64 / p.total as f64).to_string())
    };
    let done = move || {
        let known = progress.get().filter(|p| p.total > 0);
        let number = |n: u64| grouped(usize::try_from(n).unwrap_or(usize::MAX));
        known.map(|p| t::stage_done(lang.get(), &number(p.done), &number(p.total)))
    };
    view! {
        <div class="panel stack">
            <p role="status"><strong>{words}</strong></p>
            <progress max="1" value=share aria-label=words></progress>
            <p class="soft small number">{done}</p>
            <div>
                <button class="button" type="button" on:click=move |_| on_cancel()>
                    {move || cancel(lang.get())}
                </button>
            </div>
        </div>
    }
}
