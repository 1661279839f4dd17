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

/// A paragraph in the text column: what stands before it, its words, its footnote marks.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// "• " or "1 "; later lines are indented as far.
    pub sign: String,
    /// The words.
    pub text: String,
    /// "[1,2]".
    pub marks: String,
}

impl Paragraph {
    /// Words alone.
    pub fn plain(text: &str) -> Self {
        Paragraph {
            text: text.to_owned(),
            ..Paragraph::default()
        }
    }

    /// One of a list.
    pub fn item(text: &str) -> Self {
        Paragraph {
            sign: "• ".to_owned(),
            ..Paragraph::plain(text)
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

    /// A paragraph.
    pub fn say(&mut self, style: Style, text: &str) {
        self.hang("", style, text);
    }

    /// A paragraph behind a sign: "• ", "  ", "1  ".
    pub fn hang(&mut self, sign: &str, style: Style, text: &str) {
        self.hang_styled(LABEL, sign, style, text);
    }

    /// The same with a style for the sign.
    pub fn hang_styled(&mut self, sign_style: Style, sign: &str, style: Style, text: &str) {
        let indent = display_width(sign);
        let columns = self.width.min(MEASURE).saturating_sub(indent);
        for (n, line) in wrap(text, columns).iter().enumerate() {
            let before = if n == 0 {
                painted(sign_style, sign)
            } else {
                " ".repeat(indent)
            };
            self.push(&format!("{before}{}", painted(style, line)));
        }
    }

    /// Something at the left and something at the right end of the line.
    pub fn ends(&mut self, sign: &str, style: Style, left: &str, right: &str) {
        let (left, right) = (clean(left), clean(right));
        let indent = display_width(sign);
        let room = self.width.saturating_sub(indent);
        let needed = display_width(&left) + 2 + display_width(&right);
        if right.is_empty() {
            self.hang(sign, style, &left);
        } else if needed <= room {
            let space = room.saturating_sub(display_width(&left) + display_width(&right));
            let (sign, left) = (painted(LABEL, sign), painted(style, &left));
            let right = painted(FAINT, &right);
            self.push(&format!("{sign}{left}{}{right}", " ".repeat(space)));
        } else {
            self.hang(sign, style, &left);
            let right = cut(&right, room);
            let space = self.width.saturating_sub(display_width(&right));
            self.push(&format!("{}{}", " ".repeat(space), painted(FAINT, &right)));
        }
    }

    /// A label in the column at the left, paragraphs with their footnote marks at the right.
    /// Where the page is narrow, the label stands above.
    pub fn row(&mut self, label: &str, style: Style, paragraphs: &[Paragraph]) {
        let beside = self.width >= ROOM_FOR_LABELS;
        let indent = if beside { LABELS } else { 2 };
        let label_lines = wrap(label, if beside { LABELS - 1 } else { self.width });
        if !beside {
            for line in &label_lines {
                self.push(&painted(LABEL, line));
            }
        }
        let mut lines = Vec::new();
        let columns = self.width.saturating_sub(indent).min(MEASURE);
        for paragraph in paragraphs {
            lines.extend(marked(style, paragraph, columns));
        }
        let height = if beside {
            lines.len().max(label_lines.len())
        } else {
            lines.len()
        };
        for n in 0..height {
            let label = label_lines
                .get(n)
                .filter(|_| beside)
                .map_or("", String::as_str);
            let space = " ".repeat(indent.saturating_sub(display_width(label)));
            let text = lines.get(n).map_or("", String::as_str);
            self.push(&format!("{}{space}{text}", painted(LABEL, label)));
        }
    }
}

/// A paragraph whose last line ends with its marks at the right.
fn marked(style: Style, paragraph: &Paragraph, columns: usize) -> Vec<String> {
    let Paragraph { sign, text, marks } = paragraph;
    let indent = display_width(sign);
    let kept = if marks.is_empty() { 0 } else { MARKS };
    let lines = wrap(text, columns.saturating_sub(kept + indent));
    let last = lines.len().saturating_sub(1);
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let before = if n == 0 {
            painted(LABEL, sign)
        } else {
            " ".repeat(indent)
        };
        let mut styled = format!("{before}{}", painted(style, line));
        if n == last && !marks.is_empty() {
            let used = indent + display_width(line);
            let room = columns.saturating_sub(display_width(marks));
            let marks = painted(FAINT, marks);
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
            page.say(STRONG, &long);
            page.ends("1  ", STRONG, "QMHA", "Oregon");
            page.ends("1  ", STRONG, &long, "Oregon");
            page.ends("", STRONG, "QMHA", &long);
            page.row(
                "With a backup",
                PLAIN,
                &[
                    Paragraph {
                        marks: "[1,22,33]".into(),
                        ..Paragraph::item(&long)
                    },
                    Paragraph {
                        marks: "[1]".into(),
                        ..Paragraph::plain("short")
                    },
                ],
            );
            page.row(
                "",
                PLAIN,
                &[Paragraph {
                    marks: "[1,2,3,4,5,6,7]".into(),
                    ..Paragraph::plain(&long)
                }],
            );
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
