//! The main job, end to end: a county's lists become a public site, boards and cards. One
//! office, one plain file host under a sub-path, one resident with a door number.
use crate::cases::put;
use crate::office::import;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use wangge_core::directory::{Manifest, PublicVillage};
use wangge_core::domain::{Door, GridCode, Household, Level, Person, Register};
use wangge_core::site::grid_address;
use wangge_demo::{Plan, county, reference_date};
use wangge_tests::browser::Browser;
use wangge_tests::printed::{check_board, check_cards, check_household_cards};
use wangge_tests::site::Site;
use wangge_tests::{bare_app, files_of, office_commands, sheets, unpack};

const ISSUER: &str = "禾溪县社会治理网格化服务中心";

#[tokio::test]
async fn lists_become_a_public_site_boards_and_cards() {
    let home = TempDir::new().unwrap();
    bare_app(home.path());
    let site = Site::serve(home.path(), "county/wg");
    // The facts as they are, not as any of our pages tells them.
    let facts = county(&Plan { seed: 1, towns: 2, households: 2200 });
    let (household, worker) = household_with_gridworker(&facts);

    let office = Browser::desktop().await;
    import(&office, &site).await;
    settings_and_checks(&office, &site, &facts).await;
    let zip = publication(&office, &site).await;
    unpack(&zip, home.path());
    same_as_native(&zip, site.address());

    let village = village_of(home.path(), household.group);
    resident_finds(&site, &facts, household, worker).await;
    print_as_a_resident(&site, &village, &facts).await;
    print_as_the_office(&office, &site, &village, &facts).await;
    // Before the first publication there is none to load.
    office.assert_clean_but(site.address(), "data/manifest.json").await;
    office.close().await;
}

/// A household that can be found by its door and whose gridworker can be called.
fn household_with_gridworker(facts: &Register) -> (&Household, &Person) {
    facts
        .all_households()
        .filter(|h| matches!(h.door, Some(Door::Number(_))))
        .find_map(|h| {
            let (_, person) = facts.head(h.grid?, reference_date())?;
            person.phone.valid().map(|_| (h, person))
        })
        .unwrap()
}

/// The audit and the tree say what is in the lists.
async fn settings_and_checks(office: &Browser, site: &Site, facts: &Register) {
    office.goto(&format!("{}office/settings/", site.address())).await;
    office.fill("textbox", "发布单位", ISSUER).await;
    office.click("button", "保存设置").await;
    office.sees("设置已保存").await;
    office.click("link", "体检").await;
    office.sees("问题清单").await;
    let vacant = facts
        .grids_of(Level::Household, reference_date())
        .filter(|g| facts.head(g.code, reference_date()).is_none())
        .count();
    assert!(vacant > 0, "real lists have vacancies");
    office.sees("无负责人").await;
    office.click("link", "网格树").await;
    office.click("button", "全部展开").await;
    let grids = facts.grids_of(Level::Household, reference_date()).count();
    office.sees(&format!("{grids} 户级网格")).await;
    office.sees(&format!("{} 户", facts.all_households().count()).replace("2200", "2,200")).await;
}

/// Publishes as of a fixed day and gives the zip.
async fn publication(office: &Browser, site: &Site) -> Vec<u8> {
    office.click("link", "发布").await;
    office.sees("发布前体检").await;
    office.fill("textbox", "数据版本", "2026-11-01-1").await;
    office.fill("textbox", "网站地址", site.address()).await;
    put(office, "date", "'2026-11-01'").await;
    office.click("button", "生成发布包").await;
    office.click("button", "保存发布包").await;
    fs::read(office.download(".zip").await).unwrap()
}

/// `cargo xtask publish` makes the same files of the same sheets, byte for byte.
fn same_as_native(zip: &[u8], address: &str) {
    let (ours, theirs) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    unpack(zip, theirs.path());
    let out = Command::new(office_commands())
        .args(["publish", "--date", "2026-11-01", "--version", "2026-11-01-1", "--issuer", ISSUER])
        .args(["--site", address, "--sheets"])
        .arg(sheets())
        .arg("--out")
        .arg(ours.path())
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let (ours, theirs) = (files_of(ours.path()), files_of(theirs.path()));
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "the same files");
    assert!(ours.len() > 150, "{} files", ours.len());
    for (path, bytes) in &ours {
        assert!(theirs[path] == *bytes, "{path} differs");
    }
}

