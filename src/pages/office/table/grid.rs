//! The rows of a table on the page: an ARIA grid of which a screenful is drawn, as tall as the
//! whole table. What a key does is [`super::keys`]'s; what a cell says [`super::columns`]'s.
use super::clipboard::on_paste;
use super::columns::{Col, Row, columns};
use super::inline::InlineField;
use super::issues::marks;
use super::keys;
use super::state::{Panel, TableState};
use crate::platform::focus;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::html::Div;
use leptos::prelude::*;
use wangge_core::office::{Cell, TableKind};
use wangge_core::texts::table as t;
use wasm_bindgen::JsCast;

/// Rows drawn above and below the visible ones.
const SPARE: usize = 10;
/// Height of a row in CSS pixels until the first one is measured.
const ROW: f64 = 44.0;

/// How the rows lie on the screen.
#[derive(Clone, Copy)]
pub struct Lie {
    frame: NodeRef<Div>,
    top: RwSignal<f64>,
    height: RwSignal<f64>,
    each: RwSignal<f64>,
    head: RwSignal<f64>,
}

impl Lie {
    fn measure(self) {
        let Some(Some(element)) = self.frame.try_get_untracked() else { return };
        let tall = |selector: &str| {
            let found = element.query_selector(selector).ok().flatten();
            let found = found.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok());
            found.map(|f| f64::from(f.offset_height())).filter(|h| *h > 0.0)
        };
        let set = |signal: RwSignal<f64>, value: f64| {
            if (signal.get_untracked() - value).abs() > f64::EPSILON {
                signal.set(value);
            }
        };
        set(self.head, tall(".ledger-head").unwrap_or(0.0));
        set(self.each, tall(".ledger-row").unwrap_or(ROW));
        set(self.top, f64::from(element.scroll_top()));
        set(self.height, f64::from(element.client_height()));
    }

    /// Rows that are seen at once.
    pub fn page(self) -> usize {
        let seen = (self.height.get_untracked() - self.head.get_untracked()) / self.each.get_untracked();
        (seen.floor() as usize).max(1)
    }

    /// Scrolls a row into view, by no more than is needed.
    fn show(self, row: usize) {
        let Some(element) = self.frame.get_untracked() else { return };
        let Some(row) = row.checked_sub(1) else { return };
        let (each, head) = (self.each.get_untracked(), self.head.get_untracked());
        let (top, shown) = (row as f64 * each, self.height.get_untracked() - head);
        let scroll = f64::from(element.scroll_top());
        if top < scroll {
            element.set_scroll_top(top as i32);
        } else if top + each > scroll + shown {
            element.set_scroll_top((top + each - shown).ceil() as i32);
        }
        self.measure();
    }
}

