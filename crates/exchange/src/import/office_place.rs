//! Where the office of a town or village stands, from a row of divisions. A public place: of
//! anything else, a sheet's coordinates are not taken.
use super::issue::{Expected, RowIssueKind as K};
use super::sheet::{Sheet, Values};
use super::values;
use crate::datum::Datum;
use crate::sheets::Column as C;
use wangge_core::domain::{GridCode, Level, Point};

/// The place that a row gives; nothing, with an issue, where it gives none that can be used.
pub(super) fn office_place(sheet: &mut Sheet<'_>, row: &Values<'_>, code: GridCode) -> Option<Point> {
    let (lon, lat, datum) = (row.get(C::Lon), row.get(C::Lat), row.get(C::Datum));
    if lon.is_empty() && lat.is_empty() {
        return None;
    }
    if !matches!(code.level(), Level::Town | Level::Village) {
        sheet.warn(row.number, C::Lon, "", K::PointNotTaken);
        return None;
    }
    let Some(datum) = Datum::read(datum) else {
        sheet.warn(row.number, C::Datum, datum, K::NotUnderstood { expected: Expected::Datum });
        return None;
    };
    let degrees = values::degrees(lon).zip(values::degrees(lat));
    let point = degrees.and_then(|(lon, lat)| {
        Point::new(lon, lat)?;
        let (lon, lat) = datum.to_wgs84(lon, lat);
        Point::new(lon, lat)
    });
    if point.is_none() {
        let (column, text) = if lon.is_empty() { (C::Lat, lat) } else { (C::Lon, lon) };
        sheet.warn(row.number, column, text, K::NotUnderstood { expected: Expected::Point });
    }
    point
}
