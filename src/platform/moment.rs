//! Moments of the device's clock as people read them, in the device's own zone.
use js_sys::Date;

/// `2026-05-03 09:20`.
pub fn moment(millis: u64) -> String {
    let date = Date::new(&(millis as f64).into());
    let two = |n: u32| format!("{n:02}");
    format!("{} {}:{}", day(millis), two(date.get_hours()), two(date.get_minutes()))
}

/// `2026-05-03`.
pub fn day(millis: u64) -> String {
    let date = Date::new(&(millis as f64).into());
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
