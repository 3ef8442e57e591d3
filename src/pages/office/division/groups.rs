//! The groups of a proposal: which is looked at, which breaks a rule.
use super::super::parts::{PAGE, Pager};
use super::flow::Flow;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::office::GroupRow;
use wangge_core::texts::divisions as t;

/// A table of the groups.
#[component]
pub fn Groups(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let (only, from) = (RwSignal::new(false), RwSignal::new(0));
    let chosen = Memo::new(move |_| {
        let wanted = |r: &&GroupRow| !only.get() || r.findings.iter().any(|f| f.breaks);
        flow.rows.with(|rows| rows.iter().filter(wanted).cloned().collect::<Vec<_>>())
    });
    let total = Signal::derive(move || chosen.with(Vec::len));
    let rows = move || {
        let list = chosen.get();
        list.into_iter().skip(from.get()).take(PAGE).map(|r| row(flow, r)).collect::<Vec<_>>()
    };
    view! {
        <section class="stack" aria-labelledby="groups">
            <div class="row spread">
                <h3 id="groups">{move || t::groups(lang.get())}</h3>
                <label class="option">
                    <input type="checkbox" prop:checked=only on:change=move |event| {
                        only.set(event_target_checked(&event));
                        from.set(0);
                    }/>
                    {move || t::only_broken(lang.get())}
                </label>
            </div>
            <div class="table-frame">
                <table class="cards-when-narrow">
                    <thead><tr>
                        <th scope="col">{move || t::col_group(lang.get())}</th>
                        <th scope="col">{move || t::col_sizes(lang.get())}</th>
                        <th scope="col">{move || t::col_changed(lang.get())}</th>
                        <th scope="col">{move || t::col_said(lang.get())}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="soft" hidden=move || total.get() != 0>{move || t::none_broken(lang.get())}</p>
            <Pager total from/>
        </section>
    }
}

fn row(flow: Flow, row: GroupRow) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let code = row.code;
    let sizes: Vec<String> = row.sizes.iter().map(ToString::to_string).collect();
    let sizes = t::sizes(lang, &row.new.measures.households, &row.new.grids, &sizes.join(" + "));
    let current = move || flow.group.with(|g| g.as_ref().is_some_and(|g| g.row.code == code));
    let said = row.findings.iter().map(|f| {
        let class = if f.breaks { "small wrong" } else { "small soft" };
        view! { <p class=class>{f.message.clone()}</p> }
    });
    view! {
        <tr>
            <td><button class="link" type="button" aria-pressed=move || current().to_string()
                on:click=move |_| flow.look_at(code)>{row.name.clone()}</button></td>
            <td>{sizes}</td>
            <td>{(row.cards > 0).then(|| t::changed(lang, &row.cards))}</td>
            <td class="wrap">{said.collect::<Vec<_>>()}</td>
        </tr>
    }
}
