//! Division through its public door: bounds that hold for every input, cases as data, and what
//! accepting changes.
mod accept;
mod any;
mod cases;
mod explained;
mod ground;
mod hanging;
mod support;
