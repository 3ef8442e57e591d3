//! A person by form.
use super::{Check, Field, Problem};
use crate::change::{Change, Edit};
use crate::domain::{Category, NotAPhoto, Person, PersonId, Phone, Photo, Register, Sex};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, edit as t};

/// What is typed of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonForm {
    /// Full name.
    pub name: String,
    /// Duty telephone, as typed.
    pub phone: String,
    /// 性别, where known.
    pub sex: Option<Sex>,
    /// 中共党员, where known.
    pub party_member: Option<bool>,
    /// The circle a level-4 gridworker comes from.
    pub category: Option<Category>,
    /// What becomes of the photograph.
    pub photo: PhotoForm,
}

/// What becomes of a photograph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhotoForm {
    /// It stays, or there is none.
    #[default]
    Keep,
    /// It goes.
    Remove,
    /// The file beside the request takes its place.
    New {
        /// When the person agreed that it is published; `None`: not asked yet.
        consent: Option<NaiveDate>,
    },
    /// The picture stays, the consent is another.
    Consent {
        /// As above.
        consent: Option<NaiveDate>,
    },
}

/// A new person, or another form of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutPerson {
    /// Who; `None`: somebody new.
    pub id: Option<PersonId>,
    /// What is typed.
    pub form: PersonForm,
}

impl PersonForm {
    /// The form of a person as they are.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            phone: person.phone.to_string(),
            sex: person.sex,
            party_member: person.party_member,
            category: person.category,
            photo: PhotoForm::Keep,
        }
    }
}

/// The person that a form describes, and how it was before.
pub(super) fn read(
    check: &mut Check,
    register: &Register,
    put: &PutPerson,
    file: Option<&[u8]>,
) -> Edit<Person> {
    let before = put.id.and_then(|id| register.persons.get(&id)).cloned();
    let form = &put.form;
    if put.id.is_some() && before.is_none() {
        check.wrong(Field::Whole, "", t::gone(check.lang));
    }
    let after = Person {
        id: before.as_ref().map_or(PersonId(register.next_person), |p| p.id),
        name: check.name(Field::Name, &form.name),
        sex: form.sex,
        phone: check.phone(&form.phone, before.as_ref().map(|p| &p.phone)),
        party_member: form.party_member,
        category: form.category,
        photo: photo(check, form.photo, before.as_ref().and_then(|p| p.photo.clone()), file),
    };
    Edit { before, after: Some(after) }
}

fn photo(check: &mut Check, form: PhotoForm, before: Option<Photo>, file: Option<&[u8]>) -> Option<Photo> {
    match form {
        PhotoForm::Keep => before,
        PhotoForm::Remove => None,
        PhotoForm::Consent { consent } => before.map(|mut photo| {
            photo.consent = consent;
            photo
        }),
        PhotoForm::New { consent } => match Photo::new(file.unwrap_or_default(), consent) {
            Ok(photo) => Some(photo),
            Err(error) => {
                let words = match error {
                    NotAPhoto::TooLarge => t::photo_large(check.lang),
                    NotAPhoto::Unknown => t::photo_unknown(check.lang),
                };
                check.wrong(Field::Photo, "", words);
                None
            }
        },
    }
}

/// A new person or another form of one. A namesake with the same telephone is the same person.
///
/// # Errors
/// What is wrong with the form.
pub fn put_person(
    register: &Register,
    put: &PutPerson,
    file: Option<&[u8]>,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let edit = read(&mut check, register, put, file);
    refuse_double(&mut check, register, &edit);
    let same = edit.before == edit.after;
    let persons = if same { vec![] } else { vec![edit] };
    check.end(Change { persons, ..Change::default() })
}

/// Refuses a new person who is already there by name and telephone.
pub(super) fn refuse_double(check: &mut Check, register: &Register, edit: &Edit<Person>) {
    let (None, Some(new)) = (&edit.before, &edit.after) else { return };
    let twin = register.persons.values().find(|p| p.name == new.name && p.phone == new.phone);
    if twin.is_some() && new.phone != Phone::Missing {
        check.wrong(Field::Name, &new.name, t::same_person(check.lang));
    }
}

/// Takes a person out who holds and held no post.
///
/// # Errors
/// Why the person stays.
pub fn remove_person(register: &Register, id: PersonId, lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let mut change = Change::default();
    match register.persons.get(&id) {
        None => check.wrong(Field::Whole, "", t::gone(lang)),
        Some(person) => {
            let posts = register.appointments.values().flatten().filter(|a| a.person == id).count();
            if posts > 0 {
                check.wrong(Field::Whole, &person.name, t::person_has_posts(lang, &person.name, &posts));
            }
            change.persons.push(Edit::remove(person.clone()));
        }
    }
    check.end(change)
}
