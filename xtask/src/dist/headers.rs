//! The page's security headers, in the one place they are decided. They ship as `dist/_headers`, in the notation that
//! Netlify and Cloudflare Pages read, and our own server reads the same file: what is tested is what is served.

use std::path::Path;

use anyhow::Result;

use super::names::is_hashed;
use crate::files_under;

// SECURITY: nothing from elsewhere, nothing inline, no eval but wasm's own, no frame around us.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// SECURITY: microphone and camera for ourselves; every other powerful thing for nobody. Sharing, the clipboard, full screen
// and the wake lock stay at the browser's own rule (this page only, after a click).
const PERMISSIONS: &str = "microphone=(self), camera=(self), accelerometer=(), display-capture=(), \
    geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), midi=(), payment=(), \
    serial=(), usb=(), xr-spatial-tracking=()";

/// On every answer.
pub fn security() -> [(&'static str, &'static str); 7] {
    [
        ("Content-Security-Policy", POLICY),
        ("Permissions-Policy", PERMISSIONS),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        // Two years; a browser heeds it over https only.
        ("Strict-Transport-Security", "max-age=63072000"),
    ]
}

/// The text of `_headers` for what is in `dist`, where the app stands at the path `at`: security on everything, for ever on hashed names, and no other caching
/// without asking first. No two rules give one path the same header: hosts would join the two with a comma.
pub fn file(dist: &Path, at: &str) -> Result<String> {
    let mut text = String::from("/*\n");
    for (name, value) in security() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for path in files_under(dist)? {
        let inner = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .display()
            .to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // A host serves the compressed copy under the name of the file itself.
        if name.ends_with(".br") {
            continue;
        }
        let cache = if is_hashed(&name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        text.push_str(&format!("/{inner}\n  Cache-Control: {cache}\n"));
    }
    text.push_str(&format!("{at}\n  Cache-Control: no-cache\n"));
    Ok(text)
}

/// One rule: a path, or the beginning of one before `*`, and what it adds.
#[derive(Debug, PartialEq)]
pub struct Rule {
    pub path: String,
    pub headers: Vec<(String, String)>,
}

/// Reads the text of a `_headers` file.
pub fn parse(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        if !line.starts_with(' ') {
            rules.push(Rule {
                path: line.trim().to_owned(),
                headers: Vec::new(),
            });
        } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(": "))
        {
            rule.headers
                .push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    rules
}

/// What the rules say about one path.
pub fn of(rules: &[Rule], path: &str) -> Vec<(String, String)> {
    let fits = |rule: &&Rule| match rule.path.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path == rule.path,
    };
    rules
        .iter()
        .filter(fits)
        .flat_map(|rule| rule.headers.iter().cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let folder = std::env::temp_dir().join(format!("xtask-headers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("boot-0123456789abcdef.js"), "x").unwrap();
        std::fs::write(folder.join("icon.svg"), "x").unwrap();
        let rules = parse(&file(&folder, "/").unwrap());
        let cache = |path: &str| {
            let found: Vec<String> = of(&rules, path)
                .into_iter()
                .filter(|(name, _)| name == "Cache-Control")
                .map(|h| h.1)
                .collect();
            assert!(found.len() <= 1, "{path} has {found:?}");
            found.first().cloned()
        };
        assert_eq!(
            cache("/boot-0123456789abcdef.js").unwrap(),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(cache("/icon.svg").unwrap(), "no-cache");
        assert_eq!(cache("/dagboek"), None);
        assert!(
            of(&rules, "/dagboek").contains(&("Content-Security-Policy".into(), POLICY.into()))
        );
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_policy_allows_nothing_inline_and_nobody_else() {
        assert!(
            !POLICY.contains("unsafe-inline")
                && !POLICY.contains("'unsafe-eval'")
                && !POLICY.contains("http")
        );
        assert!(POLICY.contains("frame-ancestors 'none'"));
    }
}
