//! The small county with places.
use crate::support::{code, county};
use wangge_core::domain::{Position, Register};

/// The county of the tests, its first village with places: 15 households in a row, and 16 that are
/// two hamlets of 8 with a river between them.
pub fn placed() -> Register {
    let mut register = county();
    let at = |east: f64, north: f64| {
        Some(Position { lon: 123.2 + east / 97_440.0, lat: 28.8 + north / 111_195.0 })
    };
    for (n, home) in (0_u32..).zip(register.households.get_mut(&code("99012710020101")).unwrap()) {
        home.position = at(f64::from(n) * 20.0, 0.0);
    }
    for (n, home) in (0_u32..).zip(register.households.get_mut(&code("99012710020102")).unwrap()) {
        home.position = at(f64::from(n % 8) * 20.0, if n < 8 { 400.0 } else { 700.0 });
    }
    register
}
