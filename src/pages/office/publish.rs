//! 发布: the audit first, then version, date and address, then the zip of the site.
use super::fields::Field;
use super::parts::{Working, grouped};
use super::shell::{Answered, Failed, Shell};
use crate::platform::clock::today;
use crate::platform::files::save;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::office::{Failure, GetStatus, Progress, Publish as Ask, Published, Status};
use wangge_core::site::{AddressError, site_address};
use wangge_core::texts::office as t;
use web_sys::Blob;

/// 发布.
pub struct Publish;

#[lazy_route]
impl LazyRoute for Publish {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

/// Where a publication stands.
#[derive(Clone)]
enum Stand {
    Form,
    Working,
    Done(Arc<Published>),
    Failed(Failure),
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let status = use_asked(|| Some(GetStatus));
    view! {
        <Shell title=Signal::derive(move || t::publish_title(lang.get()).to_owned())>
            <p class="measure">{move || t::publish_words(lang.get())}</p>
            <Answered asked=status let:status>
                {if status.empty {
                    view! {
                        <p class="notice">
                            <a href=root.href("office/import/")>{t::publish_empty(lang.get())}</a>
                        </p>
                    }.into_any()
                } else {
                    view! { <Checked status=Arc::clone(&status)/><Make status/> }.into_any()
                }}
            </Answered>
        </Shell>
    }
}

#[component]
fn Checked(status: Arc<Status>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let root = use_root();
    let [errors, warnings, _] = status.issues;
    let (class, words) = if errors > 0 {
        ("notice notice-bad stack", t::publish_errors(lang, &grouped(errors)))
    } else {
        ("notice notice-good stack", t::publish_clean(lang).to_owned())
    };
    view! {
        <section class="stack" aria-labelledby="checked">
            <h2 id="checked">{t::publish_audit(lang)}</h2>
            <div class=class>
                <p>{words}</p>
                {(warnings > 0).then(|| view! { <p>{t::publish_warnings(lang, &grouped(warnings))}</p> })}
                <p><a href=root.href("office/audit/")>{t::publish_see_audit(lang)}</a></p>
            </div>
        </section>
    }
}

#[component]
fn Make(status: Arc<Status>) -> impl IntoView {
    let lang = use_lang();
    let office = use_office();
    let today = today().to_string();
    let version = RwSignal::new(format!("{today}-1"));
    let date = RwSignal::new(today);
    let site = RwSignal::new(status.site.clone());
    let stand = RwSignal::new(Stand::Form);
    let progress = RwSignal::new(None::<Progress>);
    let file = StoredValue::new_local(None::<Blob>);
    let wrong_version = Signal::derive(move || {
        let empty = version.with(|v| v.trim().is_empty());
        if empty { t::publish_need_version(lang.get()).to_owned() } else { String::new() }
    });
    let wrong_date = Signal::derive(move || match date.with(|d| d.parse::<NaiveDate>()) {
        Ok(_) => String::new(),
        Err(_) => t::publish_need_date(lang.get()).to_owned(),
    });
    let wrong_site = Signal::derive(move || {
        let checked = site.with(|s| site_address(s));
        checked.err().map(|e| address_words(e, lang.get())).unwrap_or_default()
    });
    let starter = office.clone();
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Ok(day), Ok(address)) = (date.get_untracked().parse(), site_address(&site.get_untracked()))
        else {
            return;
        };
        if !wrong_version.get_untracked().is_empty() {
            return;
        }
        let ask = Ask { version: version.get_untracked().trim().to_owned(), date: day, site: address };
        let office = starter.clone();
        progress.set(None);
        stand.set(Stand::Working);
        leptos::task::spawn_local(async move {
            let heard = Box::new(move |p| drop(progress.try_set(Some(p))));
            let came = office.ask_with(ask, &[], Some(heard)).await;
            drop(stand.try_set(match came {
                Ok((published, made)) => {
                    file.set_value(made);
                    Stand::Done(Arc::new(published))
                }
                Err(failure) => Stand::Failed(failure),
            }));
        });
    };
    let working = move || matches!(stand.get(), Stand::Working);
    let text = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    view! {
        <form class="panel stack form" on:submit=go novalidate hidden=working>
            <Field id="version" label=text(t::publish_version) value=version
                hint=text(t::publish_version_hint) wrong=wrong_version/>
            <Field id="date" label=text(t::publish_date) value=date wrong=wrong_date kind="date"/>
            <Field id="site" label=text(t::publish_site) value=site hint=text(t::publish_site_hint)
                wrong=wrong_site kind="url"/>
            <div>
                <button class="button button-main" type="submit">{move || t::publish_go(lang.get())}</button>
            </div>
        </form>
        {move || match stand.get() {
            Stand::Form => ().into_any(),
            Stand::Working => {
                let office = office.clone();
                view! { <Working progress cancel=t::cancel on_cancel=move || office.cancel()/> }.into_any()
            }
            Stand::Done(published) => view! { <Done published file/> }.into_any(),
            Stand::Failed(failure) => view! { <Failed failure/> }.into_any(),
        }}
    }
}

#[component]
fn Done(published: Arc<Published>, file: StoredValue<Option<Blob>, LocalStorage>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let name = published.file.name.clone();
    let size = format!("{:.1}", published.bytes as f64 / 1_000_000.0);
    let words =
        t::publish_done_words(lang, &name, &size, &grouped(published.files), &grouped(published.pages));
    let on_click = move |_| {
        file.with_value(|f| f.as_ref().map(|blob| save(blob, &name)));
    };
    view! {
        <section class="notice notice-good stack" role="status">
            <h2>{t::publish_done(lang)}</h2>
            <p>{words}</p>
            <div>
                <button class="button button-main" type="button" on:click=on_click>
                    {t::publish_save(lang)}
                </button>
            </div>
        </section>
        <section class="stack">
            <h2>{t::publish_next(lang)}</h2>
            <ol class="steps">
                <li>{t::publish_next_1(lang)}</li>
                <li>{t::publish_next_2(lang)}</li>
                <li>{t::publish_next_3(lang)}</li>
            </ol>
        </section>
    }
}

/// What is wrong with an address, in words.
pub fn address_words(error: AddressError, lang: Lang) -> String {
    match error {
        AddressError::Scheme => t::address_scheme(lang).to_owned(),
        AddressError::Characters => t::address_characters(lang).to_owned(),
        AddressError::TooLong(n) => t::address_too_long(lang, &n),
    }
}
