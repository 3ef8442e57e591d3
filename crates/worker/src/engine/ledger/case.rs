//! A case with its steps; a step taken; a message read; cases counted.
use super::super::{Context, Engine, failure, places};
use wangge_core::Lang;
use wangge_core::domain::{Level, Register};
use wangge_core::ledger::case::{Case, CaseStep, Deed, State, case_map, counts};
use wangge_core::ledger::columns::{Index, Wrong, bare, case_title, cells, columns, kind_word};
use wangge_core::ledger::figures::level_name;
use wangge_core::ledger::{Period, Record, RecordId, said::Names};
use wangge_core::office::{
    CaseCounts, CaseMap, CaseView, Failure, GetCaseCounts, ReadSaid, RecordSaved, SaidView, StepCase,
    StepView,
};
use wangge_core::texts::ledgers as t;
use wangge_store::Store;

/// One case.
pub(in super::super) fn view(
    register: &Register,
    id: RecordId,
    cx: &Context<'_>,
) -> Result<CaseView, Failure> {
    let (lang, ledgers) = (cx.lang, &register.ledgers);
    let case = ledgers.cases.get(&id).ok_or_else(|| failure(t::gone(lang)))?;
    let index = Index::of(register);
    let (state, missteps) = case.state();
    let texts = cells(&index, &Record::Case(Box::new(case.clone())), lang);
    let names = columns(wangge_core::ledger::RecordKind::Case).iter();
    let facts = names.zip(texts).filter(|(c, text)| c.form && !text.is_empty());
    let wrong =
        |n: usize| missteps.iter().find(|m| m.step == n).map(|m| m.why.words(lang)).unwrap_or_default();
    let mut at = State::first(case.registered);
    let mut steps = Vec::new();
    for (n, step) in case.steps.iter().enumerate() {
        steps.push(StepView {
            at: step.at,
            name: step_name(&index, &step.deed, lang),
            level: level_name(at.level(), lang).to_owned(),
            by: index.by_word(&step.by, lang),
            words: step.words.clone(),
            wrong: wrong(n),
        });
        at = at.after(&step.deed, step.at.date()).unwrap_or(at);
    }
    let below = if state.level() == Level::Household {
        vec![]
    } else {
        places::below(register, Some(state.at), cx.on)
    };
    let last_by = steps.last().map_or_else(|| index.by_word(&case.finder, lang), |s| s.by.clone());
    Ok(CaseView {
        case: case.clone(),
        title: case_title(case, lang),
        number: number(case),
        phase: state.phase,
        phase_name: state.phase.name(lang).to_owned(),
        at_name: t::at_level(lang, &level_name(state.level(), lang), &index.place_word(state.at)),
        at: state.at,
        place_name: index.place_word(case.place),
        term: case.term(&ledgers.limits, cx.on).map(|term| (term.due, term.left)),
        facts: facts.map(|(c, text)| (bare((c.name)(lang)).to_owned(), text)).collect(),
        steps,
        below,
        last_by,
        longest: ledgers.limits.longest,
    })
}

/// The number on papers: the place, the day, and a part of the record's own number.
fn number(case: &Case) -> String {
    let day = case.day().to_string().replace('-', "");
    format!("{}-{day}-{:04}", case.place, case.id.0.millis % 10_000)
}

fn step_name(index: &Index<'_>, deed: &Deed, lang: Lang) -> String {
    let name = deed.name(lang);
    let of = |what: &str| t::kind_of(lang, &name, &what);
    match deed {
        Deed::PassDown(grid) | Deed::HandOver(grid) => of(&index.place_word(*grid)),
        Deed::Extend { days, approved } => of(&t::extended(lang, days, &index.by_word(approved, lang))),
        Deed::Close(ending) => of(ending.name(lang)),
        Deed::FollowUp { performed: true } => of(t::performed(lang)),
        Deed::FollowUp { performed: false } => of(t::not_performed(lang)),
        _ => name.to_owned(),
    }
}

