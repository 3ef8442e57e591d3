//! 设置: what stands on boards, cards and pages; the size of a grid; emptying the register.
use super::fields::Field;
use super::foot::{FootFields, FootForm};
use super::publish::address_words;
use super::shell::{Answered, Failed, Shell};
use super::turns::OfficeForm;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::{Hotline, Phone, Settings as Values, SizeRule};
use wangge_core::office::{Clear, Failure, GetSettings, PutSettings};
use wangge_core::site::site_address;
use wangge_core::texts::office as t;

/// 设置.
pub struct Settings;

#[lazy_route]
impl LazyRoute for Settings {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

/// The fields as they are typed.
#[derive(Clone, Copy)]
struct Form {
    issuer: RwSignal<String>,
    supervision: RwSignal<String>,
    site: RwSignal<String>,
    min: RwSignal<String>,
    max: RwSignal<String>,
    fresh: RwSignal<String>,
    hotlines: RwSignal<Vec<Hotline>>,
    foot: FootForm,
}

impl Form {
    fn of(values: &Values) -> Self {
        Self {
            issuer: RwSignal::new(values.issuer.clone()),
            supervision: RwSignal::new(values.supervision.clone()),
            site: RwSignal::new(values.site.clone()),
            min: RwSignal::new(values.size.min.to_string()),
            max: RwSignal::new(values.size.max.to_string()),
            fresh: RwSignal::new(values.fresh_days.to_string()),
            hotlines: RwSignal::new(values.hotlines.clone()),
            foot: FootForm::of(&values.footer),
        }
    }

    fn wrong_supervision(self, lang: Lang) -> String {
        let broken = self.supervision.with(|s| matches!(Phone::read(s), Phone::Broken(_)));
        if broken { t::settings_supervision_bad(lang).to_owned() } else { String::new() }
    }

    fn wrong_site(self, lang: Lang) -> String {
        let checked = self.site.with(|s| site_address(s));
        checked.err().map(|e| address_words(e, lang)).unwrap_or_default()
    }

    fn size(self) -> Option<SizeRule> {
        let (min, max) = (self.min.get().trim().parse().ok()?, self.max.get().trim().parse().ok()?);
        (min > 0 && min <= max).then_some(SizeRule { min, max })
    }

    fn wrong_size(self, lang: Lang) -> String {
        if self.size().is_none() { t::settings_size_bad(lang).to_owned() } else { String::new() }
    }

    fn fresh_days(self) -> Option<u16> {
        self.fresh.get().trim().parse().ok().filter(|days| *days > 0)
    }

    fn wrong_fresh(self, lang: Lang) -> String {
        if self.fresh_days().is_none() { t::settings_fresh_bad(lang).to_owned() } else { String::new() }
    }

    fn wrong_hotlines(self, lang: Lang) -> String {
        let bad = |h: &Hotline| h.name.trim().is_empty() || Phone::read(&h.number).valid().is_none();
        let at = self.hotlines.with(|list| list.iter().position(bad));
        at.map(|i| t::settings_hotline_bad(lang, &(i + 1))).unwrap_or_default()
    }

