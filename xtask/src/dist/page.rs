//! index.html as it ships: without comments, and with links to what it needs to be seen; the boot script asks for the app after that.

use std::path::Path;

use anyhow::{Result, bail};

use super::boot::FONT;

/// The files that the page names.
pub struct Links<'a> {
    pub css: &'a str,
    pub wasm: &'a str,
    pub script: &'a str,
    pub boot: &'a str,
    /// The workers: the name by which the app starts each when it needs it, and its script.
    pub workers: &'a [(&'a str, String)],
    /// The service worker, where there is one.
    pub offline: Option<&'a str>,
}

impl Links<'_> {
    /// The files that a first visit fetches.
    pub fn at_once(&self) -> [&str; 6] {
        [
            "index.html",
            FONT,
            self.css,
            self.wasm,
            self.script,
            self.boot,
        ]
    }
}

/// What the page calls its css, before that has a name of its own.
const CSS: &str = "/app.css";

/// The page, with its css by name and the other links at the end of its head.
pub fn finished(html: &str, links: &Links<'_>) -> Result<String> {
    let html = tight(html);
    let Some(end) = html.find("</head>") else {
        bail!("index.html has no </head>")
    };
    let (head, body) = html.split_at(end);
    let Links {
        css,
        boot,
        workers,
        offline,
        ..
    } = links;
    let css = format!("/{css}");
    if !body.contains(CSS) {
        bail!("index.html has no {CSS} in its body")
    }
    let body = body.replace(CSS, &css);
    let offline = offline.map_or_else(String::new, |name| {
        format!("<meta name=\"offline\" content=\"/{name}\">\n")
    });
    let workers: String = workers
        .iter()
        .map(|(name, script)| format!("<meta name=\"{name}\" content=\"/{script}\">\n"))
        .collect();
    let links = format!(
        // Where the app stands on its host; `dist::place` writes all of these anew for another place.
        "<meta name=\"base\" content=\"/\">\n\
         <link rel=\"preload\" href=\"/{FONT}\" as=\"font\" type=\"font/woff2\" crossorigin>\n\
         {workers}\
         {offline}\
         <script type=\"module\" src=\"/{boot}\"></script>\n"
    );
    Ok(format!("{head}{links}{body}"))
}

/// Without comments, indentation and empty lines.
fn tight(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// Every file of ours that the page names is there, and nothing on the page is inline that the policy would refuse.
pub fn check(html: &str, staging: &Path) -> Result<()> {
    for file in linked(html) {
        if !staging.join(file).is_file() {
            bail!("index.html links /{file}, which is not in dist/");
        }
    }
    if html.contains("<style") || html.contains(" style=") {
        bail!("index.html holds an inline style, which the page's policy refuses");
    }
    Ok(())
}

/// The values of href, src and content that name a file (with an ending) of our own.
fn linked(html: &str) -> impl Iterator<Item = &str> {
    html.split(['"', '\'', ' ', '>', '='])
        .filter_map(|word| word.strip_prefix('/'))
        .filter(|path| {
            let last = path.rsplit('/').next().unwrap_or(path);
            last.contains('.') && !last.ends_with('.') && !path.starts_with('/')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html>\n<head>\n  <!-- Why:\n  so. -->\n  <title>x</title>\n</head>\n<body><link href=\"/app.css\"><a href=\"/\">Herlaad</a></body></html>";

    const LINKS: Links<'_> = Links {
        css: "app-1.css",
        wasm: "app-2.wasm",
        script: "app-3.js",
        boot: "boot-4.js",
        workers: &[],
        offline: None,
    };

    #[test]
    fn links_stand_in_the_head() {
        let workers = [("stretch", "stretch-5.js".to_owned())];
        let links = Links {
            workers: &workers,
            ..LINKS
        };
        let html = finished(PAGE, &links).unwrap();
        assert!(html.contains("<meta name=\"stretch\" content=\"/stretch-5.js\">\n"));
        let head = html.split("</head>").next().unwrap();
        assert!(head.ends_with("<script type=\"module\" src=\"/boot-4.js\"></script>\n"));
        assert_eq!(
            linked(&html).collect::<Vec<_>>(),
            [FONT, "stretch-5.js", "boot-4.js", "app-1.css"]
        );
        assert!(finished("<p>no head", &LINKS).is_err());
        assert!(finished("<head></head><p>no css", &LINKS).is_err());
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(
            tight(PAGE),
            "<html>\n<head>\n<title>x</title>\n</head>\n<body><link href=\"/app.css\"><a href=\"/\">Herlaad</a></body></html>\n"
        );
    }

    #[test]
    fn a_missing_file_and_an_inline_style_are_refused() {
        let nowhere = Path::new("/nonexistent");
        let missing = check("<script src=\"/gone.js\">", nowhere).unwrap_err();
        assert!(missing.to_string().contains("/gone.js"));
        assert!(check("<p style=\"color:red\">", nowhere).is_err());
        assert!(check("<a href=\"/\">Herlaad</a>", nowhere).is_ok());
    }
}
