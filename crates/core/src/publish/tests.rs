use super::elder::{BEFORE, BEFORE_HASH};
use super::html::{STYLE, STYLE_HASH, escape};
use super::*;
use crate::domain::{
    Appointment, Door, Grid, Household, HouseholdId, Person, PersonId, Phone, Post, Register, Retirement,
};

struct NoReadings;

impl Readings for NoReadings {
    fn usual(&self, _: char) -> Option<&str> {
        None
    }
    fn surname(&self, _: char) -> Option<&str> {
        None
    }
    fn common(&self) -> Vec<char> {
        Vec::new()
    }
}

fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// A county of one village, two groups, three household-level grids; 陈安 at the first.
fn county() -> Register {
    let mut register = Register::default();
    register.settings.issuer = "示范县社会治理网格化服务中心".into();
    for (grid, name) in [
        ("990127", "示范县"),
        ("990127100", "八渡镇"),
        ("990127100201", "河湾村"),
        ("99012710020101", "1组"),
        ("99012710020102", "2组"),
        ("9901271002010101", "第1网格"),
        ("9901271002010102", "第2网格"),
        ("9901271002010201", "第1网格"),
    ] {
        register.grids.insert(code(grid), Grid::new(code(grid), name));
    }
    hold(&mut register, "990127100201", 1, "李川", "13800000001");
    hold(&mut register, "9901271002010101", 2, "陈安", "13800000002");
    let group = code("99012710020101");
    let household = |id, door: &str, grid| Household {
        id: HouseholdId(id),
        code: String::new(),
        group,
        grid: Some(code(grid)),
        door: Door::read(door),
        head: "户主".into(),
        people: None,
        phone: Phone::Missing,
        position: None,
    };
    let homes = vec![household(1, "1", "9901271002010101"), household(2, "2", "9901271002010101")];
    register.households.insert(group, homes);
    register
}

fn hold(register: &mut Register, grid: &str, id: u32, name: &str, phone: &str) {
    let person = PersonId(id);
    let facts = Person {
        id: person,
        name: name.into(),
        sex: None,
        phone: Phone::read(phone),
        party_member: None,
        photo: None,
        category: None,
    };
    register.persons.insert(person, facts);
    let grid = code(grid);
    let post = Appointment {
        person,
        grid,
        post: Post::Head,
        office: String::new(),
        from: None,
        to: None,
        origin: None,
    };
    register.appointments.entry(grid).or_default().push(post);
}

fn published(register: &Register) -> Publication {
    let options = PublishOptions { date: day(), version: "2026-11-24-1".into() };
    publish(register, &options, &NoReadings, &mut |_, _| {}).unwrap()
}

fn page(publication: &Publication, grid: &str) -> String {
    let path = format!("g/{grid}/index.html");
    let file = publication.files.iter().find(|f| f.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(file.bytes.clone()).unwrap()
}

/// A page without the two scripts that it may have.
fn without_ours(page: &str) -> String {
    let ours = ["<script src=\"../../page.js\" defer>", "<script src=\"../page.js\" defer>"];
    let page = page.replacen(&format!("<script>{BEFORE}"), "", 1);
    ours.iter().fold(page, |page, script| page.replacen(script, "", 1))
}

#[test]
fn the_hashes_that_the_pages_policy_allows_are_those_of_what_is_inside() {
    for (inside, hash, name) in [(STYLE, STYLE_HASH, "page.css"), (BEFORE, BEFORE_HASH, "before.js")] {
        assert_eq!(policy_hash(inside), hash.trim(), "write it into {name}.sha256");
    }
}

/// SHA-256 in base64, as a Content-Security-Policy writes it.
fn policy_hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".as_bytes();
    digest
        .chunks(3)
        .flat_map(|part| {
            let bits = part.iter().fold(0_u32, |all, b| all << 8 | u32::from(*b)) << (8 * (3 - part.len()));
            (0..4).map(
                move |i| {
                    if i > part.len() { '=' } else { digits[(bits >> (18 - 6 * i) & 63) as usize].into() }
                },
            )
        })
        .collect()
}

#[test]
fn one_page_a_grid_each_naming_whom_to_call() {
    let publication = published(&county());
    let pages = publication.files.iter().filter(|f| f.path.starts_with("g/")).count();
    assert_eq!(pages, 8, "the list of towns, town, village, two groups, three grids");
    let own = page(&publication, "9901271002010101");
    for words in ["河湾村1组第1网格", "陈安", "href=\"tel:13800000002\"", "1–2号", "李川", "2026-11-24-1"]
    {
        assert!(own.contains(words), "{words} in {own}");
    }
    let own = without_ours(&own);
    assert!(!own.contains("<script") && !own.contains("://"), "no other script, nothing from elsewhere");
}

