//! `cargo xtask publish`.
/// Not there yet.
pub fn run(_args: &[String]) -> anyhow::Result<()> {
    anyhow::bail!("not there yet")
}

/// Not there yet.
pub fn demo_publication() -> anyhow::Result<()> {
    anyhow::bail!("not there yet")
}
