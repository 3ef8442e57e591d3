//! The notice board as a sheet: every length comes from `core::print` or `style/board.css`.
use super::qr::QrDrawing;
use super::sketch::SketchDrawing;
use crate::platform::root::{Root, use_root};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::print::{BoardLayout, BoardPaper, BoardRow, Leader, NoticeBoard, Sketch, fit_mm};
use wangge_core::texts::{duties, people, print as t};

/// A board on A3 landscape: on screen a preview, on paper exact millimetres.
#[component]
pub fn BoardSheet(
    board: NoticeBoard,
    /// Its grids in outlines: the office's own, as no publication has them.
    #[prop(optional_no_strip)]
    sketch: Option<Sketch>,
) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let root = use_root();
    let paper = BoardPaper::A3Landscape;
    let narrow = sketch.as_ref().and_then(|_| BoardLayout::beside_sketch(&board, paper));
    let beside = narrow.is_some();
    let table_mm = if beside { paper.narrow_mm() } else { paper.table_mm().0 };
    let layout = narrow.unwrap_or_else(|| BoardLayout::of(&board, paper));
    let drawing = sketch.map(|sketch| {
        let label = t::board_sketch(lang, &board.village);
        view! {
            <p class="board-sketch-name">{t::board_sketch_name(lang)}</p>
            <SketchDrawing sketch label/>
        }
    });
    let (inside, own) = if beside { (drawing, None) } else { (None, drawing) };
    let inside = inside.map(|drawing| view! { <div class="board-sketch">{drawing}</div> });
    let own = own.map(|drawing| {
        view! {
            <section class="board board-alone">
                <div class="scaled board-in"><div class="board-sketch">{drawing}</div></div>
            </section>
        }
    });
    let leader_mm = BoardPaper::A3Landscape.leader_mm(board.leaders.len());
    let title = t::board_title(lang, &board.village);
    let title_mm = fit_mm(&title, 270.0, 15.0, 7.0);
    let leaders = board.leaders.iter().map(|l| leader(l, leader_mm, &root, lang)).collect_view();
    let columns = layout.columns.iter().map(|rows| column(rows, lang)).collect_view();
    let [name, range, person, phone] = layout.cells_mm;
    let note = board.has_vacancy().then(|| t::board_vacant_note(lang));
    view! {
        <section class="board" aria-label=title.clone()>
            <div
                class="scaled board-in"
                style=("--type", layout.type_mm.to_string())
                style=("--line", layout.line_mm.to_string())
                style=("--column", layout.column_mm.to_string())
                style=("--c-name", name.to_string())
                style=("--c-range", range.to_string())
                style=("--c-person", person.to_string())
                style=("--c-phone", phone.to_string())
                style=("--leader", leader_mm.to_string())
                style=("--title", title_mm.to_string())
                style=("--table", table_mm.to_string())
            >
                <header class="board-head">
                    <h2 class="board-title">{title.clone()}</h2>
                    <p class="board-sub">
                        <span>{t::board_sub(lang, &board.town, &board.households, &board.grids)}</span>
                        <span>{t::board_number(lang, &board.code)}</span>
                    </p>
                </header>
                <div class="board-leaders">{leaders}</div>
                <div class="board-scan">
                    <QrDrawing qr=board.qr.clone() label=t::card_qr(lang, &board.village)/>
                    <div>
                        <p class="board-scan-title">{t::board_scan(lang)}</p>
                        <p>{t::board_scan_words(lang)}</p>
                    </div>
                </div>
                <div class="board-columns">{columns}</div>
                {inside}
                <p class="board-note">{note}</p>
                <dl class="board-duties">{duty_list(lang)}</dl>
                <ul class="board-hotlines">{hotlines(&board, lang)}</ul>
                <footer class="board-foot">
                    {t::board_issued(lang, &board.head.signed(), &board.head.version, &board.head.date)}
                </footer>
            </div>
        </section>
        {own}
    }
}

/// Width to the right of a photograph's place, mm.
const BESIDE_PHOTO: f64 = 76.0;

fn leader(leader: &Leader, height: f64, root: &Root, lang: Lang) -> impl IntoView + use<> {
    let vacant = leader.name.is_empty();
    let first: String = leader.name.chars().take(1).collect();
    let name = if vacant { t::vacant(lang).to_owned() } else { leader.name.clone() };
    let post = [leader.post.as_str(), leader.office.as_str()].join("　");
    let post = post.trim_end().to_owned();
    let post_mm = fit_mm(&post, BESIDE_PHOTO, height * 0.145, 2.4);
    let name_mm = fit_mm(&name, BESIDE_PHOTO / 1.06, height * 0.26, 2.8);
    view! {
        <div class="leader" style=("--post", post_mm.to_string()) style=("--name", name_mm.to_string())>
            {match &leader.photo {
                Some(photo) => {
                    let src = root.picture(photo);
                    view! { <img class="leader-photo" src=src alt=people::photo(lang, &leader.name)/> }.into_any()
                }
                None => view! { <span class="leader-photo" aria-hidden="true">{first}</span> }.into_any(),
            }}
            <div class="leader-words">
                <p class="leader-post">{post}</p>
                <p class="leader-name" class:vacant=vacant>{name}</p>
                <p class="leader-phone">{leader.phone.clone()}</p>
            </div>
        </div>
    }
}

fn column(rows: &[BoardRow], lang: Lang) -> impl IntoView + use<> {
    let head = [t::col_grid(lang), t::col_range(lang), t::col_person(lang), t::col_phone(lang)];
    let head = head.map(|h| view! { <span role="columnheader">{h}</span> }).collect_view();
    let rows = rows.iter().map(|r| row(r, lang)).collect_view();
    view! {
        <div class="board-column" role="table" aria-label=t::board_table(lang)>
            <div class="board-row board-row-head" role="row">{head}</div>
            {rows}
        </div>
    }
}

fn row(row: &BoardRow, lang: Lang) -> impl IntoView + use<> {
    let vacant = row.person.is_empty();
    let person = if vacant { t::vacant(lang).to_owned() } else { row.person.clone() };
    let phone =
        if !vacant && row.phone.is_empty() { t::no_phone(lang).to_owned() } else { row.phone.clone() };
    let range = row.range.iter().map(|line| view! { <span class="board-line">{line.clone()}</span> });
    view! {
        <div
            class="board-row"
            class:board-row-group=row.group
            role="row"
            style=("--lines", row.range.len().max(1).to_string())
        >
            <span role="cell">{row.name.clone()}</span>
            <span role="cell">{range.collect_view()}</span>
            <span role="cell" class="board-person" class:vacant=vacant style=("--scale", row.person_scale.to_string())>
                {person}
            </span>
            <span role="cell" class="board-phone">{phone}</span>
        </div>
    }
}

/// The four duties, as terms and their words.
pub fn duty_list(lang: Lang) -> impl IntoView + use<> {
    [
        (duties::policy(lang), duties::policy_words(lang)),
        (duties::report(lang), duties::report_words(lang)),
        (duties::mediate(lang), duties::mediate_words(lang)),
        (duties::serve(lang), duties::serve_words(lang)),
    ]
    .map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> })
    .collect_view()
}

fn hotlines(board: &NoticeBoard, lang: Lang) -> impl IntoView + use<> {
    let one = |name: String, number: String| view! { <li><span>{name}</span><b>{number}</b></li> };
    let supervision =
        board.head.supervision.as_ref().map(|n| one(t::supervision(lang).to_owned(), n.spaced()));
    let lines: Vec<_> = board.head.hotlines.iter().map(|h| one(h.name.clone(), h.number.clone())).collect();
    (lines, supervision)
}
