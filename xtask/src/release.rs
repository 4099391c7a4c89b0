//! `cargo xtask dist`: what goes to a host, in one archive: dist/, what the common hosts want to be told, the list of sums, and
//! the list of what it was made of. `--check` makes it twice, the second time from a fresh clone elsewhere, and compares.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build::{self, APP, Profile, anew};
use crate::dist::place::{self, At};
use crate::dist::{hosts, names};
use crate::process::{cargo, command, output, run};
use crate::{files_under, root};

/// Where it all lies, in a folder named after the version.
const FOLDER: &str = "target/release-files";
/// The sums of all files of dist/, as `sha256sum --check` reads them.
const SUMS: &str = "SHA256SUMS";
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The font in public/fonts/, and the package that its files were made from (docs/decisions/0027-font.md).
const FONT: [&str; 3] = ["atkinson-hyperlegible-next", "5.3.0", "OFL-1.1"];
const FONT_FROM: &str = "pkg:npm/%40fontsource-variable/atkinson-hyperlegible-next";

/// Makes the archive of an app that stands at `at`. With `check`, it is built from a fresh clone too, and that fails when any file
/// came out different.
pub fn make(check: bool, at: &At) -> Result<()> {
    let commit = commit()?;
    build::release()?;
    let all = root().join(FOLDER);
    anew(&all)?;
    let name = format!("{APP}-{VERSION}");
    let folder = all.join(&name);
    let dist = folder.join("dist");
    place::put(&Profile::Release.dist(), at, &dist)?;
    fs::write(folder.join(SUMS), sums(&dist)?)?;
    fs::write(folder.join("sbom.cdx.json"), sbom(&crates()?))?;
    for (name, text) in hosts::files(at) {
        fs::write(folder.join(name), text)?;
    }
    fs::copy(root().join("docs/deploy.md"), folder.join("deploy.md"))?;
    let archive = pack(&all, &name, &commit.time)?;
    let sum = names::sum(&fs::read(&archive)?);
    let file = archive.file_name().unwrap_or_default().display();
    let listed = format!("{sum}  {file}\n");
    fs::write(archive.with_added_extension("sha256"), &listed)?;
    print!("{}\n{listed}", archive.display());
    if check {
        let first = sums(&Profile::Release.dist())?;
        let clone = std::env::temp_dir().join(format!("{APP}-again-{}", std::process::id()));
        let again = sums(&from_a_fresh_clone(&clone, &commit.id)?)?;
        if again != first {
            bail!(
                "two builds of one commit differ; the other one is in {}:\n{}",
                clone.display(),
                differences(&first, &again)
            );
        }
        fs::remove_dir_all(&clone)?;
        println!("built again from a fresh clone: every file is the same");
    }
    Ok(())
}

/// What is being released.
struct Commit {
    id: String,
    /// Seconds since 1970.
    time: String,
}

/// The last commit.
///
/// # Errors
/// When what lies here differs from it: then nobody could build the same again.
fn commit() -> Result<Commit> {
    let changed = output(command("git").args(["status", "--porcelain", "--untracked-files=no"]))?;
    if !changed.is_empty() {
        bail!(
            "an archive is made of a commit, and these files differ from the last one:\n{changed}"
        );
    }
    let said = output(command("git").args(["log", "-1", "--format=%H %ct"]))?;
    let (id, time) = said.trim().split_once(' ').context("git log")?;
    Ok(Commit {
        id: id.to_owned(),
        time: time.to_owned(),
    })
}

/// `<sum>  dist/<file>`, a line each.
fn sums(dist: &Path) -> Result<String> {
    let mut lines = String::new();
    for path in files_under(dist)? {
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let inner = path.strip_prefix(dist).unwrap_or(&path).display();
        writeln!(lines, "{}  dist/{inner}", names::sum(&content))?;
    }
    Ok(lines)
}

/// The same archive from the same files: names in order, nobody's name, and the time of the commit on each. Not 1970: a
/// host tells by time and length whether a file is a newer one, and the page is as long in every version.
fn pack(all: &Path, name: &str, time: &str) -> Result<PathBuf> {
    let plain = root().join(format!("target/{name}.tar"));
    let same = [
        "--sort=name",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--mode=u=rwX,go=rX",
    ];
    let mut tar = command("tar");
    tar.args(same).arg(format!("--mtime=@{time}"));
    run(tar.arg("-cf").arg(&plain).arg("-C").arg(all).arg(name))?;
    run(command("gzip")
        .args(["--no-name", "--best", "--force"])
        .arg(&plain))?;
    Ok(plain.with_added_extension("gz"))
}

