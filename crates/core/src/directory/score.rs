//! How well a grid fits what was typed. Only sizes relative to each other count.
use super::index::Node;
use super::matching::Span;
use crate::domain::{DoorNumber, DoorRange, Level};

/// Whether the grid's published range holds the door.
pub(super) fn holds(node: &Node, door: DoorNumber) -> bool {
    DoorRange::parse_list(&node.range).is_ok_and(|ranges| ranges.iter().any(|r| r.holds(door)))
}

/// The name whole, or without 镇, 村, 社区, 街道.
pub(super) fn whole_name(node: &Node, text: &[char]) -> bool {
    let name: Vec<char> = node.name.chars().collect();
    name == text || short(&node.name).is_some_and(|s| s.chars().eq(text.iter().copied()))
}

fn short(name: &str) -> Option<&str> {
    ["街道", "社区", "镇", "乡", "村"]
        .iter()
        .find_map(|s| name.strip_suffix(s))
        .filter(|s| s.chars().count() >= 2)
}

/// Whole names before beginnings before inner parts; villages before towns.
pub(super) fn place_score(node: &Node, span: Span) -> u32 {
    let length = node.name.chars().count();
    let whole = span.start == 0
        && (span.end == length || short(&node.name).is_some_and(|s| s.chars().count() == span.end));
    let fit = if whole {
        100
    } else if span.start == 0 {
        70
    } else {
        30
    };
    fit + u32::from(node.code.level() == Level::Village)
}

/// Whole names before beginnings before inner parts; gridworkers before heads of levels above.
pub(super) fn head_score(node: &Node, span: Span) -> u32 {
    let length = node.head.chars().count();
    let fit = if span.start == 0 && span.end == length {
        110
    } else if span.start == 0 {
        75
    } else {
        25
    };
    fit + u32::from(node.code.level().number())
}
