//! A QR code as a drawing in the page: sharp on any screen and paper, named for who cannot see it.
use leptos::prelude::*;
use wangge_core::print;

/// The code of a text; nothing where the text is too long for one.
#[component]
pub fn Qr(
    /// What it holds.
    #[prop(into)]
    text: String,
    /// What it is, for a screen reader.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    print::Qr::text(&text).ok().map(|qr| view! { <QrDrawing qr label/> })
}

/// A code that is there already. Its quiet zone is part of the drawing.
#[component]
pub fn QrDrawing(qr: print::Qr, #[prop(into)] label: String) -> impl IntoView {
    let side = qr.modules();
    view! {
        <svg class="qr" viewBox=qr.view_box() role="img" aria-label=label shape-rendering="crispEdges">
            <rect class="qr-paper" width=side height=side></rect>
            <path class="qr-ink" d=qr.path().to_owned()></path>
        </svg>
    }
}
