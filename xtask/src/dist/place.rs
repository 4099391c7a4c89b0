//! Where on a host the app stands: at the root of an origin, or below a path. Only the page names its files by their whole address,
//! because it is the answer to addresses of any depth; every other file names its neighbours. So to stand elsewhere takes
//! another page, and another sum of it in the service worker.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{budget, headers, hosts, offline};
use crate::build::anew;
use crate::files_under;

/// A path on a host, with a slash at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At(String);

impl At {
    /// An origin of its own.
    pub fn root() -> Self {
        Self("/".to_owned())
    }

    /// Reads `/stem/`, with or without its slashes.
    ///
    /// # Errors
    /// When there is more in it than small letters, digits, hyphens and slashes.
    pub fn parse(text: &str) -> Result<Self> {
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !parts.iter().all(|part| part.chars().all(plain)) {
            bail!(
                "a path like /mijn-stem/ is wanted, of small letters, digits and hyphens, not {text}"
            );
        }
        Ok(Self(match parts[..] {
            [] => "/".to_owned(),
            _ => format!("/{}/", parts.join("/")),
        }))
    }

    /// With a slash at both ends.
    pub fn path(&self) -> &str {
        &self.0
    }
}

/// Copies a release from `dist` to `to`, which becomes what a host serves as its root, with the app below `at`.
pub fn put(dist: &Path, at: &At, to: &Path) -> Result<()> {
    anew(to)?;
    let home = to.join(at.path().trim_matches('/'));
    for path in files_under(dist)? {
        let inner = path.strip_prefix(dist)?;
        let copy = home.join(inner);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&path, copy).with_context(|| format!("copying {}", path.display()))?;
    }
    fs::remove_file(home.join("_headers"))?;
    if *at != At::root() {
        let page = fs::read_to_string(home.join("index.html"))?;
        let moved = page.replace("=\"/", &format!("=\"{}", at.path()));
        let worker = fs::read_to_string(home.join(offline::NAME))?;
        let worker = offline::with_other(&worker, page.as_bytes(), moved.as_bytes())?;
        write(&home.join("index.html"), &moved)?;
        write(&home.join(offline::NAME), &worker)?;
    }
    fs::write(to.join("_headers"), headers::file(to, at.path())?)?;
    fs::write(to.join("_redirects"), hosts::redirects(at))?;
    Ok(())
}

/// Writes a file and its compressed copy.
fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text)?;
    fs::write(
        path.with_added_extension("br"),
        budget::brotli(text.as_bytes())?,
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::names;

    #[test]
    fn a_path_has_a_slash_at_both_ends() {
        for (text, path) in [
            ("/", "/"),
            ("", "/"),
            ("stem", "/stem/"),
            ("/a/b-2/", "/a/b-2/"),
        ] {
            assert_eq!(At::parse(text).unwrap().path(), path);
        }
        for text in ["/a b/", "/../", "/A/", "https://x"] {
            assert!(At::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn below_a_path_the_page_names_its_files_there() {
        let folder = std::env::temp_dir().join(format!("xtask-place-{}", std::process::id()));
        let (dist, to) = (folder.join("dist"), folder.join("to"));
        anew(&dist).unwrap();
        let page = "<meta name=\"base\" content=\"/\"><link href=\"/a.css\">";
        let sum = names::sum(page.as_bytes());
        let worker = format!("const VERSION = \"mijn-stem-0\";\n[\"/index.html\",\"{sum}\"]\n");
        for (name, text) in [
            ("index.html", page),
            ("sw.js", &worker),
            ("a.css", "x"),
            ("_headers", ""),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        put(&dist, &At::parse("stem").unwrap(), &to).unwrap();
        let read = |name: &str| fs::read_to_string(to.join(name)).unwrap();
        let moved = "<meta name=\"base\" content=\"/stem/\"><link href=\"/stem/a.css\">";
        assert_eq!(read("stem/index.html"), moved);
        assert!(read("stem/sw.js").contains(&names::sum(moved.as_bytes())));
        assert!(!read("stem/sw.js").contains("mijn-stem-0"));
        assert!(read("_headers").contains("\n/stem/a.css\n") && !to.join("stem/_headers").exists());
        // At the root everything stays as it is, with the same sums.
        put(&dist, &At::root(), &to).unwrap();
        assert_eq!(
            (read("index.html"), read("sw.js")),
            (page.to_owned(), worker)
        );
        fs::remove_dir_all(folder).unwrap();
    }
}
