//! Files out of the browser and into it: what was dropped or chosen, what is saved. Must
//! never read a file's content.
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, FileList, HtmlAnchorElement, Url};

/// The files of a list that the browser hands out.
pub fn files_of(list: Option<FileList>) -> Vec<File> {
    let list = list.as_ref();
    (0..list.map_or(0, FileList::length)).filter_map(|i| list.and_then(|l| l.get(i))).collect()
}

/// Offers a file to be saved under a name.
pub fn save(file: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.set_rel("external");
    if let Some(body) = document().body() {
        body.append_child(&link)?;
    }
    link.click();
    link.remove();
    // The browser has begun to read it by the next minute; until then it must stay.
    let later = wasm_bindgen::prelude::Closure::once_into_js(move || {
        drop(Url::revoke_object_url(&address));
    });
    let wait = 60_000;
    leptos::prelude::window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), wait)
        .map(drop)
}

/// Offers a text as a file to save. A browser that refuses keeps quiet: the button stays.
pub fn save_text(name: &str, media: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media);
    if let Ok(file) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        let _ = save(&file, name);
    }
}
