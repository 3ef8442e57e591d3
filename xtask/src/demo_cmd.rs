//! `cargo xtask demo`.
/// Not there yet.
pub fn run(_args: &[String]) -> anyhow::Result<()> {
    anyhow::bail!("not there yet")
}
