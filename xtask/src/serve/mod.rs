//! `cargo xtask serve`: builds the app and serves it on this machine only, as a good static host would: the real
//! security headers (from dist/_headers), brotli, caching, and the page itself for every path of the app.

pub mod site;

use std::io::Cursor;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

use crate::process::run;
use crate::{build, root};
use site::{Answer, Question, Site};

/// A browser opens several connections at once; a few threads keep one slow reader from holding up the rest.
const THREADS: usize = 4;

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

/// A running server.
pub struct Server {
    pub url: String,
    http: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves what is in dist/ now. Port 0 takes any free one.
    pub fn start(port: u16) -> Result<Self> {
        let site = Arc::new(Site::load(&root().join("dist"))?);
        let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| anyhow!("{error}"))
            .with_context(|| format!("cannot listen on port {port}; choose another with --port"))?;
        let http = Arc::new(http);
        let port = http
            .server_addr()
            .to_ip()
            .map_or(port, |address| address.port());
        let threads = (0..THREADS)
            .map(|_| {
                let (http, site) = (http.clone(), site.clone());
                std::thread::spawn(move || answer_all(&http, &site))
            })
            .collect();
        Ok(Self {
            url: format!("http://127.0.0.1:{port}/"),
            http,
            threads,
        })
    }

    fn wait(mut self) -> Result<()> {
        for thread in self.threads.drain(..) {
            thread
                .join()
                .map_err(|_| anyhow!("a server thread failed"))?;
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.http.unblock();
        }
    }
}

fn answer_all(http: &tiny_http::Server, site: &Site) {
    while let Ok(request) = http.recv() {
        let answer = site.answer(&question(&request));
        // A browser that hung up in the middle is no news.
        let _ = request.respond(response(answer));
    }
}

fn question(request: &Request) -> Question<'_> {
    let header = |name: &'static str| {
        request
            .headers()
            .iter()
            .find(|header| header.field.equiv(name))
            .map(|header| header.value.as_str())
    };
    Question {
        reads: matches!(request.method(), Method::Get | Method::Head),
        path: request.url(),
        accepts: header("Accept-Encoding").unwrap_or_default(),
        has: header("If-None-Match"),
    }
}

fn response(answer: Answer) -> Response<Cursor<Vec<u8>>> {
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // Chunks are of no use when the whole body is in memory; the length lets a browser show progress.
    response.with_chunked_threshold(usize::MAX)
}
