use leptos::prelude::*;
use leptos_router::{Lazy, LazyRoute, components::*, lazy_route, path};

struct Office {
    n: RwSignal<i32>,
}
#[lazy_route]
impl LazyRoute for Office {
    fn data() -> Self {
        Self { n: RwSignal::new(1) }
    }
    fn view(this: Self) -> AnyView {
        view! { <h1>"工作台办公室"</h1><button on:click=move |_| this.n.update(|n| *n += 1)>{this.n}</button> }.into_any()
    }
}
struct Card;
#[lazy_route]
impl LazyRoute for Card {
    fn data() -> Self {
        Self
    }
    fn view(_this: Self) -> AnyView {
        view! { <h1>"联系卡片"</h1><p>"hello"</p> }.into_any()
    }
}

fn main() {
    mount_to_body(|| {
        view! {
            <Router>
                <a href="/office/">"o"</a> <a href="/card/">"c"</a>
                <FlatRoutes fallback=|| "404">
                    <Route path=path!("/") view=|| view!{ <h1>"首页"</h1> }/>
                    <Route path=path!("/office/") view={Lazy::<Office>::new()}/>
                    <Route path=path!("/card/") view={Lazy::<Card>::new()}/>
                </FlatRoutes>
            </Router>
        }
    });
}
