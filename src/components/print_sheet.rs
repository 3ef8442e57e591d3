//! Contact cards laid out on A4: on screen a preview, on paper exact millimetres.
use super::card::{CardBack, CardFront};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::print::{Calibration, ContactCard, PrintHead, Sheet, crop_marks, impose, slot_mm};

/// The sheets of a list of cards, fronts and their backs.
#[component]
pub fn CardSheets(
    #[prop(into)] cards: Arc<Vec<ContactCard>>,
    /// What stands on the backs.
    head: PrintHead,
    /// First place to use on the first sheet, 1–10.
    #[prop(into)]
    start: Signal<usize>,
    /// Whether each sheet is followed by its backs.
    #[prop(into)]
    backs: Signal<bool>,
    /// What the printer draws off.
    #[prop(optional)]
    calibration: Calibration,
) -> impl IntoView {
    let marks: String =
        crop_marks().iter().map(|m| format!("M{} {}L{} {}", m.from.0, m.from.1, m.to.0, m.to.1)).collect();
    move || {
        impose(cards.len(), start.get(), backs.get())
            .into_iter()
            .map(|sheet| one(&sheet, &cards, &head, &marks, calibration))
            .collect_view()
    }
}

fn one(
    sheet: &Sheet,
    cards: &[ContactCard],
    head: &PrintHead,
    marks: &str,
    calibration: Calibration,
) -> impl IntoView + use<> {
    let (matrix, moved) = calibration.correction();
    let placed = sheet.slots.iter().enumerate().filter_map(|(slot, card)| {
        let card = cards.get((*card)?)?;
        let (x, y) = slot_mm(slot);
        let side = if sheet.back {
            view! { <CardBack head=head.clone()/> }.into_any()
        } else {
            view! { <CardFront card=card.clone()/> }.into_any()
        };
        Some(view! {
            <div class="sheet-slot" style=("--x", x.to_string()) style=("--y", y.to_string())>{side}</div>
        })
    });
    view! {
        <div class="sheet" class:sheet-back=sheet.back>
            <div
                class="sheet-in"
                style=("--dx", moved.0.to_string())
                style=("--dy", moved.1.to_string())
                style=("--scale-x", matrix.0.to_string())
                style=("--scale-y", matrix.1.to_string())
            >
                {placed.collect_view()}
                <svg class="sheet-marks" viewBox="0 0 210 297" aria-hidden="true">
                    <path d=marks.to_owned()></path>
                </svg>
            </div>
        </div>
    }
}