impl<S: Store> Engine<S> {
    /// Takes a step, or says why not.
    pub(in super::super) async fn step_case(
        &mut self,
        ask: StepCase,
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let ledgers = &self.register.ledgers;
        let case = ledgers.cases.get(&ask.id).ok_or_else(|| failure(t::gone(cx.lang)))?;
        let index = Index::of(&self.register);
        let at = Some(case.state().0.at);
        let deed = match ask.deed {
            Deed::Extend { days, approved } => Deed::Extend { days, approved: index.by(&approved.name, at) },
            deed => deed,
        };
        let id = self.numbers(cx).next().unwrap_or_default();
        let words = ask.words.trim().to_owned();
        let step = CaseStep { id, at: ask.at, by: index.by(&ask.by, at), deed, words };
        let end = cx.on.and_hms_opt(23, 59, 59).unwrap_or(ask.at);
        match case.step(step, &ledgers.limits, end) {
            Ok(next) => {
                let before = Record::Case(Box::new(case.clone()));
                self.store_records(Some(before), vec![Record::Case(Box::new(next))], cx).await
            }
            Err(why) => {
                let wrong = vec![Wrong { column: None, message: why.words(cx.lang) }];
                Ok(RecordSaved { wrong, keys: vec![] })
            }
        }
    }
}

/// What a message says, as the form's fields hold it.
pub(in super::super) fn said(register: &Register, ask: &ReadSaid, cx: &Context<'_>) -> SaidView {
    let Some(here) = ask.here.or_else(|| register.county().map(|g| g.code)) else {
        return SaidView::default();
    };
    let index = Index::of(register);
    let read = wangge_core::ledger::said::read(&ask.text, &Names::of(register, here, cx.on));
    let mut people: Vec<String> = read.people.into_iter().map(|f| f.what).collect();
    people.dedup();
    SaidView {
        kinds: read.kinds.iter().map(|f| kind_word(f.what, cx.lang)).collect(),
        places: read.places.iter().map(|f| (f.what, index.place_word(f.what))).collect(),
        people,
        phones: read.phones.iter().map(|f| f.what.to_string()).collect(),
    }
}

/// Cases by kind, month, place and level.
pub(in super::super) fn counted(register: &Register, ask: GetCaseCounts, lang: Lang) -> CaseCounts {
    let place = ask.within.or_else(|| register.county().map(|g| g.code));
    let (Some(place), Some(period)) = (place, Period::new(ask.from, ask.to)) else {
        return CaseCounts::default();
    };
    let found = counts(register.ledgers.cases.values(), place, period);
    let mut kinds: Vec<_> = found.kinds.into_iter().map(|(k, n)| (kind_word(k, lang), n)).collect();
    kinds.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let mut levels = [0_u32; 5];
    for case in register.ledgers.cases.values().filter(|c| place.holds(c.place) && period.holds(c.day())) {
        let state = case.state().0;
        if state.ended.is_some() {
            levels.iter_mut().skip(usize::from(state.level().number())).take(1).for_each(|n| *n += 1);
        }
    }
    let levels = Level::ALL.into_iter().zip(levels).rev();
    CaseCounts {
        kinds,
        months: found.months.into_iter().map(|((y, m), n)| (format!("{y}-{m:02}"), n)).collect(),
        places: found.places.into_iter().map(|(c, n)| (register.name(c), n)).collect(),
        levels: levels.map(|(l, n)| (level_name(l, lang).to_owned(), n)).collect(),
    }
}

/// Where they were found.
pub(in super::super) fn map(register: &Register, ask: GetCaseCounts, cx: &Context<'_>) -> Option<CaseMap> {
    let place = ask.within.or_else(|| register.county().map(|g| g.code))?;
    let found = counts(register.ledgers.cases.values(), place, Period::new(ask.from, ask.to)?);
    case_map(register, &found, place, cx.on)
}
