//! A driver program: started, asked for its port, listened to, ended together with all that it
//! started. Waits for what it says, never for a time.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a driver may take to start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long it may take to end its browser.
const ENDING: Duration = Duration::from_secs(30);

/// A driver that listens on a port of this machine.
pub struct Driver {
    child: Child,
    port: u16,
    beside: Option<Child>,
    said: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts a driver that chooses its port and says so in the line that holds `words`.
    ///
    /// # Errors
    /// What it said, where it did not start.
    pub fn that_says_its_port(command: &mut Command, words: &str) -> Result<Self, String> {
        let mut driver = Self::spawn(command, 0)?;
        driver.port = driver.wait(|driver| {
            let line = driver.said().into_iter().find(|line| line.contains(words))?;
            line.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
        })?;
        Ok(driver)
    }

    /// Starts a driver that is given a port.
    ///
    /// # Errors
    /// What it said, where it did not start.
    pub fn with_port(command: impl FnOnce(u16) -> Command) -> Result<Self, String> {
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr());
        let port = free.map_err(|e| e.to_string())?.port();
        let mut driver = Self::spawn(&mut command(port), port)?;
        driver.wait(|_| TcpStream::connect(("127.0.0.1", port)).ok().map(|_| port))?;
        Ok(driver)
    }

    /// Another program, which ends with the driver or where that did not start.
    ///
    /// # Errors
    /// Those of the driver.
    pub fn beside(driver: Result<Self, String>, mut other: Child) -> Result<Self, String> {
        match driver {
            Ok(mut driver) => {
                driver.beside = Some(other);
                Ok(driver)
            }
            Err(why) => {
                end(&mut other);
                Err(why)
            }
        }
    }

    fn spawn(command: &mut Command, port: u16) -> Result<Self, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|e| format!("{name}: {e}"))?;
        let said = Arc::new(Mutex::new(Vec::new()));
        listen(child.stdout.take(), &said);
        listen(child.stderr.take(), &said);
        Ok(Self { child, port, beside: None, said })
    }

    fn wait(&mut self, ready: impl Fn(&Self) -> Option<u16>) -> Result<u16, String> {
        let start = Instant::now();
        loop {
            let ended = self.child.try_wait().is_ok_and(|status| status.is_some());
            match ready(self) {
                Some(port) if !ended => return Ok(port),
                _ if ended || start.elapsed() > PATIENCE => return Err(self.said().join("\n")),
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What the driver and its browser said until now, line by line.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().map(|said| said.clone()).unwrap_or_default()
    }

    /// Asks something by plain HTTP and waits for the answer: for the end of a test, where
    /// nothing else can wait any more. ChromeDriver keeps the connection open after it has
    /// answered, whatever is asked: the answer's own length says where it ends. Whether it was done.
    pub fn ask(&self, method: &str, path: &str) -> bool {
        let Ok(mut driver) = TcpStream::connect(("127.0.0.1", self.port)) else { return false };
        let asked =
            format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port);
        drop(driver.set_read_timeout(Some(ENDING)));
        driver.write_all(asked.as_bytes()).is_ok()
            && answer(&mut BufReader::new(driver)).is_ok_and(|first| first.contains(" 200 "))
    }
}

/// Reads one answer to its end; gives its first line.
fn answer(from: &mut impl BufRead) -> std::io::Result<String> {
    let (mut first, mut line, mut length) = (String::new(), String::new(), 0);
    from.read_line(&mut first)?;
    while from.read_line(&mut line)? > 2 {
        if let Some(said) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = said.trim().parse().unwrap_or(0);
        }
        line.clear();
    }
    from.read_exact(&mut vec![0; length])?;
    Ok(first)
}

impl Drop for Driver {
    fn drop(&mut self) {
        // ChromeDriver ends its browser when it is asked to; killed, it would not.
        let (ends, asked) = (self.ask("GET", "/shutdown"), Instant::now());
        while ends && asked.elapsed() < ENDING && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
        end(&mut self.child);
        if let Some(other) = &mut self.beside {
            end(other);
        }
    }
}

fn end(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}

/// Keeps what a program says: it must have somewhere to go.
fn listen(from: Option<impl Read + Send + 'static>, to: &Arc<Mutex<Vec<String>>>) {
    let (Some(from), to) = (from, Arc::clone(to)) else { return };
    std::thread::spawn(move || {
        let mut lines = BufReader::new(from).split(b'\n');
        while let Some(Ok(line)) = lines.next() {
            if let Ok(mut said) = to.lock() {
                said.push(String::from_utf8_lossy(&line).trim_end().to_owned());
            }
        }
    });
}
