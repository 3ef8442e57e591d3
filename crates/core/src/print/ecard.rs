//! 电子联系卡: the contact card as one picture to keep on a phone or to forward, 1080 pixels
//! wide and as high as its words need. What stands on it is what stands on the printed card.
use super::picture::{Face, Pen};
use super::{Align, Area, CardPerson, ContactCard, Draw, Ink, Picture, PrintHead, em_width};
use wangge_texts::{Lang, ecard as t, grid, print};

/// Width of the picture: three pixels to one of a phone of 360.
const WIDTH: f64 = 1080.0;
/// Left and right.
const MARGIN: f64 = 72.0;
/// Width between the margins.
const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// Height of the band at the top.
const BAND: f64 = 168.0;
/// Widest a code may be, its quiet zone included.
const CODE: f64 = 400.0;
/// Modules of the quiet zone.
const QUIET: f64 = 4.0;
/// Between two parts.
const GAP: f64 = 44.0;

const fn face(most: f64, least: f64, ink: Ink) -> Face {
    Face { most, least, strong: false, ink }
}

const fn strong(most: f64, least: f64, ink: Ink) -> Face {
    Face { most, least, strong: true, ink }
}

/// The electronic card of a grid. `county` and `town` are names.
#[must_use]
pub fn electronic_card(
    card: &ContactCard,
    head: &PrintHead,
    county: &str,
    town: &str,
    lang: Lang,
) -> Picture {
    let mut pen = Pen { y: 0.0, draws: Vec::new() };
    band(&mut pen, county, lang);
    place(&mut pen, card, town, lang);
    person(&mut pen, card, lang);
    code(&mut pen, card, lang);
    rule(&mut pen);
    hotlines(&mut pen, head, lang);
    rule(&mut pen);
    issued(&mut pen, head, lang);
    let height = (pen.y + GAP).ceil();
    let paper = Area { x: 0.0, y: 0.0, width: WIDTH, height };
    pen.draws.insert(0, Draw::Fill { area: paper, radius: 0.0, ink: Ink::Paper });
    Picture { width: WIDTH, height, draws: pen.draws }
}

fn band(pen: &mut Pen, county: &str, lang: Lang) {
    pen.fill(Area { x: 0.0, y: 0.0, width: WIDTH, height: BAND }, 0.0, Ink::Main);
    pen.fill(Area { x: 0.0, y: BAND, width: WIDTH, height: 8.0 }, 0.0, Ink::Warm);
    let (title, space) = (print::card_title(lang), 40.0);
    let title_width = (em_width(title) * 60.0).min(INNER * 0.62).ceil();
    in_band(pen, title, MARGIN, title_width, Align::Left, strong(60.0, 36.0, Ink::OnMain));
    let right = INNER - title_width - space;
    in_band(pen, county, MARGIN + INNER, right, Align::Right, face(44.0, 30.0, Ink::OnMain));
    pen.y = BAND + 8.0 + GAP;
}

/// Words in the middle of the band, on however many lines.
fn in_band(pen: &mut Pen, text: &str, x: f64, width: f64, align: Align, face: Face) {
    let from = pen.draws.len();
    pen.y = 0.0;
    pen.words(text, x, width, align, face);
    let down = ((BAND - pen.y) / 2.0).max(0.0);
    for draw in pen.draws.iter_mut().skip(from) {
        if let Draw::Words(words) = draw {
            words.y += down;
        }
    }
}

fn place(pen: &mut Pen, card: &ContactCard, town: &str, lang: Lang) {
    pen.words(town, MARGIN, INNER, Align::Left, face(44.0, 32.0, Ink::Soft));
    pen.words(&card.place(), MARGIN, INNER, Align::Left, strong(84.0, 56.0, Ink::Ink));
    if !card.range.is_empty() {
        pen.words(&grid::range(lang, &card.range), MARGIN, INNER, Align::Left, face(44.0, 40.0, Ink::Soft));
    }
    pen.y += GAP;
}

/// Whom to call, the number in letters to be read at arm's length.
fn person(pen: &mut Pen, card: &ContactCard, lang: Lang) {
    let note = note(card, lang);
    let ink = if card.stands_in { Ink::Mind } else { Ink::Soft };
    let note_face = Face { strong: card.stands_in, ..face(46.0, 42.0, ink) };
    pen.words(&note, MARGIN, INNER, Align::Left, note_face);
    let (name, phone) = card
        .person
        .as_ref()
        .map_or((print::card_none_name(lang), "12345"), |p| (p.name.as_str(), p.phone.as_str()));
    pen.words(name, MARGIN, INNER, Align::Left, strong(144.0, 76.0, Ink::Ink));
    pen.y += GAP / 2.0;
    let (top, inset) = (pen.y, 32.0);
    let at = pen.draws.len();
    pen.y += inset;
    let number = strong(132.0, 60.0, Ink::Main);
    pen.words(phone, WIDTH / 2.0, INNER - 2.0 * inset, Align::Middle, number);
    pen.y += inset;
    let area = Area { x: MARGIN, y: top, width: INNER, height: pen.y - top };
    pen.draws.insert(at, Draw::Fill { area, radius: 28.0, ink: Ink::Wash });
    pen.y += GAP;
}

