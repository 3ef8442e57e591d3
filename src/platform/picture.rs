//! Makes a chat group's picture of what was saved from WeChat: nothing of the file but its pixels comes
//! along, and its code stays one that can be scanned. Sends nothing.
use super::canvas::bytes_of;
use super::portrait::bitmap_of;
use super::share::file;
use leptos::prelude::document;
use wangge_core::domain::PHOTO_BYTES;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// The shorter side in pixels: as it is where the file is small enough, else narrower, and lossless as
/// long as that is possible. No narrower than a code can be scanned.
const WAYS: [(f64, &str); 5] =
    [(1080.0, "image/png"), (840.0, "image/png"), (640.0, "image/png"), (840.0, JPEG), (640.0, JPEG)];
const JPEG: &str = "image/jpeg";
const QUALITY: f64 = 0.92;

/// The picture as a file, and as an address to show it by; `None` where it is no picture.
pub async fn code_picture(taken: &File) -> Option<(File, String)> {
    let bitmap = bitmap_of(taken).await?;
    let made = WAYS.into_iter().find_map(|(side, media)| {
        let address = drawn(&bitmap, side, media).ok()?;
        let bytes = bytes_of(&address).filter(|b| b.len() <= PHOTO_BYTES)?;
        Some((file(&bytes, "code", media)?, address))
    });
    bitmap.close();
    made
}

fn drawn(bitmap: &ImageBitmap, side: f64, media: &str) -> Result<String, JsValue> {
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (side / width.min(height)).min(1.0);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    // What is transparent would be black in a JPEG.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)?;
    canvas.to_data_url_with_type_and_encoder_options(media, &QUALITY.into())
}