/// The crates in the wasm: name, version and licence.
fn crates() -> Result<Vec<[String; 3]>> {
    let asked = [
        "tree",
        "--package",
        APP,
        "--prefix=none",
        "--edges=normal",
        "--target=wasm32-unknown-unknown",
        "--format={p}|{l}",
        "--locked",
    ];
    Ok(parts(&output(cargo().args(asked))?))
}

fn parts(tree: &str) -> Vec<[String; 3]> {
    let one = |line: &str| {
        let (package, licence) = line.split_once('|')?;
        let mut words = package.split(' ');
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        // A crate that was seen before has a mark behind it.
        let licence = licence.trim_end_matches("(*)").trim();
        Some([name, version, licence].map(str::to_owned))
    };
    let mut all: Vec<_> = tree.lines().filter_map(one).collect();
    all.sort();
    all.dedup();
    all
}

/// CycloneDX 1.6, <https://cyclonedx.org/docs/1.6/json/>: the app, the crates in it and its font.
fn sbom(crates: &[[String; 3]]) -> String {
    let one = |sort: &str, [name, version, licence]: &[String; 3], from: &str| {
        // As cargo writes it; older crates have a slash where SPDX says OR.
        let licence = licence.replace('/', " OR ");
        format!(
            "{{\"type\":\"{sort}\",\"name\":\"{name}\",\"version\":\"{version}\",\"purl\":\"{from}@{version}\",\"licenses\":[{{\"expression\":\"{licence}\"}}]}}"
        )
    };
    let cargo = |sort, it: &[String; 3]| one(sort, it, &format!("pkg:cargo/{}", it[0]));
    let (app, parts): (Vec<_>, Vec<_>) = crates.iter().partition(|it| it[0] == APP);
    let app: String = app.iter().map(|it| cargo("application", it)).collect();
    let mut parts: Vec<_> = parts.iter().map(|it| cargo("library", it)).collect();
    parts.push(one("file", &FONT.map(str::to_owned), FONT_FROM));
    format!(
        "{{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n  \"version\": 1,\n  \"metadata\": {{\"component\": {app}}},\n  \"components\": [\n    {}\n  ]\n}}\n",
        parts.join(",\n    ")
    )
}

/// Builds a commit in another folder, with nothing at hand but the pinned tools; says where that put it.
fn from_a_fresh_clone(clone: &Path, commit: &str) -> Result<PathBuf> {
    anew(clone)?;
    run(command("git")
        .args(["clone", "--quiet", "--local", "--no-checkout"])
        .arg(root())
        .arg(clone))?;
    run(command("git")
        .current_dir(clone)
        .args(["checkout", "--quiet", commit]))?;
    let mut build = command("cargo");
    build
        .current_dir(clone)
        .env("CARGO_TARGET_DIR", clone.join("target"));
    run(build.args(["xtask", "build"]))?;
    Ok(clone.join("dist"))
}

fn differences(one: &str, other: &str) -> String {
    let only = |from: &str, than: &str, mark: &str| {
        let lines = from
            .lines()
            .filter(|line| !than.lines().any(|it| it == *line));
        lines
            .map(|line| format!("{mark} {line}\n"))
            .collect::<String>()
    };
    only(one, other, "-") + &only(other, one, "+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_becomes_parts() {
        let tree = "mijn-stem v0.1.0 (/x)|EUPL-1.2\nbase64 v0.23.1|MIT OR Apache-2.0\nbase64 v0.23.1|MIT OR Apache-2.0 (*)\n\n";
        let all = parts(tree);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0], ["base64", "0.23.1", "MIT OR Apache-2.0"]);
        let text = sbom(&all);
        assert!(text.contains("\"purl\":\"pkg:cargo/base64@0.23.1\""));
        assert!(text.contains("\"component\": {\"type\":\"application\",\"name\":\"mijn-stem\""));
        assert_eq!(text.matches("\"type\":\"library\"").count(), 1);
    }

    #[test]
    fn what_differs_is_named() {
        assert_eq!(
            differences("a  x\nb  y\n", "a  x\nc  y\n"),
            "- b  y\n+ c  y\n"
        );
    }
}
