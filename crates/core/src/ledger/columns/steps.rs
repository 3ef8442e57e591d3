//! The steps of a case as a text, one a line, and such a text as steps: `2025-03-01 10:00 | 上报 | |
//! 王静 | 原因`. For sheets: what is typed in the office goes through the machine.
use super::{Index, cells};
use crate::change::Stamp;
use crate::ledger::RecordId;
use crate::ledger::case::{Case, CaseStep, Deed, Ending};
use chrono::NaiveDateTime;
use wangge_texts::{Lang, ledgers as t};

/// The steps, one a line.
pub(super) fn write(index: &Index<'_>, case: &Case, lang: Lang) -> String {
    let lines = case.steps.iter().map(|step| {
        let by = index.by_word(&step.by, lang);
        let at = cells::moment_word(step.at);
        let words = step.words.replace(['\n', '|'], " ");
        let line =
            [at.as_str(), step.deed.name(lang), &detail(index, &step.deed, lang), &by, &words].join(" | ");
        line.trim_end_matches([' ', '|']).to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a step says beside its name.
fn detail(index: &Index<'_>, deed: &Deed, lang: Lang) -> String {
    match deed {
        Deed::PassDown(grid) | Deed::HandOver(grid) => index.place_word(*grid),
        Deed::Extend { days, approved } => format!("{days} {}", index.by_word(approved, lang)),
        Deed::Close(ending) => ending.name(lang).to_owned(),
        Deed::FollowUp { performed: true } => t::performed(lang).to_owned(),
        Deed::FollowUp { performed: false } => t::not_performed(lang).to_owned(),
        Deed::Accept | Deed::Handle | Deed::PassUp | Deed::Answer | Deed::Archive => String::new(),
    }
}

/// The steps of a text that make sense one after the other; or the line that does not.
pub(super) fn read(index: &Index<'_>, case: &Case, text: &str, lang: Lang) -> Result<Vec<CaseStep>, String> {
    let mut made = Case { steps: Vec::new(), ..case.clone() };
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let wrong = |why: String| t::step_wrong(lang, &line.trim(), &why);
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let part = |n: usize| parts.get(n).copied().unwrap_or_default();
        let at = moment(part(0)).ok_or_else(|| wrong(t::wrong_day(lang).to_owned()))?;
        let deed =
            deed(index, part(1), part(2), case).ok_or_else(|| wrong(t::wrong_step(lang).to_owned()))?;
        let number = u16::try_from(made.steps.len() + 1).unwrap_or(u16::MAX);
        let id = RecordId(Stamp { counter: case.id.0.counter.saturating_add(number), ..case.id.0 });
        let by = index.by(part(3), Some(made.state().0.at));
        let (state, _) = made.state();
        state.after(&deed, at.date()).map_err(|why| wrong(why.words(lang)))?;
        made.steps.push(CaseStep { id, at, by, deed, words: part(4).to_owned() });
    }
    Ok(made.steps)
}

fn deed(index: &Index<'_>, name: &str, detail: &str, case: &Case) -> Option<Deed> {
    let near = Some(case.place);
    let plain = [Deed::Accept, Deed::Handle, Deed::PassUp, Deed::Answer, Deed::Archive];
    let is = |deed: &Deed| Lang::ALL.iter().any(|l| deed.name(*l) == name);
    if let Some(deed) = plain.into_iter().find(|d| is(d)) {
        return Some(deed);
    }
    if is(&Deed::PassDown(case.place)) {
        return index.place(detail).map(Deed::PassDown);
    }
    if is(&Deed::HandOver(case.place)) {
        return index.place(detail).map(Deed::HandOver);
    }
    if is(&Deed::FollowUp { performed: true }) {
        let performed = !Lang::ALL.iter().any(|l| t::not_performed(*l) == detail);
        return Some(Deed::FollowUp { performed });
    }
    if is(&Deed::Close(Ending::Settled)) {
        let found = Ending::ALL.iter().find(|e| Lang::ALL.iter().any(|l| e.name(*l) == detail));
        return found.copied().map(Deed::Close);
    }
    let (days, approved) = detail.split_once(' ').unwrap_or((detail, ""));
    let days = days.parse().ok()?;
    let extend = Deed::Extend { days, approved: index.by(approved, near) };
    is(&extend).then_some(extend)
}

/// A day with its time; without one it is midnight.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = crate::domain::fold_width(text);
    let (date, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), "00:00"));
    let time = time.get(..5).unwrap_or(time);
    Some(cells::day(date)?.and_time(chrono::NaiveTime::parse_from_str(time, "%H:%M").ok()?))
}
