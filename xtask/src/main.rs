use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;
fn main() -> anyhow::Result<()> {
    let input = std::fs::read("target/wasm32-unknown-unknown/wasm/wangge.wasm")?;
    let out = Path::new("dist/a");
    std::fs::create_dir_all(out)?;
    let tmp = Path::new("target/split");
    std::fs::create_dir_all(tmp)?;
    let main = tmp.join("main.wasm");
    let mut o = wasm_split_cli_support::Options::new(&input);
    o.output_dir = out;
    o.main_out_path = &main;
    o.main_module = "./wangge.js";
    let r = wasm_split_cli_support::transform(o).map_err(|e| anyhow::anyhow!("{e:?}"))?;
    println!("{:?} {:?}", r.split_modules, r.prefetch_map);
    let mut b = Bindgen::new();
    b.input_path(&main)
        .out_name("wangge")
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .omit_default_module_path(false);
    b.generate(out)?;
    Ok(())
}
