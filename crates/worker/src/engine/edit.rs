//! Forms: each is checked by the core's `edit`; what is good becomes one entry of the history.
use super::{Context, Engine, InFile, failure, printed};
use wangge_core::change::{Change, Kind};
use wangge_core::domain::{Appointment, GridCode, HouseholdId, Origin, PersonId, Register};
use wangge_core::edit::{self, GridForm, HouseholdForm, PersonForm, PostForm, PostKey, Problem};
use wangge_core::office::{Edited, Failure, GridView, HouseholdView, PersonView, PostRow, Request, posts_of};
use wangge_core::texts::{edit as te, office as t};
use wangge_store::Store;

impl<S: Store> Engine<S> {
    /// Does what a form asks, or says what is wrong with it.
    pub(super) async fn edit(
        &mut self,
        request: Request,
        files: &[InFile],
        cx: &mut Context<'_>,
    ) -> Result<Edited, Failure> {
        let file = files.first().and_then(|f| f.bytes.as_deref());
        let kind = match &request {
            Request::MoveHouseholds(_) | Request::SetHouseholds(_) | Request::SetPersons(_) => Kind::Many,
            Request::RemoveHouseholds(ask) if ask.ids.len() > 1 => Kind::Many,
            Request::EndPosts(ask) if ask.keys.len() > 1 => Kind::Many,
            Request::BeginNomination(_) | Request::StepNomination(_) | Request::AppointNominee(_) => {
                Kind::Nomination
            }
            Request::MarkPrinted(_) => Kind::Printed,
            _ => Kind::Form,
        };
        let made = match proposed(&self.register, &request, file, cx) {
            Some(made) => made,
            None => return Err(failure(t::fail_request(cx.lang))),
        };
        let change = match made {
            Ok(change) => change,
            Err(problems) => return Ok(Edited { problems, ..Edited::default() }),
        };
        let person = change.persons.iter().find(|e| e.before.is_none());
        let household = change.households.iter().find(|e| e.before.is_none());
        let nomination = change.nominations.iter().find(|e| e.before.is_none());
        let edited = Edited {
            problems: vec![],
            changed: change.len(),
            undo: None,
            person: person.and_then(|e| e.after.as_ref()).map(|p| p.id),
            household: household.and_then(|e| e.after.as_ref()).map(|h| h.id),
            nomination: nomination.and_then(|e| e.after.as_ref()).map(|n| n.id),
        };
        self.record(kind, change, cx).await?;
        Ok(Edited { undo: self.turns(cx.lang).undo, ..edited })
    }
}

/// What a form makes of the register; `None` for a request that is no form.
fn proposed(
    register: &Register,
    request: &Request,
    file: Option<&[u8]>,
    cx: &Context<'_>,
) -> Option<Result<Change, Vec<Problem>>> {
    let lang = cx.lang;
    Some(match request {
        Request::PutGrid(ask) => edit::put_grid(register, ask, lang),
        Request::RemoveGrid(ask) => edit::remove_grid(register, *ask, lang),
        Request::RetireGrid(ask) => edit::retire_grid(register, ask, lang),
        Request::PutPerson(ask) => edit::put_person(register, ask, file, lang),
        Request::RemovePerson(ask) => edit::remove_person(register, ask.id, lang),
        Request::SetPersons(ask) => edit::set_persons(register, &ask.ids, ask.value, lang),
        Request::Appoint(ask) => edit::appoint(register, ask, file, lang),
        Request::PutPost(ask) => edit::put_post(register, ask, lang),
        Request::EndPosts(ask) => edit::end_posts(register, ask, lang),
        Request::RemovePosts(ask) => edit::remove_posts(register, &ask.keys, lang),
        Request::PutHousehold(ask) => edit::put_household(register, ask, lang),
        Request::RemoveHouseholds(ask) => edit::remove_households(register, &ask.ids, lang),
        Request::MoveHouseholds(ask) => edit::move_households(register, &ask.ids, ask.grid, lang),
        Request::SetHouseholds(ask) => edit::set_households(register, &ask.ids, ask.value, lang),
        Request::BeginNomination(ask) => edit::begin_nomination(register, *ask, lang),
        Request::StepNomination(ask) => edit::step_nomination(register, ask, cx.on, lang),
        Request::AppointNominee(ask) => edit::appoint_nominee(register, *ask, cx.on, lang),
        Request::MarkPrinted(ask) => Ok(printed::marked(register, ask)),
        _ => return None,
    })
}

/// A node to edit.
pub(super) fn grid(register: &Register, code: GridCode, cx: &Context<'_>) -> Result<GridView, Failure> {
    let grid = register.grid(code).ok_or_else(|| failure(&t::fail_no_place(cx.lang, &code)))?;
    let posts = register.appointments.get(&code).into_iter().flatten();
    let below = |c: &&GridCode| c.parent() == Some(code);
    // Codes given up are not free either.
    let last = register.subtree(code).map(|g| &g.code).filter(below).map(|c| c.number()).max().unwrap_or(0);
    let next = u16::try_from(last + 1).ok().and_then(|n| code.child(n));
    Ok(GridView {
        code,
        full_name: register.full_name(code),
        form: GridForm::of(grid),
        retired: grid.retired.as_ref().map(|r| r.on),
        posts: rows(register, posts, cx),
        may_have: posts_of(code.level())
            .into_iter()
            .map(|post| (post, post.usual_office(code.level(), cx.lang).to_owned()))
            .collect(),
        next_code: next.map(|c| c.to_string()).unwrap_or_default(),
    })
}

/// A person to edit.
pub(super) fn person(register: &Register, id: PersonId, cx: &Context<'_>) -> Result<PersonView, Failure> {
    let person = register.persons.get(&id).ok_or_else(|| failure(te::gone(cx.lang)))?;
    let posts = register.appointments.values().flatten().filter(|a| a.person == id);
    Ok(PersonView {
        id,
        form: PersonForm::of(person),
        photo: person.photo.as_ref().map(wangge_core::domain::Photo::data_address).unwrap_or_default(),
        consent: person.photo.as_ref().and_then(|p| p.consent),
        posts: rows(register, posts, cx),
    })
}

/// A household to edit.
pub(super) fn household(
    register: &Register,
    id: HouseholdId,
    cx: &Context<'_>,
) -> Result<HouseholdView, Failure> {
    let home = register.all_households().find(|h| h.id == id).ok_or_else(|| failure(te::gone(cx.lang)))?;
    Ok(HouseholdView {
        id,
        form: HouseholdForm::of(home),
        group_name: register.full_name(home.group),
        grid_name: home.grid.map(|g| register.full_name(g)).unwrap_or_default(),
    })
}

/// Those held now first, then the latest.
fn rows<'a>(
    register: &Register,
    posts: impl Iterator<Item = &'a Appointment>,
    cx: &Context<'_>,
) -> Vec<PostRow> {
    let mut rows: Vec<PostRow> = posts
        .map(|a| PostRow {
            key: PostKey::of(a),
            grid_name: register.full_name(a.grid),
            post_name: a.post.name(a.grid.level(), cx.lang).to_owned(),
            person_name: register.persons.get(&a.person).map(|p| p.name.clone()).unwrap_or_default(),
            form: PostForm::of(a),
            held: a.held(cx.on),
            nomination: match a.origin {
                Some(Origin::Nomination(id)) => Some(id),
                _ => None,
            },
        })
        .collect();
    rows.sort_by_key(|r| (!r.held, std::cmp::Reverse(r.form.from), r.key));
    rows
}
