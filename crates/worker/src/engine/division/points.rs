//! Places of households from files of maps, and as such. What a file gives is told of before it is
//! stored; nobody's place is taken away by a file that lacks it.
use super::super::{Context, Engine, InFile, failure};
use super::rows;
use std::collections::BTreeMap;
use wangge_core::change::{Change, Edit, Kind};
use wangge_core::division::ground::{known, same};
use wangge_core::division::{Group, outline, positions};
use wangge_core::domain::{Door, GridCode, Household, HouseholdId, Level, Position, Register};
use wangge_core::office::{
    Datum, Edited, ExportPoints, Failure, FileMade, PointsMade, PointsRead, ReadPoints,
};
use wangge_core::texts::divisions as t;
use wangge_core::{Lang, division::Plane};
use wangge_exchange::datum::Datum as MapDatum;
use wangge_exchange::geo::{
    GeoError, GeoFile, GeoHome, GeoPoint, GeoShape, read_geo, write_csv, write_geojson,
};
use wangge_store::Store;

/// Outlines stand so many metres away from households.
const MARGIN: f64 = 9.0;

/// Places that were read and wait.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    file: String,
    places: BTreeMap<HouseholdId, Position>,
}

impl<S: Store> Engine<S> {
    /// Reads a file of points and lines.
    pub(in super::super) fn read_points(
        &mut self,
        ask: ReadPoints,
        files: &[InFile],
        cx: &Context<'_>,
    ) -> Result<PointsRead, Failure> {
        let lang = cx.lang;
        let file = files.first().ok_or_else(|| failure(t::fail_file(lang)))?;
        let bytes = file.bytes.as_deref().ok_or_else(|| failure(t::fail_file(lang)))?;
        let geo = read_geo(&file.name, bytes, system(ask.datum)).map_err(|e| {
            failure(&match e {
                GeoError::File(error) => error.message(&file.name, lang),
                GeoError::Broken(line) => t::fail_json(lang, &file.name, &line),
                GeoError::NotGeo => t::fail_geo(lang, &file.name),
                GeoError::NoColumns => t::fail_columns(lang, &file.name),
            })
        })?;
        let mut notes = vec![assumed(&geo, ask.datum, lang)];
        let (found, unknown, twice) = matched(&self.register, ask.within, &geo.points);
        let total = found.len();
        let stood: BTreeMap<HouseholdId, Position> = self
            .register
            .households_in(ask.within)
            .filter_map(|h| Some((h.id, rounded(h.position?.lon, h.position?.lat)?)))
            .collect();
        let mut places = found;
        places.retain(|id, at| !stood.get(id).is_some_and(|stood| near(*stood, *at)));
        notes.extend(rows::notes(&geo, &unknown, &twice, lang));
        let line = |line: &Vec<(f64, f64)>| -> Vec<Position> {
            line.iter().filter_map(|&(lon, lat)| Position::new(lon, lat)).collect()
        };
        let read = PointsRead {
            lines: geo.lines.iter().map(line).collect(),
            moved: places.len(),
            same: total - places.len(),
            notes,
        };
        let waits = !places.is_empty();
        self.desk.points = waits.then(|| Pending { file: file.name.clone(), places });
        Ok(read)
    }

    /// Stores the places that were read, as one entry.
    pub(in super::super) async fn accept_points(&mut self, cx: &mut Context<'_>) -> Result<Edited, Failure> {
        let pending = self.desk.points.take().ok_or_else(|| failure(t::fail_no_points(cx.lang)))?;
        let edit = |home: &Household| {
            let at = *pending.places.get(&home.id)?;
            Some(Edit::change(home.clone(), Household { position: Some(at), ..home.clone() }))
        };
        let households: Vec<_> = self.register.all_households().filter_map(edit).collect();
        let change = Change { households, ..Change::default() };
        let changed = change.len();
        self.record(Kind::Import { files: vec![pending.file] }, change, cx).await?;
        // A proposal was of other places.
        self.desk.proposal = None;
        Ok(Edited { changed, undo: self.turns(cx.lang).undo, ..Edited::default() })
    }

    /// Places of households as a file.
    pub(in super::super) fn export_points(
        &self,
        ask: &ExportPoints,
        cx: &Context<'_>,
    ) -> Result<(PointsMade, Vec<u8>), Failure> {
        let grid = self.register.grid(ask.within).ok_or_else(|| failure(t::fail_place(cx.lang)))?;
        let (mut homes, mut without) = (Vec::new(), 0);
        for home in self.register.households_in(ask.within) {
            match home.position {
                Some(at) => homes.push(out(home, at)),
                None => without += 1,
            }
        }
        let datum = system(ask.datum);
        let (bytes, ending, media) = if ask.geojson {
            let shapes = self.shapes(ask.within, cx);
            (write_geojson(&homes, &shapes, datum), "geojson", "application/geo+json")
        } else {
            (write_csv(&homes, datum), "csv", "text/csv")
        };
        let name = format!("{}.{ending}", t::points_file(cx.lang, &grid.name));
        let file = FileMade { name, media: media.to_owned() };
        Ok((PointsMade { file, homes: homes.len(), without }, bytes))
    }

