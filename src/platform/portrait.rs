//! Makes a portrait of a photograph that was chosen: turned as the camera noted it, 3 to 4, small.
//! What it is drawn from, with where and when it was taken, does not come along. Sends nothing.
use super::canvas::bytes_of;
use super::share::file;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// In pixels: three times what a phone shows it in.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 480.0;
const QUALITY: f64 = 0.85;

/// The portrait as a file, and as an address to show it by; `None` where it is no picture.
pub async fn portrait(photo: &File) -> Option<(File, String)> {
    let bitmap = bitmap_of(photo).await?;
    let address = drawn(&bitmap).ok()?;
    bitmap.close();
    let bytes = bytes_of(&address)?;
    Some((file(&bytes, "photo.jpg", "image/jpeg")?, address))
}

/// The pixels of a picture, turned as the camera noted it; `None` where it is none.
pub async fn bitmap_of(photo: &File) -> Option<ImageBitmap> {
    let bitmap = window().create_image_bitmap_with_blob(photo).ok()?;
    JsFuture::from(bitmap).await.ok()?.dyn_into().ok()
}

fn drawn(bitmap: &ImageBitmap) -> Result<String, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(WIDTH as u32);
    canvas.set_height(HEIGHT as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    // The middle of a wide picture; of a tall one rather its upper part, where the face is.
    let scale = (WIDTH / width).max(HEIGHT / height);
    let (wide, tall) = (width * scale, height * scale);
    let (left, top) = ((WIDTH - wide) / 2.0, (HEIGHT - tall) / 4.0);
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, left, top, wide, tall)?;
    canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &QUALITY.into())
}
