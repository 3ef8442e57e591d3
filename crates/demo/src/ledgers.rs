//! A year of a county's ledgers, row by row, with figures that are known beforehand (PRODUCT.md 7):
//! what a report says of it can be checked. Made without chance: the same register, the same year.
mod standing;

use chrono::{Days, NaiveDate, NaiveDateTime};
use wangge_core::change::Stamp;
use wangge_core::domain::{GridCode, Level, PersonId, Phone, Post, Register};
use wangge_core::ledger::case::{
    Case, CaseKind, CaseStep, Deed, Dispute, Ending, Hazard, Party, ServiceKind, Source,
};
use wangge_core::ledger::incentive::{Honour, HonourKind};
use wangge_core::ledger::{By, Meeting, Publicity, PublicityKind, Quick, Record, RecordId, Service, Session};

/// The year.
pub const YEAR: i32 = 2025;
/// Disputes found.
pub const FOUND: usize = 3_270;
/// Of them, those settled.
pub const RESOLVED: usize = 3_246;
/// Other cases: hazards and information.
const OTHERS: usize = 420;
/// Services.
pub const SERVICES: usize = 8_443;
/// Publicity items.
pub const PUBLICITY: usize = 20_216;
/// Training sessions.
pub const TRAININGS: usize = 235;
/// Chat groups in use.
pub const GROUPS: usize = 4_144;
/// People commended, who joined the Party, and reserve cadres.
pub const HONOURS: [(HonourKind, usize); 3] =
    [(HonourKind::Commended, 159), (HonourKind::PartyMember, 5), (HonourKind::ReserveCadre, 12)];

/// Where gridworkers are, each with who holds the grid.
struct Workers(Vec<(GridCode, PersonId, String)>);

impl Workers {
    fn at(&self, n: usize) -> Option<&(GridCode, PersonId, String)> {
        // A large step apart, so that the rows of a day lie all over the county.
        self.0.get(n.wrapping_mul(1_597) % self.0.len().max(1))
    }
}

/// Numbers, one after the other.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> RecordId {
        self.0 += 1;
        RecordId(Stamp { millis: 1_735_660_800_000 + self.0, counter: 0, node: 7 })
    }
}

fn day(n: usize) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(YEAR, 1, 2).unwrap_or_default();
    first + Days::new(n as u64 % 340)
}

fn at(n: usize, hour: u32) -> NaiveDateTime {
    day(n).and_hms_opt(hour, u32::try_from(n % 60).unwrap_or(0), 0).unwrap_or_default()
}

/// The register with the ledgers of the year. What has no gridworker yet gets none; who holds a
/// household-level grid was appointed before the year, or its report would not count them.
#[must_use]
pub fn with_year(mut register: Register) -> Register {
    let before = NaiveDate::from_ymd_opt(YEAR - 1, 5, 1);
    for post in register.appointments.values_mut().flatten() {
        if post.grid.level() == Level::Household && post.post == Post::Head && post.to.is_none() {
            post.from = post.from.min(before).or(before);
        }
    }
    let heads = register.grids.values().filter(|g| g.level() == Level::Household && g.retired.is_none());
    let head = |code: GridCode| {
        let posts = register.appointments.get(&code).into_iter().flatten();
        let post = posts.filter(|a| a.post == Post::Head).max_by_key(|a| a.from)?;
        Some((code, post.person, register.persons.get(&post.person)?.name.clone()))
    };
    let workers = Workers(heads.filter_map(|g| head(g.code)).collect());
    let mut numbers = Numbers(0);
    let mut records = Vec::new();
    records.extend(cases(&workers, &mut numbers));
    records.extend(quick(&workers, &mut numbers));
    records.extend(rounds(&workers, &mut numbers));
    records.extend(standing::groups(&register, &workers, &mut numbers));
    records.extend(standing::paid(&workers, &mut numbers, &records));
    records.into_iter().for_each(|record| register.ledgers.put(record));
    register
}

