//! Running other programs: from the repo's folder, with the pinned tools first on PATH, and words when it goes wrong.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{root, tools};

/// A command in the repo's folder that finds the pinned tools first and prints colour only on a terminal.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(root())
        .env("PATH", tools::path())
        .stdin(Stdio::null());
    // Set by the cargo that runs us; a cargo below would take them for news and build again.
    for (name, _) in std::env::vars_os() {
        let ours = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_")
                || name.starts_with("CARGO_MANIFEST_")
                || name == "CARGO_CRATE_NAME"
        });
        if ours {
            command.env_remove(name);
        }
    }
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    } else {
        command
            .env("CARGO_TERM_COLOR", "never")
            .env("NO_COLOR", "1")
            .env_remove("FORCE_COLOR");
    }
    command
}

/// The cargo that runs us, or the one on PATH.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs it with its output shown; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", name(command));
    }
    Ok(())
}

/// Runs it, and hands back what it printed; an exit code other than 0 is an error.
pub fn output(command: &mut Command) -> Result<String> {
    let name = name(command);
    let out = command
        .output()
        .with_context(|| format!("cannot start {name}"))?;
    if !out.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&out.stderr));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Whether it can be started and says yes, without showing its output.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs it with its output shown, and hands back what it printed too. Its exit code is the first of the two.
pub fn run_and_keep(command: &mut Command) -> Result<(bool, String)> {
    let name = name(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let mut kept = String::new();
    if let Some(out) = child.stdout.take() {
        let mut lines = BufReader::new(out);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            std::io::stdout().flush()?;
            kept.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok((child.wait()?.success(), kept))
}

/// Runs it quietly with a limit on its time; hands back its exit code and all it printed, or None when time ran out.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<Option<(bool, String)>> {
    let name = name(command);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.with_context(|| format!("cannot start {name}"))?;
    let (out, err) = (drain(child.stdout.take()), drain(child.stderr.take()));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    let said = [out, err]
        .map(|reader| reader.join().unwrap_or_default())
        .concat();
    Ok(Some((status.success(), said)))
}

/// Reads a pipe to its end on a thread of its own, so that the program never waits for us.
fn drain(pipe: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // A broken pipe ends the text early; what came before is still worth showing.
            let _ = pipe.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// The first program of that name on PATH (the pinned tools come first).
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&tools::path())
        .map(|folder| folder.join(program))
        .find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// How a command looks on a line, for messages.
pub fn name(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let args = command
        .get_args()
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ");
    format!("`{program} {args}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_a_program_prints_and_its_verdict() {
        let (good, said) =
            run_and_keep(command("sh").args(["-c", "echo one; echo two; exit 3"])).unwrap();
        assert!(!good);
        assert_eq!(said, "one\ntwo\n");
    }

    #[test]
    fn gives_up_when_time_runs_out() {
        let slow = run_within(command("sleep").arg("20"), Duration::from_millis(80)).unwrap();
        assert_eq!(slow, None);
        let quick = run_within(
            command("sh").args(["-c", "echo hi >&2"]),
            Duration::from_secs(20),
        )
        .unwrap();
        assert_eq!(quick, Some((true, "hi\n".into())));
    }

    #[test]
    fn finds_programs_on_path_only() {
        assert!(find("sh").is_some());
        assert_eq!(find("no-such-program-anywhere"), None);
    }
}
