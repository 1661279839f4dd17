//! Layout: words into columns, and the few styles that there are.
//!
//! Everything is wrapped before it is styled, so that a line is as wide without color as with it.
//! Color never says anything that the words or signs do not say as well.

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

/// Names and titles.
pub const STRONG: Style = Style::new().bold();
/// What a line is about.
pub const LABEL: Style = AnsiColor::Cyan.on_default();
/// What one may skip: sources, ids, hints.
pub const FAINT: Style = Style::new().dimmed();
/// Says "yes".
pub const YES: Style = AnsiColor::Green.on_default();
/// Says "not without something".
pub const CAREFUL: Style = AnsiColor::Yellow.on_default();
/// Says "no". Not red: nothing here is an alarm.
pub const WARN: Style = AnsiColor::Magenta.on_default();
/// Ordinary text.
pub const PLAIN: Style = Style::new();

/// Columns of the labels at the left.
const LABELS: usize = 16;
/// Narrower than this, labels stand above their text.
const ROOM_FOR_LABELS: usize = 64;
/// Columns kept free at the right for footnote marks.
const MARKS: usize = 9;
/// The longest line that is still easy to read.
const MEASURE: usize = 84;

/// A text with style around it.
pub fn painted(style: Style, text: &str) -> String {
    if text.is_empty() || style == PLAIN {
        return text.to_owned();
    }
    format!("{style}{text}{style:#}")
}

/// `text` without anything that could move the cursor, turn the reading direction or ring a bell.
/// Line ends become spaces.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| {
            if matches!(c, '\n' | '\r' | '\t') {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !c.is_control() && !turns_direction(*c))
        .collect()
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The beginning of a text that fits into some columns, with a sign where it was cut.
pub fn cut(text: &str, columns: usize) -> String {
    if display_width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if display_width(&out) + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) + 1
            > columns
        {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// Wraps a text; words longer than a line are broken.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let options = textwrap::Options::new(columns.max(8))
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .break_words(true);
    textwrap::wrap(clean(text).trim(), options)
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// A paragraph: what stands before it, its words, its footnote marks.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    sign: String,
    sign_style: Style,
    text: String,
    style: Style,
    detail: String,
    marks: String,
    link: String,
}

impl Paragraph {
    /// Words alone.
    pub fn plain(text: impl Into<String>) -> Self {
        Paragraph {
            text: text.into(),
            ..Paragraph::default()
        }
    }

    /// One of a list.
    pub fn item(text: impl Into<String>) -> Self {
        Paragraph::plain(text).signed("• ", LABEL)
    }

    /// With a sign before it: "■ ", "1  ". Later lines are indented as far.
    pub fn signed(self, sign: &str, style: Style) -> Self {
        Paragraph {
            sign: sign.to_owned(),
            sign_style: style,
            ..self
        }
    }

    /// With a style.
    pub fn styled(self, style: Style) -> Self {
        Paragraph { style, ..self }
    }

    /// With footnote marks at the right end of its last line: `[1,2]`.
    pub fn marked(self, marks: String) -> Self {
        Paragraph { marks, ..self }
    }

    /// With a condition or a reason below it.
    pub fn with_detail(self, detail: Option<&str>) -> Self {
        Paragraph {
            detail: detail.unwrap_or_default().to_owned(),
            ..self
        }
    }

    /// An address, faint. Terminals that know links open the whole address, also where it had to
    /// be broken into lines.
    pub fn address(url: &str) -> Self {
        Paragraph {
            link: clean(url),
            ..Paragraph::plain(url).styled(FAINT)
        }
    }

