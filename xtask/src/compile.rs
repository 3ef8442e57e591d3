//! From Rust to what a browser runs: the app's wasm, split at its lazy pages, and the
//! worker's. Writes into a folder it is given; knows nothing of HTML.
use crate::pack::pack;
use anyhow::{Result, anyhow};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;
use xtask_kit::files;
use xtask_kit::steps::{self, cargo, root, run, step};

const TARGET: &str = "wasm32-unknown-unknown";

/// The folder of what goes into the first page.
pub const FIRST: &str = "first";

/// How a build is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Small and fast for people; slow to compile.
    Release,
    /// Quick to compile, for work on the code.
    Dev,
}

impl Mode {
    const fn app_profile(self) -> &'static str {
        match self {
            Self::Release => "wasm",
            Self::Dev => "wasm-dev",
        }
    }

    const fn worker_profile(self) -> &'static str {
        match self {
            Self::Release => "wasm-worker",
            Self::Dev => "wasm-dev",
        }
    }
}

/// Compiles app and worker into `out`: `wangge.js`, `wangge_bg.wasm`, `__wasm_split.js`, a
/// wasm file a lazy page and the packs they share; `worker.js`, `worker_bg.wasm`; and in
/// [`FIRST`] `first.js`, `first_bg.wasm`, which go into the first page.
///
/// # Errors
/// Those of cargo, the splitter and wasm-bindgen.
pub fn compile(mode: Mode, out: &Path) -> Result<()> {
    let (app, worker) = (mode.app_profile(), mode.worker_profile());
    if app == worker {
        // In one go, so that no core waits while the other links.
        cargo_build(app, &["wangge", "wangge-first", "wangge-worker"])?;
    } else {
        // The app is linked by one core for minutes: the other has the worker meanwhile.
        steps::both(
            || cargo_build(app, &["wangge", "wangge-first"]),
            || cargo_build(worker, &["wangge-worker"]),
        )?;
    }
    let made = |profile: &str, name: &str| root().join("target").join(TARGET).join(profile).join(name);
    let first = made(app, "wangge_first.wasm");
    let (app, worker) = (made(app, "wangge.wasm"), made(worker, "wangge-worker.wasm"));
    step("splitting off the lazy pages, writing the JavaScript glue (about 5 s)", || {
        split_and_bind(&app, out)?;
        bind(&first, "first", Bindgen::new().no_modules(true)?, &out.join(FIRST))?;
        bind(&worker, "worker", Bindgen::new().no_modules(true)?, out)
    })
}

/// Whose profile a measure is compiled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// The app's: small.
    App,
    /// The worker's: fast.
    Worker,
}

/// Compiles the library of one package as it would be in a release, and binds it: for measures.
///
/// # Errors
/// Those of cargo and wasm-bindgen.
pub fn one(package: &str, kind: As, out: &Path) -> Result<()> {
    let profile = match kind {
        As::App => Mode::Release.app_profile(),
        As::Worker => Mode::Release.worker_profile(),
    };
    let what = format!("compiling {package} to wasm, profile {profile}");
    let args = ["build", "--quiet", "--target", TARGET, "--profile", profile, "--lib", "-p", package];
    step(&what, || run(&cargo(), &args))?;
    let name = package.replace('-', "_");
    let made = root().join("target").join(TARGET).join(profile).join(format!("{name}.wasm"));
    bind(&made, &name, Bindgen::new().web(true)?.omit_default_module_path(false), out)
}

fn cargo_build(profile: &str, packages: &[&str]) -> Result<()> {
    let names = packages.join(" and ");
    let what = format!("compiling {names}, profile {profile} (first time 1–2 minutes, then seconds)");
    let mut args = vec!["build", "--target", TARGET, "--profile", profile];
    args.extend(packages.iter().flat_map(|package| ["-p", *package]));
    step(&what, || run(&cargo(), &args))
}

fn split_and_bind(input: &Path, out: &Path) -> Result<()> {
    let bytes = files::read(input)?;
    let main = root().join("target/split/main.wasm");
    files::fresh_dir(&root().join("target/split"))?;
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = out;
    options.main_out_path = &main;
    options.main_module = "./wangge.js";
    let made = wasm_split_cli_support::transform(options).map_err(|e| anyhow!("{e:?}"))?;
    pack(out, &made.prefetch_map)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&main)
        .out_name("wangge")
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false);
    bindgen.generate(out)
}

fn bind(input: &Path, name: &str, bindgen: &mut Bindgen, out: &Path) -> Result<()> {
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.generate(out)
}
