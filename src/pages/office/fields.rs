//! One field of a form: its label, its hint, what is wrong with it.
use leptos::prelude::*;

/// A text field.
#[component]
pub fn Field(
    /// Unique on the page.
    id: &'static str,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What is in it.
    value: RwSignal<String>,
    /// What to write in it; may be empty.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// What is wrong with it; empty where nothing is.
    #[prop(into, optional)]
    wrong: Signal<String>,
    /// `text`, `date`, `url`, `number`.
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let wrong_id = format!("{id}-wrong");
    let described = format!("{hint_id} {wrong_id}");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input class="input" id=id type=kind prop:value=value aria-describedby=described
                aria-invalid=move || (!wrong.get().is_empty()).to_string() autocomplete="off"
                on:input=move |event| value.set(event_target_value(&event))/>
            <p class="hint" id=hint_id hidden=move || hint.get().is_empty()>{hint}</p>
            <p class="wrong" id=wrong_id hidden=move || wrong.get().is_empty() role="alert">{wrong}</p>
        </div>
    }
}