const DISPUTES: [(Dispute, &str); 6] = [
    (Dispute::Neighbours, "两家为排水沟走向争吵"),
    (Dispute::Family, "老人赡养费用兄弟间有分歧"),
    (Dispute::Land, "承包地地畔不清，各说各的"),
    (Dispute::Homestead, "翻修院墙占了巷道"),
    (Dispute::Labour, "工地工钱没有结清"),
    (Dispute::Damages, "羊群啃了麦苗，要求赔偿"),
];

fn cases(workers: &Workers, numbers: &mut Numbers) -> Vec<Record> {
    let mut found = Vec::new();
    for n in 0..FOUND + OTHERS {
        let Some((grid, person, name)) = workers.at(n) else { break };
        let by = By::person(*person, name);
        let (kind, words) = if n < FOUND {
            let (dispute, words) = DISPUTES.get(n % DISPUTES.len()).copied().unwrap_or((Dispute::Other, ""));
            (CaseKind::Dispute(dispute), words)
        } else if n % 3 == 0 {
            (CaseKind::Information, "外地车辆在村口收旧家电，来路不明")
        } else {
            (CaseKind::Hazard(Hazard::Road), "进村路护栏松动")
        };
        let mut case = Case::new(numbers.next(), kind, *grid, at(n, 9), by.clone(), words);
        case.source = if n.is_multiple_of(4) { Source::Chat } else { Source::Visit };
        case.parties = ["赵大山", "钱小河", "孙丰收", "李秋叶"]
            .iter()
            .skip(n % 3)
            .take(2)
            .map(|name| Party { name: (*name).to_owned(), phone: Phone::Missing, grid: Some(*grid) })
            .collect();
        steps(&mut case, &by, n, numbers);
        found.push(Record::Case(Box::new(case)));
    }
    found
}

/// Most are settled where they were found; each tenth a level above, each hundredth at the town. Of
/// the disputes that are not settled some are referred, some still in hand.
fn steps(case: &mut Case, by: &By, n: usize, numbers: &mut Numbers) {
    let up = match n {
        n if n.is_multiple_of(100) => 3,
        n if n.is_multiple_of(10) => 1,
        _ => 0,
    };
    let settle = [
        Deed::Accept,
        Deed::Handle,
        Deed::Answer,
        Deed::Close(Ending::Settled),
        Deed::FollowUp { performed: true },
        Deed::Archive,
    ];
    let open = (RESOLVED..FOUND).contains(&n);
    let rest: &[Deed] = match n {
        n if open && n % 2 == 0 => &[Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(Ending::Referred)],
        _ if open => &[Deed::Accept],
        _ => &settle,
    };
    let deeds = std::iter::repeat_n(Deed::PassUp, up).chain(rest.iter().cloned());
    for (i, deed) in deeds.enumerate() {
        let words = match deed {
            Deed::PassUp => "本级调解两次没有谈拢",
            Deed::Handle => "上门当面说清，双方签字",
            _ => "",
        };
        let at = case.found + chrono::Duration::minutes(30 * i64::try_from(i + 1).unwrap_or(1));
        let (id, by, words) = (numbers.next(), by.clone(), words.to_owned());
        case.steps.push(CaseStep { id, at, by, deed, words });
    }
}

