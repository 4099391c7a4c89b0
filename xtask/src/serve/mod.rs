//! `cargo xtask serve`: builds the app and serves it on this machine only, as a good static host would: the real
//! security headers (from dist/_headers), brotli, caching, and the page itself for every path of the app.

mod http;
pub mod site;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow};

use crate::process::run;
use crate::{build, root};
use site::Site;

/// Builds and serves until interrupted.
pub fn command(port: u16, development: bool) -> Result<()> {
    if development {
        return follow_changes(port);
    }
    build::release()?;
    let server = Server::start(port)?;
    println!("\nMijn Stem is at {}  (Ctrl-C to stop)", server.url);
    server.wait()
}

/// A development build, again after each change, with reload; without the security headers and without shrinking.
fn follow_changes(port: u16) -> Result<()> {
    build::prepare()?;
    println!(
        "\nMijn Stem, following every change, is at http://127.0.0.1:{port}/  (Ctrl-C to stop)"
    );
    // A folder of its own, so that the release build in dist/ stays what it is.
    run(build::trunk().args([
        "serve",
        "--dist",
        "target/dist-dev",
        "--port",
        &port.to_string(),
    ]))
}

/// A running server; it runs as long as the program does.
pub struct Server {
    pub url: String,
    listening: JoinHandle<()>,
}

impl Server {
    /// Serves what is in dist/ now. Port 0 takes any free one.
    pub fn start(port: u16) -> Result<Self> {
        let site = Arc::new(Site::load(&root().join("dist"))?);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("cannot listen on port {port}; choose another with --port"))?;
        let url = format!("http://{}/", listener.local_addr()?);
        Ok(Self {
            url,
            listening: std::thread::spawn(move || listen(&listener, &site)),
        })
    }

    fn wait(self) -> Result<()> {
        self.listening
            .join()
            .map_err(|_| anyhow!("the server failed"))
    }
}

fn listen(listener: &TcpListener, site: &Arc<Site>) {
    for stream in listener.incoming().flatten() {
        let site = site.clone();
        // A browser that hangs up in the middle is no news.
        std::thread::spawn(move || drop(http::converse(stream, &site)));
    }
}
