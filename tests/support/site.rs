//! A plain file host under a sub-path: no rewriting, no listing, 404 for what is not there.
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use tiny_http::{Header, Request, Response, Server};

/// A folder served at `http://127.0.0.1:<port>/<path>/` until it is stopped or dropped.
pub struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    address: String,
}

impl Site {
    /// Serves a folder under a path such as `wg`.
    ///
    /// # Panics
    /// If there is no free port.
    #[must_use]
    pub fn serve(dir: &Path, path: &str) -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
        let port = server.server_addr().to_ip().expect("an IP address").port();
        let (dir, prefix) = (dir.to_path_buf(), format!("/{path}/"));
        let address = format!("http://127.0.0.1:{port}{prefix}");
        let thread = std::thread::spawn({
            let server = Arc::clone(&server);
            // Each answer on its own thread: a browser that is slow to read one file must not
            // keep the others waiting, or both wait for each other.
            move || {
                for request in server.incoming_requests() {
                    let (dir, prefix) = (dir.clone(), prefix.clone());
                    drop(std::thread::spawn(move || answer(request, &dir, &prefix)));
                }
            }
        });
        Self { server, thread: Some(thread), address }
    }

    /// The address, with a slash at its end.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Stops serving: the network is gone.
    pub fn stop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
        // The port closes with the last owner of the server.
        if let Ok(nothing) = Server::http("127.0.0.1:0") {
            self.server = Arc::new(nothing);
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

fn answer(request: Request, dir: &Path, prefix: &str) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let Some((kind, bytes)) = path.strip_prefix(prefix).and_then(|inner| file(dir, inner)) else {
        drop(request.respond(Response::from_string("404").with_status_code(404)));
        return;
    };
    let header = Header::from_bytes("Content-Type", kind).expect("our own words");
    drop(request.respond(Response::from_data(bytes).with_header(header)));
}

fn file(dir: &Path, inner: &str) -> Option<(&'static str, Vec<u8>)> {
    let inner_path = Path::new(inner);
    if inner_path.components().any(|c| !matches!(c, Component::Normal(_))) {
        return None;
    }
    let mut path: PathBuf = dir.join(inner_path);
    if inner.is_empty() || inner.ends_with('/') {
        path = path.join("index.html");
    }
    let kind = match path.extension()?.to_str()? {
        "html" => "text/html",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    std::fs::read(path).ok().map(|bytes| (kind, bytes))
}
