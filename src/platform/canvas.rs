//! Paints a picture of `core::print` on a canvas: inks from the tokens, letters from the
//! system's fonts. Decides nothing about what stands where.
use leptos::prelude::{document, window};
use wangge_core::print::{Align, Area, Draw, Ink, Picture, Words};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement, Path2d};

/// The picture as a PNG, in a `data:` address: what WeChat keeps and forwards on a long press,
/// which it does not do with a `blob:`.
pub fn png_address(picture: &Picture) -> Result<String, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(picture.width as u32);
    canvas.set_height(picture.height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let root = document().document_element().ok_or(JsValue::NULL)?;
    let style = window().get_computed_style(&root)?.ok_or(JsValue::NULL)?;
    let painter = Painter { context: context.unchecked_into(), style };
    for draw in &picture.draws {
        painter.draw(draw)?;
    }
    let address = canvas.to_data_url_with_type("image/png")?;
    // A canvas that could not be had gives an empty address.
    if address.len() > 1000 { Ok(address) } else { Err(JsValue::NULL) }
}

/// The bytes of a `data:` address in base64.
pub fn bytes_of(address: &str) -> Option<Vec<u8>> {
    let (_, base64) = address.split_once(',')?;
    // Each character is a byte.
    Some(window().atob(base64).ok()?.chars().map(|c| c as u8).collect())
}

struct Painter {
    context: CanvasRenderingContext2d,
    style: CssStyleDeclaration,
}

impl Painter {
    fn token(&self, name: &str) -> String {
        self.style.get_property_value(name).unwrap_or_default()
    }

    fn ink(&self, ink: Ink) {
        self.context.set_fill_style_str(self.token(ink.token()).trim());
    }

    fn draw(&self, draw: &Draw) -> Result<(), JsValue> {
        match draw {
            Draw::Fill { area, radius, ink } => {
                self.ink(*ink);
                self.fill(*area, *radius)
            }
            Draw::Words(words) => self.words(words),
            Draw::Code { x, y, module, qr } => {
                self.ink(Ink::Ink);
                self.context.save();
                self.context.translate(*x, *y)?;
                self.context.scale(*module, *module)?;
                self.context.fill_with_path_2d(&Path2d::new_with_path_string(qr.path())?);
                self.context.restore();
                Ok(())
            }
        }
    }

    fn fill(&self, area: Area, radius: f64) -> Result<(), JsValue> {
        let (left, top) = (area.x, area.y);
        let (right, bottom) = (left + area.width, top + area.height);
        let context = &self.context;
        context.begin_path();
        context.move_to(left + radius, top);
        context.arc_to(right, top, right, bottom, radius)?;
        context.arc_to(right, bottom, left, bottom, radius)?;
        context.arc_to(left, bottom, left, top, radius)?;
        context.arc_to(left, top, right, top, radius)?;
        context.fill();
        Ok(())
    }

    fn words(&self, words: &Words) -> Result<(), JsValue> {
        let weight = if words.strong { 700 } else { 400 };
        self.context.set_font(&format!("{weight} {}px {}", words.size, self.token("--sans")));
        self.context.set_text_baseline("middle");
        self.context.set_text_align(match words.align {
            Align::Left => "left",
            Align::Middle => "center",
            Align::Right => "right",
        });
        self.ink(words.ink);
        // Of a font that is wider than Chinese system fonts are, letters are drawn narrower.
        self.context.fill_text_with_max_width(&words.text, words.x, words.y, words.width)
    }
}
