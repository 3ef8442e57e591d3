//! The two sides of a contact card, the same markup on screen and on paper. Sizes come from
//! `core::print`, places from `style/card.css`.
use super::qr::QrDrawing;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::print::{CardPerson, ContactCard, PrintHead, fit_mm};
use wangge_core::texts::{duties, print as t};

/// The front.
#[component]
pub fn CardFront(
    card: ContactCard,
    /// Whether the number can be tapped: on a screen.
    #[prop(optional)]
    live: bool,
) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let post = post_words(&card, lang);
    let size = card.type_mm(&post);
    let place = card.place();
    let (name, phone) = card.person.as_ref().map_or_else(
        || (t::card_none_name(lang).to_owned(), "12345".to_owned()),
        |p| (p.name.clone(), p.phone.clone()),
    );
    let call = t::call(lang, &name, &phone);
    let number = if live {
        view! { <a class="card-phone" href=format!("tel:{}", digits(&phone)) aria-label=call>{phone.clone()}</a> }.into_any()
    } else {
        view! { <p class="card-phone">{phone}</p> }.into_any()
    };
    let delivery = (!card.delivery.is_empty()).then(|| {
        view! { <span class="card-delivery">{t::card_delivery(lang, &card.delivery)}</span> }
    });
    view! {
        <article class="card" aria-label=place.clone()>
            <div
                class="scaled card-in card-front"
                style=("--place", size.place.to_string())
                style=("--post", size.post.to_string())
                style=("--name", size.name.to_string())
                style=("--phone", size.phone.to_string())
                style=("--above", size.above.to_string())
            >
                <p class="card-title">{t::card_title(lang)}</p>
                <p class="card-place">{place.clone()}</p>
                <p class="card-post" class:card-stands-in=card.stands_in>{post}</p>
                <p class="card-name">{name}</p>
                <div class="card-qr"><QrDrawing qr=card.qr.clone() label=t::card_qr(lang, &place)/></div>
                <p class="card-scan">{t::card_scan(lang)}</p>
                {number}
                <div class="card-foot">{card.above.as_ref().map(above)}{delivery}</div>
            </div>
        </article>
    }
}

/// Width beside the version on the back's last line, mm.
const BESIDE_VERSION: f64 = 42.0;

/// The back, the same for every card of a print.
#[component]
pub fn CardBack(head: PrintHead) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let duties = [
        (duties::policy(lang), duties::policy_words(lang)),
        (duties::report(lang), duties::report_words(lang)),
        (duties::mediate(lang), duties::mediate_words(lang)),
        (duties::serve(lang), duties::serve_words(lang)),
    ];
    let duties = duties.map(|(name, words)| {
        view! { <div class="card-duty"><dt>{name}</dt><dd>{words}</dd></div> }
    });
    let signed = head.signed();
    let issued = fit_mm(&signed, BESIDE_VERSION, 2.3, 1.6);
    let hotlines: Vec<_> = head
        .hotlines
        .iter()
        .map(|h| view! { <li><b>{h.number.clone()}</b><span>{h.name.clone()}</span></li> })
        .collect();
    let supervision = head.supervision.as_ref().map(|number| {
        view! { <p class="card-supervision"><span>{t::supervision(lang)}</span><b>{number.spaced()}</b></p> }
    });
    view! {
        <article class="card" aria-label=t::back(lang)>
            <div class="scaled card-in card-back">
                <p class="card-back-title">{t::card_back_title(lang)}</p>
                <dl class="card-duties">{duties.collect_view()}</dl>
                <ul class="card-hotlines" style=("--hotline", head.hotline_mm().to_string())>{hotlines}</ul>
                {supervision}
                <p class="card-issued">
                    <span style=("--issued", issued.to_string())>{signed}</span>
                    <span>{t::version(lang, &head.version, &head.date)}</span>
                </p>
            </div>
        </article>
    }
}

fn above(person: &CardPerson) -> impl IntoView + use<> {
    view! {
        <span class="card-above">
            <span>{person.post.clone()}</span>
            <b>{person.name.clone()}</b>
            <b>{person.phone.clone()}</b>
        </span>
    }
}

/// The line above the name: the post with the grid's range, or why somebody stands in.
fn post_words(card: &ContactCard, lang: Lang) -> String {
    let Some(person) = &card.person else { return t::card_none(lang).to_owned() };
    match &card.unreachable {
        Some(name) => t::card_unreachable(lang, name, &person.post),
        None if card.stands_in => t::card_stands_in(lang, &person.post),
        None if card.range.is_empty() => person.post.clone(),
        None => format!("{}　{}", person.post, card.range),
    }
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}
