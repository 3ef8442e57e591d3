//! Households: doors along the lane, heads, telephones, positions. Private in a real county.
use crate::land::{Group, Town};
use crate::{ground, names};
use fastrand::Rng;
use wangge_core::domain::{
    Door, DoorNumber, GridCode, Household, HouseholdId, Phone, Position, Register, Sex,
};

/// A metre, in degrees.
const JITTER: f64 = 0.000_01;
/// Metres of a degree of latitude and of longitude where the county lies.
const DEGREE: (f64, f64) = (97_440.0, 111_195.0);
/// Households of one, two … six people, of a hundred.
const PEOPLE: [u32; 6] = [8, 21, 26, 26, 12, 7];

/// Enters the households of all groups, by door.
pub(crate) fn enter(land: &[Town], register: &mut Register, rng: &mut Rng) {
    for (i, town) in land.iter().enumerate() {
        for village in &town.villages {
            for group in &village.groups {
                let mut homes = lane(group, register.next_household, rng);
                // Every second town has numbered its households.
                for home in homes.iter_mut().filter(|_| i % 2 == 0) {
                    home.code = format!("HX{:06}", home.id.0 + 1);
                }
                register.next_household += u32::try_from(homes.len()).unwrap_or(0);
                register.households.insert(group.grid.code, homes);
            }
        }
    }
}

fn lane(group: &Group, first: u32, rng: &mut Rng) -> Vec<Household> {
    let families = [names::surname(rng), names::surname(rng)];
    let code = group.grid.code;
    let mut homes: Vec<Household> = Vec::new();
    let mut door = 0_u32;
    let places = ground::lay(group.sizes.iter().sum(), &mut Rng::with_seed(u64::from(first) + 1));
    let mut places = places.into_iter();
    let numbered = (1_u16..).zip(&group.sizes).filter_map(|(n, size)| Some((code.child(n)?, *size)));
    for grid in numbered.flat_map(|(grid, size)| std::iter::repeat_n(grid, size)) {
        let annex = door > 0 && names::chance(12, rng);
        if !annex {
            // Now and then a number is missing: a house that is gone.
            door += if names::chance(40, rng) { 2 } else { 1 };
        }
        // Thrown for nothing, so that a seed's people stay who they are.
        rng.f64();
        let (east, north) = places.next().unwrap_or_default();
        let at = (group.at.0 + east / DEGREE.0, group.at.1 + north / DEGREE.1);
        let id = HouseholdId(first + u32::try_from(homes.len()).unwrap_or(0));
        homes.push(home(id, code, grid, number(door, annex), families, at, rng));
    }
    mix(&mut homes, rng);
    homes
}

fn number(door: u32, annex: bool) -> Option<Door> {
    let door = DoorNumber::new(door)?;
    Some(Door::Number(if annex { door.with_annex(1) } else { door }))
}

fn home(
    id: HouseholdId,
    group: GridCode,
    grid: GridCode,
    door: Option<Door>,
    [first, second]: [&str; 2],
    at: (f64, f64),
    rng: &mut Rng,
) -> Household {
    let door = match rng.u32(..1000) {
        0..=2 => Door::read(names::old_house(rng)),
        3 => None,
        _ => door,
    };
    let surname = match rng.u32(..100) {
        0..=39 => first,
        40..=59 => second,
        _ => names::surname(rng),
    };
    let sex = if names::chance(830, rng) { Sex::Male } else { Sex::Female };
    let phone = if names::chance(880, rng) {
        names::written(names::household_number(rng), rng)
    } else {
        Phone::Missing
    };
    let people = u16::try_from(names::weighted(PEOPLE.into_iter(), rng) + 1).ok();
    let near = |at: f64, rng: &mut Rng| ((at + (rng.f64() - 0.5) * JITTER) * 1e6).round() / 1e6;
    let position = names::chance(850, rng).then(|| (near(at.0, rng), near(at.1, rng)));
    Household {
        id,
        code: String::new(),
        group,
        grid: Some(grid),
        door,
        head: names::person(surname, sex, rng),
        people,
        phone,
        position: position.and_then(|(lon, lat)| Position::new(lon, lat)),
    }
}

/// In a few groups two neighbours at a border of grids have changed sides.
fn mix(homes: &mut [Household], rng: &mut Rng) {
    if !names::chance(60, rng) {
        return;
    }
    let border = homes.windows(2).position(|w| matches!(w, [a, b] if a.grid != b.grid));
    if let Some([a, b]) = border.and_then(|i| homes.get_mut(i..i + 2)) {
        std::mem::swap(&mut a.grid, &mut b.grid);
    }
}
