//! The fields of a report. None of them has a name that a browser would send, and none is kept.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::report::{Kind, Report, When};
use wangge_core::texts::report as t;

/// What, where, when, in one's own words, by whom.
#[component]
pub fn Fields(report: RwSignal<Report>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="stack-wide">
            <Kinds report/>
            <div class="field">
                <label for="place">{move || t::place(lang.get())}</label>
                <input class="input" id="place" type="text" autocomplete="off" aria-describedby="place-hint"
                    prop:value=move || report.with(|r| r.place.clone())
                    on:input=move |event| report.update(|r| r.place = event_target_value(&event))/>
                <p class="hint" id="place-hint">{move || t::place_hint(lang.get())}</p>
            </div>
            <Times report/>
            <div class="field">
                <label for="words">{move || t::words(lang.get())}</label>
                <textarea class="input" id="words" rows="4" autocomplete="off" aria-describedby="words-hint"
                    prop:value=move || report.with(|r| r.words.clone())
                    on:input=move |event| report.update(|r| r.words = event_target_value(&event))></textarea>
                <p class="hint" id="words-hint">{move || t::words_hint(lang.get())}</p>
            </div>
            <Own report/>
        </div>
    }
}

#[component]
fn Kinds(report: RwSignal<Report>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <fieldset class="report-choice">
            <legend>{move || t::kind(lang.get())}</legend>
            <div class="report-kinds">
                {Kind::ALL.map(|kind| view! {
                    <label class="choice">
                        <input type="radio" name="kind"
                            prop:checked=move || report.with(|r| r.kind == Some(kind))
                            on:change=move |_| report.update(|r| r.kind = Some(kind))/>
                        <span class="choice-words">
                            <b>{move || kind.name(lang.get())}</b>
                            <span class="hint">{move || kind.hint(lang.get())}</span>
                        </span>
                    </label>
                }).to_vec()}
            </div>
        </fieldset>
    }
}

#[component]
fn Times(report: RwSignal<Report>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <fieldset class="report-choice">
            <legend>{move || t::when(lang.get())}</legend>
            <div class="row">
                {When::ALL.map(|when| view! {
                    <label class="choice">
                        <input type="radio" name="when"
                            prop:checked=move || report.with(|r| r.when == Some(when))
                            on:change=move |_| report.update(|r| r.when = Some(when))/>
                        <span class="choice-words">{move || when.name(lang.get())}</span>
                    </label>
                }).to_vec()}
            </div>
        </fieldset>
    }
}

#[component]
fn Own(report: RwSignal<Report>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <fieldset class="report-choice">
            <legend>{move || t::own(lang.get())}</legend>
            <div class="report-own">
                <div class="field">
                    <label for="own-name">{move || t::own_name(lang.get())}</label>
                    <input class="input" id="own-name" type="text" autocomplete="name"
                        prop:value=move || report.with(|r| r.name.clone())
                        on:input=move |event| report.update(|r| r.name = event_target_value(&event))/>
                </div>
                <div class="field">
                    <label for="own-phone">{move || t::own_phone(lang.get())}</label>
                    <input class="input" id="own-phone" type="tel" autocomplete="tel" inputmode="tel"
                        prop:value=move || report.with(|r| r.phone.clone())
                        on:input=move |event| report.update(|r| r.phone = event_target_value(&event))/>
                </div>
            </div>
        </fieldset>
    }
}
