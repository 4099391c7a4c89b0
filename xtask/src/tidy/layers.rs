//! The dependency rules of ARCHITECTURE.md: who may know whom.

use super::Problem;
use super::source::{Source, places};

/// Our rooms, and what each may import besides itself. Absent: `ui`, `main`, `lib`, which may know all.
const MAY_IMPORT: [(&str, &[&str]); 9] = [
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
        "browser",
        &[
            "domain", "chart", "crypto", "wire", "parcel", "store", "usecase",
        ],
    ),
];

/// Rooms that know no browser, no clock and no chance.
const CORE: [&str; 7] = [
    "domain", "chart", "crypto", "wire", "parcel", "text", "usecase",
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

/// Rule 4, second half: concrete adapters are named in one place, `ui::wiring` (and in tests, for the one in memory).
pub fn adapters(source: &Source) -> Vec<Problem> {
    let home = [
        "src/ui/wiring",
        "src/store/",
        "src/store.rs",
        "src/main.rs",
        "src/lib.rs",
    ];
    if !source.path.starts_with("src/") || home.iter().any(|path| source.path.starts_with(path)) {
        return vec![];
    }
    let what = "only ui::wiring names a concrete store; take the trait as an argument";
    let named = ["store::idb", "store::memory"]
        .iter()
        .flat_map(|name| source.places(name));
    named
        .map(|at| Problem::new(source, at, "adapters", what))
        .collect()
}

/// Rule 4, first half: the browser's own names stay in the shell.
pub fn browser_names(source: &Source) -> Vec<Problem> {
    let shell = [
        "src/store/idb",
        "src/browser",
        "src/ui",
        "src/main.rs",
        "src/lib.rs",
    ];
    if !source.path.starts_with("src/") || shell.iter().any(|path| source.path.starts_with(path)) {
        return vec![];
    }
    let names = [
        "JsValue",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "indexed_db_futures",
        "leptos",
    ];
    let found = names
        .iter()
        .flat_map(|name| source.places(name).into_iter().map(move |at| (at, name)));
    let what =
        |name| format!("{name} belongs in store::idb, browser or ui; the core knows no browser");
    found
        .map(|(at, name)| Problem::new(source, at, "browser", what(name)))
        .collect()
}

/// Rule 5: what is derived here must stay readable for ever.
pub fn serialize(source: &Source) -> Vec<Problem> {
    let allowed = ["src/wire/", "src/store/record", "src/parcel/"];
    if !source.path.starts_with("src/") || allowed.iter().any(|path| source.path.starts_with(path))
    {
        return vec![];
    }
    let what = "only wire, store::record and parcel serialise: it is a promise to read the form for ever. Map to a struct there";
    let derived = source.places("Serialize").into_iter().filter(|at| {
        let before = &source.code[..*at];
        let in_derive = before
            .rfind("derive(")
            .is_some_and(|open| !before[open..].contains(')'));
        let by_hand = before
            .rfind('\n')
            .map_or(before, |end| &before[end..])
            .trim_start()
            .starts_with("impl");
        in_derive || by_hand
    });
    derived
        .map(|at| Problem::new(source, at, "serialize", what))
        .collect()
}

/// Rule 6: clock and chance come in as arguments.
pub fn clock_and_chance(source: &Source) -> Vec<Problem> {
    if !source.room().is_some_and(|room| CORE.contains(&room)) {
        return vec![];
    }
    let names = [
        "Utc::now",
        "SystemTime::now",
        "Instant::now",
        "OffsetDateTime::now_utc",
        "OffsetDateTime::now_local",
        "getrandom",
        "thread_rng",
    ];
    let found = names
        .iter()
        .flat_map(|name| source.places(name).into_iter().map(move |at| (at, name)));
    let what = |name| format!("{name}: the core takes the time and its random bytes as arguments");
    found
        .map(|(at, name)| Problem::new(source, at, "clock", what(name)))
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

/// The top rooms that the code names by `crate::…`, `mijn_stem::…`, or by climbing with `super::`, before its tests.
fn named_rooms(source: &Source) -> Vec<(usize, String)> {
    let code = &source.code[..source.tests_from];
    let mut found = Vec::new();
    for start in ["crate::", "mijn_stem::"] {
        for at in places(code, start) {
            let names = first_names(&code[at + start.len()..]);
            found.extend(names.into_iter().map(|name| (at, name)));
        }
    }
    let depth = source.path.matches('/').count() - usize::from(source.path.ends_with("/mod.rs"));
    let to_the_top = "super::".repeat(depth);
    for at in places(code, &to_the_top).filter(|_| depth > 0) {
        let names = first_names(&code[at + to_the_top.len()..]);
        // In a file, `super` once for each folder between it and src/ leads to the top.
        found.extend(names.into_iter().map(|name| (at, name)));
    }
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
    fn adapters_only_in_wiring() {
        let text = "use crate::store::idb::Idb;";
        assert_eq!(lines(adapters, "src/ui/pages/today.rs", text), [1]);
        assert_eq!(lines(adapters, "src/ui/wiring.rs", text), [0usize; 0]);
        let test = "#[cfg(test)]\nmod tests { use crate::store::memory; }";
        assert_eq!(lines(adapters, "src/usecase/a.rs", test), [0usize; 0]);
    }

    #[test]
    fn browser_names_only_in_the_shell() {
        assert_eq!(
            lines(browser_names, "src/store/memory.rs", "fn a(b: JsValue) {}"),
            [1]
        );
        assert_eq!(
            lines(browser_names, "src/store/idb/mod.rs", "fn a(b: JsValue) {}"),
            [0usize; 0]
        );
    }

    #[test]
    fn serialize_only_in_records_and_parcels() {
        let text = "use serde::Serialize;\n#[derive(Debug, Serialize)]\nstruct A;\nimpl Serialize for B {}";
        assert_eq!(lines(serialize, "src/domain/a.rs", text), [2, 4]);
        assert_eq!(lines(serialize, "src/store/record.rs", text), [0usize; 0]);
        assert_eq!(
            lines(
                serialize,
                "src/domain/a.rs",
                "#[derive(Deserialize)]\nstruct A;"
            ),
            [0usize; 0]
        );
    }

    #[test]
    fn no_clock_and_no_chance_in_the_core() {
        let text = "let a = Utc::now();\nlet b = getrandom::fill(x);\n// Instant::now\n";
        assert_eq!(lines(clock_and_chance, "src/usecase/a.rs", text), [1, 2]);
        assert_eq!(
            lines(clock_and_chance, "src/browser/a.rs", text),
            [0usize; 0]
        );
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
