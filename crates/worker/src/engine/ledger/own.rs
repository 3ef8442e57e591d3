//! A person's own records of a period, and their assessment with them: never a score, and never
//! beside somebody else's.
use super::super::{Context, failure};
use wangge_core::Lang;
use wangge_core::domain::{PersonId, Register};
use wangge_core::ledger::columns::{Index, title};
use wangge_core::ledger::incentive::own_records;
use wangge_core::ledger::work_report::period_name;
use wangge_core::ledger::{Period, RecordId, RecordKey, RecordKind};
use wangge_core::office::{AssessmentView, Failure, GetOwn, OwnView};
use wangge_core::texts::ledgers as t;

/// A person's own records.
pub(in super::super) fn own(register: &Register, ask: &GetOwn, lang: Lang) -> OwnView {
    let index = Index::of(register);
    let [person] = *index.persons(&ask.person, ask.place) else { return OwnView::default() };
    Period::new(ask.from, ask.to).map(|period| records_of(&index, person, period, lang)).unwrap_or_default()
}

fn records_of(index: &Index<'_>, person: PersonId, period: Period, lang: Lang) -> OwnView {
    let register = index.register;
    let own = own_records(&register.ledgers, person, period);
    let all: [(&str, RecordKind, &Vec<RecordId>); 7] = [
        (t::own_found(lang), RecordKind::Case, &own.found),
        (t::own_handled(lang), RecordKind::Case, &own.handled),
        (t::own_information(lang), RecordKind::Case, &own.information),
        (RecordKind::Service.name(lang), RecordKind::Service, &own.services),
        (RecordKind::Publicity.name(lang), RecordKind::Publicity, &own.publicity),
        (RecordKind::Session.name(lang), RecordKind::Session, &own.sessions),
        (RecordKind::Meeting.name(lang), RecordKind::Meeting, &own.meetings),
    ];
    let line = |name: &str, kind: RecordKind, id: &RecordId| {
        let record = register.ledgers.record(&RecordKey::Number(kind, *id))?;
        let day = record.day().map(|d| d.to_string()).unwrap_or_default();
        Some(format!("{day} {}", t::kind_of(lang, &name, &title(register, &record, lang))))
    };
    OwnView {
        name: index.person_word(person, lang),
        counts: all.iter().map(|(name, _, ids)| ((*name).to_owned(), ids.len())).collect(),
        lines: all
            .iter()
            .flat_map(|(name, kind, ids)| ids.iter().filter_map(|id| line(name, *kind, id)))
            .collect(),
    }
}

/// An assessment as it is printed, with the records that it is about.
pub(in super::super) fn assessment(
    register: &Register,
    id: RecordId,
    cx: &Context<'_>,
) -> Result<AssessmentView, Failure> {
    let found = register.ledgers.assessments.get(&id).ok_or_else(|| failure(t::gone(cx.lang)))?;
    let index = Index::of(register);
    Ok(AssessmentView {
        grid: index.place_word(found.grid),
        period: period_name(found.period),
        grade: found.grade.name(cx.lang).to_owned(),
        words: found.words.clone(),
        by: index.by_word(&found.by, cx.lang),
        own: records_of(&index, found.person, found.period, cx.lang),
    })
}
