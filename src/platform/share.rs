//! Hands a text, an address or a file to other people: by the system's share sheet where there
//! is one, else by the clipboard. Must never send anything by itself.
use super::container::surroundings;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, HtmlDocument, HtmlTextAreaElement, ShareData};

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The share sheet took it.
    Handed,
    /// The person closed the share sheet.
    Dismissed,
    /// It is on the clipboard.
    Copied,
    /// The browser gives it to nobody: this is the text to copy by hand.
    Refused(String),
}

/// Shares a text with an address; where there is no share sheet, copies both.
pub async fn share(text: String, address: String) -> Shared {
    let whole = if address.is_empty() { text.clone() } else { format!("{text}\n{address}") };
    if !surroundings().can_share() {
        return copy(whole).await;
    }
    let data = ShareData::new();
    data.set_text(&text);
    if !address.is_empty() {
        data.set_url(&address);
    }
    match hand(&data).await {
        Some(shared) => shared,
        None => copy(whole).await,
    }
}

/// Shares a file; `None` where this browser shares no such file.
pub async fn share_file(file: &File) -> Option<Shared> {
    let data = file_data(file);
    if can_share_file(file) { hand(&data).await } else { None }
}

/// Whether the share sheet takes the file.
pub fn can_share_file(file: &File) -> bool {
    let navigator = window().navigator();
    let asks = js_sys::Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    asks && surroundings().can_share() && navigator.can_share_with_data(&file_data(file))
}

fn file_data(file: &File) -> ShareData {
    let data = ShareData::new();
    data.set_files(&js_sys::Array::of1(file));
    data
}

/// `None` where the sheet could not be opened at all.
async fn hand(data: &ShareData) -> Option<Shared> {
    match JsFuture::from(window().navigator().share_with_data(data)).await {
        Ok(_) => Some(Shared::Handed),
        Err(error) if name_of(&error) == "AbortError" => Some(Shared::Dismissed),
        Err(_) => None,
    }
}

fn name_of(error: &JsValue) -> String {
    let name = js_sys::Reflect::get(error, &"name".into()).ok();
    name.and_then(|n| n.as_string()).unwrap_or_default()
}

/// Copies a text: by the clipboard, or as browsers did before there was one (plain http, WeChat).
pub async fn copy(text: String) -> Shared {
    let navigator = window().navigator();
    // On plain http the property is not there at all.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if clipboard.is_ok_and(|c| c.is_object())
        && JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()
    {
        return Shared::Copied;
    }
    if copy_by_selection(&text).unwrap_or(false) { Shared::Copied } else { Shared::Refused(text) }
}

fn copy_by_selection(text: &str) -> Result<bool, JsValue> {
    let held = document().active_element().and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    let field: HtmlTextAreaElement = document().create_element("textarea")?.unchecked_into();
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("unseen");
    document().body().ok_or(JsValue::NULL)?.append_child(&field)?;
    field.select();
    field.set_selection_range(0, field.text_length())?;
    let done = document().unchecked_into::<HtmlDocument>().exec_command("copy");
    field.remove();
    if let Some(held) = held {
        held.focus()?;
    }
    done
}

/// A file of bytes, to be shared or saved.
pub fn file(bytes: &[u8], name: &str, media: &str) -> Option<File> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = FilePropertyBag::new();
    options.set_type(media);
    File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()
}

/// A file is a blob as well.
pub fn blob(file: &File) -> &Blob {
    file.as_ref()
}
