//! What an import would change, to be opened and read line by line, a page at a time.
use crate::pages::office::parts::{PAGE, Pager, grouped};
use crate::pages::office::shell::Answered;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::office::{
    DifferencePage, DifferenceRow, FieldView, GetDifferences, Outcome, Preview, Tally,
};
use wangge_core::texts::updates as t;

/// Added, changed and missing.
#[component]
pub fn Differences(preview: Arc<Preview>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let sum = |of: fn(&Tally) -> usize| {
        [preview.grids, preview.persons, preview.appointments, preview.households].iter().map(of).sum()
    };
    let (added, changed, missing): (usize, usize, usize) =
        (sum(|t| t.added), sum(|t| t.changed), preview.missing.total());
    (added + changed + missing > 0).then(|| {
        view! {
            <section class="stack" aria-labelledby="differences">
                <h2 id="differences">{t::differences_title(lang)}</h2>
                <p class="soft">{t::differences_words(lang)}</p>
                <Fold outcome=Outcome::Changed count=changed title=t::changed(lang, &grouped(changed))/>
                <Fold outcome=Outcome::Added count=added title=t::added(lang, &grouped(added))/>
                <Fold outcome=Outcome::Missing count=missing title=t::missing(lang, &grouped(missing))/>
            </section>
        }
    })
}

/// One list, asked for when it is opened.
#[component]
fn Fold(outcome: Outcome, count: usize, title: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let from = RwSignal::new(0);
    let page =
        use_asked(move || open.get().then(|| GetDifferences { outcome, from: from.get(), count: PAGE }));
    (count > 0).then(|| {
        view! {
            <details class="fold" on:toggle=move |_| open.set(true)>
                <summary>{title}</summary>
                <div class="stack">
                    <Answered asked=page let:page><Rows page/></Answered>
                    <Pager total=Signal::derive(move || count) from/>
                </div>
            </details>
        }
    })
}

#[component]
fn Rows(page: Arc<DifferencePage>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let rows: Vec<_> = page.rows.iter().map(|row| line(row, lang)).collect();
    view! { <ul class="differences">{rows}</ul> }
}

fn line(row: &DifferenceRow, lang: Lang) -> impl IntoView + use<> {
    let place = (row.row > 0).then(|| {
        view! { <span class="soft small">{t::where_row(lang, &row.sheet, &row.row)}</span> }
    });
    let fields: Vec<_> = row.fields.iter().map(|f| field(f, lang)).collect();
    view! {
        <li>
            <p class="spread row"><strong>{row.what.clone()}</strong>{place}</p>
            {(!fields.is_empty()).then(|| view! { <dl>{fields}</dl> })}
        </li>
    }
}

fn field(of: &FieldView, lang: Lang) -> impl IntoView + use<> {
    let shown = |text: &str| if text.is_empty() { t::blank(lang).to_owned() } else { text.to_owned() };
    view! {
        <div>
            <dt>{of.field.clone()}</dt>
            <dd>
                <span class="unseen">{t::before(lang)}" "</span>
                <del>{shown(&of.before)}</del>
                <span aria-hidden="true">" → "</span>
                <span class="unseen">{t::after(lang)}" "</span>
                <ins>{shown(&of.after)}</ins>
            </dd>
        </div>
    }
}
