//! A person by form, with the photograph and the posts.
use super::super::fields::Field;
use super::super::shell::Failed;
use super::super::table::{Panel, TableState, category, party, sex};
use super::kit::{Choice, Foot, Saving, Sure, day, day_text};
use super::photo::{Photo, PhotoField};
use super::posts::Posts;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{Asked, use_asked, use_office};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::{Category, PersonId, Sex};
use wangge_core::edit::{Field as F, PersonForm as Form, PhotoForm, PutPerson};
use wangge_core::office::{GetPerson, PersonView, RemovePerson};
use wangge_core::texts::{forms as t, table as tt};

const SHOWN: &[F] = &[F::Name, F::Phone, F::Photo];

#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    phone: RwSignal<String>,
    sex: RwSignal<String>,
    party: RwSignal<String>,
    category: RwSignal<String>,
    photo: RwSignal<Photo>,
    file: StoredValue<Option<web_sys::File>, LocalStorage>,
    consent: RwSignal<String>,
}

impl Fields {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            phone: text(),
            sex: text(),
            party: text(),
            category: text(),
            photo: RwSignal::new(Photo::Keep),
            file: StoredValue::new_local(None),
            consent: text(),
        }
    }

    fn fill(self, view: &PersonView) {
        let form = &view.form;
        self.name.set(form.name.clone());
        self.phone.set(form.phone.clone());
        self.sex.set(form.sex.map(|s| format!("{s:?}")).unwrap_or_default());
        self.party.set(form.party_member.map(|p| p.to_string()).unwrap_or_default());
        self.category.set(form.category.map(|c| format!("{c:?}")).unwrap_or_default());
        self.photo.set(Photo::Keep);
        self.consent.set(day_text(view.consent));
    }

    /// As it is typed. `before`: the consent that is on record.
    fn form(self, before: &PersonView) -> Form {
        let consent = day(&self.consent.get());
        let photo = match self.photo.get() {
            Photo::Keep if consent != before.consent && !before.photo.is_empty() => {
                PhotoForm::Consent { consent }
            }
            Photo::Keep => PhotoForm::Keep,
            Photo::Remove => PhotoForm::Remove,
            Photo::New(_) => PhotoForm::New { consent },
        };
        let (sex, category) = (self.sex.get(), self.category.get());
        Form {
            name: self.name.get(),
            phone: self.phone.get(),
            sex: [Sex::Male, Sex::Female].into_iter().find(|s| format!("{s:?}") == sex),
            party_member: self.party.get().parse().ok(),
            category: Category::ALL.into_iter().map(|(c, _)| c).find(|c| format!("{c:?}") == category),
            photo,
        }
    }
}

/// No number that is given out.
const NOBODY: PersonId = PersonId(u32::MAX);

fn nobody() -> PersonView {
    PersonView { id: NOBODY, form: Form::default(), photo: String::new(), consent: None, posts: Vec::new() }
}

