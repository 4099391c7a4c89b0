//! `cargo xtask serve`: builds the app and serves it on this machine only, as a good static host would: the real
//! security headers (from dist/_headers), brotli, caching, and the page itself for every path of the app.

mod http;
pub mod site;

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, anyhow};

use crate::build::{self, Profile};
use crate::{files_under, root};
use site::Site;

/// Builds and serves until interrupted.
pub fn command(port: u16, development: bool) -> Result<()> {
    if development {
        return follow_changes(port);
    }
    build::release()?;
    let server = Server::start(&Profile::Release.dist(), port)?;
    println!("\nMijn Stem is at {}  (Ctrl-C to stop)", server.url);
    server.wait()
}

/// What a change of is followed by a new build.
const WATCHED: [&str; 8] = [
    "src",
    "cipher",
    "style",
    "public",
    "tests/fixtures",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
];

/// A development build, again after each change. Who looks at it reloads the page.
fn follow_changes(port: u16) -> Result<()> {
    build::prepare()?;
    let dist = Profile::Development.dist();
    let mut seen = last_change()?;
    build::build(Profile::Development)?;
    let server = Server::start(&dist, port)?;
    println!(
        "\nMijn Stem, following every change, is at {}  (Ctrl-C to stop)",
        server.url
    );
    loop {
        std::thread::sleep(Duration::from_millis(300));
        let now = last_change()?;
        if now == seen {
            continue;
        }
        seen = now;
        // What does not compile is said, and the last good build stays up.
        match build::build(Profile::Development).and_then(|()| server.site.renew(&dist)) {
            Ok(()) => println!("Built anew; reload the page."),
            Err(error) => eprintln!("xtask: {error:#}"),
        }
    }
}

/// How many files are watched and when the last one changed: with a file gone, the number differs.
fn last_change() -> Result<(usize, Option<SystemTime>)> {
    let mut files: Vec<PathBuf> = Vec::new();
    for name in WATCHED {
        let path = root().join(name);
        if path.is_file() {
            files.push(path);
        } else {
            files.extend(files_under(&path)?);
        }
    }
    let changed = |path: &PathBuf| path.metadata().and_then(|meta| meta.modified()).ok();
    Ok((files.len(), files.iter().filter_map(changed).max()))
}

/// What is served; a new build takes its place between two requests.
struct Served(RwLock<Arc<Site>>);

impl Served {
    fn now(&self) -> Arc<Site> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn renew(&self, dist: &Path) -> Result<()> {
        let new = Arc::new(Site::load(dist)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(())
    }
}

/// A running server; it runs as long as the program does.
pub struct Server {
    pub url: String,
    site: Arc<Served>,
    listening: JoinHandle<()>,
}

impl Server {
    /// Serves what is in this folder now. Port 0 takes any free one.
    pub fn start(dist: &Path, port: u16) -> Result<Self> {
        let site = Arc::new(Served(RwLock::new(Arc::new(Site::load(dist)?))));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("cannot listen on port {port}; choose another with --port"))?;
        let url = format!("http://{}/", listener.local_addr()?);
        let shared = site.clone();
        Ok(Self {
            url,
            site,
            listening: std::thread::spawn(move || listen(&listener, &shared)),
        })
    }

    fn wait(self) -> Result<()> {
        self.listening
            .join()
            .map_err(|_| anyhow!("the server failed"))
    }
}

fn listen(listener: &TcpListener, site: &Arc<Served>) {
    for stream in listener.incoming().flatten() {
        let site = site.clone();
        // A browser that hangs up in the middle is no news.
        std::thread::spawn(move || drop(http::converse(stream, &site)));
    }
}