/// A village's file of the published site.
fn village_of(site: &Path, group: GridCode) -> PublicVillage {
    let manifest: Manifest =
        serde_json::from_slice(&fs::read(site.join("data/manifest.json")).unwrap()).unwrap();
    let code = group.parent().unwrap();
    let (_, file) = manifest.villages.iter().find(|(village, _)| *village == code).unwrap();
    serde_json::from_slice(&fs::read(site.join(&file.path)).unwrap()).unwrap()
}

/// A resident types the door and gets the person whom the lists name.
async fn resident_finds(site: &Site, facts: &Register, household: &Household, worker: &Person) {
    let resident = Browser::phone().await;
    resident.goto(site.address()).await;
    let village = facts.name(household.group.parent().unwrap());
    let group = facts.name(household.group);
    let door = household.door.as_ref().unwrap();
    resident.fill("searchbox", "住址", &format!("{village}{group}{door}")).await;
    resident.click("link", &worker.name).await;
    resident.role("heading", &village).await;
    let number = worker.phone.valid().unwrap();
    let call = resident.role("link", &number.spaced()).await;
    assert_eq!(call.attr("href").await.unwrap(), Some(format!("tel:{number}")));
    assert!(resident.address().await.ends_with(&household.grid.unwrap().to_string()));
    resident.sees(&worker.name).await;
    resident.screenshot("job-grid-phone").await;
    resident.assert_clean(site.address()).await;
    resident.close().await;
}

/// Board and cards of the village, from the public pages.
async fn print_as_a_resident(site: &Site, village: &PublicVillage, facts: &Register) {
    let resident = Browser::desktop().await;
    resident.goto(&format!("{}card/?c={}", site.address(), village.village.code)).await;
    resident.role("heading", &village.village.name).await;
    let cards = resident.print().await;
    check_cards(&cards, village, site.address(), 1, true);
    resident.goto(&format!("{}board/?c={}", site.address(), village.village.code)).await;
    resident.role("heading", &village.village.name).await;
    let board = resident.print().await;
    check_board(&board, village, site.address());
    // The codes have been read and are those of the grids and the village: so are their pages.
    for grid in village.grids.iter().chain([&village.village]) {
        leads_to_the_right_person(site, &grid_address(site.address(), grid.code), facts);
    }
    resident.assert_clean(site.address()).await;
    resident.close().await;
}

/// A card for each household of a group, by gridworker and door.
async fn print_as_the_office(office: &Browser, site: &Site, village: &PublicVillage, facts: &Register) {
    let group = village.groups.first().unwrap().code;
    office.goto(&format!("{}office/print/?c={group}", site.address())).await;
    let households = facts.households_in(group).filter(|h| h.grid.is_some()).count();
    office.sees(&format!("{households} 张联系卡")).await;
    let pdf = office.print().await;
    for address in check_household_cards(&pdf, households) {
        leads_to_the_right_person(site, &address, facts);
    }
}

/// What a phone gets that reads the code: a page that names whom the lists name.
fn leads_to_the_right_person(site: &Site, address: &str, facts: &Register) {
    let page = site.get(address).unwrap_or_else(|| panic!("{address} is not there"));
    let code: GridCode = address.trim_end_matches('/').rsplit('/').next().unwrap().parse().unwrap();
    let whom = std::iter::successors(Some(code), |c| c.parent()).find_map(|c| {
        let (_, person) = facts.head(c, reference_date())?;
        person.phone.valid().map(|number| (person.name.clone(), number.to_string()))
    });
    let (name, number) = whom.expect("somebody answers");
    assert!(page.contains(&name), "{address} does not name {name}");
    assert!(page.contains(&format!("href=\"tel:{number}\"")), "{address} does not call {number}");
}
