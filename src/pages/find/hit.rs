//! One hit: which grid, who, the number to call, and why it is here.
use crate::platform::focus;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Hit, Lookup, Node, Span};
use wangge_core::domain::{Level, Telephone};
use wangge_core::texts::find as t;

/// The link of each hit carries its place in the list under this name.
const AT: &str = "data-hit";

/// Moves the focus to a hit; past the last it stays, before the first it goes to the box.
pub fn focus(at: i32) {
    let selector = if at < 0 { "#find-input".to_owned() } else { format!("[{AT}='{at}']") };
    focus::focus(&selector);
}

/// Opens the hit when it is the only one; with several, the person chooses.
pub fn open_first() {
    let all = document().query_selector_all(&format!("[{AT}]")).ok();
    if all.is_some_and(|list| list.length() == 1) {
        if let Some(link) = focus::element(&format!("[{AT}='0']")) {
            link.click();
        }
    } else {
        focus(0);
    }
}

/// A line of the results.
#[component]
pub fn HitLine(lookup: Arc<Lookup>, hit: Hit, at: usize) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let at = i32::try_from(at).unwrap_or(0);
    let node = lookup.node(hit.code)?.clone();
    let place: Vec<AnyView> = Level::GRIDS
        .into_iter()
        .filter_map(|level| hit.code.at(level))
        .map(|code| {
            let span = hit.in_place.filter(|(c, _)| *c == code).map(|(_, s)| s);
            view! { <span class="hit-part">{marked(lookup.name(code), span)}</span> }.into_any()
        })
        .collect();
    let who = who(&lookup, &node, hit.in_head);
    Some(view! {
        <li class="hit">
            <a
                class="hit-link"
                href=root.grid(hit.code)
                data-hit=at.to_string()
                on:keydown=move |event| match event.key().as_str() {
                    "ArrowDown" => { event.prevent_default(); focus(at + 1); }
                    "ArrowUp" => { event.prevent_default(); focus(at - 1); }
                    _ => {}
                }
            >
                <span class="hit-place">{place}</span>
                <span class="hit-who">{who}</span>
                {(!node.range.is_empty()).then(|| view! { <span class="soft small">{node.range.clone()}</span> })}
            </a>
            {call(&node).map(|number| {
                let name = node.head.clone();
                let label = number.spaced();
                view! {
                    <a
                        class="button button-main hit-call number"
                        href=format!("tel:{number}")
                        aria-label=move || t::call(lang.get(), &name, &label)
                    >{number.spaced()}</a>
                }
            })}
        </li>
    })
}

/// The number of the person themself; an office's number stands on the grid's page.
fn call(node: &Node) -> Option<Telephone> {
    if node.head.is_empty() { None } else { node.phone.parse().ok() }
}

fn who(lookup: &Lookup, node: &Node, span: Option<Span>) -> AnyView {
    let lang = use_lang();
    if !node.head.is_empty() {
        let missing = node
            .phone
            .is_empty()
            .then(|| view! { <span class="soft small">{t::no_phone(lang.get())}</span> });
        return view! { <strong>{marked(&node.head, span)}</strong> {missing} }.into_any();
    }
    let instead = lookup.instead(node.code).filter(|n| !n.head.is_empty()).map(|n| n.head.clone());
    let words = move || {
        instead
            .as_ref()
            .map_or_else(|| t::vacant_none(lang.get()).to_owned(), |name| t::vacant(lang.get(), name))
    };
    view! { <span class="soft">{words}</span> }.into_any()
}

/// A name with the part that fits what was typed.
fn marked(name: &str, span: Option<Span>) -> AnyView {
    let Some(span) = span else { return name.to_owned().into_any() };
    let part =
        |from: usize, to: usize| name.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    let (before, inner, after) =
        (part(0, span.start), part(span.start, span.end), part(span.end, usize::MAX));
    view! { {before}<mark>{inner}</mark>{after} }.into_any()
}
