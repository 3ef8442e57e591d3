//! What an office goes through from time to time: chat groups to check, people to train, meetings
//! whose matters become cases.
use super::super::{Context, Engine, failure};
use wangge_core::Lang;
use wangge_core::change::{Change, Edit, Kind};
use wangge_core::domain::{GridCode, PersonId, Register};
use wangge_core::ledger::case::CaseKind;
use wangge_core::ledger::chat::{coverage, group_rules, warnings};
use wangge_core::ledger::columns::{Index, Wrong, kind_word};
use wangge_core::ledger::{Period, Record, RecordId, RecordKey, RecordKind, said};
use wangge_core::office::{
    ChatView, Failure, GetChat, GetUntrained, MatterView, PersonChoice, RaiseMatter, RecordSaved,
};
use wangge_core::texts::{ledger as tl, ledgers as t};
use wangge_store::Store;

/// Warnings that are put into words.
const WARNINGS: usize = 200;

/// How the chat groups of a place are.
pub(in super::super) fn chat(register: &Register, ask: GetChat, cx: &Context<'_>) -> ChatView {
    let Some(place) = ask.within.or_else(|| register.county().map(|g| g.code)) else {
        return ChatView::default();
    };
    let index = Index::of(register);
    let groups = &register.ledgers.groups;
    let below = register.children(place, cx.on).map(|g| g.code);
    let places = std::iter::once(place).chain(below);
    let line = |code: GridCode| {
        let c = coverage(groups.values(), register, code, cx.on);
        let name = if code == place { index.place_word(code) } else { register.name(code) };
        (name, [c.grids, c.with_group, c.households, c.reached])
    };
    let found = warnings(groups.values(), register, place, cx.on);
    let words = found.iter().take(WARNINGS).map(|w| {
        let key = w.group().map(|id| RecordKey::Number(RecordKind::Group, id));
        (key, w.words(register, groups, cx.lang))
    });
    let mut listed: Vec<_> = groups.values().filter(|g| g.in_use(cx.on) && g.is_in(place)).collect();
    listed.sort_by_key(|g| (g.place(), g.id));
    let row = |g: &&wangge_core::ledger::chat::ChatGroup| {
        vec![
            g.name.clone(),
            g.grids.iter().map(|c| index.place_word(*c)).collect::<Vec<_>>().join("、"),
            g.owner.map(|o| index.person_word(o.person, cx.lang)).unwrap_or_default(),
            g.members.to_string(),
            g.checked.map(|d| d.to_string()).unwrap_or_default(),
        ]
    };
    let village = place.level() >= wangge_core::domain::Level::Village;
    ChatView {
        place: index.place_word(place),
        coverage: places.map(line).collect(),
        warnings: words.collect(),
        warning_total: found.len(),
        groups: if village { listed.iter().map(row).collect() } else { vec![] },
        rules: group_rules(cx.lang).to_owned(),
    }
}

fn person(index: &Index<'_>, id: PersonId, grid: Option<GridCode>, lang: Lang) -> PersonChoice {
    let grid = grid.or_else(|| index.grid_of(id));
    PersonChoice {
        word: index.person_word(id, lang),
        post: grid.map(|g| index.place_word(g)).unwrap_or_default(),
    }
}

/// Who holds a post and has not been trained in a period.
pub(in super::super) fn untrained(
    register: &Register,
    ask: GetUntrained,
    cx: &Context<'_>,
) -> Vec<PersonChoice> {
    let place = ask.within.or_else(|| register.county().map(|g| g.code));
    let (Some(place), Some(period)) = (place, Period::new(ask.from, ask.to)) else { return vec![] };
    let index = Index::of(register);
    let found =
        wangge_core::ledger::untrained(register.ledgers.sessions.values(), register, place, period, cx.on);
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(id, grid)| (*grid, *id));
    found.into_iter().map(|(id, grid)| person(&index, id, Some(grid), cx.lang)).collect()
}

/// Whom a session is for.
pub(in super::super) fn sign_in(register: &Register, id: RecordId, lang: Lang) -> Vec<PersonChoice> {
    let Some(session) = register.ledgers.sessions.get(&id) else { return vec![] };
    let index = Index::of(register);
    let mut found: Vec<_> = session.invited(register).into_iter().map(|id| (index.grid_of(id), id)).collect();
    found.sort_unstable();
    found.into_iter().map(|(grid, id)| person(&index, id, grid, lang)).collect()
}

/// The matters of a meeting, each with the kinds of cases that it may become.
pub(in super::super) fn matters(register: &Register, id: RecordId, lang: Lang) -> Vec<MatterView> {
    let Some(meeting) = register.ledgers.meetings.get(&id) else { return vec![] };
    let view = |m: &wangge_core::ledger::Matter| {
        let likely = said::read(&m.words, &said::Names::default()).kinds;
        let mut kinds: Vec<String> = likely.iter().map(|f| kind_word(f.what, lang)).collect();
        let others = CaseKind::all().map(|k| kind_word(k, lang)).filter(|k| !kinds.contains(k));
        let others: Vec<String> = others.collect();
        kinds.extend(others);
        MatterView { words: m.words.clone(), case: m.case, kinds }
    };
    meeting.matters.iter().map(view).collect()
}

impl<S: Store> Engine<S> {
    /// A matter of a meeting becomes a case: both in one entry.
    pub(in super::super) async fn raise_matter(
        &mut self,
        ask: &RaiseMatter,
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let meeting =
            self.register.ledgers.meetings.get(&ask.meeting).ok_or_else(|| failure(t::gone(cx.lang)))?;
        let kind = CaseKind::all().find(|k| Lang::ALL.iter().any(|l| kind_word(*k, *l) == ask.kind));
        let wrong =
            |message: String| Ok(RecordSaved { wrong: vec![Wrong { column: None, message }], keys: vec![] });
        let Some(kind) = kind else { return wrong(t::wrong_choice(cx.lang, &ask.kind)) };
        let id = self.numbers(cx).next().unwrap_or_default();
        let (after, mut case) = match meeting.case(ask.matter, id, kind) {
            Ok(made) => made,
            Err(why) => return wrong(why.words(cx.lang)),
        };
        if !case.finder.is_known() {
            case.finder.name = tl::source_meeting(cx.lang).to_owned();
        }
        let before = Record::Meeting(Box::new(meeting.clone()));
        let case = Record::Case(Box::new(case));
        let key = case.key();
        let records = vec![Edit::change(before, Record::Meeting(Box::new(after))), Edit::add(case)];
        self.record(Kind::Ledger, Change { records, ..Change::default() }, cx).await?;
        Ok(RecordSaved { wrong: vec![], keys: vec![key] })
    }
}
