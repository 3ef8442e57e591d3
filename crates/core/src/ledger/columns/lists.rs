//! The columns of each ledger, in the order in which they are typed. `cells` and `read` keep it.
use super::{Column, Input, kind_word};
use crate::ledger::RecordKind;
use crate::ledger::case::{CaseKind, Pace, Risk, ServiceKind, Source};
use crate::ledger::chat::{Insider, Purpose, Status};
use crate::ledger::incentive::{Grade, HonourKind};
use crate::ledger::{PublicityKind, columns::cells};
use wangge_texts::{Lang, ledgers as t};

type Name = fn(Lang) -> &'static str;

fn nothing(_: Lang) -> Vec<String> {
    Vec::new()
}

const fn col(name: Name, input: Input) -> Column {
    Column { name, input, must: false, form: true, listed: false, options: nothing }
}

const fn must(column: Column) -> Column {
    Column { must: true, ..column }
}

const fn listed(column: Column) -> Column {
    Column { listed: true, ..column }
}

const fn of(column: Column, options: fn(Lang) -> Vec<String>) -> Column {
    Column { options, ..column }
}

/// Written, and shown with the record, not typed in its form.
const fn apart(column: Column) -> Column {
    Column { form: false, ..column }
}

macro_rules! words {
    ($($name:ident: $list:ty;)*) => {$(
        fn $name(lang: Lang) -> Vec<String> {
            <$list>::ALL.iter().map(|v| v.name(lang).to_owned()).collect()
        }
    )*};
}

words! {
    paces: Pace;
    sources: Source;
    risks: Risk;
    services: ServiceKind;
    publicity: PublicityKind;
    purposes: Purpose;
    statuses: Status;
    insiders: Insider;
    grades: Grade;
    honours: HonourKind;
}

fn kinds(lang: Lang) -> Vec<String> {
    CaseKind::all().map(|k| kind_word(k, lang)).collect()
}

fn levels(lang: Lang) -> Vec<String> {
    crate::domain::Level::GRIDS
        .iter()
        .map(|l| crate::ledger::figures::level_name(*l, lang).to_owned())
        .collect()
}

fn rates(lang: Lang) -> Vec<String> {
    cells::rate_keys().map(|k| cells::rate_word(k, lang)).collect()
}

use Input::{
    By, Choice, Day, Earlier, Follows, Long, Moment, Money, Number, Paces, People, Person, Place, Places,
    Several, Text,
};

const CASE: &[Column] = &[
    must(of(col(t::c_kind, Choice), kinds)),
    must(col(t::c_words, Long)),
    must(listed(col(t::c_place, Place))),
    must(listed(col(t::c_found, Moment))),
    must(listed(col(t::c_finder, By))),
    of(col(t::c_source, Choice), sources),
    of(col(t::c_pace, Choice), paces),
    of(col(t::c_risk, Choice), risks),
    col(t::c_parties, Long),
    col(t::c_scale, Number),
    col(t::c_again, Earlier),
    apart(col(t::c_steps, Long)),
    apart(listed(col(t::c_phase, Follows))),
    apart(listed(col(t::c_level, Follows))),
    apart(col(t::c_due, Follows)),
    apart(col(t::c_ended, Follows)),
];

const PUBLICITY: &[Column] = &[
    must(listed(of(col(t::c_way, Choice), publicity))),
    must(col(t::c_topic, Text)),
    must(listed(col(t::c_place, Place))),
    must(listed(col(t::c_on, Day))),
    listed(col(t::c_households, Number)),
    must(listed(col(t::c_count, Number))),
    must(listed(col(t::c_by, By))),
];

const SERVICE: &[Column] = &[
    must(listed(of(col(t::c_what, Choice), services))),
    must(col(t::c_done, Text)),
    must(listed(col(t::c_place, Place))),
    must(listed(col(t::c_on, Day))),
    listed(col(t::c_households, Number)),
    must(listed(col(t::c_count, Number))),
    must(listed(col(t::c_by, By))),
];

const GROUP: &[Column] = &[
    must(col(t::c_group_name, Text)),
    must(of(col(t::c_level, Choice), levels)),
    must(listed(col(t::c_grids, Places))),
    listed(col(t::c_owner, Person)),
    col(t::c_deputy, Person),
    must(listed(of(col(t::c_purpose, Choice), purposes))),
    col(t::c_task, Text),
    col(t::c_until, Day),
    must(col(t::c_founded, Day)),
    must(listed(col(t::c_members, Number))),
    col(t::c_reached, Number),
    of(col(t::c_inside, Several), insiders),
    col(t::c_rules, Text),
    must(listed(of(col(t::c_status, Choice), statuses))),
    col(t::c_closed, Day),
    must(col(t::c_filed_by, By)),
    must(col(t::c_filed, Day)),
    listed(col(t::c_checked, Day)),
];

