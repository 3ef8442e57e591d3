//! Looking and waiting as a person does: by role and visible name, until something is there.
//! Waits for conditions only, never for a time.
use super::{Browser, Engine};
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::Value;
use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at a condition.
const LOOK: Duration = Duration::from_millis(60);

/// Where an element of a role may be.
fn candidates(role: &str) -> &'static str {
    match role {
        "button" => "button, [role=button], input[type=submit], summary",
        "link" => "a[href], [role=link]",
        "heading" => "h1, h2, h3, h4, [role=heading]",
        "searchbox" => "input[type=search], [role=searchbox]",
        "textbox" => "input, textarea, [role=textbox]",
        "combobox" => "select, [role=combobox]",
        "checkbox" => "input[type=checkbox], [role=checkbox]",
        "radio" => "input[type=radio], [role=radio]",
        "tree" => "[role=tree]",
        "treeitem" => "[role=treeitem]",
        "gridcell" => "[role=gridcell]",
        "table" => "table, [role=table]",
        "status" => "[role=status], output",
        "alert" => "[role=alert]",
        "navigation" => "nav",
        "img" => "img, svg[role=img]",
        other => panic!("no candidates for the role {other}"),
    }
}

impl Browser {
    /// Looks until there is something.
    async fn wait_for<T>(&self, what: impl Fn() -> String, look: impl AsyncFn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if start.elapsed() > PATIENCE {
                panic!("{} on {}:\n{}", what(), self.address().await, self.text().await);
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// The element of a role with a visible name that holds `name`; waits until it is there.
    pub async fn role(&self, role: &str, name: &str) -> Element {
        self.wait_for(|| format!("no {role} “{name}”"), async || self.look_for(role, name).await).await
    }

    /// Whether such an element is there now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.look_for(role, name).await.is_some()
    }

    async fn look_for(&self, role: &str, name: &str) -> Option<Element> {
        let all = self.client.find_all(Locator::Css(candidates(role))).await.ok()?;
        let mut part = None;
        for element in all {
            let path = format!("element/{}/computedlabel", element.element_id().as_ref());
            let Ok(Value::String(label)) = self.raw(&path, None).await else { continue };
            if !label.contains(name) || !self.has_role(&element, role).await {
                continue;
            }
            if !element.is_displayed().await.unwrap_or(false) {
                continue;
            }
            if label.trim() == name {
                return Some(element);
            }
            part = part.or(Some(element));
        }
        part
    }

    /// Whether the accessibility tree has the element in this role, as the engine calls it. One
    /// that names no role leaves it to the element: a `summary` in Firefox and WebKit.
    async fn has_role(&self, element: &Element, role: &str) -> bool {
        let path = format!("element/{}/computedrole", element.element_id().as_ref());
        let Ok(Value::String(computed)) = self.raw(&path, None).await else { return false };
        match computed.as_str() {
            "image" => role == "img",
            "DisclosureTriangle" => role == "button",
            "comboboxselect" => role == "combobox",
            "" | "generic" | "button" if self.engine != Engine::Chromium => {
                computed == role || self.by_tag(element, role).await
            }
            other => other == role,
        }
    }

    /// The role of an element that the engine has no word, or another word, for.
    async fn by_tag(&self, element: &Element, role: &str) -> bool {
        let tag = element.tag_name().await.unwrap_or_default();
        matches!((tag.to_lowercase().as_str(), role), ("summary", "button") | ("select", "combobox"))
    }

    /// Clicks the element of a role and name. One that the page puts another in the place of at that
    /// very moment, as the app does with the first step's, is looked for again; one that lies under a
    /// bar that stays is scrolled to the middle, as a person does.
    pub async fn click(&self, role: &str, name: &str) {
        let refused = Cell::new(String::new());
        let click = async || {
            let element = self.role(role, name).await;
            let Err(error) = element.clone().click().await else { return Some(()) };
            refused.set(error.to_string());
            let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.client.execute(middle, vec![serde_json::to_value(element).ok()?]).await.ok()?;
            None
        };
        let why = || format!("{role} “{name}” cannot be clicked ({})", refused.take());
        self.wait_for(why, click).await;
    }

    /// Types into the field of a label; as [`Browser::click`], into the one that takes its place.
    pub async fn fill(&self, role: &str, label: &str, text: &str) {
        let fill = async || {
            let field = self.role(role, label).await;
            field.clear().await.ok()?;
            field.send_keys(text).await.ok()
        };
        self.wait_for(|| format!("{role} “{label}” takes no text"), fill).await;
    }

    /// Chooses the first of a select's options that says anything, once there are some.
    pub async fn choose_first(&self, select: &str) {
        let there = format!("return document.querySelector('#{select}')?.options.length > 1");
        self.until("there is something to choose", &there).await;
        let choose = format!(
            "const s = document.querySelector('#{select}'); s.value = s.options[1].value;\
             s.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        );
        self.script(&choose).await;
    }

    /// Chooses files for the page's file input.
    pub async fn upload(&self, files: &[PathBuf]) {
        let input =
            self.client.wait().for_element(Locator::Css("input[type=file]")).await.expect("a file input");
        let paths: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
        input.send_keys(&paths.join("\n")).await.expect("the input takes files");
    }

    /// The id of the field with exactly this label, once it is there.
    pub async fn labelled(&self, label: &str) -> String {
        let find = format!(
            "return [...document.querySelectorAll('label[for]')].find(l => l.innerText.trim() === '{label}')?.htmlFor ?? ''"
        );
        let look = async || self.script(&find).await.as_str().filter(|id| !id.is_empty()).map(str::to_owned);
        self.wait_for(|| format!("no field “{label}”"), look).await
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: &str) {
        let active = self.client.active_element().await.expect("a focused element");
        active.send_keys(keys).await.expect("keys");
    }

    /// The text that is to be seen on the page.
    pub async fn text(&self) -> String {
        // Between two pages there is no body.
        let text = self.client.execute("return document.body?.innerText", vec![]).await;
        text.ok().and_then(|t| t.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Waits until the page's text holds the words.
    pub async fn sees(&self, words: &str) {
        let look = async || self.text().await.contains(words).then_some(());
        self.wait_for(|| format!("“{words}” does not appear"), look).await;
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str) {
        // Between two pages there is nothing to run it in.
        let look =
            async || (self.client.execute(script, vec![]).await.ok()? == Value::Bool(true)).then_some(());
        self.wait_for(|| format!("never came true: {what}"), look).await;
    }

    /// Waits for a download with this ending to be complete.
    pub async fn download(&self, ending: &str) -> PathBuf {
        let dir = self.home.path().join("downloads");
        let look = async || {
            let files: Vec<PathBuf> = std::fs::read_dir(&dir).ok()?.flatten().map(|e| e.path()).collect();
            // Firefox puts an empty file in place first and writes beside it.
            let partial = [".part", ".crdownload", ".wkdownload"];
            let ends = |file: &PathBuf, with: &str| file.to_string_lossy().ends_with(with);
            if files.iter().any(|f| partial.iter().any(|with| ends(f, with))) {
                return None;
            }
            let full = |f: &PathBuf| std::fs::metadata(f).is_ok_and(|m| m.len() > 0);
            files.into_iter().find(|f| ends(f, ending) && full(f))
        };
        self.wait_for(|| format!("no download *{ending}"), look).await
    }
}
