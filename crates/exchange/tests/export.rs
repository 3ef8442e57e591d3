//! Tables out and in again: as a page has filtered them, as xlsx, csv and through the clipboard,
//! with cells that a spreadsheet would run. Nothing may change on the way.
use wangge_core::domain::{Door, Level, NominationId, Origin, Register, squeeze};
use wangge_demo::{Plan, county, reference_date};
use wangge_exchange::import::{PasteError, paste_onto, paste_rows, propose};
use wangge_exchange::read::{read, read_paste};
use wangge_exchange::sheets::{SheetData, SheetKind};
use wangge_exchange::table::Table;
use wangge_exchange::write::{
    Encoding, Rows, copy, grids, households, posts, sheets_of, write_book, write_csv, write_csv_rows,
};
use wangge_texts::Lang;

/// A county with what no honest list has: cells that would be run, markup, signs of all kinds.
fn demo() -> Register {
    let mut demo = county(&Plan { seed: 5, towns: 2, households: 1_200 });
    let odd = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "'=1",
        "''+2",
        "'王",
        "＝1",
        "<b>王</b>",
        "a&amp;b",
        "\"引\"",
        "a,b;c",
        "😀",
        "أحمد",
        "_x0041_",
        "a\"b",
        "\"",
        "'",
        "''",
        "‘=1",
        "#REF!",
        "1E+5a",
        "0012",
        "TRUE",
        "合计甲",
    ];
    for (home, odd) in demo.households.values_mut().flatten().zip(odd.iter().cycle().take(200)) {
        // As an import keeps it: signs of full width are plain ones in names.
        home.head = squeeze(odd);
    }
    for (grid, odd) in demo.grids.values_mut().skip(20).step_by(3).zip(odd) {
        grid.range_words = odd.to_owned();
    }
    for (post, odd) in demo.appointments.values_mut().flatten().skip(9).zip(odd) {
        post.office = odd.to_owned();
        post.origin = Some(Origin::Without(odd.to_owned()));
    }
    let chosen = demo.appointments.values_mut().flatten().nth(60);
    chosen.unwrap().origin = Some(Origin::Nomination(NominationId(1)));
    for (home, odd) in demo.households.values_mut().flatten().skip(300).zip(odd) {
        home.code = odd.to_owned();
        home.door = Door::read(odd);
    }
    demo
}

/// Tables into the register that they came from.
fn unchanged(demo: &Register, tables: &[Table], rows: usize) {
    let proposal = propose(demo, tables, reference_date(), &mut |_| ());
    let change = &proposal.change;
    let first = change.households.first().map(|e| format!("{e:?}"));
    assert!(change.is_empty(), "{first:?} {:?} {:?}", change.grids.first(), change.persons.first());
    let same: usize = proposal.sheets.iter().map(|s| s.same).sum();
    assert_eq!(same, rows, "{:?}", proposal.issues.first());
}

fn open(name: &str, bytes: &[u8]) -> Vec<Table> {
    read(name, bytes, &mut |_| ()).unwrap()
}

#[test]
fn a_table_as_it_is_filtered() {
    let demo = demo();
    let town = demo.grids_of(Level::Town, reference_date()).next().unwrap().code;
    let in_town = || demo.households_in(town);
    let posts_of = || demo.appointments.iter().filter(|(g, _)| town.holds(**g)).flat_map(|(_, list)| list);
    let nodes = || demo.subtree(town);
    let count = |n: usize| assert!(n > 100, "{n}");
    count(in_town().count());
    round(&demo, &|| vec![households(&demo, in_town())], in_town().count());
    round(&demo, &|| vec![posts(&demo, posts_of())], posts_of().count());
    round(&demo, &|| grids(nodes()), nodes().count());
}

/// Out as a workbook, as csv, to the clipboard, and in again.
fn round<'a>(demo: &Register, make: &dyn Fn() -> Vec<Rows<'a>>, rows: usize) {
    let book = write_book(make()).unwrap();
    assert_eq!(book, write_book(make()).unwrap(), "other bytes the second time");
    unchanged(demo, &open("表.xlsx", &book), rows);
    for encoding in [Encoding::Utf8Bom, Encoding::Gbk] {
        let csv = |sheet: Rows<'_>| {
            let name = format!("{}.csv", sheet.kind.file_stem());
            open(&name, &write_csv_rows(sheet, encoding))
        };
        let tables: Vec<Table> = make().into_iter().flat_map(csv).collect();
        unchanged(demo, &tables, rows);
    }
    let tables: Vec<Table> = make().into_iter().map(|s| read_paste(&copy(s)).unwrap()).collect();
    unchanged(demo, &tables, rows);
}

