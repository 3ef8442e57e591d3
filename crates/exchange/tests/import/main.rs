//! The import of sheets: rule by rule, over any tables, and a whole county round.
mod any;
mod county;
mod homes;
mod mapping;
mod odd;
mod points;
mod posts;
mod rules;
mod support;
mod updates;
