//! The sheets to fill in.
use super::book::{add, book};
use super::{WriteError, header};
use crate::sheets::SheetKind;
use rust_xlsxwriter::Format;
use wangge_texts::{Lang, sheets as t};

/// An empty workbook with the four sheets and a page that explains them, with an example
/// for every column.
///
/// # Errors
/// As [`write_xlsx`].
pub fn template(lang: Lang) -> Result<Vec<u8>, WriteError> {
    let mut book = book()?;
    for kind in SheetKind::ALL {
        add(&mut book, kind.name(), &header(kind))?;
    }
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let guide = book.add_worksheet();
    guide.set_name(GUIDE)?;
    for (column, width) in (0_u16..).zip([14.0, 18.0, 46.0]) {
        guide.set_column_width(column, width)?;
    }
    let lines = [t::guide_1(lang), t::guide_2(lang), t::guide_3(lang), t::guide_4(lang), t::guide_5(lang)];
    guide.write_string_with_format(0, 0, t::guide(lang), &bold)?;
    for (row, line) in (1_u32..).zip(lines) {
        guide.merge_range(row, 0, row, 2, line, &wrapped)?;
        guide.set_row_height(row, 34)?;
    }
    let mut row = 7;
    for (column, words) in
        (0_u16..).zip([t::guide_sheet(lang), t::guide_column(lang), t::guide_example(lang)])
    {
        guide.write_string_with_format(row, column, words, &bold)?;
    }
    for kind in SheetKind::ALL {
        for column in kind.columns() {
            row += 1;
            guide.write_row(row, 0, [kind.name(), column.header(kind), column.example(kind)])?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// The sheet of the template that is no list; the import passes over it.
pub const GUIDE: &str = "填写说明";
