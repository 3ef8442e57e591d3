//! The device's clock. The only place where the app asks what day it is.
use chrono::NaiveDate;

/// Today by the device's clock and zone.
pub fn today() -> NaiveDate {
    date(&js_sys::Date::new_0())
}

/// The day on which a file was written, by the device's zone.
pub fn day_of(file: &web_sys::File) -> NaiveDate {
    date(&js_sys::Date::new(&file.last_modified().into()))
}

fn date(at: &js_sys::Date) -> NaiveDate {
    NaiveDate::from_ymd_opt(at.get_full_year() as i32, at.get_month() + 1, at.get_date()).unwrap_or_default()
}

/// This minute by the device's clock and zone, as a field for a moment holds it: `2026-03-01T09:20`.
pub fn this_minute() -> String {
    let now = js_sys::Date::new_0();
    format!("{}T{:02}:{:02}", today(), now.get_hours(), now.get_minutes())
}

/// Milliseconds of some clock, to tell how long something is ago.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}
