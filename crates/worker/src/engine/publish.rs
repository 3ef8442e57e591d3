//! A publication as one zip: the same bytes for the same facts. What is in it is decided
//! by the core's `publish` alone.
use super::{Context, failure};
use std::io::{Cursor, Write};
use wangge_core::directory::PublicVillage;
use wangge_core::domain::{GridCode, Register};
use wangge_core::office::{Failure, FileMade, Progress, Published, Stage};
use wangge_core::publish::{PublishOptions, publish, with_pictures};
use wangge_core::texts::office as t;
use wangge_pinyin::Hanzi;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The whole site of a register as a zip.
pub(super) fn zip(
    register: &Register,
    ask: &wangge_core::office::Publish,
    cx: &mut Context<'_>,
) -> Result<(Published, Vec<u8>), Failure> {
    let lang = cx.lang;
    let options = PublishOptions { date: ask.date, version: ask.version.clone() };
    let mut told = |done: usize, total: usize| (cx.progress)(step(Stage::Publishing, done, total));
    let publication =
        publish(register, &options, &Hanzi, &mut told).map_err(|e| failure(&t::fail_publish(lang, &e)))?;
    let files = publication.files.len();
    // The county's list of places lies beside them and is no grid's page.
    let of_a_grid = |path: &str| path.starts_with("g/") && path.matches('/').count() == 2;
    let pages = publication.files.iter().filter(|f| of_a_grid(&f.path)).count();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Neither the clock nor the machine is in it.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (done, file) in publication.files.iter().enumerate() {
        (cx.progress)(step(Stage::Packing, done, files));
        zip.start_file(file.path.as_str(), options)
            .and_then(|()| Ok(zip.write_all(&file.bytes)?))
            .map_err(|e| failure(&t::fail_publish(lang, &e)))?;
    }
    let bytes = zip.finish().map_err(|e| failure(&t::fail_publish(lang, &e)))?.into_inner();
    let file =
        FileMade { name: format!("wangge-{}.zip", safe(&ask.version)), media: "application/zip".to_owned() };
    Ok((Published { file, bytes: bytes.len(), files, pages }, bytes))
}

/// A village as it would be published today.
pub(super) fn village(
    register: &Register,
    code: GridCode,
    cx: &Context<'_>,
) -> Result<PublicVillage, Failure> {
    wangge_core::publish::village(register, code, cx.on)
        .map(|village| with_pictures(village, register, cx.on))
        .ok_or_else(|| failure(&t::fail_no_place(cx.lang, &code)))
}

fn step(stage: Stage, done: usize, total: usize) -> Progress {
    Progress { stage, what: String::new(), done: done as u64, total: total as u64 }
}

/// What any system takes in a file's name.
fn safe(version: &str) -> String {
    version.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '.') { c } else { '_' }).collect()
}