    /// Its lines within some columns. `kept` columns at the right are for the marks alone.
    fn lines(&self, columns: usize, kept: usize) -> Vec<String> {
        let indent = display_width(&self.sign);
        let room = columns.saturating_sub(kept + indent);
        let text = wrap(&self.text, room);
        let text = text.iter().map(|line| (self.style, line.as_str()));
        let detail = match self.detail.is_empty() {
            true => Vec::new(),
            false => wrap(&self.detail, room),
        };
        let detail = detail.iter().map(|line| (FAINT, line.as_str()));
        let lines: Vec<(Style, &str)> = text.chain(detail).collect();
        let last = lines.len().saturating_sub(1);
        let mut out = Vec::new();
        for (n, (style, line)) in lines.into_iter().enumerate() {
            let before = if n == 0 {
                painted(self.sign_style, &self.sign)
            } else {
                " ".repeat(indent)
            };
            let mut styled = format!("{before}{}", self.linked(&painted(style, line)));
            if n == last && !self.marks.is_empty() {
                let used = indent + display_width(line);
                let room = columns.saturating_sub(display_width(&self.marks));
                let marks = painted(FAINT, &self.marks);
                if used < room {
                    styled = format!("{styled}{}{marks}", " ".repeat(room - used));
                } else {
                    out.push(styled);
                    styled = format!("{}{marks}", " ".repeat(room));
                }
            }
            out.push(styled);
        }
        out
    }

    /// Some of its text as a link (OSC 8), if it is an address.
    fn linked(&self, text: &str) -> String {
        match self.link.as_str() {
            "" => text.to_owned(),
            link => format!("\u{1b}]8;;{link}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\"),
        }
    }
}

/// A text laid out so far.
#[derive(Debug)]
pub struct Page {
    width: usize,
    text: String,
}

impl Page {
    /// An empty page.
    pub fn new(width: usize) -> Self {
        Page {
            width,
            text: String::new(),
        }
    }

    /// What stands on it.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Whether there is room for a column of labels, or for a table.
    pub fn is_wide(&self) -> bool {
        self.width >= ROOM_FOR_LABELS
    }

    /// An empty line, never two and never the first.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Words in a style.
    pub fn say(&mut self, style: Style, text: &str) {
        self.put(&Paragraph::plain(text).styled(style));
    }

    /// The same for a text with line ends, which stay.
    pub fn say_lines(&mut self, style: Style, text: &str) {
        for line in text.split('\n') {
            self.say(style, line);
        }
    }

    /// A paragraph as wide as the page, or as is easy to read.
    pub fn put(&mut self, paragraph: &Paragraph) {
        let columns = self.width.min(LABELS + MEASURE);
        for line in paragraph.lines(columns, kept(paragraph)) {
            self.push(&line);
        }
    }

    /// Something at the left and something faint at the right end of the line.
    pub fn ends(&mut self, left: &Paragraph, right: &str) {
        let right = clean(right);
        let columns = self.width.min(LABELS + MEASURE);
        let needed = display_width(&left.sign) + display_width(&left.text);
        if needed + 2 + display_width(&right) <= columns {
            for line in left.clone().marked(right).lines(columns, 0) {
                self.push(&line);
            }
        } else {
            self.put(left);
            let right = cut(&right, columns);
            let space = columns.saturating_sub(display_width(&right));
            self.push(&format!("{}{}", " ".repeat(space), painted(FAINT, &right)));
        }
    }

    /// The same, with the left cut so that it stays on one line.
    pub fn short(&mut self, left: &Paragraph, right: &str) {
        let columns = self.width.min(LABELS + MEASURE);
        let others = display_width(&left.sign) + 2 + display_width(right);
        let text = cut(&clean(&left.text), columns.saturating_sub(others));
        self.ends(
            &Paragraph {
                text,
                ..left.clone()
            },
            right,
        );
    }

    /// A label in the column at the left, paragraphs beside it. Where the page is narrow, the
    /// label stands above.
    pub fn row(&mut self, style: Style, label: &str, paragraphs: &[Paragraph]) {
        let beside = self.is_wide();
        let indent = if beside { LABELS } else { 2 };
        let labels = wrap(label, if beside { LABELS - 1 } else { self.width });
        if !beside {
            for line in labels.iter().filter(|line| !line.is_empty()) {
                self.push(&painted(style, line));
            }
        }
        let columns = self.width.saturating_sub(indent).min(MEASURE);
        // One mark among them makes all of them leave room, so that their edges are the same.
        let kept = paragraphs.iter().map(kept).max().unwrap_or(0);
        let lines: Vec<String> = paragraphs
            .iter()
            .flat_map(|paragraph| paragraph.lines(columns, kept))
            .collect();
        let height = match beside {
            true => lines.len().max(labels.len()),
            false => lines.len(),
        };
        for n in 0..height {
            let label = labels.get(n).filter(|_| beside).map_or("", String::as_str);
            let space = " ".repeat(indent.saturating_sub(display_width(label)));
            let text = lines.get(n).map_or("", String::as_str);
            self.push(&format!("{}{space}{text}", painted(style, label)));
        }
    }

