//! The dependency rules of ARCHITECTURE.md: who may know whom.

use super::Problem;
use super::source::{Source, places};

/// Our rooms, and what each may import besides itself. Absent: `ui`, `main`, `lib`, which may know all.
const MAY_IMPORT: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("chart", &["domain"]),
    ("crypto", &["domain"]),
    ("text", &["domain"]),
    ("wire", &["domain"]),
    ("parcel", &["domain", "crypto", "wire"]),
    ("store", &["domain", "crypto", "wire"]),
    (
        "usecase",
        &["domain", "chart", "crypto", "wire", "parcel", "store"],
    ),
    (
        "export",
        &["domain", "chart", "text", "wire", "store", "usecase"],
    ),
    (
        "browser",
        &[
            "domain", "chart", "crypto", "wire", "parcel", "store", "usecase",
        ],
    ),
];

/// Rules 1 and 2: `use` lines and paths within the code.
pub fn imports(source: &Source) -> Vec<Problem> {
    let Some(room) = source.room() else {
        return vec![];
    };
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == room) else {
        return vec![];
    };
    let wrong = named_rooms(source).into_iter().filter(|(_, name)| {
        let ours = MAY_IMPORT.iter().any(|(ours, _)| ours == name) || name == "ui";
        ours && name != room && !allowed.contains(&name.as_str())
    });
    let may = if allowed.is_empty() {
        "nothing of ours".to_owned()
    } else {
        format!("only {}", allowed.join(", "))
    };
    let what = |name: &str| {
        format!(
            "{room} knows {name}; it may know {may}. Pass it in as an argument, or move the code"
        )
    };
    wrong
        .map(|(at, name)| Problem::new(source, at, "rooms", what(&name)))
        .collect()
}

/// Rule 3: web crates only in the wasm tables of Cargo.toml.
pub fn web_crates(manifest: &str) -> Vec<Problem> {
    let web = [
        "leptos",
        "web-sys",
        "js-sys",
        "wasm-bindgen",
        "indexed_db_futures",
        "gloo",
        "console_error_panic_hook",
    ];
    let mut table = "";
    let mut problems = Vec::new();
    for (number, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            table = line;
        }
        let named = if table == "[dependencies]" {
            line
        } else {
            table.strip_prefix("[dependencies.").unwrap_or("")
        };
        if web.iter().any(|name| named.starts_with(name))
            && (table == "[dependencies]" || line == table)
        {
            let what =
                "a web crate: put it under [target.'cfg(target_arch = \"wasm32\")'.dependencies]"
                    .to_owned();
            problems.push(Problem {
                path: "Cargo.toml".into(),
                line: number + 1,
                rule: "web crates",
                what,
            });
        }
    }
    problems
}

/// The top rooms that the code names by `crate::…`, `mijn_stem::…`, or by climbing with `super::`.
fn named_rooms(source: &Source) -> Vec<(usize, String)> {
    let code = &source.code;
    let mut found = Vec::new();
    for start in ["crate::", "mijn_stem::"] {
        for at in places(code, start) {
            let names = first_names(&code[at + start.len()..]);
            found.extend(names.into_iter().map(|name| (at, name)));
        }
    }
    // In a file, `super` once for each folder between it and src/ leads to the top.
    let depth = source.path.matches('/').count() - usize::from(source.path.ends_with("/mod.rs"));
    let to_the_top = "super::".repeat(depth);
    for at in places(code, &to_the_top).filter(|_| depth > 0) {
        let names = first_names(&code[at + to_the_top.len()..]);
        found.extend(names.into_iter().map(|name| (at, name)));
    }
    found.retain(|(at, _)| !source.in_tests(*at));
    found
}

/// `a::b` names a; `{a::b, c}` names a and c.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let (mut depth, mut names, mut next) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => next = true,
            c if next && !c.is_whitespace() => {
                names.push(name(&group[at..]));
                next = false;
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn rooms_know_only_their_own() {
        let table: [(&str, &str, &[usize]); 12] = [
            ("src/domain/day.rs", "use crate::domain::day::Day;", &[]),
            ("src/domain/day.rs", "use crate::store::Store;", &[1]),
            (
                "src/domain/day.rs",
                "use crate::{\n    domain::{a, b::{c}},\n    text::T,\n};",
                &[1],
            ),
            ("src/domain/day.rs", "fn a() { crate::ui::b() }", &[1]),
            ("src/domain/day.rs", "use super::super::text;", &[1]),
            (
                "src/domain/day.rs",
                "// use crate::ui;\nconst A: &str = \"crate::ui\";",
                &[],
            ),
            (
                "src/usecase/a.rs",
                "use crate::{store::Store, chart, domain};",
                &[],
            ),
            ("src/usecase/a.rs", "use crate::text::Text;", &[1]),
            (
                "src/parcel/mod.rs",
                "use crate::crypto;\nuse super::usecase;",
                &[2],
            ),
            (
                "src/parcel/mod.rs",
                "#[cfg(test)]\nmod tests { use crate::store; }",
                &[],
            ),
            (
                "src/ui/a.rs",
                "use crate::{browser, store, text, usecase};",
                &[],
            ),
            (
                "src/crypto/a.rs",
                "use core::text;\nuse crate::error::E;",
                &[],
            ),
        ];
        for (path, text, expected) in table {
            assert_eq!(lines(imports, path, text), expected, "{path}: {text}");
        }
    }

    #[test]
    fn web_crates_only_for_wasm() {
        let good = "[dependencies]\nserde = \"1\"\n[target.'cfg(target_arch = \"wasm32\")'.dependencies]\nleptos = \"1\"\n";
        assert!(web_crates(good).is_empty());
        let bad = "[dependencies]\nleptos = \"1\"\n[dependencies.web-sys]\nversion = \"1\"\n";
        assert_eq!(
            web_crates(bad)
                .iter()
                .map(|problem| problem.line)
                .collect::<Vec<_>>(),
            [2, 3]
        );
    }
}
