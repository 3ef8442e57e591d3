//! A tree of many nodes of which few are drawn: an ARIA tree whose rows come and go as it
//! scrolls. What a row says and what happens when one is chosen is the page's.
use crate::platform::focus::focus;
use leptos::attr::custom::custom_attribute;
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::office::tree::{Node, Press, Tree};
use wasm_bindgen::JsCast;

/// Rows drawn above and below the visible ones, so that scrolling finds them there.
const SPARE: usize = 8;
/// Height of a row in CSS pixels until the first one is measured.
const ROW: f64 = 44.0;
/// Milliseconds within which typed characters make one word.
const TYPING: f64 = 700.0;

/// What a tree is and where one is in it.
#[derive(Clone, Copy)]
pub struct TreeState {
    /// The nodes.
    pub tree: Signal<Arc<Tree>>,
    /// Open nodes.
    pub open: RwSignal<BTreeSet<GridCode>>,
    /// The node that has, or would get, the focus.
    pub at: RwSignal<Option<GridCode>>,
    /// The chosen node.
    pub chosen: RwSignal<Option<GridCode>>,
}

impl TreeState {
    /// Goes to a node, opening all above it.
    pub fn go(self, code: GridCode) {
        let tree = self.tree.get_untracked();
        self.open.update(|open| open.extend(tree.above(code)));
        self.at.set(Some(code));
    }

    fn act(self, press: Press) {
        match press {
            Press::Focus(code) => self.at.set(Some(code)),
            Press::Open(codes) => self.open.update(|open| open.extend(codes)),
            Press::Close(code) => self.open.update(|open| open.retain(|c| *c != code)),
            Press::Choose(code) => self.chosen.set(Some(code)),
        }
    }

    fn toggle(self, code: GridCode) {
        self.open.update(|open| {
            if !open.remove(&code) {
                open.insert(code);
            }
        });
    }
}

/// The tree. `row` says what stands in a row, behind its name.
#[component]
pub fn TreeView<F, V>(
    state: TreeState,
    /// Name of the whole.
    #[prop(into)]
    label: Signal<String>,
    row: F,
) -> impl IntoView
where
    F: Fn(&Node) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let frame = NodeRef::<Div>::new();
    let (top, height, each) = (RwSignal::new(0.0), RwSignal::new(600.0), RwSignal::new(ROW));
    let rows = Memo::new(move |_| state.open.with(|open| state.tree.get().rows(open)));
    let measure = move || {
        let Some(element) = frame.get_untracked() else { return };
        top.set(f64::from(element.scroll_top()));
        height.set(f64::from(element.client_height()));
        let first = element.query_selector("[role=treeitem]").ok().flatten();
        if let Some(first) = first.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
            let own = f64::from(first.offset_height());
            if own > 0.0 {
                each.set(own);
            }
        }
    };
    Effect::new(move || {
        rows.track();
        request_animation_frame(measure);
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    follow_focus(state, rows, frame, each);

    let drawn = Memo::new(move |_| {
        let (each, rows) = (each.get(), rows.read());
        let first = ((top.get() / each) as usize).saturating_sub(SPARE);
        let count = (height.get() / each).ceil() as usize + 2 * SPARE;
        (first, rows.iter().skip(first).take(count).copied().collect::<Vec<usize>>())
    });
    let before = move || format!("{}px", drawn.get().0 as f64 * each.get());
    let whole = move || format!("{}px", rows.read().len() as f64 * each.get());
    let on_keydown = keys(state);
    let items = move || {
        let tree = state.tree.get();
        let numbers = drawn.get().1;
        numbers
            .into_iter()
            .filter_map(|i| tree.node(i).map(|n| (i, n.code)))
            .collect::<Vec<(usize, GridCode)>>()
    };
    view! {
        <div class="tree" node_ref=frame role="tree" aria-label=label on:scroll=move |_| measure()
            on:keydown=on_keydown>
            <div class="tree-whole" role="presentation" style:height=whole>
                <div class="tree-drawn" role="presentation" style:top=before>
                    <For each=items key=|item| *item let((index, code))>
                        <Item state index code row=row.clone()/>
                    </For>
                </div>
            </div>
        </div>
    }
}

#[component]
fn Item<F, V>(state: TreeState, index: usize, code: GridCode, row: F) -> impl IntoView
where
    F: Fn(&Node) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let tree = state.tree;
    let expanded = move || {
        let has = tree.read().has_children(index);
        has.then(|| state.open.with(|open| open.contains(&code)).to_string())
    };
    let place = move || tree.read().place(index);
    let level = place().map_or(1, |p| p.level);
    let tabindex = move || {
        let here = state.at.get().map_or_else(|| index == 0, |at| at == code);
        if here { "0" } else { "-1" }
    };
    let on_click = move |_| {
        state.at.set(Some(code));
        state.chosen.set(Some(code));
    };
    view! {
        <div
            class="tree-row"
            class:tree-chosen=move || state.chosen.get() == Some(code)
            role="treeitem"
            {..custom_attribute("aria-level", level.to_string())}
            id=format!("node-{code}")
            data-level=level
            aria-setsize=move || place().map(|p| p.siblings)
            aria-posinset=move || place().map(|p| p.position)
            aria-expanded=expanded
            aria-selected=move || (state.chosen.get() == Some(code)).to_string()
            tabindex=tabindex
            on:click=on_click
        >
            <span
                class="tree-twist"
                aria-hidden="true"
                on:click=move |event| {
                    event.stop_propagation();
                    state.at.set(Some(code));
                    state.toggle(code);
                }
            ></span>
            {move || tree.read().node(index).map(row.clone())}
        </div>
    }
}