#[test]
fn nothing_that_is_written_is_run() {
    let sheets = sheets_of(&demo());
    for sheet in &sheets {
        for text in [String::from_utf8(write_csv(sheet, Encoding::Utf8Bom)).unwrap(), copy(Rows::from(sheet))]
        {
            let cells = text.trim_start_matches('\u{FEFF}').split(['\n', ',', '\t']);
            for cell in cells.map(|c| c.trim_start_matches('"')) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell}");
            }
        }
    }
    // A workbook's cells are texts, and the format of each is text.
    let book = write_book(sheets.iter().map(Rows::from).collect()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let homes = part("xl/worksheets/sheet4.xml");
    assert!(homes.contains("=1+1") && !homes.contains("<f>") && !homes.contains("<dimension"));
    let styles = part("xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap();
    let text = formats.split("<xf ").nth(2).unwrap();
    assert!(text.starts_with("numFmtId=\"49\" fontId=\"0\""), "{text}");
}

#[test]
fn cells_are_pasted_with_the_checks_of_an_import() {
    let demo = county(&Plan { seed: 5, towns: 2, households: 600 });
    let group = demo.households.iter().find(|(_, list)| list.len() > 3).unwrap().1;
    let sheet: Vec<SheetData> = [households(&demo, group.iter().take(3))]
        .into_iter()
        .map(|r| SheetData { kind: r.kind, rows: r.rows.collect() })
        .collect();
    let people = 8;
    assert_eq!(SheetKind::Households.columns()[people].header(SheetKind::Households), "人口数");
    let table =
        paste_onto(&sheet[0], people, "7\t13800000077\r\n九十人\t\"138\n00000078\"\r\n\t\r\n", Lang::Zh);
    let proposal = propose(&demo, &[table.unwrap()], reference_date(), &mut |_| ());
    let after: Vec<String> = proposal
        .change
        .households
        .iter()
        .map(|e| e.after.as_ref().unwrap())
        .map(|h| format!("{:?} {}", h.people, h.phone))
        .collect();
    let second = group[1].people;
    assert_eq!(after, ["Some(7) 13800000077".to_owned(), format!("{second:?} 13800000078")]);
    let [issue] = proposal.issues.as_slice() else { panic!("{:?}", proposal.issues) };
    assert_eq!((issue.row, issue.column.as_str(), issue.value.as_str()), (2, "人口数", "九十人"));
    assert_eq!(issue.file, "粘贴的内容");

    let refused = |column, text: &str| paste_onto(&sheet[0], column, text, Lang::Zh).unwrap_err();
    assert_eq!(refused(11, "1\t2"), PasteError::Columns { pasted: 2, there: 1 });
    assert_eq!(refused(0, "1\n2\n3\n4"), PasteError::Rows { pasted: 4, there: 3 });
    assert_eq!(refused(0, "\n \t\n"), PasteError::Empty);
    assert!(PasteError::Empty.message(Lang::En).contains("clipboard"));
}

#[test]
fn new_rows_are_pasted_with_or_without_their_header() {
    use wangge_exchange::sheets::Column as C;
    let demo = county(&Plan { seed: 5, towns: 2, households: 600 });
    let group = demo.households.keys().next().unwrap();
    let columns = [C::Head, C::DoorNumber, C::GroupCode];
    let row = format!("上官\"新\"\t\"12-\n3\"\t{group}");
    for text in [row.clone(), format!("户主\t门牌号\t组编码\n{row}")] {
        let table = paste_rows(&text, SheetKind::Households, &columns, Lang::Zh).unwrap();
        let proposal = propose(&demo, &[table], reference_date(), &mut |_| ());
        let home = proposal.change.households[0].after.clone().unwrap();
        assert_eq!((home.head.as_str(), home.door), ("上官\"新\"", Door::read("12号附3")), "{text}");
    }
}