#[test]
fn the_lists_lead_from_the_county_down_to_a_number_to_call() {
    let publication = published(&county());
    let list = publication.files.iter().find(|f| f.path == "g/index.html").unwrap();
    let list = String::from_utf8(list.bytes.clone()).unwrap();
    assert!(list.contains("href=\"990127100/\"") && list.contains("href=\"tel:12345\""), "{list}");
    assert!(page(&publication, "990127100").contains("href=\"../990127100201/\""));
    let village = page(&publication, "990127100201");
    let grid = village.split("href=\"../9901271002010101/\"").nth(1).unwrap();
    assert!(grid.contains("陈安") && grid.contains("href=\"tel:13800000002\""), "{village}");
    assert!(village.contains("href=\"../\">示范县"), "and back up: {village}");
}

#[test]
fn a_vacant_post_names_the_nearest_level_that_answers() {
    let vacant = page(&published(&county()), "9901271002010102");
    assert!(vacant.contains("class=\"mind\"") && vacant.contains("href=\"tel:13800000001\""), "{vacant}");
    assert!(!vacant.contains("陈安"), "not the neighbour: {vacant}");
}

#[test]
fn a_broken_number_is_never_called() {
    let mut register = county();
    hold(&mut register, "9901271002010201", 3, "赵平", "1380000");
    let broken = page(&published(&register), "9901271002010201");
    assert!(broken.contains("赵平") && !broken.contains("tel:1380000\""), "{broken}");
    assert!(broken.contains("href=\"tel:13800000001\""), "the level above answers: {broken}");
}

#[test]
fn a_retired_code_leads_to_its_successors_through_any_number_of_them() {
    let mut register = county();
    for (old, heirs) in [
        ("9901271002010198", vec!["9901271002010199"]),
        // The middle one leads on, and back to where it came from.
        ("9901271002010199", vec!["9901271002010101", "9901271002010198", "9901271002010102"]),
        ("9901271002010197", vec![]),
    ] {
        let successors = heirs.into_iter().map(code).collect();
        let grid =
            Grid { retired: Some(Retirement { on: day(), successors }), ..Grid::new(code(old), "旧网格") };
        register.grids.insert(grid.code, grid);
    }
    let publication = published(&register);
    let old = page(&publication, "9901271002010198");
    assert!(old.contains("../9901271002010101/") && old.contains("../9901271002010102/"), "{old}");
    assert!(old.contains("陈安") && !old.contains("../9901271002010199/"), "{old}");
    assert!(page(&publication, "9901271002010197").contains("tel:"), "somebody can be called");
    let listed = page(&publication, "99012710020101");
    assert!(!listed.contains("旧网格"), "what is retired is not listed: {listed}");
}

#[test]
fn what_a_register_holds_never_runs_in_a_page() {
    let mut register = county();
    let evil = "\"><script>alert(1)</script>'&";
    for grid in register.grids.values_mut() {
        grid.name = evil.into();
        grid.range_words = evil.into();
    }
    hold(&mut register, "9901271002010201", 3, evil, "13800000003");
    register.settings.issuer = evil.into();
    for file in published(&register).files.iter().filter(|f| f.path.starts_with("g/")) {
        let text = without_ours(&String::from_utf8_lossy(&file.bytes));
        assert!(!text.contains("<script") && !text.contains(evil), "{}: {text}", file.path);
    }
    assert_eq!(escape("<a b='\"&\u{0}\n>"), "&lt;a b=&#39;&quot;&amp;&gt;");
}

#[test]
fn the_manifest_names_every_data_file_with_its_hash_and_length() {
    let publication = published(&county());
    let find = |path: &str| publication.files.iter().find(|f| f.path == path).unwrap();
    let manifest: Manifest = serde_json::from_slice(&find("data/manifest.json").bytes).unwrap();
    assert_eq!((manifest.grids, manifest.households), ([1, 1, 2, 3], 2));
    let references = manifest.files();
    for reference in references {
        let bytes = &find(&reference.path).bytes;
        let hash: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!((reference.sha256.as_str(), reference.bytes), (hash.as_str(), bytes.len() as u64));
        assert!(reference.path == INDEX || reference.path.contains(&hash[..8]), "{}", reference.path);
    }
    let data = publication.files.iter().filter(|f| f.path.starts_with("data/")).count();
    assert_eq!(data, manifest.files().count() + 1);
    assert_eq!(publication, published(&county()), "the same bytes for the same facts");
}

#[test]
fn without_a_county_or_a_village_nothing_is_published() {
    let options = PublishOptions { date: day(), version: String::new() };
    let refused = |r: &Register| publish(r, &options, &NoReadings, &mut |_, _| {}).err();
    assert_eq!(refused(&Register::default()), Some(Refused::NoCounty));
    let mut register = Register::default();
    register.grids.insert(code("990127"), Grid::new(code("990127"), "示范县"));
    assert_eq!(refused(&register), Some(Refused::NoVillage));
}