/// The table of one kind of rows.
#[component]
pub fn Grid(state: TableState, kind: TableKind, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let number = |n: f64| RwSignal::new(n);
    let lie = Lie {
        frame: NodeRef::new(),
        top: number(0.0),
        height: number(600.0),
        each: number(ROW),
        head: number(ROW),
    };
    let cols = StoredValue::new(columns(kind));
    let count = cols.with_value(Vec::len) + 1;
    Effect::new(move || {
        state.total.track();
        request_animation_frame(move || lie.measure());
    });
    // A new question begins at its top.
    Effect::new(move |before: Option<()>| {
        let _ = (state.filter.get(), state.sort.get());
        if before.is_some()
            && let Some(element) = lie.frame.get_untracked()
        {
            element.set_scroll_top(0);
            state.at.update(|at| at.row = at.row.min(1));
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| lie.measure());
    on_cleanup(move || resized.remove());
    follow_focus(state, lie);
    let total = move || state.total.get().unwrap_or(0);
    let drawn = Memo::new(move |_| {
        let each = lie.each.get();
        let first = ((lie.top.get() / each) as usize).saturating_sub(SPARE);
        let count = (lie.height.get() / each).ceil() as usize + 2 * SPARE;
        (first, (first + count).min(total()))
    });
    Effect::new(move || state.drawn.set(drawn.get()));
    let rows = move || {
        let (first, end) = drawn.get();
        // The row with the focus stays, wherever one scrolls.
        let at = state.at.get().row.checked_sub(1).filter(|at| *at < total());
        let mut rows: Vec<usize> = (first..end).collect();
        rows.extend(at.filter(|at| !(first..end).contains(at)));
        rows
    };
    let whole = move || format!("{}px", total() as f64 * lie.each.get());
    let class = match kind {
        TableKind::Grids => "ledger ledger-grids",
        TableKind::People => "ledger ledger-people",
        TableKind::Households => "ledger ledger-households",
    };
    view! {
        <div class=class node_ref=lie.frame role="grid" aria-label=label aria-multiselectable="true"
            aria-rowcount=move || total() + 1 aria-colcount=count
            on:scroll=move |_| lie.measure()
            on:keydown=keys::on_keydown(state, lie, cols)
            on:paste=on_paste(state, cols)>
            <div role="rowgroup" class="ledger-top"><Head state cols/></div>
            <div role="rowgroup" class="ledger-whole" style:height=whole>
                <For each=rows key=|row| *row let(index)>
                    <Line state index cols lie/>
                </For>
            </div>
        </div>
    }
}

#[component]
fn Head(state: TableState, cols: StoredValue<Vec<Col>>) -> impl IntoView {
    let lang = use_lang();
    let cell = move |(at, col): (usize, Col)| {
        let order = move || {
            let (now, down) = state.sort.get();
            let own = col.sort == Some(now);
            own.then_some(if down { "descending" } else { "ascending" })
        };
        let here = Cell { row: 0, col: at + 1 };
        let press = move |_| {
            state.at.set(here);
            if let Some(sort) = col.sort {
                state.sort_by(sort);
            }
        };
        view! {
            <div role="columnheader" class=format!("ledger-cell {}", col.class) class:ledger-sorts=col.sort.is_some()
                id=id_of(here) aria-colindex=at + 2 aria-sort=order tabindex=move || tab(state, here)
                title=move || if col.sort.is_some() { t::sort_by(lang.get()) } else { "" }
                on:click=press>
                {move || (col.name)(lang.get())}
            </div>
        }
    };
    let corner = Cell { row: 0, col: 0 };
    view! {
        <div role="row" class="ledger-head" aria-rowindex="1">
            <div role="columnheader" class="ledger-cell c-tick" id=id_of(corner) aria-colindex="1"
                tabindex=move || tab(state, corner)>
                <span class="unseen">{move || t::col_chosen(lang.get())}</span>
            </div>
            {cols.get_value().into_iter().enumerate().map(cell).collect::<Vec<_>>()}
        </div>
    }
}

#[component]
fn Line(state: TableState, index: usize, cols: StoredValue<Vec<Col>>, lie: Lie) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let row = Memo::new(move |_| state.row(index));
    let chosen = Memo::new(move |_| {
        let key = row.with(|row| row.as_ref().map(Row::key));
        key.is_some_and(|key| state.chosen.with(|chosen| chosen.contains(&key)))
    });
    let top = move || format!("{}px", index as f64 * lie.each.get());
    let opened = move || {
        let key = row.with(|row| row.as_ref().map(Row::key));
        key.is_some_and(|key| state.panel.get() == Some(Panel::from(key)))
    };
    let tick = Cell { row: index + 1, col: 0 };
    let toggle = move |_| {
        state.at.set(tick);
        keys::toggle(state, index);
    };
    let name = move || row.with(|row| row.as_ref().map(Row::name).unwrap_or_default());
    let cell = move |(at, col): (usize, Col)| {
        let here = Cell { row: index + 1, col: at + 1 };
        let office = office.clone();
        let content = move || {
            if state.edited.get() == Some(here) && col.inline.is_some() {
                return view! { <InlineField state row=row.get_untracked() col/> }.into_any();
            }
            let Some(row) = row.get() else {
                let words = if at == 0 { t::waiting(lang.get()) } else { "" };
                return view! { <span class="soft">{words}</span> }.into_any();
            };
            if col.class == "c-issues" {
                return marks(&row, lang.get()).into_any();
            }
            let text = (col.text)(&row, lang.get());
            let full = text.clone();
            view! { <span class="ledger-text" title=full>{text}</span> }.into_any()
        };
        view! {
            <div role="gridcell" class=format!("ledger-cell {}", col.class) id=id_of(here) aria-colindex=at + 2
                tabindex=move || tab(state, here)
                on:click=move |event| {
                    state.at.set(here);
                    if event.shift_key() || event.ctrl_key() {
                        keys::choose_by_click(state, &office, index, event.shift_key());
                    } else if state.edited.get_untracked() != Some(here)
                        && let Some(row) = state.row_now(index)
                    {
                        state.open(row.key().into());
                    }
                }
                on:dblclick=move |_| if col.inline.is_some() { state.edited.set(Some(here)) }>
                {content}
            </div>
        }
    };
    view! {
        <div role="row" class="ledger-row" class:ledger-chosen=chosen class:ledger-open=opened style:top=top
            aria-rowindex=index + 2 aria-selected=move || chosen.get().to_string()>
            <div role="gridcell" class="ledger-cell c-tick" id=id_of(tick) aria-colindex="1"
                tabindex=move || tab(state, tick)>
                <label class="ledger-tick">
                    <input type="checkbox" tabindex="-1" prop:checked=chosen on:change=toggle
                        aria-label=move || t::choose_row(lang.get(), &name())/>
                </label>
            </div>
            {cols.get_value().into_iter().enumerate().map(cell).collect::<Vec<_>>()}
        </div>
    }
}

fn id_of(cell: Cell) -> String {
    format!("cell-{}-{}", cell.row, cell.col)
}

/// One cell of the table is a stop of the Tab key.
fn tab(state: TableState, cell: Cell) -> &'static str {
    if state.at.get() == cell { "0" } else { "-1" }
}

/// Scrolls to the cell that `at` names, and gives it the focus if the table had it.
fn follow_focus(state: TableState, lie: Lie) {
    Effect::new(move |before: Option<Cell>| {
        let at = state.at.get();
        if before.is_none_or(|before| before == at) {
            return at;
        }
        lie.show(at.row);
        let had = lie.frame.get_untracked().is_some_and(|frame| {
            let frame: &web_sys::Node = &frame;
            document().active_element().is_some_and(|a| frame.contains(Some(&a)))
        });
        if had && state.edited.get_untracked().is_none() {
            // Once to draw the row, once more for the row that is drawn.
            request_animation_frame(move || request_animation_frame(move || focus(at)));
        }
        at
    });
}

/// Gives a cell the focus.
pub fn focus(cell: Cell) {
    focus::focus(&format!("#{}", id_of(cell)));
}
