//! The page as HTML: all in one file, to read and to print. It runs nothing and asks for nothing.

use core::fmt::Write as _;

use super::page::{Block, Page};
use crate::chart::day_mark::{Canvas, day_mark};
use crate::text::Texts;

/// Light, one column, and no entry cut in two by a sheet of paper. The tones are those of style/tokens.css.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1d1b24;background:#fff}\
h1,h2,h3{line-height:1.25}article{border-top:1px solid #d8d4e0;padding:1rem 0;break-inside:avoid}article article{margin-left:1.5rem}\
svg{float:right;width:64px;height:44px}path{fill:none;stroke:#8a8594;stroke-width:2.8;stroke-linecap:round}\
dt{color:#57525f;margin-top:.5rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}p{color:#57525f;margin:.25rem 0;overflow-wrap:anywhere}\
.t0{stroke:oklch(.52 .13 285)}.t1{stroke:oklch(.53 .135 298)}.t2{stroke:oklch(.55 .14 311)}.t3{stroke:oklch(.57 .145 324)}\
.t4{stroke:oklch(.59 .148 337)}.t5{stroke:oklch(.61 .15 350)}.t6{stroke:oklch(.62 .15 5)}.t7{stroke:oklch(.63 .15 20)}\
.t8{stroke:oklch(.64 .15 35)}.t9{stroke:oklch(.645 .14 50)}.t10{stroke:oklch(.65 .13 65)}";

/// Writes the page.
pub fn write(page: &Page, t: &Texts) -> String {
    // SECURITY: besides the escaping, the page says that nothing in it may run and nothing may be fetched.
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>",
        t.lang.tag()
    );
    escape(&page.title, &mut html);
    html.extend(["</title>\n<style>", STYLE, "</style>\n</head>\n<body>\n"]);
    tag("h1", &page.title, &mut html);
    tag("p", &page.lead, &mut html);
    for section in &page.sections {
        html.push_str("<section>\n");
        tag("h2", &section.title, &mut html);
        section
            .blocks
            .iter()
            .for_each(|block| write_block(block, &mut html));
        html.push_str("</section>\n");
    }
    html.push_str("</body>\n</html>\n");
    html
}

fn write_block(block: &Block, html: &mut String) {
    html.extend(["<article lang=\"", block.lang.tag(), "\">\n"]);
    if let Some((mood, id)) = block.mark {
        let (mark, Canvas { width, height }) = (day_mark(mood, id, Canvas::MARK), Canvas::MARK);
        let tone = mark
            .tone
            .map_or_else(String::new, |tone| format!(" class=\"t{tone}\""));
        let path = mark.path;
        // To a String, which never fails.
        let _ = writeln!(
            html,
            "<svg viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\"><path{tone} d=\"{path}\"/></svg>"
        );
    }
    tag("h3", &block.title, html);
    block.lines.iter().for_each(|line| tag("p", line, html));
    if !block.answers.is_empty() {
        html.push_str("<dl>\n");
        for (asked, answer) in &block.answers {
            tag("dt", asked, html);
            tag("dd", answer, html);
        }
        html.push_str("</dl>\n");
    }
    if let Some((path, name)) = &block.file {
        html.push_str("<p><a href=\"");
        escape(path, html);
        html.push_str("\">");
        escape(name, html);
        html.push_str("</a></p>\n");
    }
    block
        .inside
        .iter()
        .for_each(|inside| write_block(inside, html));
    html.push_str("</article>\n");
}

/// An element with text in it, which may run from right to left.
fn tag(name: &str, text: &str, html: &mut String) {
    html.extend(["<", name, " dir=\"auto\">"]);
    escape(text, html);
    html.extend(["</", name, ">\n"]);
}

/// Text as text, wherever it stands. Control characters, which HTML does not know, become a mark that something stood there.
fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // As it is, it would be read as a line feed.
            '\r' => html.push_str("&#13;"),
            '\n' | '\t' => html.push(character),
            _ if character.is_control() => html.push('\u{fffd}'),
            _ => html.push(character),
        }
    }
}
