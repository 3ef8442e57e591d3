//! The map in plain SVG: an outline and one path of dots a grid, numbers on them; the households of
//! the group that is looked at one by one. A grid is told by its number and its pattern, not by its
//! colour alone.
use super::camera::Camera;
use super::flow::Flow;
use super::lines::{Draw, Lines};
use super::look::Look;
use super::pointer::Hand;
use super::strip::TONES;
use crate::state::lang::use_lang;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::fmt::Write;
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::office::{DivisionMap, GroupShape, HomeOfGroup};
use wangge_core::texts::divisions as t;

/// Metres a pixel from which on the numbers of grids would cover each other.
const FAR: f64 = 2.5;
/// What an arrow key moves, pixels.
const STEP: f64 = 60.0;

/// The map with its buttons.
#[component]
pub fn MapPanel(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let camera = RwSignal::new(Camera { x: 0.0, y: 0.0, u: 1.0 });
    let size = RwSignal::new((600.0, 400.0));
    let hand = Hand::new(flow, camera);
    let look = Look::new(camera, size);
    let measure = move || {
        if let Some(frame) = hand.frame.get_untracked() {
            size.set((f64::from(frame.client_width()).max(1.0), f64::from(frame.client_height()).max(1.0)));
        }
    };
    let fit = move || {
        measure();
        if let Some(map) = flow.map.get_untracked() {
            camera.set(Camera::fit(map.bounds, size.get_untracked()));
        }
    };
    // Another place, or the first drawing: all of it is seen. Changes by hand leave the look alone.
    let seen = StoredValue::new(None);
    Effect::new(move || {
        let place = flow.of.get();
        let there = flow.map.with(Option::is_some);
        if there && seen.get_value() != place {
            seen.set_value(place);
            request_animation_frame(fit);
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let some = move || flow.map.with(|m| m.as_ref().is_some_and(|m| !m.groups.is_empty()));
    let without = move || flow.map.with(|m| m.as_ref().map_or(0, |m| m.without.len()));
    let whole = move || flow.of.get().is_some_and(|p| p.level() < wangge_core::domain::Level::Town);
    let far = move || look.drawn.get().u > FAR;
    let name = move || {
        flow.map.with(|m| {
            let groups = m.as_ref().map(|m| m.groups.as_slice()).unwrap_or_default();
            let grids: usize = groups.iter().map(|g| g.grids.len()).sum();
            t::map_name(lang.get(), &flow.name.get(), &groups.len(), &grids)
        })
    };
    let button = move |label: fn(wangge_core::Lang) -> &'static str, sign: &'static str, times: f64| {
        view! {
            <button class="button map-button" type="button" aria-label=move || label(lang.get())
                on:click=move |_| camera.update(|c| *c = c.zoomed(times, (0.0, 0.0)))>{sign}</button>
        }
    };
    view! {
        <div class="division-map stack">
            <p class="notice" hidden=move || !whole()>{move || t::map_too_large(lang.get())}</p>
            <p class="notice" hidden=move || without() == 0>
                {move || t::map_without(lang.get(), &without())}
            </p>
            <div hidden=move || !some()>
                <div class="map" class:map-far=far
                    class:map-drawing=move || hand.line.with(Option::is_some) node_ref=hand.frame
                    tabindex="0" role="group" aria-label=move || t::map(lang.get()) aria-describedby="map-hint"
                    style=("--u", move || format!("{:.4}", look.drawn.get().u))
                    on:keydown=move |event| key(&event, camera, hand, fit)
                    on:pointerdown=move |event| hand.down(&event)
                    on:pointermove=move |event| hand.moved(&event)
                    on:pointerup=move |event| hand.up(&event)
                    on:pointercancel=move |event| hand.lost(&event)
                    on:wheel=move |event| hand.wheel(&event)>
                    <svg viewBox=move || look.view_box() style:transform=move || look.transform()
                        role="img" aria-label=name>
                        <Patterns drawn=look.drawn/>
                        <Shapes flow/>
                        <Lines flow hand/>
                        <Homes flow hand/>
                    </svg>
                </div>
                <div class="row">
                    {button(t::closer, "+", 1.5)}
                    {button(t::further, "−", 1.0 / 1.5)}
                    <button class="button" type="button" on:click=move |_| fit()>{move || t::fit(lang.get())}</button>
                    <Draw flow hand/>
                </div>
                <p class="hint" id="map-hint">{move || t::map_hint(lang.get())}</p>
            </div>
        </div>
    }
}

fn key(event: &KeyboardEvent, camera: RwSignal<Camera>, hand: Hand, fit: impl Fn()) {
    let (dx, dy, times) = match event.key().as_str() {
        "ArrowLeft" => (STEP, 0.0, 1.0),
        "ArrowRight" => (-STEP, 0.0, 1.0),
        "ArrowUp" => (0.0, STEP, 1.0),
        "ArrowDown" => (0.0, -STEP, 1.0),
        "+" | "=" => (0.0, 0.0, 1.5),
        "-" => (0.0, 0.0, 1.0 / 1.5),
        "0" => {
            event.prevent_default();
            return fit();
        }
        "Escape" => return hand.line.set(None),
        _ => return,
    };
    event.prevent_default();
    camera.update(|c| *c = c.moved(dx, dy).zoomed(times, (0.0, 0.0)));
}

/// The pattern of each tone, as large on the screen at every distance.
#[component]
fn Patterns(drawn: RwSignal<Camera>) -> impl IntoView {
    let signs = ["", "M0 12L12 0", "M0 0L12 12", "M0 6H12", "M6 0V12", "M6 4V8M4 6H8"];
    let patterns = signs.into_iter().enumerate().map(|(tone, sign)| {
        view! {
            <pattern id=format!("tone-{tone}") class=format!("tone-{tone}") width="12" height="12"
                patternUnits="userSpaceOnUse" patternTransform=move || format!("scale({:.4})", drawn.get().u)>
                <rect class="tone-wash" width="12" height="12"></rect>
                <path class="tone-sign" d=sign></path>
            </pattern>
        }
    });
    view! { <defs>{patterns.collect::<Vec<_>>()}</defs> }
}

/// Outlines, dots, numbers. A group is drawn anew when its shape is another.
#[component]
fn Shapes(flow: Flow) -> impl IntoView {
    let groups = move || flow.map.get().map(|m| keyed(&m)).unwrap_or_default();
    view! { <For each=groups key=|(code, mark, _)| (*code, *mark) let((code, _, shape))><Shape flow code shape/></For> }
}

type Keyed = (GridCode, u64, GroupShape);

fn keyed(map: &Arc<DivisionMap>) -> Vec<Keyed> {
    let mark = |shape: &GroupShape| {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        for grid in &shape.grids {
            grid.broken.hash(&mut hasher);
            for [x, y] in grid.outline.iter().chain(&grid.dots) {
                (x.to_bits(), y.to_bits()).hash(&mut hasher);
            }
        }
        hasher.finish()
    };
    map.groups.iter().map(|g| (g.code, mark(g), g.clone())).collect()
}

#[component]
fn Shape(flow: Flow, code: GridCode, shape: GroupShape) -> impl IntoView {
    let current = Memo::new(move |_| flow.group.with(|g| g.as_ref().is_some_and(|g| g.row.code == code)));
    let grids: Vec<_> = shape
        .grids
        .iter()
        .enumerate()
        .map(|(at, grid)| {
            let tone = at % TONES;
            let [x, y] = grid.middle;
            view! {
                <path class=format!("map-area tone-{tone}") class:map-broken=grid.broken d=ring(&grid.outline)
                    fill=format!("url(#tone-{tone})")></path>
                <path class=format!("map-dots tone-{tone}") d=dots(&grid.dots)></path>
                <text class="map-number" x=x.to_string() y=(-y).to_string()>{at + 1}</text>
            }
        })
        .collect();
    let high = shape.grids.iter().flat_map(|g| &g.outline).map(|s| s[1]).fold(f64::NEG_INFINITY, f64::max);
    let [x, _] = shape.middle;
    view! {
        <g class="map-group" class:map-current=current data-group=code.to_string()>
            {grids}
            <text class="map-name" x=x.to_string() y=(-high).to_string()>{shape.name}</text>
        </g>
    }
}

/// Corners as a closed path; north is up.
pub fn ring(corners: &[[f64; 2]]) -> String {
    let mut path = String::new();
    for (at, [x, y]) in corners.iter().enumerate() {
        let _ = write!(path, "{}{x:.1} {:.1}", if at == 0 { "M" } else { "L" }, -y);
    }
    if !path.is_empty() {
        path.push('Z');
    }
    path
}

/// Places as dots of a round pen.
pub fn dots(spots: &[[f64; 2]]) -> String {
    let mut path = String::new();
    for [x, y] in spots {
        let _ = write!(path, "M{x:.1} {:.1}h0", -y);
    }
    path
}

/// The households of the group that is looked at: to be pressed and carried.
#[component]
fn Homes(flow: Flow, hand: Hand) -> impl IntoView {
    let homes = move || {
        let group = flow.group.get();
        let list = group.as_ref().map(|g| g.homes.as_slice()).unwrap_or_default();
        list.iter().filter_map(|h| home(flow, h)).collect::<Vec<_>>()
    };
    let carried = move || {
        let (_, [x, y], grid) = hand.carried.get()?;
        let tone = grid.map_or(0, |g| g % TONES);
        let number = grid.map(|g| (g + 1).to_string()).unwrap_or_default();
        Some(view! {
            <path class=format!("map-home map-carried tone-{tone}") d=dots(&[[x, y]])></path>
            <text class="map-number map-over" x=x.to_string() y=(-y).to_string()>{number}</text>
        })
    };
    // Over the houses, so that a grid is told by its number at every distance.
    let numbers = move || {
        let group = flow.group.get();
        let list = group.as_ref().map(|g| g.homes.as_slice()).unwrap_or_default();
        let grids = group.as_ref().map_or(0, |g| g.grids.len());
        let number = |at: usize| {
            let spots: Vec<[f64; 2]> = list.iter().filter(|h| h.grid == at).filter_map(|h| h.spot).collect();
            let n = spots.len().max(1) as f64;
            let [x, y] = spots.iter().fold([0.0; 2], |[x, y], s| [x + s[0] / n, y + s[1] / n]);
            let class = format!("map-number map-over tone-{}", at % TONES);
            (!spots.is_empty()).then(|| {
                view! {
                    <text class=class x=format!("{x:.1}") y=format!("{:.1}", -y)>{at + 1}</text>
                }
            })
        };
        (0..grids).map(number).collect::<Vec<_>>()
    };
    view! { <g>{homes}</g><g>{numbers}</g><g>{carried}</g> }
}

fn home(flow: Flow, home: &HomeOfGroup) -> Option<impl IntoView + use<>> {
    let id = home.id;
    let spot = home.spot?;
    let marked = home.candidate;
    Some(view! {
        <g class=format!("map-house tone-{}", home.grid % TONES) class:map-chosen=move || flow.selected.with(|s| s.contains(&id))
            class:map-guessed=!home.own class:map-candidate=marked data-home=id.0.to_string()>
            <path class="map-ring" d=dots(&[spot])></path>
            <path class="map-home" d=dots(&[spot])></path>
        </g>
    })
}
