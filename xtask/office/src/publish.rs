//! `cargo xtask publish`: sheets to a publication, with the same code and the same bytes as
//! the office's; and the demo publication in `public/`.
use anyhow::{Context, Result, anyhow, bail};
use chrono::{Local, NaiveDate};
use std::path::{Path, PathBuf};
use wangge_core::Lang;
use wangge_core::domain::audit::{Severity, audit};
use wangge_core::domain::{Footer, FooterField, Register};
use wangge_core::publish::{Publication, PublishOptions, publish};
use wangge_core::site;
use wangge_demo::{Plan, after_years, county, reference_date};
use wangge_exchange::import::propose;
use wangge_exchange::sheets::SheetKind;
use wangge_pinyin::Hanzi;
use xtask_kit::files::{read, walk, write};
use xtask_kit::steps::{root, say, step};

/// Issues of the import that are printed before the rest is counted.
const PRINTED: usize = 20;

struct Arguments {
    sheets: PathBuf,
    out: PathBuf,
    date: NaiveDate,
    version: Option<String>,
    site: String,
    issuer: String,
    supervision: String,
    footer: Footer,
}

/// Reads the sheets of a folder, says what is wrong with them, writes the publication.
///
/// # Errors
/// Wrong arguments, files that cannot be read, a register that cannot be published.
pub fn run(args: &[String]) -> Result<()> {
    let args = arguments(args)?;
    let mut register = register_of(&args.sheets, args.date)?;
    register.settings.site = site::site_address(&args.site).map_err(|e| anyhow!("--site: {e}"))?;
    register.settings.issuer = args.issuer.clone();
    register.settings.supervision = args.supervision.clone();
    register.settings.footer = args.footer.clone();
    let found = audit(&register, args.date);
    let count = |s| found.issues.iter().filter(|i| i.severity() == s).count();
    say(&format!(
        "grids of level 1, 2, 3, 4: {:?}; households: {}, covered: {}; issues: {} errors, {} warnings, {} notes",
        found.counts.grids,
        found.counts.households,
        found.counts.covered,
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    ));
    let version = args.version.unwrap_or_else(|| format!("{}-1", args.date));
    let publication = make(&register, args.date, version)?;
    step(&format!("writing {} files to {}", publication.files.len(), args.out.display()), || {
        save(&publication, &args.out)
    })
}

/// Renews `public/data` and `public/g` from the small demo county.
///
/// # Errors
/// If a file cannot be written.
pub fn demo_publication() -> Result<()> {
    let publication = make(
        &after_years(county(&Plan { seed: 1, towns: 2, households: 2200 })),
        reference_date(),
        format!("{}-1", reference_date()),
    )?;
    let public = root().join("public");
    for folder in ["data", "g"] {
        xtask_kit::files::fresh_dir(&public.join(folder))?;
    }
    save(&publication, &public)?;
    say(&format!("{} files in {}", publication.files.len(), public.display()));
    Ok(())
}

fn make(register: &Register, date: NaiveDate, version: String) -> Result<Publication> {
    step("publishing", || {
        publish(register, &PublishOptions { date, version }, &Hanzi, &mut |_, _| {}).map_err(Into::into)
    })
}

fn save(publication: &Publication, out: &Path) -> Result<()> {
    publication.files.iter().try_for_each(|file| write(&out.join(&file.path), &file.bytes))
}

/// Imports `county.xlsx`, or else the csv files of a folder, into an empty register.
fn register_of(dir: &Path, on: NaiveDate) -> Result<Register> {
    let mut tables = Vec::new();
    step(&format!("reading the sheets of {}", dir.display()), || {
        for path in sheet_files(dir)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = read(&path)?;
            let read = wangge_exchange::read::read(&name, &bytes, &mut |_| {});
            tables.extend(read.map_err(|e| anyhow!(e.message(&name, Lang::En)))?);
        }
        Ok(())
    })?;
    let mut register = Register::default();
    let proposal = step("matching them", || Ok(propose(&register, &tables, on, &mut |_| {})))?;
    for issue in proposal.issues.iter().take(PRINTED) {
        say(&format!("{} {} row {}: {}", issue.file, issue.sheet, issue.row, issue.message(Lang::En)));
    }
    if proposal.issues.len() > PRINTED {
        say(&format!("… and {} more issues", proposal.issues.len() - PRINTED));
    }
    proposal.change.apply(&mut register);
    Ok(register)
}

fn sheet_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let book = dir.join("county.xlsx");
    if book.exists() {
        return Ok(vec![book]);
    }
    let known: Vec<PathBuf> = SheetKind::ALL
        .iter()
        .map(|k| dir.join(format!("{}.csv", k.file_stem())))
        .filter(|p| p.exists())
        .collect();
    if !known.is_empty() {
        return Ok(known);
    }
    let any = walk(dir)?.into_iter().map(|p| dir.join(p));
    let found: Vec<PathBuf> =
        any.filter(|p| p.extension().is_some_and(|e| e == "xlsx" || e == "csv")).collect();
    if found.is_empty() {
        bail!("no xlsx or csv file in {}", dir.display());
    }
    Ok(found)
}

fn arguments(args: &[String]) -> Result<Arguments> {
    let value = |name: &str| -> Result<Option<String>> {
        let Some(at) = args.iter().position(|a| a == name) else { return Ok(None) };
        Ok(Some(args.get(at + 1).cloned().with_context(|| format!("{name} needs a value"))?))
    };
    let needed = |name: &str| value(name)?.with_context(|| format!("{name} is missing"));
    let date = match value("--date")? {
        Some(text) => text.parse().with_context(|| format!("--date {text}: write it as 2026-11-24"))?,
        None => Local::now().date_naive(),
    };
    let mut footer = Footer::default();
    for (name, field) in [
        ("--sponsor", FooterField::Sponsor),
        ("--contact", FooterField::Contact),
        ("--site-code", FooterField::SiteCode),
        ("--icp", FooterField::Icp),
        ("--police", FooterField::Police),
    ] {
        let given = value(name)?.unwrap_or_default();
        let wrong = Footer::wrong(field, &given, Lang::En);
        if !wrong.is_empty() {
            bail!("{name} {given}: {wrong}");
        }
        footer.set(field, &given);
    }
    Ok(Arguments {
        sheets: needed("--sheets")?.into(),
        out: needed("--out")?.into(),
        date,
        version: value("--version")?,
        site: value("--site")?.unwrap_or_default(),
        issuer: value("--issuer")?.unwrap_or_default(),
        supervision: value("--supervision")?.unwrap_or_default(),
        footer,
    })
}