    /// A line of a grid: a name cut to its column, then short signs in narrow columns.
    pub fn grid(&mut self, head: usize, column: usize, name: &str, signs: Vec<(String, Style)>) {
        let name = cut(&clean(name), head.saturating_sub(2));
        let mut line = format!("{name}{}", " ".repeat(head - display_width(&name)));
        for (sign, style) in signs {
            let space = column.saturating_sub(display_width(&sign));
            line.push_str(&painted(style, &sign));
            line.push_str(&" ".repeat(space));
        }
        self.push(&line);
    }

    /// A line of a table: cells of equal width after a first, wider one. Cells wrap. For wide
    /// pages only.
    pub fn cells(&mut self, first: &Paragraph, cells: &[Paragraph]) {
        let count = cells.len().max(1);
        let columns = self.width.min(LABELS + MEASURE);
        let cell = (columns * 2 / 3 / count).min(24);
        let head = columns.saturating_sub(cell * count);
        let mut stacks = vec![first.lines(head.saturating_sub(2), 0)];
        stacks.extend(cells.iter().map(|c| c.lines(cell.saturating_sub(1), 0)));
        let height = stacks.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let mut line = String::new();
            for (place, stack) in stacks.iter().enumerate() {
                let width = if place == 0 { head } else { cell };
                let text = stack.get(n).map_or("", String::as_str);
                let plain = anstream::adapter::strip_str(text).to_string();
                let space = " ".repeat(width.saturating_sub(display_width(&plain)));
                line.push_str(text);
                line.push_str(&space);
            }
            self.push(&line);
        }
    }
}

/// Columns that a paragraph keeps free for its marks.
fn kept(paragraph: &Paragraph) -> usize {
    if paragraph.marks.is_empty() { 0 } else { MARKS }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long, short and wide words at every width: no line is wider than the page.
    #[test]
    fn nothing_is_wider_than_the_page() {
        let long =
            "Qualified Mental Health Associate, 资格心理健康助理 and ".repeat(5) + &"x".repeat(200);
        for width in 40..130 {
            let mut page = Page::new(width);
            let marked = |marks: &str| Paragraph::item(&long).marked(marks.to_owned());
            let short = Paragraph::plain("QMHA").signed("1  ", LABEL);
            page.say(STRONG, &long);
            page.put(&marked("[1,22,33]"));
            page.ends(&short, "Oregon");
            page.ends(&Paragraph::plain(&long), "Oregon");
            page.ends(&short, &long);
            page.short(&marked(""), "2026-11-24");
            page.row(YES, "With a backup", &[marked("[1,22,33]"), short.clone()]);
            page.row(
                YES,
                "",
                &[marked("[1,2,3,4,5,6,7]").with_detail(Some(&long))],
            );
            page.put(&Paragraph::address(
                "https://example.org/a/long/address/that/has/to/be/broken/into/lines",
            ));
            if page.is_wide() {
                page.cells(&short, &[short.clone(), marked(""), short.clone()]);
            }
            let signs = vec![("●".to_owned(), YES); (width - 20) / 4];
            page.grid(20, 4, &long, signs);
            let plain = anstream::adapter::strip_str(&page.into_text()).to_string();
            for line in plain.lines() {
                assert!(
                    display_width(line) <= width,
                    "{} > {width}: {line}",
                    display_width(line)
                );
                assert_eq!(line, line.trim_end());
            }
        }
    }

    #[test]
    fn cleans_what_could_steer_a_terminal() {
        assert_eq!(clean("a\u{1b}[31m\u{202e}b\nc\u{7}"), "a[31mb c");
        assert_eq!(clean("טראפיסט"), "טראפיסט");
    }

    #[test]
    fn cuts_by_columns() {
        assert_eq!(cut("QMHA", 4), "QMHA");
        assert_eq!(cut("QMHA-II", 5), "QMHA…");
        assert_eq!(display_width(&cut("资格心理健康", 6)), 5);
    }
}
