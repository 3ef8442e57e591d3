//! The proxy that a browser is given for every host but the tests' own: it writes down what is
//! asked, and answers nothing.
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Listens until it is dropped.
pub struct Trap {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    over: Arc<AtomicBool>,
}

impl Trap {
    /// Sets the trap on a free port.
    ///
    /// # Errors
    /// If there is none.
    pub fn set() -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let trap = Self { port, asked: Arc::default(), over: Arc::default() };
        let (asked, over) = (Arc::clone(&trap.asked), Arc::clone(&trap.over));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if over.load(Ordering::SeqCst) {
                    break;
                }
                let mut line = String::new();
                let read = BufReader::new(stream).read_line(&mut line);
                if let (Ok(1..), Ok(mut asked)) = (read, asked.lock()) {
                    asked.push(line.trim().to_owned());
                }
            }
        });
        Ok(trap)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What was asked of other hosts, each as the first line of its request.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().map(|asked| asked.clone()).unwrap_or_default()
    }
}

impl Drop for Trap {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
    }
}