    /// Outlines of the grids of now, the barriers that are kept, and those of the proposal that waits.
    fn shapes(&self, within: GridCode, cx: &Context<'_>) -> Vec<GeoShape> {
        let pair = |p: Position| (p.lon, p.lat);
        let mut shapes = Vec::new();
        let first = within.at(Level::Group).unwrap_or(within);
        for (&code, list) in self.register.households.range(first..=within.last()) {
            let group = Group::of(&self.register, code, |_| false);
            let Some(plane) = Plane::about(list.iter().filter_map(|h| h.position)) else { continue };
            let Some(places) = positions(&group) else { continue };
            for grid in self.register.children(code, cx.on) {
                let own = group.homes.iter().zip(&places).filter(|(h, _)| h.grid == Some(grid.code));
                let spots: Vec<[f64; 2]> = own.map(|(_, &place)| plane.spot(place)).collect();
                let corners = outline(&spots, MARGIN).into_iter().map(|s| pair(plane.position(s)));
                if !spots.is_empty() {
                    let name = self.register.full_name(grid.code);
                    shapes.push(GeoShape { grid: true, name, corners: corners.collect() });
                }
            }
        }
        let mut lines = known(&self.register, within).barriers.lines;
        let waits = self.desk.proposal.iter().flat_map(|p| &p.ask.wishes.barriers.lines);
        let waits: Vec<_> = waits.filter(|l| !lines.iter().any(|o| same(o, l))).cloned().collect();
        lines.extend(waits);
        shapes.extend(lines.into_iter().map(|line| GeoShape {
            grid: false,
            name: String::new(),
            corners: line.into_iter().map(pair).collect(),
        }));
        shapes
    }
}

const fn system(datum: Datum) -> MapDatum {
    match datum {
        Datum::Wgs84 => MapDatum::Wgs84,
        Datum::Gcj02 => MapDatum::Gcj02,
    }
}

/// Which system was taken, and by whose word.
fn assumed(geo: &GeoFile, usual: Datum, lang: Lang) -> String {
    if let Some(unknown) = &geo.unknown {
        return t::datum_unknown(lang, unknown);
    }
    match (geo.named, usual) {
        (Some(MapDatum::Wgs84), _) => t::datum_named_wgs84(lang).to_owned(),
        (Some(MapDatum::Gcj02), _) => t::datum_named_gcj02(lang).to_owned(),
        (None, Datum::Wgs84) => t::datum_assumed_wgs84(lang).to_owned(),
        (None, Datum::Gcj02) => t::datum_assumed_gcj02(lang).to_owned(),
    }
}

/// Whose the points are: by the office's number, by group and door, by the register's number. With
/// the rows that are nobody's here and those that came twice.
fn matched(
    register: &Register,
    within: GridCode,
    points: &[GeoPoint],
) -> (BTreeMap<HouseholdId, Position>, Vec<u32>, Vec<u32>) {
    let mut by_code: BTreeMap<&str, Vec<HouseholdId>> = BTreeMap::new();
    let mut by_door: BTreeMap<(String, Door), Vec<HouseholdId>> = BTreeMap::new();
    let mut by_id: BTreeMap<u32, GridCode> = BTreeMap::new();
    for home in register.households_in(within) {
        by_id.insert(home.id.0, home.group);
        if !home.code.is_empty() {
            by_code.entry(&home.code).or_default().push(home.id);
        }
        if let Some(door) = &home.door {
            by_door.entry((home.group.to_string(), door.clone())).or_default().push(home.id);
        }
    }
    // In one group doors are enough.
    let only = (within.level() == Level::Group).then(|| within.to_string());
    let one = |list: Option<&Vec<HouseholdId>>| match list.map(Vec::as_slice) {
        Some([one]) => Some(*one),
        _ => None,
    };
    let whose = |point: &GeoPoint| {
        if !point.code.is_empty() {
            return one(by_code.get(point.code.as_str()));
        }
        let group = if point.group.is_empty() { only.clone() } else { Some(point.group.clone()) };
        if let Some(id) = point.id
            && by_id.get(&id).is_some_and(|g| group.as_ref().is_none_or(|said| *said == g.to_string()))
        {
            return Some(HouseholdId(id));
        }
        let door = Door::read(point.door.trim_start_matches('\''))?;
        one(by_door.get(&(group?, door)))
    };
    let (mut found, mut unknown, mut twice) = (BTreeMap::new(), Vec::new(), Vec::new());
    for point in points {
        let at = rounded(point.at.0, point.at.1);
        match whose(point).zip(at) {
            Some((id, at)) => twice.extend(found.insert(id, at).map(|_| point.row)),
            None => unknown.push(point.row),
        }
    }
    (found, unknown, twice)
}

/// Within some centimetres, which a way through another system costs.
fn near(a: Position, b: Position) -> bool {
    (a.lon - b.lon).abs() < 3e-7 && (a.lat - b.lat).abs() < 3e-7
}

/// To a centimetre, as files have it.
fn rounded(lon: f64, lat: f64) -> Option<Position> {
    let seventh = |degrees: f64| (degrees * 1e7).round() / 1e7;
    Position::new(seventh(lon), seventh(lat))
}

fn out(home: &Household, at: Position) -> GeoHome {
    GeoHome {
        at: (at.lon, at.lat),
        id: home.id.0,
        code: home.code.clone(),
        group: home.group.to_string(),
        grid: home.grid.map(|g| g.to_string()).unwrap_or_default(),
        door: home.door.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}
