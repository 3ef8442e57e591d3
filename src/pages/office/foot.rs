//! The foot of a government site as a part of the settings: each field with its check.
use super::fields::Field;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::{Footer, FooterField};
use wangge_core::texts::foot as t;

/// The fields as they are typed.
#[derive(Clone, Copy)]
pub struct FootForm([(FooterField, RwSignal<String>); 5]);

impl FootForm {
    /// The fields of what is stored.
    pub fn of(footer: &Footer) -> Self {
        Self(FooterField::ALL.map(|field| (field, RwSignal::new(footer.get(field).to_owned()))))
    }

    /// What is to be stored; `None` while something is wrong.
    pub fn value(self) -> Option<Footer> {
        let mut footer = Footer::default();
        for (field, typed) in self.0 {
            let typed = typed.get();
            if !field.fits(&field.tidy(&typed)) {
                return None;
            }
            footer.set(field, &typed);
        }
        Some(footer)
    }
}

/// The fields, each with an example.
#[component]
pub fn FootFields(form: FootForm) -> impl IntoView {
    let lang = use_lang();
    let text = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    let fields = form.0.map(|(field, value)| {
        let (id, label, hint) = words(field);
        let wrong = Signal::derive(move || Footer::wrong(field, &value.get(), lang.get()).to_owned());
        view! { <Field id label=text(label) hint=text(hint) value wrong/> }
    });
    view! {
        <fieldset class="stack">
            <legend>{move || t::legend(lang.get())}</legend>
            <p class="hint">{move || t::words(lang.get())}</p>
            {fields.collect_view()}
        </fieldset>
    }
}

type Word = fn(Lang) -> &'static str;

fn words(field: FooterField) -> (&'static str, Word, Word) {
    match field {
        FooterField::Sponsor => ("sponsor", t::field_sponsor, t::hint_sponsor),
        FooterField::Contact => ("contact", t::field_contact, t::hint_contact),
        FooterField::SiteCode => ("site-code", t::field_site_code, t::hint_site_code),
        FooterField::Icp => ("icp", t::field_icp, t::hint_icp),
        FooterField::Police => ("police", t::field_police, t::hint_police),
    }
}