/// The line above the name: the post, or why somebody else is named.
fn note(card: &ContactCard, lang: Lang) -> String {
    match (&card.person, &card.unreachable) {
        (None, _) => print::card_none(lang).to_owned(),
        (Some(p), Some(name)) => print::card_unreachable(lang, name, &p.post),
        (Some(p), None) if card.stands_in => print::card_stands_in(lang, &p.post),
        (Some(p), None) => p.post.clone(),
    }
}

/// The code, and beside it what it is for and who answers at the level above.
fn code(pen: &mut Pen, card: &ContactCard, lang: Lang) {
    let modules = f64::from(card.qr.modules());
    let module = (CODE / modules).floor().max(1.0);
    let (side, quiet) = (module * modules, module * QUIET);
    let free = (quiet - GAP + 8.0).max(0.0);
    pen.y += free;
    let top = pen.y;
    // Its dark modules stand at the margin; the quiet zone is white on white.
    pen.draws.push(Draw::Code { x: MARGIN - quiet, y: top - quiet, module, qr: card.qr.clone() });
    let bottom = top + side - 2.0 * quiet;
    let x = MARGIN + side - quiet + 12.0;
    let width = WIDTH - MARGIN - x;
    pen.words(t::scan(lang), x, width, Align::Left, strong(46.0, 42.0, Ink::Ink));
    pen.words(t::scan_words(lang), x, width, Align::Left, face(38.0, 36.0, Ink::Soft));
    if let Some(above) = &card.above {
        pen.y += GAP / 2.0;
        self::above(pen, above, x, width, lang);
    }
    pen.y = pen.y.max(bottom) + GAP + free;
}

fn above(pen: &mut Pen, above: &CardPerson, x: f64, width: f64, lang: Lang) {
    pen.words(t::above(lang), x, width, Align::Left, face(38.0, 36.0, Ink::Soft));
    let who = format!("{} {}", above.post, above.name);
    pen.words(&who, x, width, Align::Left, strong(46.0, 40.0, Ink::Ink));
    pen.words(&above.phone, x, width, Align::Left, strong(64.0, 40.0, Ink::Ink));
}

fn rule(pen: &mut Pen) {
    pen.fill(Area { x: MARGIN, y: pen.y.round(), width: INNER, height: 3.0 }, 0.0, Ink::Line);
    pen.y += 29.0;
}

/// Number over name, four beside each other, or two where names are long.
fn hotlines(pen: &mut Pen, head: &PrintHead, lang: Lang) {
    let longest = head.hotlines.iter().map(|h| em_width(&h.name)).fold(0.0, f64::max);
    let columns = if longest * 36.0 <= INNER / 4.0 - 16.0 { 4 } else { 2 };
    let cell = INNER / f64::from(columns);
    for row in head.hotlines.chunks(columns as usize) {
        let (top, mut bottom) = (pen.y, pen.y);
        for (i, hotline) in row.iter().enumerate() {
            pen.y = top;
            let x = MARGIN + cell * i as f64;
            pen.words(&hotline.number, x, cell - 16.0, Align::Left, strong(50.0, 30.0, Ink::Ink));
            pen.words(&hotline.name, x, cell - 16.0, Align::Left, face(36.0, 30.0, Ink::Soft));
            bottom = bottom.max(pen.y);
        }
        pen.y = bottom + 20.0;
    }
    if let Some(number) = &head.supervision {
        let words = format!("{} {}", print::supervision(lang), number.spaced());
        pen.words(&words, MARGIN, INNER, Align::Left, face(42.0, 36.0, Ink::Mind));
        pen.y += 20.0;
    }
}

