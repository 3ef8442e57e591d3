//! How the map follows a hand: what is drawn stays as it is and is moved as one picture; when the
//! hand rests, or has come to the picture's edge, it is drawn anew. Thousands of dots are painted
//! a few times a second rather than at each step.
use super::camera::Camera;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long a hand rests before the map is drawn anew.
const REST: Duration = Duration::from_millis(120);
/// How much wider and higher than its frame the picture is: so much of it is there before it is
/// asked for.
const OVER: f64 = 1.5;
/// How much closer the picture is shown at most before it is drawn anew.
const BLUR: f64 = 1.8;

/// The drawn look, and the way from it to the look of now.
#[derive(Clone, Copy)]
pub struct Look {
    camera: RwSignal<Camera>,
    /// What the picture was drawn for.
    pub drawn: RwSignal<Camera>,
    size: RwSignal<(f64, f64)>,
}

impl Look {
    /// Follows a camera over a frame of so many pixels.
    pub fn new(camera: RwSignal<Camera>, size: RwSignal<(f64, f64)>) -> Self {
        let drawn = RwSignal::new(camera.get_untracked());
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move || {
            let (now, was) = (camera.get(), drawn.get_untracked());
            if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
                handle.clear();
            }
            if now == was {
                return;
            }
            let (width, height) = size.get_untracked();
            let (dx, dy) = ((now.x - was.x) / now.u, (now.y - was.y) / now.u);
            let times = was.u / now.u;
            // So much of the frame's side the picture reaches beyond it; less than none from afar.
            let edge = (OVER * times - 1.0) / 2.0;
            if dx.abs() > width * edge || dy.abs() > height * edge || times > BLUR {
                drawn.set(now);
                return;
            }
            let rested = move || {
                if let Some(now) = camera.try_get_untracked() {
                    drawn.try_set(now);
                }
            };
            waiting.set_value(set_timeout_with_handle(rested, REST).ok());
        });
        Self { camera, drawn, size }
    }

    /// The picture's `viewBox`, larger than the frame.
    pub fn view_box(self) -> String {
        let (width, height) = self.size.get();
        self.drawn.get().view_box((width * OVER, height * OVER))
    }

    /// How the picture is moved until it is drawn anew; nothing while the hand rests.
    pub fn transform(self) -> String {
        let (now, was) = (self.camera.get(), self.drawn.get());
        if now == was {
            return String::new();
        }
        let (dx, dy) = ((was.x - now.x) / now.u, (was.y - now.y) / now.u);
        format!("translate({dx:.2}px, {dy:.2}px) scale({:.5})", was.u / now.u)
    }
}
