//! What lies in a page's IndexedDB, read and written past the app.
use super::Browser;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Opens the office's database, whose name holds the site's path, in a transaction.
const OPEN: &str = "const name = (await indexedDB.databases()).map(d => d.name).find(n => n.startsWith('wangge-office'));\
    const db = await new Promise((ok, no) => { const r = indexedDB.open(name); r.onsuccess = () => ok(r.result); r.onerror = () => no(r.error); });\
    const all = r => new Promise((ok, no) => { r.onsuccess = () => ok(r.result); r.onerror = () => no(r.error); });";

impl Browser {
    /// Every document of the office's register as a text, by its key; bytes that are no text are
    /// there as what they look like.
    pub async fn documents(&self) -> BTreeMap<String, String> {
        let script = format!(
            "return (async () => {{ {OPEN}\
             const store = db.transaction('documents').objectStore('documents');\
             const [keys, values] = await Promise.all([all(store.getAllKeys()), all(store.getAll())]);\
             db.close();\
             const text = v => typeof v === 'number' ? String(v) : new TextDecoder().decode(v);\
             return Object.fromEntries(keys.map((k, i) => [k, text(values[i])])); }})()"
        );
        serde_json::from_value(self.script(&script).await).expect("documents")
    }

    /// Puts documents into the register's place, those that are there first taken out where
    /// `clear` says so, as another version of the app would have done it.
    pub async fn put_documents(&self, documents: &[(String, String)], clear: bool) {
        let documents: Vec<Value> = documents.iter().map(|(k, v)| json!([k, v])).collect();
        let script = format!(
            "return (async () => {{ {OPEN}\
             const transaction = db.transaction('documents', 'readwrite'), store = transaction.objectStore('documents');\
             if ({clear}) store.clear();\
             for (const [key, text] of {}) store.put(new TextEncoder().encode(text), key);\
             store.put(1000000, ' revision');\
             await new Promise((ok, no) => {{ transaction.oncomplete = ok; transaction.onerror = no; }});\
             db.close(); return true; }})()",
            Value::from(documents)
        );
        assert_eq!(self.script(&script).await, Value::Bool(true));
    }
}
