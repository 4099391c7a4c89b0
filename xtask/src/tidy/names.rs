//! Names that belong in one part of the house only: the browser's, a concrete store's, serde's, the clock's.

use super::Problem;
use super::source::Source;

/// Rooms that know no browser, no clock and no chance.
const CORE: [&str; 8] = [
    "domain", "chart", "crypto", "wire", "parcel", "text", "usecase", "export",
];

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
        "src/bin",
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

/// Rule 5: what is written as JSON must stay readable for ever.
pub fn wire_forms(source: &Source) -> Vec<Problem> {
    let allowed = ["src/wire/", "src/store/record"];
    if !source.path.starts_with("src/") || allowed.iter().any(|path| source.path.starts_with(path))
    {
        return vec![];
    }
    let what = "only wire and store::record say how something is written: it is a promise to read the form for ever";
    let made = source.places("Wire").into_iter().filter(|at| {
        let (before, after) = source.code.split_at(*at);
        let line = before.rsplit('\n').next().unwrap_or(before);
        line.trim_start().starts_with("impl") && after.starts_with("Wire for ")
    });
    made.map(|at| Problem::new(source, at, "wire", what))
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

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

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
    fn forms_of_json_only_in_wire_and_records() {
        let text = "use crate::wire::Wire;\nimpl Wire for A {}\nfn a<T: Wire>() {}\nimpl<T> Wire for B<T> {}";
        assert_eq!(lines(wire_forms, "src/domain/a.rs", text), [2, 4]);
        assert_eq!(lines(wire_forms, "src/parcel/a.rs", text), [2, 4]);
        assert_eq!(lines(wire_forms, "src/store/record.rs", text), [0usize; 0]);
        assert_eq!(lines(wire_forms, "src/wire/item.rs", text), [0usize; 0]);
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
}