/// Scrolls to the node that `at` names, and gives it the focus if the tree had it.
fn follow_focus(state: TreeState, rows: Memo<Vec<usize>>, frame: NodeRef<Div>, each: RwSignal<f64>) {
    Effect::new(move |before: Option<Option<GridCode>>| {
        let at = state.at.get();
        let Some(code) = at.filter(|_| before != Some(at)) else { return at };
        let element = frame.get()?;
        let number = state.tree.get_untracked().find(code);
        let Some(row) = number.and_then(|i| rows.get_untracked().binary_search(&i).ok()) else { return at };
        let (each, shown) = (each.get_untracked(), f64::from(element.client_height()));
        let (row_top, scroll) = (row as f64 * each, f64::from(element.scroll_top()));
        if row_top < scroll {
            element.set_scroll_top(row_top as i32);
        } else if row_top + each > scroll + shown {
            element.set_scroll_top((row_top + each - shown).ceil() as i32);
        }
        let had = document().active_element().is_some_and(|a| element.contains(Some(&a)));
        if had {
            // Once to draw the row, once more for the row that is drawn.
            request_animation_frame(move || request_animation_frame(move || focus(&format!("#node-{code}"))));
        }
        at
    });
}

/// The keys of a tree, with the letters that make up a name.
fn keys(state: TreeState) -> impl Fn(KeyboardEvent) + 'static {
    let typed = StoredValue::new((String::new(), 0.0_f64));
    move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let tree = state.tree.get_untracked();
        let Some(at) = state.at.get_untracked().or_else(|| tree.node(0).map(|n| n.code)) else { return };
        let key = event.key();
        let open = state.open.get_untracked();
        if let Some(press) = tree.press(&open, at, &key) {
            event.prevent_default();
            state.at.set(Some(at));
            state.act(press);
        } else if key.chars().count() == 1 {
            event.prevent_default();
            let now = event.time_stamp();
            typed.update_value(|(word, last)| {
                if now - *last > TYPING {
                    word.clear();
                }
                word.push_str(&key);
                *last = now;
            });
            let found = typed.with_value(|(word, _)| tree.type_ahead(&open, at, word));
            if let Some(code) = found {
                state.at.set(Some(code));
            }
        }
    }
}
