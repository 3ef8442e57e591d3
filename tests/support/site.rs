//! A plain file host under a sub-path: no rewriting, no listing, 404 for what is not there.
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use wangge_host::{Host, Reply, file};

/// A folder served at `http://127.0.0.1:<port>/<path>/` until it is stopped or dropped.
pub struct Site {
    host: Host,
    address: String,
}

impl Site {
    /// Serves a folder under a path such as `wg`.
    ///
    /// # Panics
    /// If there is no free port.
    #[must_use]
    pub fn serve(dir: &Path, path: &str) -> Self {
        Self::serve_without(dir, path, &[])
    }

    /// The same, but what ends so is not there: a page before its script has come.
    ///
    /// # Panics
    /// If there is no free port.
    #[must_use]
    pub fn serve_without(dir: &Path, path: &str, endings: &'static [&str]) -> Self {
        let (dir, prefix) = (dir.to_path_buf(), format!("/{path}/"));
        let answer = {
            let prefix = prefix.clone();
            move |asked: &str| {
                let inner = asked.strip_prefix(&prefix).filter(|i| !endings.iter().any(|e| i.ends_with(e)));
                let found = inner.and_then(|inner| file(&dir, inner));
                found.unwrap_or_else(|| Reply { status: 404, kind: "text/plain", body: b"404".to_vec() })
            }
        };
        let host = Host::start(0, answer).expect("a free port");
        let address = format!("http://127.0.0.1:{}{prefix}", host.port());
        Self { host, address }
    }

    /// The address, with a slash at its end.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What the host answers to the address of a page, as any program would ask for it.
    #[must_use]
    pub fn get(&self, address: &str) -> Option<String> {
        let rest = address.strip_prefix("http://")?;
        let (host, path) = rest.split_once('/')?;
        let mut stream = TcpStream::connect(host).ok()?;
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        answer.starts_with("HTTP/1.1 200 ").then_some(answer)
    }

    /// Stops serving: the network is gone.
    pub fn stop(&mut self) {
        self.host.stop();
    }
}
