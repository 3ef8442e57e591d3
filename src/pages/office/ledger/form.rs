//! The form of a record: what must be there first, the rest below. What is typed stays until it is
//! saved.
use super::super::shell::Answered;
use super::field::FieldOf;
use super::saving::Saving;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::GridCode;
use wangge_core::ledger::{RecordKey, RecordKind};
use wangge_core::office::{GetRecord, PutRecord, RecordForm, RecordSaved};
use wangge_core::texts::ledgers as t;

/// Texts to put into the form from outside: the number of a column and what goes there.
pub type Offered = RwSignal<Vec<(usize, String)>>;

/// A record's form, as it is or as a new one begins.
#[component]
pub fn FormOf(
    kind: RecordKind,
    /// Which; `None`: a new one.
    key: Option<RecordKey>,
    /// Where a new one begins.
    #[prop(default = None)]
    place: Option<GridCode>,
    /// What was found elsewhere.
    #[prop(optional)]
    offered: Option<Offered>,
    /// The name of its button.
    #[prop(default = t::save)]
    button: fn(Lang) -> &'static str,
    /// Hears what was saved.
    on_saved: impl Fn(RecordSaved) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let asked = use_asked(move || Some(GetRecord { kind, key, place }));
    view! {
        <Answered asked let:form>
            <Fields form kind key offered button on_saved=on_saved.clone()/>
        </Answered>
    }
}

#[component]
fn Fields(
    form: Arc<RecordForm>,
    kind: RecordKind,
    key: Option<RecordKey>,
    offered: Option<Offered>,
    button: fn(Lang) -> &'static str,
    on_saved: impl Fn(RecordSaved) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let place = RwSignal::new(form.place);
    let texts: Vec<RwSignal<String>> = form.fields.iter().map(|f| RwSignal::new(f.text.clone())).collect();
    if let Some(offered) = offered {
        let texts = texts.clone();
        Effect::new(move |_| {
            for (number, text) in offered.get() {
                if let Some(field) = texts.get(number) {
                    // A place is chosen from lists that follow it.
                    if let Ok(code) = text.parse::<GridCode>() {
                        place.set(Some(code));
                    }
                    field.set(text);
                }
            }
        });
    }
    let one = |(number, (field, text)): (usize, (&wangge_core::office::RecordField, RwSignal<String>))| {
        let field = field.clone();
        view! { <FieldOf number field text place wrong=saving.of(Some(number))/> }
    };
    let all = || form.fields.iter().zip(texts.iter().copied()).enumerate().filter(|(_, (f, _))| f.form);
    let first: Vec<_> = all().filter(|(_, (f, _))| f.must).map(one).collect();
    let more: Vec<_> = all().filter(|(_, (f, _))| !f.must).map(one).collect();
    let none_more = more.is_empty();
    let kept = texts.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let cells = kept.iter().map(|text| text.get_untracked()).collect();
        let (office, on_saved) = (office.clone(), on_saved.clone());
        let request = async move { office.ask(PutRecord { kind, key, cells, places: vec![] }).await };
        saving.save(t::saved, request, on_saved);
    };
    let rest = saving.of(None);
    view! {
        <form class="record-form stack" on:submit=on_submit>
            {first}
            <details class="stack" hidden=none_more open=key.is_some()>
                <summary class="button">{move || t::more(lang.get())}</summary>
                <div class="stack">{more}</div>
            </details>
            <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div><button class="button button-main button-wide" type="submit">
                {move || if saving.busy.get() { t::saving(lang.get()) } else { button(lang.get()) }}
            </button></div>
        </form>
    }
}