#[component]
pub fn PersonForm(state: TableState, id: Option<PersonId>) -> impl IntoView {
    let (lang, root, office) = (use_lang(), use_root(), use_office());
    let asked = use_asked(move || id.map(|id| GetPerson { id }));
    let loaded = RwSignal::new(Arc::new(nobody()));
    let there = RwSignal::new(id.is_none());
    let (fields, saving) = (Fields::new(), Saving::new());
    let sub = RwSignal::new(false);
    let typed = Memo::new(move |_| fields.form(&loaded.get()) != loaded.with(|l| l.form.clone()));
    let dirty = Memo::new(move |_| typed.get() || sub.get());
    Effect::new(move || {
        if let Some(view) = asked.get().ready() {
            if !typed.get_untracked() || !there.get_untracked() {
                fields.fill(view);
            }
            loaded.set(Arc::clone(view));
            there.set(true);
        }
    });
    let failed =
        move || if let Asked::Failed(f) = asked.get() { Some(view! { <Failed failure=f/> }) } else { None };
    let title = move || {
        if id.is_some() { loaded.with(|l| l.form.name.clone()) } else { t::new_person(lang.get()).to_owned() }
    };
    let ask = office.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !typed.get_untracked() {
            return;
        }
        let form = untrack(|| fields.form(&loaded.get()));
        let name = form.name.clone();
        let new = matches!(fields.photo.get_untracked(), Photo::New(_));
        let file: Vec<web_sys::File> = fields.file.get_value().filter(|_| new).into_iter().collect();
        let office = ask.clone();
        let request = async move {
            office.ask_with(PutPerson { id, form }, &file, None).await.map(|(edited, _)| edited)
        };
        saving.save(
            move |lang| t::saved(lang, &name),
            request,
            move |edited| {
                // What is stored is what stands here.
                loaded.update(|l| {
                    let form = Form { photo: PhotoForm::Keep, ..untrack(|| fields.form(l)) };
                    *l = Arc::new(PersonView { form, ..(**l).clone() });
                });
                fields.photo.set(Photo::Keep);
                there.set(false);
                state.dirty.set(false);
                if let Some(new) = edited.person {
                    state.panel.set(Some(Panel::Person(Some(new))));
                }
            },
        );
    };
    let now = lang.get_untracked();
    let sexes = [Sex::Male, Sex::Female].map(|s| (format!("{s:?}"), sex(Some(s), now).to_owned()));
    let parties = [true, false].map(|p| (p.to_string(), party(Some(p), now).to_owned()));
    let categories = Category::ALL.map(|(c, _)| (format!("{c:?}"), category(c, now).to_owned()));
    let label = move |word: fn(wangge_core::Lang) -> &'static str| {
        Signal::derive(move || word(lang.get()).to_owned())
    };
    let history = id.map(|id| root.href(&format!("office/history/?p={}", id.0)));
    let remove = move || {
        let Some(id) = id else { return };
        let (office, name) = (office.clone(), loaded.with_untracked(|l| l.form.name.clone()));
        let request = async move { office.ask(RemovePerson { id }).await };
        saving.save(
            move |lang| t::removed(lang, &name),
            request,
            move |_| {
                state.dirty.set(false);
                state.panel.set(None);
            },
        );
    };
    let stored_photo = Signal::derive(move || loaded.with(|l| l.photo.clone()));
    view! {
        <h2 tabindex="-1">{title}</h2>
        {failed}
        <form class="stack" on:submit=on_submit hidden=move || !there.get() && loaded.with(|l| l.id == NOBODY)>
            <Field id="f-name" label=label(tt::col_name) value=fields.name wrong=saving.wrong(F::Name)/>
            <Field id="f-phone" label=label(t::phone) value=fields.phone wrong=saving.wrong(F::Phone)
                hint=label(t::phone_hint)/>
            <div class="pair">
                <Choice id="f-sex" label=label(tt::col_sex) value=fields.sex options=sexes.to_vec() none=tt::unknown/>
                <Choice id="f-party" label=label(tt::col_party) value=fields.party options=parties.to_vec()
                    none=tt::unknown/>
            </div>
            <Choice id="f-category" label=label(tt::col_category) value=fields.category
                options=categories.to_vec() none=tt::unknown/>
            <PhotoField stored=stored_photo photo=fields.photo file=fields.file consent=fields.consent
                wrong=saving.wrong(F::Photo)/>
            <Foot state saving shown=SHOWN dirty on_reset=move || {
                fields.fill(&loaded.get_untracked());
                sub.set(false);
            }/>
        </form>
        {move || {
            let view = loaded.get();
            (id.is_some() && view.id != NOBODY).then(|| view! {
                <Posts posts=view.posts.clone() of_person=true sub/>
            })
        }}
        {history.map(|href| view! {
            <p><a href=href>{move || t::history(lang.get())}</a></p>
            <Sure name=label(t::remove_person) words=label(t::remove_person_words) on_sure=remove/>
        })}
    }
}
