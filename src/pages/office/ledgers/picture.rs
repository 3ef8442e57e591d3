//! A chat group's picture with its last day: shown on public grid pages until then, never printed.
use super::super::fields::Field;
use super::super::ledger::saving::Saving;
use super::super::ledger::word;
use super::super::saving::day;
use super::super::shell::Answered;
use crate::platform::clock::{day_of, today};
use crate::platform::files::files_of;
use crate::platform::picture::code_picture;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use chrono::Days;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::ledger::RecordId;
use wangge_core::ledger::chat::CODE_DAYS;
use wangge_core::office::{GetGroupPicture, GroupPictureView, PutGroupPicture};
use wangge_core::texts::ledgers as t;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

#[component]
pub fn Picture(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(move || Some(GetGroupPicture { id }));
    view! {
        <section class="panel stack no-print" aria-labelledby="group-picture">
            <h2 id="group-picture">{move || t::picture(lang.get())}</h2>
            <p class="measure">{move || t::picture_words(lang.get())}</p>
            <Answered asked let:view><Form id view/></Answered>
        </section>
    }
}

#[component]
fn Form(id: RecordId, view: Arc<GroupPictureView>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let rest = saving.of(None);
    let stored = !view.picture.is_empty();
    let shown = RwSignal::new(view.picture.clone());
    let file = StoredValue::new_local(None::<File>);
    let ahead = |from: chrono::NaiveDate| from.checked_add_days(Days::new(CODE_DAYS)).unwrap_or(from);
    let first = view.last_day.unwrap_or_else(|| ahead(today()));
    let last = RwSignal::new(first.to_string());
    let on_change = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(taken) = input.and_then(|i| files_of(i.files()).into_iter().next()) else { return };
        leptos::task::spawn_local(async move {
            match code_picture(&taken).await {
                Some((made, address)) => {
                    drop(file.try_set_value(Some(made)));
                    drop(shown.try_set(address));
                    // It was made when it was saved from WeChat, not when it is chosen here.
                    last.try_set(ahead(day_of(&taken).min(today())).to_string());
                }
                None => saving.note(t::picture_bad(lang.get_untracked()).to_owned()),
            }
        });
    };
    let ask = move |last_day: Option<chrono::NaiveDate>| {
        let office = office.clone();
        let files: Vec<File> = file.get_value().filter(|_| last_day.is_some()).into_iter().collect();
        let request = async move {
            let (saved, _) = office.ask_with(PutGroupPicture { id, last_day }, &files, None).await?;
            Ok(saved)
        };
        saving.save(t::saved, request, |_| {});
    };
    let remove = ask.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match day(&last.get_untracked()) {
            Some(day) => ask(Some(day)),
            None => saving.note(t::wrong_day(lang.get_untracked()).to_owned()),
        }
    };
    view! {
        <form class="stack" on:submit=on_submit>
            <p role="status">{view.state.clone()}</p>
            {move || (!shown.with(String::is_empty)).then(|| view! {
                <img class="code-picture" src=shown alt=move || t::picture(lang.get())/>
            })}
            <div class="row">
                <label class="button file-button">
                    {move || t::picture_choose(lang.get())}
                    <input class="unseen" type="file" accept="image/*" on:change=on_change/>
                </label>
                <button class="button" type="button" hidden=!stored on:click=move |_| remove(None)>
                    {move || t::picture_remove(lang.get())}
                </button>
            </div>
            <Field id="picture-day" label=word(t::picture_day) hint=word(t::picture_day_hint) value=last kind="date"/>
            <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div><button class="button button-main" type="submit">{move || t::picture_save(lang.get())}</button></div>
        </form>
    }
}
