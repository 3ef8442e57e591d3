//! Where the page of division stands.
use wangge_core::office::Failure;

/// Where the page stands.
#[derive(Clone)]
pub enum Stand {
    /// Nothing is proposed.
    Choosing,
    /// The worker divides.
    Working,
    /// There is a proposal.
    Shown,
    /// It could not be made, and why.
    Failed(Failure),
}