fn issued(pen: &mut Pen, head: &PrintHead, lang: Lang) {
    for words in [head.issuer.as_str(), print::version(lang, &head.version, &head.date).as_str()] {
        pen.words(words, MARGIN, INNER, Align::Left, face(36.0, 34.0, Ink::Soft));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Hotline, Settings};
    use crate::print::{Qr, Words};

    fn card(place: &str, person: Option<(&str, &str)>, range: &str) -> ContactCard {
        let address = "https://wg.hexi.example.cn/g/9901271002010101/";
        let of = |(name, phone): (&str, &str)| CardPerson {
            name: name.to_owned(),
            post: "三级网格长".to_owned(),
            phone: phone.to_owned(),
        };
        ContactCard {
            code: "9901271002010101".parse().unwrap(),
            village: place.to_owned(),
            group: "第十三村民小组".to_owned(),
            grid: "第2网格".to_owned(),
            range: range.to_owned(),
            unreachable: person.map(|_| "阿卜杜热西提·买买提".to_owned()),
            stands_in: true,
            above: person.map(of),
            person: person.map(of),
            delivery: String::new(),
            address: address.to_owned(),
            qr: Qr::address(address).unwrap(),
        }
    }

    /// Where a line of words is, by the widths of Chinese system fonts.
    fn area(words: &Words) -> Area {
        let width = em_width(&words.text) * words.size;
        let x = match words.align {
            Align::Left => words.x,
            Align::Middle => words.x - width / 2.0,
            Align::Right => words.x - width,
        };
        Area { x, y: words.y - words.size / 2.0, width, height: words.size }
    }

    fn codes(picture: &Picture) -> impl Iterator<Item = Area> {
        picture.draws.iter().filter_map(|draw| match draw {
            Draw::Code { x, y, module, qr } => {
                let side = module * f64::from(qr.modules());
                Some(Area { x: *x, y: *y, width: side, height: side })
            }
            _ => None,
        })
    }

    fn meet(a: &Area, b: &Area) -> bool {
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
    }

    fn check(card: &ContactCard, hotlines: &[(&str, &str)], lang: Lang) {
        let hotline =
            |(name, number): &(&str, &str)| Hotline { name: (*name).into(), number: (*number).into() };
        let issuer = "禾溪县社会治理网格化服务中心".repeat(3);
        let hotlines = hotlines.iter().map(hotline).collect();
        let settings =
            Settings { issuer, hotlines, supervision: "0917-1234567".into(), ..Settings::default() };
        let head = PrintHead::of_settings(&settings, "", "2026-11-24-1", "2026-11-24".parse().unwrap());
        let picture = electronic_card(card, &head, "禾溪县", "云岭镇", lang);
        let mut taken: Vec<(Area, String)> = Vec::new();
        let mut whole = String::new();
        for draw in &picture.draws {
            let (area, what) = match draw {
                Draw::Words(words) => {
                    whole.push_str(&words.text);
                    assert!(words.size >= 30.0, "{draw} cannot be read on a phone");
                    assert!(area(words).width <= words.width + 0.01, "{draw} is cut");
                    (area(words), words.text.clone())
                }
                Draw::Code { .. } => (codes(&picture).next().unwrap(), "code".to_owned()),
                Draw::Fill { area, ink, .. } => {
                    let free = *ink == Ink::Paper || codes(&picture).all(|code| !meet(&code, area));
                    assert!(free, "{draw} lies in the quiet zone");
                    continue;
                }
            };
            let inside = area.x >= MARGIN / 2.0
                && area.x + area.width <= picture.width - MARGIN + 0.01
                && area.y >= 0.0
                && area.y + area.height <= picture.height;
            assert!(inside, "{draw} is outside of {} × {}", picture.width, picture.height);
            let met = taken.iter().find(|(other, _)| meet(other, &area));
            assert!(met.is_none(), "{draw} lies on {met:?}");
            taken.push((area, what));
        }
        let bare = |text: &str| text.replace(' ', "");
        for text in [card.range.as_str(), head.issuer.as_str(), &card.place()] {
            assert!(bare(&whole).contains(&bare(text)), "{text} is not whole in {whole}");
        }
        for hotline in &head.hotlines {
            assert!(whole.contains(&hotline.number), "{} is missing", hotline.number);
        }
    }

    #[test]
    fn nothing_is_cut_or_lies_on_anything_else() {
        let doors = "1–18号、20号、22–40号附1、".repeat(9);
        let short = [("报警", "110"), ("政务服务", "12345")];
        let many: Vec<(&str, &str)> = [("县级人民法院诉讼服务中心热线", "12368")].repeat(13);
        for lang in Lang::ALL {
            check(&card("河湾村", Some(("王静", "138 0000 0002")), "1–18号"), &short, lang);
            check(&card(&"长".repeat(40), Some((&"名".repeat(30), "0917-123 4567")), &doors), &many, lang);
            check(&card("河湾村", None, ""), &[], lang);
        }
    }
}