const SESSION: &[Column] = &[
    must(col(t::c_topic, Text)),
    must(listed(col(t::c_organiser, Place))),
    must(listed(of(col(t::c_levels, Several), levels))),
    must(listed(col(t::c_on, Day))),
    col(t::c_where, Text),
    col(t::c_minutes, Number),
    col(t::c_need, Text),
    col(t::c_material, Text),
    col(t::c_attended, People),
    apart(listed(col(t::c_attended_count, Follows))),
];

const MEETING: &[Column] = &[
    must(listed(col(t::c_village, Place))),
    must(listed(col(t::c_at, Moment))),
    col(t::c_present, People),
    col(t::c_guests, Text),
    col(t::c_matters, Long),
    col(t::c_minutes_words, Long),
    apart(listed(col(t::c_matter_count, Follows))),
];

const ASSESSMENT: &[Column] = &[
    must(col(t::c_person, Person)),
    must(listed(col(t::c_grid, Place))),
    must(listed(col(t::c_from, Day))),
    must(listed(col(t::c_to, Day))),
    must(listed(of(col(t::c_grade, Choice), grades))),
    must(col(t::c_reason, Long)),
    must(listed(col(t::c_assessor, By))),
];

const HONOUR: &[Column] = &[
    must(of(col(t::c_honour, Choice), honours)),
    must(col(t::c_person, Person)),
    must(listed(col(t::c_grid, Place))),
    must(listed(col(t::c_on, Day))),
    must(listed(col(t::c_given_by, Text))),
    col(t::c_reason, Long),
    listed(col(t::c_term_end, Day)),
];

const PAYMENT: &[Column] = &[
    listed(col(t::c_channel, Follows)),
    col(t::c_person, Follows),
    listed(col(t::c_grid, Follows)),
    listed(col(t::c_amount, Follows)),
    listed(col(t::c_on, Follows)),
    listed(col(t::c_approved, Follows)),
    listed(col(t::c_for, Follows)),
];

const SHARE: &[Column] = &[
    must(listed(col(t::c_divides, Place))),
    must(listed(col(t::c_year, Number))),
    must(listed(col(t::c_amount, Money))),
    must(col(t::c_among, Long)),
    must(listed(col(t::c_decided, Day))),
];

const WELFARE: &[Column] = &[
    must(col(t::c_post, Text)),
    must(col(t::c_person, Person)),
    must(listed(col(t::c_grid, Place))),
    must(listed(col(t::c_monthly, Money))),
    must(listed(col(t::c_from, Day))),
    listed(col(t::c_to, Day)),
];

const RATE: &[Column] = &[
    must(of(col(t::c_rate, Choice), rates)),
    must(listed(col(t::c_amount, Money))),
    must(listed(col(t::c_valid_from, Day))),
    listed(col(t::c_valid_to, Day)),
];

const SALARIED: &[Column] = &[must(col(t::c_person, Person))];

const LIMITS: &[Column] = &[
    must(listed(col(t::c_on_the_spot, Number))),
    must(listed(col(t::c_ordinary, Number))),
    must(listed(col(t::c_difficult, Number))),
    must(listed(col(t::c_longest, Number))),
    of(col(t::c_paces, Paces), paces),
];

/// The columns of a ledger.
#[must_use]
pub const fn columns(kind: RecordKind) -> &'static [Column] {
    match kind {
        RecordKind::Case => CASE,
        RecordKind::Publicity => PUBLICITY,
        RecordKind::Service => SERVICE,
        RecordKind::Group => GROUP,
        RecordKind::Session => SESSION,
        RecordKind::Meeting => MEETING,
        RecordKind::Assessment => ASSESSMENT,
        RecordKind::Honour => HONOUR,
        RecordKind::Payment => PAYMENT,
        RecordKind::Share => SHARE,
        RecordKind::Welfare => WELFARE,
        RecordKind::Rate => RATE,
        RecordKind::Salaried => SALARIED,
        RecordKind::Limits => LIMITS,
    }
}
