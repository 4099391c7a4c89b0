//! The built app in memory, and what to answer to each path. Only what was in dist/ at the start can be asked for, so
//! no path can climb out of it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::dist::headers::{Rule, of, parse};
use crate::dist::names::hash;
use crate::files_under;

/// All files by their path in the address (`/index.html`), and the rules of `_headers`.
pub struct Site {
    files: HashMap<String, File>,
    rules: Vec<Rule>,
    /// Where the page is: `/index.html`, or below a path.
    page: String,
}

struct File {
    body: Vec<u8>,
    brotli: Option<Vec<u8>>,
    tag: String,
}

const PAGE: &str = "/index.html";

/// What the browser asks.
pub struct Question<'a> {
    /// GET or HEAD; everything else is refused.
    pub reads: bool,
    pub path: &'a str,
    pub accepts: &'a str,
    /// The tag of the copy it has.
    pub has: Option<&'a str>,
}

/// What we say.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Site {
    /// Reads a built dist/ into memory.
    pub fn load(dist: &Path) -> Result<Self> {
        let rules = fs::read_to_string(dist.join("_headers")).with_context(|| {
            format!("{} holds no build; run `cargo xtask build`", dist.display())
        })?;
        let mut all = HashMap::new();
        for path in files_under(dist)? {
            let inner = path
                .strip_prefix(dist)
                .unwrap_or(&path)
                .display()
                .to_string();
            let body = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            all.insert(format!("/{inner}"), body);
        }
        Ok(Self::new(all, &rules))
    }

    fn new(mut all: HashMap<String, Vec<u8>>, rules: &str) -> Self {
        all.remove("/_headers");
        let names: Vec<String> = all
            .keys()
            .filter(|name| !name.ends_with(".br"))
            .cloned()
            .collect();
        let mut files = HashMap::new();
        for name in names {
            let brotli = all.remove(&format!("{name}.br"));
            let body = all.remove(&name).unwrap_or_default();
            let tag = format!("\"{}\"", hash(&body));
            files.insert(name, File { body, brotli, tag });
        }
        let page = files.keys().find(|name| name.ends_with(PAGE));
        Self {
            page: page.map_or(PAGE, String::as_str).to_owned(),
            files,
            rules: parse(rules),
        }
    }

    /// The answer to one question.
    pub fn answer(&self, question: &Question<'_>) -> Answer {
        let path = question.path.split(['?', '#']).next().unwrap_or_default();
        let mut headers = of(&self.rules, path);
        let mut add = |name: &str, value: &str| headers.push((name.to_owned(), value.to_owned()));
        if !question.reads {
            add("Allow", "GET, HEAD");
            return Answer {
                status: 405,
                headers,
                body: Vec::new(),
            };
        }
        let Some((name, file)) = self.find(path) else {
            add("Content-Type", "text/plain; charset=utf-8");
            add("Cache-Control", "no-cache");
            return Answer {
                status: 404,
                headers,
                body: b"Niet gevonden.\n".to_vec(),
            };
        };
        add("Content-Type", media_type(name));
        add("ETag", &file.tag);
        if file.brotli.is_some() {
            add("Vary", "Accept-Encoding");
        }
        if !headers.iter().any(|(name, _)| name == "Cache-Control") {
            headers.push(("Cache-Control".into(), "no-cache".into()));
        }
        if question.has == Some(file.tag.as_str()) {
            return Answer {
                status: 304,
                headers,
                body: Vec::new(),
            };
        }
        let body = match &file.brotli {
            Some(small) if takes_brotli(question.accepts) => {
                headers.push(("Content-Encoding".into(), "br".into()));
                small
            }
            _ => &file.body,
        };
        Answer {
            status: 200,
            headers,
            body: body.clone(),
        }
    }

    /// The file itself, or the page for a path of the app: one whose last part has no ending.
    fn find(&self, path: &str) -> Option<(&str, &File)> {
        let last = path.rsplit('/').next().unwrap_or_default();
        let is_page = !last.contains('.')
            && !self.files.contains_key(path)
            && path.starts_with(self.page.trim_end_matches("index.html"));
        let name = if is_page { self.page.as_str() } else { path };
        self.files
            .get_key_value(name)
            .map(|(name, file)| (name.as_str(), file))
    }
}