    /// What is to be stored; `None` while something is wrong.
    fn values(self, lang: Lang) -> Option<Values> {
        let good = self.wrong_supervision(lang).is_empty() && self.wrong_hotlines(lang).is_empty();
        let site = site_address(&self.site.get()).ok()?;
        let (size, fresh_days) = (self.size()?, self.fresh_days()?);
        let footer = self.foot.value()?;
        let trim = |h: Hotline| Hotline { name: h.name.trim().into(), number: h.number.trim().into() };
        good.then(|| Values {
            issuer: self.issuer.get().trim().to_owned(),
            site,
            supervision: self.supervision.get().trim().to_owned(),
            footer,
            hotlines: self.hotlines.get().into_iter().map(trim).collect(),
            size,
            fresh_days,
        })
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let values = use_asked(|| Some(GetSettings));
    view! {
        <Shell title=Signal::derive(move || t::settings_title(lang.get()).to_owned())>
            <p class="measure">{move || t::settings_words(lang.get())}</p>
            <Answered asked=values let:values><Fields values/></Answered>
            <OfficeForm/>
            <Emptying/>
        </Shell>
    }
}

#[component]
fn Fields(values: Arc<Values>) -> impl IntoView {
    let lang = use_lang();
    let office = use_office();
    let form = Form::of(&values);
    let outcome = RwSignal::new(None::<Result<(), Failure>>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(settings) = untrack(|| form.values(lang.get())) else { return };
        let office = office.clone();
        leptos::task::spawn_local(async move {
            let came = office.ask(PutSettings { settings }).await;
            office.noted();
            drop(outcome.try_set(Some(came.map(drop))));
        });
    };
    let text = move |word: fn(Lang) -> &'static str| Signal::derive(move || word(lang.get()).to_owned());
    view! {
        <form class="panel stack form" on:submit=save novalidate>
            <Field id="issuer" label=text(t::settings_issuer) value=form.issuer hint=text(t::settings_issuer_hint)/>
            <Field id="supervision" label=text(t::settings_supervision) value=form.supervision
                wrong=Signal::derive(move || form.wrong_supervision(lang.get()))/>
            <Field id="site" label=text(t::publish_site) value=form.site hint=text(t::publish_site_hint)
                wrong=Signal::derive(move || form.wrong_site(lang.get())) kind="url"/>
            <fieldset class="stack">
                <legend>{move || t::settings_size(lang.get())}</legend>
                <div class="pair">
                    <Field id="min" label=text(t::settings_min) value=form.min kind="number"
                        wrong=Signal::derive(move || form.wrong_size(lang.get()))/>
                    <Field id="max" label=text(t::settings_max) value=form.max kind="number"/>
                </div>
            </fieldset>
            <Field id="fresh" label=text(t::settings_fresh) value=form.fresh kind="number"
                hint=text(t::settings_fresh_hint)
                wrong=Signal::derive(move || form.wrong_fresh(lang.get()))/>
            <Hotlines form/>
            <FootFields form=form.foot/>
            <div>
                <button class="button button-main" type="submit" disabled=move || form.values(lang.get()).is_none()>
                    {move || t::settings_save(lang.get())}
                </button>
            </div>
            {move || outcome.get().map(|o| match o {
                Ok(()) => view! {
                    <p class="notice notice-good" role="status">{t::settings_saved(lang.get())}</p>
                }.into_any(),
                Err(failure) => view! { <Failed failure/> }.into_any(),
            })}
        </form>
    }
}

#[component]
fn Hotlines(form: Form) -> impl IntoView {
    let lang = use_lang();
    let list = form.hotlines;
    let set = move |i: usize, change: fn(&mut Hotline, String), value: String| {
        list.update(|l| {
            if let Some(h) = l.get_mut(i) {
                change(h, value);
            }
        });
    };
    // Rows are made anew only when one comes or goes: typing must not lose the focus.
    let count = Memo::new(move |_| list.with(Vec::len));
    let row = move |i: usize| {
        let field = move |f: fn(&Hotline) -> &String| move || list.with(|l| l.get(i).map(f).cloned());
        let name = move || field(|h| &h.name)().unwrap_or_default();
        view! {
            <li class="hotline-row">
                <input class="input" prop:value=name aria-label=move || t::settings_hotline_name(lang.get())
                    on:input=move |e| set(i, |h, v| h.name = v, event_target_value(&e))/>
                <input class="input number" inputmode="tel" prop:value=field(|h| &h.number)
                    aria-label=move || t::settings_hotline_number(lang.get())
                    on:input=move |e| set(i, |h, v| h.number = v, event_target_value(&e))/>
                <button class="button" type="button" aria-label=move || t::settings_hotline_remove(lang.get(), &name())
                    on:click=move |_| list.update(|l| if i < l.len() { l.remove(i); })>
                    "×"
                </button>
            </li>
        }
    };
    view! {
        <fieldset class="stack">
            <legend>{move || t::settings_hotlines(lang.get())}</legend>
            <ul class="hotline-edit">{move || (0..count.get()).map(row).collect::<Vec<_>>()}</ul>
            <p class="wrong" role="alert">{move || form.wrong_hotlines(lang.get())}</p>
            <div>
                <button class="button" type="button" on:click=move |_| list.update(|l| {
                    l.push(Hotline { name: String::new(), number: String::new() });
                })>
                    {move || t::settings_hotline_add(lang.get())}
                </button>
            </div>
        </fieldset>
    }
}

/// Emptying the register asks twice.
#[component]
pub fn Emptying() -> impl IntoView {
    let lang = use_lang();
    let office = use_office();
    let sure = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Result<(), Failure>>);
    let clear = move |_| {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        sure.set(false);
        let office = office.clone();
        leptos::task::spawn_local(async move {
            let came = office.ask(Clear).await;
            if came.is_ok() {
                office.changed();
            }
            drop(outcome.try_set(Some(came)));
        });
    };
    view! {
        <section class="panel stack form">
            <h2>{move || t::settings_clear_title(lang.get())}</h2>
            <p>{move || t::settings_clear_words(lang.get())}</p>
            <div class="row">
                <button class="button button-danger" type="button" on:click=clear>
                    {move || if sure.get() { t::settings_clear_sure(lang.get()) } else { t::settings_clear(lang.get()) }}
                </button>
                <button class="button" type="button" hidden=move || !sure.get() on:click=move |_| sure.set(false)>
                    {move || t::cancel(lang.get())}
                </button>
            </div>
            {move || outcome.get().map(|o| match o {
                Ok(()) => view! { <p class="notice" role="status">{t::settings_cleared(lang.get())}</p> }.into_any(),
                Err(failure) => view! { <Failed failure/> }.into_any(),
            })}
        </section>
    }
}
