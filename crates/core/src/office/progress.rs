//! What the worker says while it works, and why it did not do as asked.
use serde::{Deserialize, Serialize};

/// How far a long piece of work is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Of what: the name of a file; may be empty.
    pub what: String,
    /// Done so far.
    pub done: u64,
    /// Of so many; 0 where it is not known.
    pub total: u64,
}

/// A step of a long piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Reading a file.
    Reading,
    /// Comparing its rows with the register.
    Comparing,
    /// Writing to the device.
    Storing,
    /// Making the files of a publication.
    Publishing,
    /// Packing them.
    Packing,
    /// Dividing households into grids.
    Dividing,
}

/// Why the worker did not do as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What kind of failure.
    pub kind: FailureKind,
    /// What happened and what to do, in the language of the call.
    pub message: String,
}

/// A kind of failure, where the page does something of its own about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// Nothing but the message.
    Said,
    /// The stored register cannot be opened; nothing else will work either.
    CannotOpen,
    /// Another tab has stored something: reload.
    Conflict,
    /// The device is locked: ask for the passphrase.
    Locked,
    /// The worker broke down: start it again.
    Crashed,
    /// The reader has cancelled it.
    Cancelled,
}