fn takes_brotli(accepts: &str) -> bool {
    accepts.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim() == "br" && weight.trim() != "q=0"
    })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let files = [
            ("/_headers", "secret"),
            ("/index.html", "the page"),
            ("/app-0123456789abcdef.js", "the long script"),
            ("/app-0123456789abcdef.js.br", "short"),
        ];
        let files = files.map(|(name, body)| (name.to_owned(), body.as_bytes().to_vec()));
        let rules = "/*\n  X-Test: yes\n/app-0123456789abcdef.js\n  Cache-Control: immutable\n";
        Site::new(files.into(), rules)
    }

    fn get(path: &str) -> Answer {
        site().answer(&Question {
            reads: true,
            path,
            accepts: "gzip, br",
            has: None,
        })
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer
            .headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    #[test]
    fn paths_of_the_app_get_the_page() {
        for path in [
            "/",
            "/index.html",
            "/dagboek",
            "/leervragen/12/stap?x=1.2",
            "/gesprek/",
        ] {
            let answer = get(path);
            assert_eq!(
                (answer.status, answer.body.as_slice()),
                (200, b"the page".as_slice()),
                "{path}"
            );
            assert_eq!(
                header(&answer, "Content-Type"),
                Some("text/html; charset=utf-8")
            );
            assert_eq!(header(&answer, "Cache-Control"), Some("no-cache"));
            assert_eq!(header(&answer, "X-Test"), Some("yes"));
        }
    }

    #[test]
    fn missing_files_and_climbing_paths_get_nothing() {
        for path in [
            "/gone.js",
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd.txt",
            "/_headers.txt",
        ] {
            assert_eq!(get(path).status, 404, "{path}");
        }
        assert_ne!(get("/_headers").body, b"secret");
    }

    #[test]
    fn below_a_path_only_that_has_the_page() {
        let files = [("/stem/index.html".to_owned(), b"the page".to_vec())];
        let site = Site::new(files.into(), "/*\n  X-Test: yes\n");
        for (path, there) in [
            ("/stem/", true),
            ("/stem/dagboek/1", true),
            ("/", false),
            ("/dagboek", false),
            ("/stem/a.js", false),
        ] {
            let reads = true;
            let answer = site.answer(&Question {
                reads,
                path,
                accepts: "",
                has: None,
            });
            assert_eq!(answer.status == 200, there, "{path}");
        }
    }

    #[test]
    fn brotli_for_those_who_take_it() {
        let answer = get("/app-0123456789abcdef.js");
        assert_eq!(answer.body, b"short");
        assert_eq!(header(&answer, "Content-Encoding"), Some("br"));
        assert_eq!(header(&answer, "Cache-Control"), Some("immutable"));
        let path = "/app-0123456789abcdef.js";
        let plain = site().answer(&Question {
            reads: true,
            path,
            accepts: "gzip, br;q=0",
            has: None,
        });
        assert_eq!(plain.body, b"the long script");
        assert_eq!(header(&plain, "Content-Encoding"), None);
    }

    #[test]
    fn a_copy_that_is_still_good_is_not_sent_again() {
        let tag = header(&get("/"), "ETag").unwrap().to_owned();
        let again = site().answer(&Question {
            reads: true,
            path: "/",
            accepts: "",
            has: Some(&tag),
        });
        assert_eq!((again.status, again.body.len()), (304, 0));
    }

    #[test]
    fn only_reading_is_allowed() {
        let post = site().answer(&Question {
            reads: false,
            path: "/",
            accepts: "",
            has: None,
        });
        assert_eq!(post.status, 405);
    }
}
