//! The sheet as a page: no script, no picture, nothing loaded from anywhere; large type on a
//! screen, one sheet of paper in black and white when printed.

use super::sheet::{Content, Row};

const STYLE: &str = "\
:root{color-scheme:light}\
body{font:18px/1.4 system-ui,sans-serif;color:#000;background:#fff;max-width:46rem;margin:0 auto;padding:1rem}\
h1{font-size:1.4em;margin:0 0 .6em}h2{font-size:1.1em;margin:1em 0 .3em}\
dl{margin:0}dt{font-weight:bold}dd{margin:0 0 .4em}\
table{border-collapse:collapse;width:calc(100% - 2px);table-layout:fixed}\
th,td{border:1px solid #000;padding:.35em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
td{height:2.6em}.n{width:2.2em}.q{width:52%}\
@media print{@page{margin:12mm}body{font-size:10pt;line-height:1.2;max-width:none;padding:0}\
h2{margin:.6em 0 .2em}th,td{padding:.15em .4em}td{height:3.4em}dd{margin-bottom:.2em}tr{break-inside:avoid}}";

pub(super) fn page(content: &Content) -> String {
    let words = &content.words;
    let title = escape(&content.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        words.code
    );
    sections(&mut page, &content.above);
    if !content.rows.is_empty() {
        page.push_str(&format!(
            "<h2 id=\"questions\">{0}</h2>\n<table aria-labelledby=\"questions\">\n<thead><tr>\
             <th scope=\"col\" class=\"n\"><abbr title=\"{1}\">#</abbr></th>\
             <th scope=\"col\" class=\"q\">{1}</th><th scope=\"col\">{2}</th></tr></thead>\n<tbody>\n",
            words.questions, words.question, words.answer
        ));
        for (number, row) in (1..).zip(&content.rows) {
            page.push_str(&table_row(number, row, &words.important));
        }
        page.push_str("</tbody>\n</table>\n");
    }
    if !content.more.is_empty() {
        page.push_str(&format!("<p>{}</p>\n", content.more));
    }
    if !content.below.is_empty() {
        page.push_str("<hr>\n");
        sections(&mut page, &content.below);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn sections(page: &mut String, sections: &[(String, String)]) {
    if sections.is_empty() {
        return;
    }
    page.push_str("<dl>\n");
    for (heading, text) in sections {
        page.push_str(&format!(
            "<dt>{heading}</dt>\n<dd dir=\"auto\">{}</dd>\n",
            escape(text)
        ));
    }
    page.push_str("</dl>\n");
}

fn table_row(number: usize, row: &Row, important: &str) -> String {
    // The star is a sign for the eye; its word is what is read aloud.
    let star = if row.star {
        format!("<span role=\"img\" aria-label=\"{important}\">★</span> ")
    } else {
        String::new()
    };
    format!(
        "<tr><th scope=\"row\">{number}</th><td dir=\"auto\">{star}{}</td><td dir=\"auto\">{}</td></tr>\n",
        escape(&row.question),
        escape(&row.answer)
    )
}

/// Everything that a family typed passes through here.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Turns the direction of what follows; `dir="auto"` does what is needed.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
