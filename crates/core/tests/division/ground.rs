//! Barriers and marks that the register keeps: where they stand, and where they go.
use crate::accept::{applied, day, register};
use crate::support::{at, code, group_code};
use wangge_core::change::Change;
use wangge_core::division::ground::{Known, keep, known};
use wangge_core::division::regroup::{merge_places, split_place};
use wangge_core::division::{Barriers, Pen};
use wangge_core::domain::{Grid, GridCode, HouseholdId, Position, Register};

fn line(north: f64) -> Vec<Position> {
    vec![at(0.123_456, north), at(900.0, north)]
}

fn kept(register: &Register, place: GridCode, known: &Known) -> Register {
    applied(register, &Change { grounds: keep(register, place, known), ..Change::default() })
}

fn some(lines: &[f64], apart: &[[u32; 2]], candidates: &[u32]) -> Known {
    Known {
        barriers: Barriers {
            lines: lines.iter().map(|n| line(*n)).collect(),
            apart: apart.iter().map(|p| p.map(HouseholdId)).collect(),
        },
        candidates: candidates.iter().copied().map(HouseholdId).collect(),
    }
}

fn counts(known: &Known) -> (usize, usize, usize) {
    (known.barriers.lines.len(), known.barriers.apart.len(), known.candidates.len())
}

#[test]
fn what_a_division_minds_is_kept_and_found_again() {
    let (village, town, four) = (code("990127100201"), code("990127100"), code("99012710020104"));
    let first = kept(&register(), village, &some(&[10.0], &[[0, 1], [60, 61]], &[2, 62, 999]));
    assert_eq!(first.grounds.keys().copied().collect::<Vec<_>>(), [village]);
    assert_eq!(counts(&known(&first, village)), (1, 2, 2), "no mark of a household that is not there");
    assert_eq!(counts(&known(&first, four)), (1, 1, 1), "a group's own, and the lines");
    // What a group keeps leaves the others' marks alone; a line of the town stands with the town.
    let second = kept(&first, four, &some(&[10.0, 50.0], &[], &[63]));
    assert_eq!(counts(&known(&second, village)), (2, 1, 2));
    let third = kept(&second, town, &some(&[10.0, 50.0, 90.0], &[[0, 1]], &[2, 63]));
    assert_eq!((third.grounds[&town].lines.len(), third.grounds[&village].lines.len()), (1, 2));
    assert_eq!(third.grounds[&village], second.grounds[&village], "nothing that stays is touched");
    assert_eq!(keep(&third, town, &known(&third, town)), [], "what is known is kept already");
    assert_eq!(counts(&known(&third, group_code())), (3, 1, 1));
    let none = kept(&third, town, &Known::default());
    assert!(none.grounds.is_empty());
}

#[test]
fn a_mark_is_found_where_its_household_lives_whoever_kept_it() {
    let (village, other) = (code("990127100201"), code("990127100209"));
    let mut moved = kept(&register(), village, &some(&[10.0], &[[60, 61]], &[62]));
    let ground = moved.grounds.remove(&village).unwrap();
    moved.grounds.insert(other, wangge_core::domain::Ground { place: other, ..ground });
    assert_eq!(counts(&known(&moved, village)), (0, 1, 1), "lines are where they are");
    let none = kept(&moved, village, &Known::default());
    assert_eq!((none.grounds[&other].lines.len(), none.grounds[&other].apart.len()), (1, 0));
}

#[test]
fn ground_goes_with_villages_that_merge_and_split() {
    let (village, new, four) = (code("990127100201"), code("990127100202"), code("99012710020104"));
    let first = kept(&register(), village, &some(&[10.0], &[[60, 61]], &[2, 62]));
    let draft = split_place(&first, Grid::new(new, "新村"), &[four], day());
    let split = applied(&first, &draft.answer(&first, &Pen::default(), |_| None).unwrap());
    assert_eq!(counts(&known(&split, village)), (1, 0, 1));
    assert_eq!(counts(&known(&split, new)), (1, 1, 1));
    let draft = merge_places(&split, &[village, new], day());
    let merged = applied(&split, &draft.answer(&split, &Pen::default(), |_| None).unwrap());
    assert_eq!(merged.grounds.keys().copied().collect::<Vec<_>>(), [village]);
    assert_eq!(counts(&known(&merged, village)), (1, 1, 2));
}