fn quick(workers: &Workers, numbers: &mut Numbers) -> Vec<Record> {
    let topics = ["森林防火", "秸秆禁烧", "防范电信诈骗", "医保缴费", "防汛避险", "移风易俗"];
    let mut found = Vec::new();
    for n in 0..PUBLICITY {
        let Some((grid, person, name)) = workers.at(n) else { break };
        let kind = *PublicityKind::ALL.get(n % PublicityKind::ALL.len()).unwrap_or(&PublicityKind::Door);
        let topic = topics.get(n % topics.len()).copied().unwrap_or_default().to_owned();
        let (id, by) = (numbers.next(), By::person(*person, name));
        let row = Quick { id, kind, topic, grid: *grid, households: 18, count: 1, on: day(n), by };
        found.push(Record::Publicity(Publicity { ..row }));
    }
    for n in 0..SERVICES {
        let Some((grid, person, name)) = workers.at(n + 7) else { break };
        let kind = if n % 3 == 0 { ServiceKind::Care } else { ServiceKind::Errand };
        let topic = if n % 3 == 0 { "看望独居老人" } else { "代缴医保" }.to_owned();
        let (id, by) = (numbers.next(), By::person(*person, name));
        let row = Quick { id, kind, topic, grid: *grid, households: 1, count: 1, on: day(n), by };
        found.push(Record::Service(Service { ..row }));
    }
    found
}

fn rounds(workers: &Workers, numbers: &mut Numbers) -> Vec<Record> {
    let mut found = Vec::new();
    for n in 0..TRAININGS {
        let Some((grid, ..)) = workers.at(n) else { break };
        let Some(village) = grid.at(Level::Village) else { continue };
        let here = workers.0.iter().filter(|(code, ..)| village.holds(*code));
        let attended = here.clone().take(20).map(|(_, person, _)| *person).collect();
        let session = Session {
            id: numbers.next(),
            organiser: village,
            levels: [Level::Group, Level::Household].into(),
            topic: "矛盾纠纷调解方法".into(),
            need: "调解时不会记录".into(),
            on: day(n),
            place: "村党群服务中心".into(),
            minutes: 90,
            material: "调解手册".into(),
            attended,
        };
        found.push(Record::Session(Box::new(session)));
        let present = here.take(12).map(|(_, person, _)| *person).collect();
        let (id, guests, matters) = (numbers.next(), vec![], vec![]);
        let minutes = "通报上月情况，安排本月入户。".into();
        let meeting = Meeting { id, grid: village, at: at(n, 15), present, guests, matters, minutes };
        found.push(Record::Meeting(Box::new(meeting)));
    }
    for (kind, count) in HONOURS {
        for n in 0..count {
            let Some((grid, person, _)) = workers.at(n) else { break };
            let honour = Honour {
                id: numbers.next(),
                kind,
                person: *person,
                grid: *grid,
                given_by: "禾溪县委政法委".into(),
                on: day(300 + n % 40),
                words: "走访勤、调解实".into(),
                until: None,
            };
            found.push(Record::Honour(honour));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Plan, county};
    use wangge_core::Lang;
    use wangge_core::ledger::figures::figures;
    use wangge_core::ledger::{Period, RecordKind};

    #[test]
    fn the_year_has_the_figures_that_are_known() {
        let register = with_year(county(&Plan::default()));
        let place = register.county().map(|g| g.code).unwrap();
        let all = figures(&register, &register.ledgers, place, Period::year(YEAR).unwrap());
        let shown: Vec<(String, String)> =
            all.list.iter().map(|f| (f.key.name(Lang::Zh), f.value.to_string())).collect();
        for (name, value) in [
            ("四级网格", "4957"),
            ("网格微信群", "4144"),
            ("政策宣传（条次）", "20216"),
            ("排查矛盾纠纷", "3270"),
            ("化解矛盾纠纷", "3246"),
            ("化解率", "99.27%"),
            ("便民服务（件次）", "8443"),
            ("培训（场次）", "235"),
            ("表彰优秀网格员", "159"),
            ("发展党员", "5"),
            ("推荐后备干部", "12"),
        ] {
            assert!(shown.contains(&(name.into(), value.into())), "{name}: {shown:?}");
        }
        let subsidies = shown.iter().find(|(name, _)| name == "发放补贴").unwrap();
        assert!(subsidies.1.starts_with("2,"), "{subsidies:?}");
        for case in register.ledgers.cases.values() {
            assert_eq!(case.state().1, [], "{case:?}");
        }
        assert_eq!(register.ledgers.records(RecordKind::Case).len(), FOUND + OTHERS);
    }
}
