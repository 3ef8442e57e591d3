//! Fingers and mouse on the map: move it, come closer with two fingers or the wheel, drag a
//! household, press one to select it, draw a line.
use super::camera::Camera;
use super::flow::Flow;
use super::strip::toggle;
use leptos::ev::{PointerEvent, WheelEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wangge_core::domain::{GridCode, HouseholdId};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Pixels that a finger may tremble without moving anything.
const TREMBLE: f64 = 6.0;

/// The map as hands know it.
#[derive(Clone, Copy)]
pub struct Hand {
    pub flow: Flow,
    pub camera: RwSignal<Camera>,
    pub frame: NodeRef<Div>,
    /// The line that is being drawn, metres east and north; `None`: none is.
    pub line: RwSignal<Option<Vec<[f64; 2]>>>,
    /// A household on its way.
    pub carried: RwSignal<Option<Carried>>,
    fingers: StoredValue<Vec<(i32, f64, f64)>>,
    pressed: StoredValue<Option<Press>>,
}

/// Which household, where, over which grid.
type Carried = (HouseholdId, [f64; 2], Option<usize>);

/// What a finger came down on.
#[derive(Clone, Copy)]
struct Press {
    at: (f64, f64),
    home: Option<HouseholdId>,
    group: Option<GridCode>,
    moved: bool,
}

impl Hand {
    pub fn new(flow: Flow, camera: RwSignal<Camera>) -> Self {
        Self {
            flow,
            camera,
            frame: NodeRef::new(),
            line: RwSignal::new(None),
            carried: RwSignal::new(None),
            fingers: StoredValue::new(Vec::new()),
            pressed: StoredValue::new(None),
        }
    }

    /// Pixels from the middle of the map.
    fn off_middle(self, x: f64, y: f64) -> (f64, f64) {
        let Some(frame) = self.frame.get_untracked() else { return (0.0, 0.0) };
        let rect = frame.get_bounding_client_rect();
        (x - rect.left() - rect.width() / 2.0, y - rect.top() - rect.height() / 2.0)
    }

    pub fn down(self, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        if let Some(frame) = self.frame.get_untracked() {
            // Without it a finger that leaves the map is not heard of: nothing worse.
            drop(frame.set_pointer_capture(event.pointer_id()));
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let named = |name: &str| {
            let found = target.as_ref()?.closest(&format!("[{name}]")).ok().flatten()?;
            found.get_attribute(name)
        };
        let home = named("data-home").and_then(|id| id.parse().ok()).map(HouseholdId);
        let group = named("data-group").and_then(|code| code.parse().ok());
        self.fingers.update_value(|f| {
            f.retain(|(id, ..)| *id != event.pointer_id());
            f.push((event.pointer_id(), at.0, at.1));
        });
        let alone = self.fingers.with_value(|f| f.len() == 1);
        self.carried.set(None);
        self.pressed.set_value(alone.then_some(Press { at, home, group, moved: false }));
    }

    pub fn moved(self, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let before = self.fingers.get_value();
        let Some(&(_, x, y)) = before.iter().find(|(id, ..)| *id == event.pointer_id()) else { return };
        self.fingers.update_value(|f| {
            if let Some(own) = f.iter_mut().find(|(id, ..)| *id == event.pointer_id()) {
                (own.1, own.2) = at;
            }
        });
        if let [(a, ax, ay), (_, bx, by)] = before.as_slice() {
            // The other finger stays; this one moves about it.
            let (ox, oy) = if *a == event.pointer_id() { (*bx, *by) } else { (*ax, *ay) };
            let (old, new) = ((x - ox).hypot(y - oy), (at.0 - ox).hypot(at.1 - oy));
            let middle = self.off_middle(f64::midpoint(at.0, ox), f64::midpoint(at.1, oy));
            let times = if old > 1.0 { new / old } else { 1.0 };
            self.camera.update(|c| {
                *c = c.zoomed(times, middle).moved((at.0 - x) / 2.0, (at.1 - y) / 2.0);
            });
            return;
        }
        let Some(mut press) = self.pressed.get_value() else { return };
        press.moved |= (at.0 - press.at.0).hypot(at.1 - press.at.1) > TREMBLE;
        self.pressed.set_value(Some(press));
        if !press.moved {
            return;
        }
        match press.home.filter(|_| self.line.with_untracked(Option::is_none)) {
            Some(home) => {
                let spot = self.camera.get_untracked().spot(self.off_middle(at.0, at.1));
                self.carried.set(Some((home, spot, self.grid_near(home, spot))));
            }
            None => self.camera.update(|c| *c = c.moved(at.0 - x, at.1 - y)),
        }
    }

    pub fn up(self, event: &PointerEvent) {
        self.fingers.update_value(|f| f.retain(|(id, ..)| *id != event.pointer_id()));
        let press = self.pressed.get_value();
        self.pressed.set_value(None);
        let carried = self.carried.get_untracked();
        self.carried.set(None);
        let Some(press) = press else { return };
        if let Some((home, _, grid)) = carried {
            let selected = self.flow.selected.get_untracked();
            let homes = if selected.contains(&home) { selected.into_iter().collect() } else { vec![home] };
            if grid.is_some() {
                self.flow.move_homes(homes, grid);
            }
        } else if !press.moved {
            self.pressed_at(press);
        }
    }

    fn pressed_at(self, press: Press) {
        if self.line.with_untracked(Option::is_some) {
            let spot = self.camera.get_untracked().spot(self.off_middle(press.at.0, press.at.1));
            self.line.update(|line| line.iter_mut().for_each(|line| line.push(spot)));
            return;
        }
        match (press.home, press.group) {
            (Some(home), _) => toggle(self.flow, home),
            (None, Some(group)) => self.flow.look_at(group),
            _ => {}
        }
    }

    /// A touch that the browser took over.
    pub fn lost(self, event: &PointerEvent) {
        self.fingers.update_value(|f| f.retain(|(id, ..)| *id != event.pointer_id()));
        self.pressed.set_value(None);
        self.carried.set(None);
    }

    /// The wheel comes closer where the map has the focus, or with Ctrl: else it is the page's.
    pub fn wheel(self, event: &WheelEvent) {
        let inside = self
            .frame
            .get_untracked()
            .is_some_and(|f| document().active_element().is_some_and(|e| f.contains(Some(&e))));
        if !(inside || event.ctrl_key()) {
            return;
        }
        event.prevent_default();
        let middle = self.off_middle(f64::from(event.client_x()), f64::from(event.client_y()));
        let times = (-event.delta_y() / 300.0).exp();
        self.camera.update(|c| *c = c.zoomed(times, middle));
    }

    /// The grid of the nearest other household of the group.
    fn grid_near(self, home: HouseholdId, [x, y]: [f64; 2]) -> Option<usize> {
        self.flow.group.with_untracked(|group| {
            let others = group.as_ref()?.homes.iter().filter(|h| h.id != home);
            let near = others.filter_map(|h| h.spot.map(|[hx, hy]| ((hx - x).hypot(hy - y), h.grid)));
            near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, grid)| grid)
        })
    }
}
