//! `cargo xtask dist`: what goes to a host, in one archive: dist/, the headers for the common hosts, the list of sums, and the
//! list of what it was made of. `--check` makes it twice, the second time from a fresh clone elsewhere, and compares.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build::{self, APP, Profile, anew};
use crate::dist::{headers, names};
use crate::process::{cargo, command, run};
use crate::{files_under, root};

/// Where it all lies.
const FOLDER: &str = "target/release-files";
/// The sums of all files of dist/, as `sha256sum --check` reads them.
const SUMS: &str = "SHA256SUMS";

/// Makes the archive. With `check`, also from a fresh clone, and fails when any file came out different.
pub fn make(check: bool) -> Result<()> {
    build::release()?;
    let folder = root().join(FOLDER);
    anew(&folder)?;
    let sums = sums(&Profile::Release.dist())?;
    fs::write(folder.join(SUMS), &sums)?;
    fs::write(folder.join("sbom.cdx.json"), sbom(&crates()?))?;
    for (name, text) in headers::for_hosts() {
        fs::write(folder.join(name), text)?;
    }
    fs::copy(root().join("docs/deploy.md"), folder.join("deploy.md"))?;
    let archive = root().join(format!("target/{APP}-{}.tar.gz", env!("CARGO_PKG_VERSION")));
    pack(&folder, &archive)?;
    println!("{}", archive.display());
    if check {
        let again = from_a_fresh_clone()?;
        if again != sums {
            bail!(
                "two builds of one commit differ:\n{}",
                differences(&sums, &again)
            );
        }
        println!("built again from a fresh clone: every file is the same");
    }
    Ok(())
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

/// The same archive from the same files: names in order, no times, nobody's name.
fn pack(folder: &Path, archive: &Path) -> Result<()> {
    let plain = archive.with_extension("");
    let same = [
        "--sort=name",
        "--mtime=@0",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--mode=u=rwX,go=rX",
    ];
    let mut tar = command("tar");
    tar.args(same).arg("-cf").arg(&plain);
    run(tar
        .arg("-C")
        .arg(root())
        .arg("dist")
        .arg("-C")
        .arg(folder)
        .arg("."))?;
    run(command("gzip")
        .args(["--no-name", "--best", "--force"])
        .arg(&plain))
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
    let out = cargo().args(asked).output().context("cargo tree")?;
    if !out.status.success() {
        bail!("cargo tree: {}", String::from_utf8_lossy(&out.stderr));
    }
    Ok(parts(&String::from_utf8_lossy(&out.stdout)))
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

/// CycloneDX 1.6, <https://cyclonedx.org/docs/1.6/json/>.
fn sbom(crates: &[[String; 3]]) -> String {
    let one = |[name, version, licence]: &[String; 3]| {
        // As cargo writes it; older crates have a slash where SPDX says OR.
        let licence = licence.replace('/', " OR ");
        format!(
            "    {{\"type\":\"library\",\"name\":\"{name}\",\"version\":\"{version}\",\"purl\":\"pkg:cargo/{name}@{version}\",\"licenses\":[{{\"expression\":\"{licence}\"}}]}}"
        )
    };
    let all: Vec<String> = crates.iter().map(one).collect();
    format!(
        "{{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n  \"version\": 1,\n  \"components\": [\n{}\n  ]\n}}\n",
        all.join(",\n")
    )
}

/// The sums of a build of the last commit, in another folder and with nothing at hand but the pinned tools.
fn from_a_fresh_clone() -> Result<String> {
    let clone = std::env::temp_dir().join(format!("{APP}-again-{}", std::process::id()));
    anew(&clone)?;
    let made = build_in(&clone);
    fs::remove_dir_all(&clone)?;
    made
}

fn build_in(clone: &Path) -> Result<String> {
    run(command("git")
        .args(["clone", "--quiet", "--local"])
        .arg(root())
        .arg(clone))?;
    let target: PathBuf = clone.join("target");
    let mut build = command("cargo");
    build.current_dir(clone).env("CARGO_TARGET_DIR", target);
    run(build.args(["xtask", "build"]))?;
    sums(&clone.join("dist"))
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
        assert_eq!(text.matches("\"type\"").count(), 2);
    }

    #[test]
    fn what_differs_is_named() {
        assert_eq!(
            differences("a  x\nb  y\n", "a  x\nc  y\n"),
            "- b  y\n+ c  y\n"
        );
    }
}
