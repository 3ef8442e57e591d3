//! `cargo xtask demo`: a fictional county as the sheets that the office imports.
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use wangge_core::domain::{Level, Register};
use wangge_demo::{Plan, county, reference_date};
use wangge_exchange::write::{Encoding, not_in_gbk, sheets_of, write_csv, write_xlsx};
use xtask_kit::steps::{say, step};

/// Makes the county and writes `county.xlsx`, the four sheets as csv in UTF-8, and again in
/// `gbk/`. The same seed and sizes give the same bytes.
///
/// # Errors
/// If an argument is not understood or a file cannot be written.
pub fn run(args: &[String]) -> Result<()> {
    let (plan, out) = arguments(args)?;
    let register = step(&format!("making the county of seed {}", plan.seed), || Ok(county(&plan)))?;
    say(&figures(&register));
    step(&format!("writing its sheets to {} (the whole county takes some seconds)", out.display()), || {
        write(&register, &out)
    })
}

fn write(register: &Register, out: &Path) -> Result<()> {
    let gbk = out.join("gbk");
    std::fs::create_dir_all(&gbk).with_context(|| format!("no folder {}", gbk.display()))?;
    let sheets = sheets_of(register);
    file(&out.join("county.xlsx"), &write_xlsx(&sheets)?)?;
    for sheet in &sheets {
        let name = format!("{}.csv", sheet.kind.file_stem());
        file(&out.join(&name), &write_csv(sheet, Encoding::Utf8Bom))?;
        file(&gbk.join(&name), &write_csv(sheet, Encoding::Gbk))?;
        let missing: String = not_in_gbk(sheet).into_iter().collect();
        if !missing.is_empty() {
            say(&format!("gbk/{name}: GBK does not have {missing}"));
        }
    }
    Ok(())
}

fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("{} could not be written", path.display()))
}

fn figures(register: &Register) -> String {
    let [towns, villages, groups, grids] =
        Level::GRIDS.map(|l| register.grids_of(l, reference_date()).count());
    let households = register.all_households().count();
    let people: u32 = register.all_households().filter_map(|h| h.people).map(u32::from).sum();
    let workers = register.persons.len();
    format!(
        "{towns} towns, {villages} villages, {groups} groups, {grids} household-level grids, \
         {households} households, {people} people, {workers} gridworkers and officials"
    )
}

fn arguments(args: &[String]) -> Result<(Plan, PathBuf)> {
    let (mut seed, mut towns, mut households, mut out) = (1, None, None, None);
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let value = args.next().with_context(|| format!("{name} needs a value"))?;
        let number = || value.parse::<usize>().with_context(|| format!("{name} needs a number, not {value}"));
        match name.as_str() {
            "--seed" => {
                seed = value.parse().with_context(|| format!("--seed needs a number, not {value}"))?
            }
            "--towns" => towns = Some(number()?),
            "--households" => households = Some(number()?),
            "--out" => out = Some(PathBuf::from(value)),
            other => bail!("demo does not know {other}: --seed N [--towns N] [--households N] --out DIR"),
        }
    }
    let out = out.context("where to? --out DIR")?;
    let plan = Plan::of_towns(seed, towns.unwrap_or(Plan::default().towns));
    Ok((Plan { households: households.unwrap_or(plan.households), ..plan }, out))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(args: &str) -> Result<Plan> {
        arguments(&args.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).map(|(plan, _)| plan)
    }

    #[test]
    fn arguments_are_read_or_named() {
        assert_eq!(plan("--seed 1 --out d").unwrap(), Plan::default());
        assert_eq!(
            plan("--seed 7 --towns 2 --out d").unwrap(),
            Plan { seed: 7, towns: 2, households: 18_000 }
        );
        assert_eq!(plan("--out d --households 500").unwrap().households, 500);
        for (args, named) in [("--seed x --out d", "--seed"), ("--seed 1", "--out"), ("--size 3", "--size")] {
            assert!(plan(args).unwrap_err().to_string().contains(named), "{args}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let register = county(&Plan { seed: 7, towns: 1, households: 400 });
        let dir = std::env::temp_dir().join(format!("wangge-demo-{}", std::process::id()));
        let bytes = |name: &str| {
            write(&register, &dir.join(name)).unwrap();
            [
                "county.xlsx",
                "households.csv",
                "gbk/households.csv",
                "divisions.csv",
                "grids.csv",
                "gridworkers.csv",
            ]
            .map(|f| std::fs::read(dir.join(name).join(f)).unwrap())
        };
        let (first, second) = (bytes("a"), bytes("b"));
        std::fs::remove_dir_all(&dir).unwrap();
        assert!(first.iter().all(|b| b.len() > 100));
        assert!(first == second, "other bytes the second time");
    }
}
