//! The audit in words, by kind, place and page.
use std::collections::BTreeMap;
use wangge_core::Lang;
use wangge_core::domain::Register;
use wangge_core::domain::audit::{Audit, Issue, IssueKind, Severity};
use wangge_core::office::{AuditPage, AuditRow, GetAudit, IssueGroup, RowIssue, TableKind};

/// Errors, warnings, notes.
pub(super) fn by_severity(issues: &[Issue]) -> [usize; 3] {
    let count = |s: Severity| issues.iter().filter(|i| i.severity() == s).count();
    [count(Severity::Error), count(Severity::Warning), count(Severity::Note)]
}

/// One issue in words.
pub(super) fn row(register: &Register, issue: &Issue, lang: Lang) -> AuditRow {
    AuditRow {
        place: issue.place,
        place_name: register.full_name(issue.place),
        severity: issue.severity(),
        title: issue.title(lang).to_owned(),
        message: issue.message(register, lang),
        person: match issue.kind {
            IssueKind::BrokenPhone { person, .. }
            | IssueKind::NoPhone { person }
            | IssueKind::Dangling { person } => Some(person),
            _ => None,
        },
        table: match issue.kind {
            IssueKind::NoGrid { .. } => Some((TableKind::Households, RowIssue::NoGrid)),
            IssueKind::WrongGrid { .. } => Some((TableKind::Households, RowIssue::WrongGrid)),
            IssueKind::BrokenHouseholdPhones { .. } => Some((TableKind::Households, RowIssue::BrokenPhone)),
            IssueKind::Namesakes { .. } => Some((TableKind::People, RowIssue::Namesakes)),
            _ => None,
        },
    }
}

/// The part of the audit that a filter names.
pub(super) fn page(register: &Register, audit: &Audit, ask: &GetAudit, lang: Lang) -> AuditPage {
    let within: Vec<&Issue> =
        audit.issues.iter().filter(|i| ask.within.is_none_or(|w| w.holds(i.place))).collect();
    let mut kinds: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let mut issues = [0; 3];
    for issue in &within {
        *kinds.entry((issue.severity(), issue.title(lang))).or_default() += 1;
        if let Some(n) = issues.get_mut(issue.severity() as usize) {
            *n += 1;
        }
    }
    let mut groups: Vec<IssueGroup> = kinds
        .into_iter()
        .map(|((severity, title), count)| IssueGroup { title: title.to_owned(), severity, count })
        .collect();
    groups.sort_by_key(|g| (g.severity, std::cmp::Reverse(g.count)));
    let chosen: Vec<&Issue> = within
        .into_iter()
        .filter(|i| ask.severity.is_none_or(|s| s == i.severity()))
        .filter(|i| ask.title.as_ref().is_none_or(|title| title == i.title(lang)))
        .collect();
    AuditPage {
        counts: audit.counts,
        groups,
        issues,
        total: chosen.len(),
        rows: chosen.iter().skip(ask.from).take(ask.count).map(|i| row(register, i, lang)).collect(),
    }
}
