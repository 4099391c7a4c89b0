//! Just enough HTTP/1.1 for one machine: reads a request's head, writes an answer, keeps the connection for the next.
//!
//! Our own, because the small server crates queue a connection behind another that a browser merely keeps open, and a
//! page that sometimes never loads is no ground to test on. Here every connection has a thread.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::Result;

use super::Served;
use super::site::{Answer, Question};

/// A browser's heads are a kilobyte or two.
const LONGEST_HEAD: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(120);

/// Answers what comes over one connection, until the other side has nothing more to ask.
pub fn converse(stream: TcpStream, site: &Served) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    while let Some(head) = Head::read(&mut reader)? {
        let answer = site.now().answer(&head.question());
        let last = head.wants_close() || head.has_body();
        writer.write_all(&bytes(&answer, head.method == "HEAD", last))?;
        if last {
            break;
        }
    }
    Ok(())
}

/// The first line of a request and its headers.
struct Head {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
}

impl Head {
    /// None when the other side is done, or does not speak HTTP.
    fn read(reader: &mut impl BufRead) -> Result<Option<Self>> {
        let mut lines = reader.take(LONGEST_HEAD).lines();
        let Some(first) = lines.next().transpose()? else {
            return Ok(None);
        };
        let mut words = first.split(' ');
        let (Some(method), Some(path), Some("HTTP/1.1")) =
            (words.next(), words.next(), words.next())
        else {
            return Ok(None);
        };
        let mut headers = Vec::new();
        for line in lines {
            let line = line?;
            if line.is_empty() {
                return Ok(Some(Self {
                    method: method.into(),
                    path: path.into(),
                    headers,
                }));
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Ok(None)
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    fn question(&self) -> Question<'_> {
        Question {
            reads: self.method == "GET" || self.method == "HEAD",
            path: &self.path,
            accepts: self.header("accept-encoding").unwrap_or_default(),
            has: self.header("if-none-match"),
        }
    }

    fn wants_close(&self) -> bool {
        self.header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }

    /// Nothing of ours reads a body; where one follows, the connection ends after the answer.
    fn has_body(&self) -> bool {
        self.header("transfer-encoding").is_some()
            || self
                .header("content-length")
                .is_some_and(|value| value != "0")
    }
}

fn bytes(answer: &Answer, head_only: bool, last: bool) -> Vec<u8> {
    let reason = match answer.status {
        200 => "OK",
        304 => "Not Modified",
        404 => "Not Found",
        _ => "Method Not Allowed",
    };
    let mut text = format!("HTTP/1.1 {} {reason}\r\n", answer.status);
    for (name, value) in &answer.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if answer.status != 304 {
        text.push_str(&format!("Content-Length: {}\r\n", answer.body.len()));
    }
    text.push_str(if last {
        "Connection: close\r\n\r\n"
    } else {
        "\r\n"
    });
    let mut bytes = text.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_head_after_another() {
        let mut text = "GET /a HTTP/1.1\r\nAccept-Encoding: br\r\n\r\nHEAD /b HTTP/1.1\r\nConnection: close\r\n\r\n".as_bytes();
        let first = Head::read(&mut text).unwrap().unwrap();
        assert_eq!(
            (first.question().path, first.question().accepts),
            ("/a", "br")
        );
        assert!(!first.wants_close());
        let second = Head::read(&mut text).unwrap().unwrap();
        assert!(second.question().reads && second.wants_close() && second.method == "HEAD");
        assert!(Head::read(&mut text).unwrap().is_none());
    }

    #[test]
    fn what_is_not_http_gets_no_answer() {
        let endless = "x".repeat(100_000);
        for text in [
            "hello\r\n\r\n",
            "GET / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\n",
            &endless,
        ] {
            assert!(Head::read(&mut text.as_bytes()).unwrap().is_none());
        }
    }

    #[test]
    fn a_head_alone_still_says_how_long() {
        let answer = Answer {
            status: 200,
            headers: vec![("A".into(), "b".into())],
            body: b"four".to_vec(),
        };
        let said = String::from_utf8(bytes(&answer, true, true)).unwrap();
        assert_eq!(
            said,
            "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 4\r\nConnection: close\r\n\r\n"
        );
        assert!(bytes(&answer, false, false).ends_with(b"\r\n\r\nfour"));
    }
}
