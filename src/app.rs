//! The frame of the app: router, contexts, head and foot of a page. Knows the routes and
//! nothing of what is on a page.
use crate::components::frame::Frame;
use crate::pages::{
    about::About, board::Board, card::Card, ecard::Ecard, find::Find, grid::GridPage, missing::Missing,
    near::Near, office, offline::Offline, privacy::Privacy, report::Report, verify::Verify,
};
use crate::platform::{first, root::Root};
use crate::state::{
    directory::provide_directory, elder::provide_elder, lang::provide_lang, updates::provide_updates,
};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, path};

/// Takes the waiting shell away and mounts the app in its place. The first page's first step
/// stays until the page can take over from it.
pub fn mount() {
    if !first::is_there()
        && let Some(shell) = document().get_element_by_id("shell")
    {
        shell.remove();
    }
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let root = Root::find();
    let base = root.base();
    provide_updates(&root);
    provide_context(root);
    provide_lang();
    provide_elder();
    provide_directory();
    view! {
        <Router base=base>
            <Frame>
                <FlatRoutes fallback=Missing>
                    <Route path=path!("/") view=Find/>
                    <Route path=path!("/grid") view=GridPage/>
                    <Route path=path!("/board") view={Lazy::<Board>::new()}/>
                    <Route path=path!("/card") view={Lazy::<Card>::new()}/>
                    <Route path=path!("/ecard") view={Lazy::<Ecard>::new()}/>
                    <Route path=path!("/report") view={Lazy::<Report>::new()}/>
                    <Route path=path!("/offline") view={Lazy::<Offline>::new()}/>
                    <Route path=path!("/verify") view={Lazy::<Verify>::new()}/>
                    <Route path=path!("/near") view={Lazy::<Near>::new()}/>
                    <Route path=path!("/privacy") view={Lazy::<Privacy>::new()}/>
                    <Route path=path!("/about") view={Lazy::<About>::new()}/>
                    <Route path=path!("/office") view={Lazy::<office::Home>::new()}/>
                    <Route path=path!("/office/table") view={Lazy::<office::Table>::new()}/>
                    <Route path=path!("/office/nominations") view={Lazy::<office::Nominations>::new()}/>
                    <Route path=path!("/office/cases") view={Lazy::<office::Cases>::new()}/>
                    <Route path=path!("/office/ledgers") view={Lazy::<office::Ledgers>::new()}/>
                    <Route path=path!("/office/figures") view={Lazy::<office::Figures>::new()}/>
                    <Route path=path!("/office/history") view={Lazy::<office::History>::new()}/>
                    <Route path=path!("/office/import") view={Lazy::<office::Import>::new()}/>
                    <Route path=path!("/office/tree") view={Lazy::<office::Tree>::new()}/>
                    <Route path=path!("/office/division") view={Lazy::<office::Division>::new()}/>
                    <Route path=path!("/office/audit") view={Lazy::<office::Audit>::new()}/>
                    <Route path=path!("/office/publish") view={Lazy::<office::Publish>::new()}/>
                    <Route path=path!("/office/print") view={Lazy::<office::Print>::new()}/>
                    <Route path=path!("/office/nominations") view={Lazy::<office::Nominations>::new()}/>
                    <Route path=path!("/office/outdated") view={Lazy::<office::Outdated>::new()}/>
                    <Route path=path!("/office/safe") view={Lazy::<office::Safe>::new()}/>
                    <Route path=path!("/office/settings") view={Lazy::<office::Settings>::new()}/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
