//! Short names between the app's wasm and its script. wasm-bindgen's carry a hash each, in both of them, and a hash does not compress.

use anyhow::{Context, Result, bail};

/// The wasm and the script with a short name for everything that the wasm imports from `module`, as it is called in the wasm.
pub fn names(wasm: &[u8], script: &str, module: &str) -> Result<(Vec<u8>, String)> {
    let mut short = Vec::new();
    let mut lines: Vec<String> = script.lines().map(str::to_owned).collect();
    let mut made = wasm.get(..HEAD).context("no wasm")?.to_vec();
    let mut left = Bytes(&wasm[HEAD..]);
    while !left.0.is_empty() {
        let kind = left.byte()?;
        let length = left.number()?;
        let section = left.take(length)?;
        made.push(kind);
        let section = match kind {
            IMPORTS => imports(section, module, &mut short)?,
            _ => section.to_vec(),
        };
        write_number(&mut made, section.len());
        made.extend(section);
    }
    for (place, long) in short.iter().enumerate() {
        let begin = format!("{long}: ");
        let mut found = lines.iter_mut().filter(|line| line.starts_with(&begin));
        let (Some(line), None) = (found.next(), found.next()) else {
            bail!(
                "{long} does not stand once in wasm-bindgen's script; see xtask/src/dist/short.rs"
            );
        };
        *line = format!("{}: {}", short_name(place), &line[begin.len()..]);
    }
    Ok((made, lines.join("\n") + "\n"))
}

/// The bytes of a wasm before its first section.
const HEAD: usize = 8;
/// The number of the section with the imports.
const IMPORTS: u8 = 2;

/// A name for the function with this place: letters only, so that it needs no quotes.
fn short_name(place: usize) -> String {
    let letter = |place: usize| char::from(b'a' + (place % 26) as u8);
    let mut name = String::from(letter(place));
    let mut left = place / 26;
    while left > 0 {
        name.push(letter(left - 1));
        left = (left - 1) / 26;
    }
    name
}

/// The section with the names made short; which those were is added to `short`.
fn imports(section: &[u8], module: &str, short: &mut Vec<String>) -> Result<Vec<u8>> {
    let mut left = Bytes(section);
    let mut made = Vec::new();
    let count = left.number()?;
    write_number(&mut made, count);
    for _ in 0..count {
        let from = left.text()?;
        let name = left.text()?;
        write_text(&mut made, from);
        if from == module.as_bytes() {
            write_text(&mut made, short_name(short.len()).as_bytes());
            short.push(String::from_utf8(name.to_vec())?);
        } else {
            write_text(&mut made, name);
        }
        let begin = left.0;
        match left.byte()? {
            // A function: its type. A table, a memory, a global: limits and types.
            0 => drop(left.number()?),
            1 => {
                left.byte()?;
                left.limits()?;
            }
            2 => left.limits()?,
            3 => drop(left.take(2)?),
            other => bail!("an import of kind {other}; see xtask/src/dist/short.rs"),
        }
        made.extend(&begin[..begin.len() - left.0.len()]);
    }
    made.extend(left.0);
    Ok(made)
}

/// What is left to read of a wasm.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, left) = self
            .0
            .split_at_checked(count)
            .context("the wasm is cut off")?;
        self.0 = left;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// LEB128, as all numbers in wasm.
    fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
    }

    fn text(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    fn limits(&mut self) -> Result<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Ok(())
    }
}

fn write_number(made: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        made.push(number as u8 | 0x80);
        number >>= 7;
    }
    made.push(number as u8);
}

fn write_text(made: &mut Vec<u8>, text: &[u8]) {
    write_number(made, text.len());
    made.extend(text);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A wasm that imports two functions, a memory and a table, and nothing else.
    fn wasm(one: &str, other: &str) -> Vec<u8> {
        let mut section = Vec::new();
        write_number(&mut section, 4);
        for (from, name, what) in [
            ("./app.js", one, [0, 5].as_slice()),
            ("./wings.js", "memory", &[2, 1, 1, 200, 1]),
            ("./app.js", other, &[0, 200, 1]),
            ("env", "table", &[1, 0x70, 0, 3]),
        ] {
            write_text(&mut section, from.as_bytes());
            write_text(&mut section, name.as_bytes());
            section.extend(what);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x01\0".to_vec();
        wasm.push(IMPORTS);
        write_number(&mut wasm, section.len());
        wasm.extend(section);
        wasm.extend([3, 1, 0]);
        wasm
    }

    #[test]
    fn what_is_imported_has_a_short_name_on_both_sides() {
        let script = "const imports = {\n__wbg_get_1f2e: function(arg0) {\nreturn arg0;\n},\n__wbg_set_3c4d: (x) => x,\n};\n";
        let (made, short) = names(
            &wasm("__wbg_get_1f2e", "__wbg_set_3c4d"),
            script,
            "./app.js",
        )
        .unwrap();
        assert_eq!(made, wasm("a", "b"));
        assert_eq!(
            short,
            "const imports = {\na: function(arg0) {\nreturn arg0;\n},\nb: (x) => x,\n};\n"
        );
    }

    #[test]
    fn a_script_that_looks_otherwise_stops_the_build() {
        let wasm = wasm("__wbg_get_1f2e", "__wbg_set_3c4d");
        assert!(names(&wasm, "const imports = {};\n", "./app.js").is_err());
        assert!(names(&wasm[..20], "", "./app.js").is_err());
    }

    #[test]
    fn no_two_names_are_alike() {
        let all: BTreeSet<String> = (0..5000).map(short_name).collect();
        assert_eq!(all.len(), 5000);
    }
}
