//! How well a grid fits what was typed. Only sizes relative to each other count.
use super::lookup::Node;
use super::spelled::Span;
use crate::domain::{DoorNumber, DoorRange, Level};

/// A name that continues behind that of the place above it.
pub(super) const BEHIND_A_PLACE: u32 = 60;
/// A group, and a grid or door in it, that the place has.
pub(super) const GROUP: u32 = 40;
pub(super) const DOOR: u32 = 50;
/// The place alone.
pub(super) const PLACE: u32 = 20;
/// The nearest that could be asked where the door is in no range.
pub(super) const NO_DOOR: u32 = 10;
/// A less likely reading of a number.
pub(super) const LESS_LIKELY: u32 = 25;

/// Whether the grid's published range holds the door.
pub(super) fn holds(node: &Node, door: DoorNumber) -> bool {
    DoorRange::parse_list(&node.range).is_ok_and(|ranges| ranges.iter().any(|r| r.holds(door)))
}

/// Characters of a name without 镇, 村, 社区, 街道; the whole where less than two are left.
pub(super) fn short_length(name: &str) -> usize {
    let whole = name.chars().count();
    ["街道", "社区", "镇", "乡", "村"]
        .iter()
        .find(|s| name.ends_with(**s))
        .map(|s| whole - s.chars().count())
        .filter(|n| *n >= 2)
        .unwrap_or(whole)
}

/// Whole names before beginnings before inner parts; villages before towns.
pub(super) fn place_score(level: Level, length: usize, short: usize, span: Span) -> u32 {
    let fit = match (span.start, span.end) {
        (0, end) if end == length => 116,
        (0, end) if end == short => 100,
        (0, _) => 70,
        _ => 30,
    };
    fit + u32::from(level == Level::Village)
}

/// Whole names before beginnings before inner parts; gridworkers before heads of levels above.
pub(super) fn head_score(level: Level, length: usize, span: Span) -> u32 {
    let fit = match (span.start, span.end) {
        (0, end) if end == length => 110,
        (0, _) => 75,
        _ => 25,
    };
    fit + u32::from(level.number())
}
