//! The sketch of a village: outlines of its grids with their numbers, told apart by shade, dashes and
//! number. For paper; it has no household on it.
use leptos::prelude::*;
use std::fmt::Write;
use wangge_core::print::Sketch;

/// Shades that grids of a group have in turn.
const SHADES: usize = 3;

/// The drawing.
#[component]
pub fn SketchDrawing(
    sketch: Sketch,
    /// Its name.
    label: String,
) -> impl IntoView {
    let [width, height] = sketch.size;
    let groups = sketch.groups.into_iter().map(|group| {
        let grids: Vec<_> = group
            .grids
            .iter()
            .enumerate()
            .map(|(at, grid)| {
                let [x, y] = grid.at;
                let class = format!("sketch-area sketch-{}", at % SHADES);
                view! {
                    <path class=class d=ring(&grid.outline)></path>
                    <text class="sketch-number" x=x.to_string() y=y.to_string()>{grid.number}</text>
                }
            })
            .collect();
        let [x, y] = group.at;
        let name = view! { <text class="sketch-name" x=x.to_string() y=y.to_string()>{group.name}</text> };
        (grids, name)
    });
    // Names come last: no grid of another group covers one.
    let (grids, names): (Vec<_>, Vec<_>) = groups.unzip();
    view! {
        <svg class="sketch" viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>
            {grids}
            {names}
        </svg>
    }
}

fn ring(corners: &[[f64; 2]]) -> String {
    let mut path = String::new();
    for (at, [x, y]) in corners.iter().enumerate() {
        let _ = write!(path, "{}{x} {y}", if at == 0 { "M" } else { "L" });
    }
    path + "Z"
}
