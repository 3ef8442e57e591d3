//! The import of sheets: rule by rule, over any tables, and a whole county round.
mod any;
mod county;
mod rules;
mod support;
