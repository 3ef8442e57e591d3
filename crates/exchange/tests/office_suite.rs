//! Through LibreOffice and back: what a person opens, saves and imports again brings no change.
//! Run by `cargo xtask test office-suite`, which installs it; by hand `-- --ignored`.
use std::path::Path;
use std::process::Command;
use wangge_demo::{Plan, county, reference_date};
use wangge_exchange::import::propose;
use wangge_exchange::read::read;
use wangge_exchange::write::{Encoding, sheets_of, write_csv, write_xlsx};

/// Saves a file in another form, by LibreOffice.
fn convert(dir: &Path, file: &str, to: &str) {
    let profile = format!("-env:UserInstallation=file://{}", dir.join("profile").display());
    let out = dir.join("out");
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(&out)
        .arg(dir.join(file))
        .output()
        .expect("soffice, which `cargo xtask test office-suite` installs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test office-suite"]
fn a_county_saved_by_libreoffice_is_the_same() {
    let mut demo = county(&Plan { seed: 3, towns: 2, households: 1_500 });
    let odd = ["=1+1", "+1-2", "-1", "@A1", "'=1", "<b>&", "\"a\",b", "1E5", "TRUE", "2025-03-01a", "0012"];
    for (home, odd) in demo.households.values_mut().flatten().zip(odd) {
        home.head = odd.to_owned();
    }
    let dir = std::env::temp_dir().join(format!("wangge-office-suite-{}", std::process::id()));
    std::fs::create_dir_all(dir.join("out")).unwrap();
    let sheets = sheets_of(&demo);
    std::fs::write(dir.join("county.xlsx"), write_xlsx(&sheets).unwrap()).unwrap();
    convert(&dir, "county.xlsx", "xlsx");
    let saved = std::fs::read(dir.join("out/county.xlsx")).unwrap();
    let rows: usize = sheets.iter().map(|s| s.rows.len()).sum();
    let check = |tables: &[wangge_exchange::table::Table], rows: usize| {
        let proposal = propose(&demo, tables, reference_date(), &mut |_| {});
        let same: usize = proposal.sheets.iter().map(|s| s.same).sum();
        let first = proposal.change.households.first();
        assert!(proposal.change.is_empty(), "{first:?} {:?}", proposal.change.grids.first());
        assert_eq!(same, rows, "{:?}", proposal.issues.first());
    };
    check(&read("county.xlsx", &saved, &mut |_| {}).unwrap(), rows);
    // A csv of people, opened (codes read as numbers lose their end and say so) and saved as xlsx:
    // what is left of it may not be taken for something else.
    std::fs::write(dir.join("people.csv"), write_csv(&sheets[2], Encoding::Utf8Bom)).unwrap();
    convert(&dir, "people.csv", "xlsx");
    let saved = std::fs::read(dir.join("out/people.xlsx")).unwrap();
    let proposal =
        propose(&demo, &read("people.xlsx", &saved, &mut |_| {}).unwrap(), reference_date(), &mut |_| {});
    assert!(proposal.change.is_empty(), "{:?}", proposal.change.appointments.first());
    std::fs::remove_dir_all(&dir).unwrap();
}
