//! A plain static file host on this machine: no rewriting, no listing, 404 for what is not
//! there. Each connection has its own thread and one answer, so that a browser that opens
//! connections ahead of need, or is slow to read one file, keeps no other file waiting.
//!
//! For `cargo xtask serve` and the tests. Must never be what a county deploys on.
#![forbid(unsafe_code)]
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// An answer to a request.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The `Content-Type`.
    pub kind: &'static str,
    /// The bytes.
    pub body: Vec<u8>,
}

impl Reply {
    /// What is there.
    #[must_use]
    pub fn found(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, kind, body: body.into() }
    }
}

/// A host that answers until it is stopped or dropped.
pub struct Host {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// Answers on `port` (0: any free one) of this machine; `answer` gets the path of a
    /// request, without what stands after `?`.
    ///
    /// # Errors
    /// The port is taken.
    pub fn start(port: u16, answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port))?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, listener.local_addr()?.port()));
        let stopped = Arc::new(AtomicBool::new(false));
        let thread = std::thread::spawn({
            let (stopped, answer) = (Arc::clone(&stopped), Arc::new(answer));
            move || {
                for connection in listener.incoming().map_while(Result::ok) {
                    if stopped.load(Ordering::SeqCst) {
                        return;
                    }
                    let answer = Arc::clone(&answer);
                    // A browser that goes away in the middle is nothing to tell of.
                    std::thread::spawn(move || drop(talk(&connection, &*answer)));
                }
            }
        });
        Ok(Self { address, stopped, thread: Some(thread) })
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Closes the port: from now on nothing answers.
    pub fn stop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for the next connection.
        drop(TcpStream::connect(self.address));
        self.wait();
    }

    /// Waits until the host ends, which it does by [`Host::stop`] only.
    pub fn wait(&mut self) {
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
    }
}

fn talk(connection: &TcpStream, answer: &dyn Fn(&str) -> Reply) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut lines = BufReader::new(connection.take(64 * 1024)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(()) };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let reply = match method {
        "GET" | "HEAD" => answer(path),
        _ => Reply { status: 405, kind: "text/plain", body: Vec::new() },
    };
    let head = format!(
        "HTTP/1.1 {} \r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        reply.status,
        reply.kind,
        reply.body.len()
    );
    let mut out = connection;
    out.write_all(head.as_bytes())?;
    if method == "GET" {
        out.write_all(&reply.body)?;
    }
    connection.shutdown(Shutdown::Write)?;
    // Until the other side has read everything and closes, or the answer might be cut.
    let mut rest = connection;
    io::copy(&mut rest, &mut io::sink()).map(drop)
}

/// The file of a folder at a path such as `a/b.css` or `g/610327/` (its `index.html`); nothing
/// for a path that leaves the folder.
#[must_use]
pub fn file(dir: &Path, path: &str) -> Option<Reply> {
    let inner = Path::new(path);
    if inner.components().any(|c| !matches!(c, Component::Normal(_))) {
        return None;
    }
    let mut file = dir.join(inner);
    if path.is_empty() || path.ends_with('/') {
        file = file.join("index.html");
    }
    std::fs::read(&file).ok().map(|bytes| Reply::found(kind(&file), bytes))
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(port: u16, request: &str) -> Option<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    #[test]
    fn files_are_served_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("g")).unwrap();
        std::fs::write(dir.path().join("g/index.html"), "<p>网格").unwrap();
        let home = dir.path().to_path_buf();
        let gone = || Reply { status: 404, kind: "text/plain", body: b"none".to_vec() };
        let mut host =
            Host::start(0, move |path| file(&home, path.trim_start_matches('/')).unwrap_or_else(gone))
                .unwrap();
        // One that says nothing keeps nobody waiting.
        let silent = TcpStream::connect((Ipv4Addr::LOCALHOST, host.port())).unwrap();
        let page = ask(host.port(), "GET /g/?v=1 HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
        assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n") && page.ends_with("<p>网格"));
        for (request, status) in [
            ("GET /g", 404),
            ("GET /../g/", 404),
            ("GET /g/../g/", 404),
            ("HEAD /g/", 200),
            ("POST /g/", 405),
        ] {
            let answer = ask(host.port(), &format!("{request} HTTP/1.1\r\n\r\n")).unwrap();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
            assert!(!answer.contains("网格"), "{request}: {answer}");
        }
        let port = host.port();
        host.stop();
        drop(silent);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err(), "the port is closed");
    }
}
