//! The steps that were taken, in words.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::Outcome;
use wangge_core::office::NominationView;
use wangge_core::texts::nominations as t;

/// One line a step; nothing where none was taken.
#[component]
pub fn Record(view: Arc<NominationView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let lines = lines(&view, lang);
    (!lines.is_empty()).then(|| {
        let items: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        view! {
            <section class="stack no-print" aria-labelledby="record">
                <h3 id="record">{t::record(lang)}</h3>
                <ol class="steps">{items}</ol>
            </section>
        }
    })
}

fn lines(view: &NominationView, lang: Lang) -> Vec<String> {
    let n = &view.nomination;
    let mut lines = Vec::new();
    if !n.candidates.is_empty() {
        let names: Vec<&str> = n.candidates.iter().map(|c| c.name.as_str()).collect();
        lines.push(t::record_candidates(lang, &names.join(" · ")));
    }
    if let Some(review) = &n.review {
        let votes = n.candidates.iter().zip(&review.votes).map(|(c, v)| t::record_vote(lang, &c.name, v));
        let votes = votes.collect::<Vec<_>>().join(" · ");
        lines.push(t::record_review(lang, &review.on, &review.present, &votes));
    }
    if let Some(posting) = n.posting {
        lines.push(t::record_posting(lang, &posting.from, &posting.to));
    }
    match &n.outcome {
        Some(Outcome::Appointed { on, .. }) => lines.push(t::record_appointed(lang, on, &view.chosen)),
        Some(Outcome::Closed { on, reason }) => lines.push(t::record_closed(lang, on, reason)),
        None => {}
    }
    lines
}
