//! `cargo xtask <command>`: the workshop of Mijn Stem. This file only reads the command line.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::dist::place;
use xtask::{bench, build, lighthouse, process, release, root, serve, suite, tidy};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--dev]    build the app and serve it on this machine (installs what is missing);
                              --dev: a development build that follows every change
  build                       the release build alone, into dist/
  dist [--check] [--at PATH]  the archive for a host, with sums and parts; --check: makes it again elsewhere and compares;
                              --at: for a path such as /mijn-stem/ in place of an origin of its own
  test [--quick] [--kills N]  every check; --quick: only those that need no browser and no release build;
                              --kills: how often the end-to-end tests kill the browser in the middle of something
  soak [--kills N]            builds, and kills the browser 1,000 times: nothing is lost, nothing there by half
  bench [--entries N,N] [--runs N] [--parts A,B] [--json]
                              measures the release build with an invented diary (10,000 entries, 9 runs), or with several
                              and then how it grows; the parts are sizes, visits, opening, using, saving, unlocking, desk,
                              parcel, files
  lighthouse                  what Lighthouse says of the release build: performance, accessibility, best practices
  pictures                    takes the README's pictures anew
  fixture --entries N …       an invented diary of any length (fixture/src/main.rs says what else it takes)
  tidy                        the repo's own rules alone";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => println!("{HELP}"),
        ["serve", options @ ..] => {
            let port = number_after(options, "--port")?.unwrap_or(8080);
            only(options, &["--dev"], &["--port"])?;
            let port = u16::try_from(port).context("--port wants a number up to 65535")?;
            serve::command(port, options.contains(&"--dev"))?;
        }
        ["build"] => build::release()?,
        ["dist", options @ ..] => {
            only(options, &["--check"], &["--at"])?;
            let at = place::At::parse(after(options, "--at")?.unwrap_or("/"))?;
            release::make(options.contains(&"--check"), &at)?;
        }
        ["tidy"] => return Ok(exit(tidy::command(&root())?)),
        ["test", options @ ..] => {
            only(options, &["--quick"], &["--kills"])?;
            let kills = number_after(options, "--kills")?.unwrap_or(suite::DEFAULT_KILLS);
            return Ok(exit(suite::command(options.contains(&"--quick"), kills)?));
        }
        ["fixture", options @ ..] => {
            let made = ["run", "--quiet", "--package", "mijn-stem-fixture", "--"];
            process::run(process::cargo().args(made).args(options))?;
        }
        ["bench", options @ ..] => {
            only(options, &["--json"], &["--entries", "--runs", "--parts"])?;
            bench::command(bench::Bench {
                entries: &numbers_after(options, "--entries")?.unwrap_or(vec![10_000]),
                runs: number_after(options, "--runs")?.unwrap_or(9),
                parts: after(options, "--parts")?.unwrap_or_default(),
                json: options.contains(&"--json"),
            })?;
        }
        ["pictures"] => suite::browser::pictures()?,
        ["lighthouse"] => lighthouse::command()?,
        ["soak", options @ ..] => {
            only(options, &[], &["--kills"])?;
            let kills = number_after(options, "--kills")?.unwrap_or(suite::SOAK_KILLS);
            return Ok(exit(suite::soak(kills)?));
        }
        _ => bail!("unknown command: {}\n\n{HELP}", args.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}

fn exit(good: bool) -> ExitCode {
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The word behind `name`, if `name` stands in the options.
fn after<'a>(options: &[&'a str], name: &str) -> Result<Option<&'a str>> {
    let Some(at) = options.iter().position(|word| *word == name) else {
        return Ok(None);
    };
    let value = options.get(at + 1).copied();
    Ok(Some(value.with_context(|| {
        format!("{name} wants something behind it")
    })?))
}

/// The number behind `name`, if `name` stands in the options.
fn number_after(options: &[&str], name: &str) -> Result<Option<u32>> {
    let value = after(options, name)?;
    let number = value.map(|value| {
        value
            .parse()
            .with_context(|| format!("{name} wants a number, not {value}"))
    });
    number.transpose()
}

/// The numbers behind `name`, with commas between them.
fn numbers_after(options: &[&str], name: &str) -> Result<Option<Vec<u32>>> {
    let Some(value) = after(options, name)? else {
        return Ok(None);
    };
    let number = |word: &str| word.parse();
    let numbers: Result<Vec<u32>, _> = value.split(',').map(number).collect();
    let wanted = || format!("{name} wants numbers with commas between them, not {value}");
    Ok(Some(numbers.with_context(wanted)?))
}

/// Refuses options that the command does not know.
fn only(options: &[&str], flags: &[&str], with_value: &[&str]) -> Result<()> {
    let mut rest = options.iter();
    while let Some(word) = rest.next() {
        if with_value.contains(word) {
            rest.next();
        } else if !flags.contains(word) {
            bail!("unknown option {word}\n\n{HELP}");
        }
    }
    Ok(())
}
