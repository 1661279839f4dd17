//! The list as plain text and as Markdown, to print, to send or to hand over.

use super::{Checklist, ChecklistItem};
use crate::catalog::{Catalog, CatalogError, Reader};

/// How headings, boxes and remarks are written.
struct Style {
    title: &'static str,
    heading: &'static str,
    mark: &'static str,
    remark: &'static str,
}

const TEXT: Style = Style {
    title: "",
    heading: "",
    mark: "[ ] ",
    remark: "    ",
};

const MARKDOWN: Style = Style {
    title: "# ",
    heading: "## ",
    mark: "- [ ] ",
    remark: "  - ",
};

impl Catalog<'_> {
    /// The page as plain text.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn checklist_text(&self, reader: Reader, list: &Checklist) -> Result<String, CatalogError> {
        Page::new(self, reader, &TEXT).write(list)
    }

    /// The page as Markdown.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn checklist_markdown(
        &self,
        reader: Reader,
        list: &Checklist,
    ) -> Result<String, CatalogError> {
        Page::new(self, reader, &MARKDOWN).write(list)
    }
}

struct Page<'p> {
    catalog: &'p Catalog<'p>,
    reader: Reader,
    style: &'static Style,
    out: String,
}

impl<'p> Page<'p> {
    fn new(catalog: &'p Catalog<'_>, reader: Reader, style: &'static Style) -> Self {
        Page {
            catalog,
            reader,
            style,
            out: String::new(),
        }
    }

    fn write(mut self, list: &Checklist) -> Result<String, CatalogError> {
        let visit = list.visit.label.as_str();
        let title = self
            .catalog
            .phrase(self.reader, "list_title", &[("visit", visit)])?;
        self.line(self.style.title, &title);
        if let Some(crisis) = &list.crisis {
            self.line("", "");
            for step in crisis.steps.iter().take(2) {
                self.line("", &step.text);
            }
        }
        for says in list.working.iter().flat_map(|w| &w.says) {
            self.line("", "");
            self.line("", says);
        }
        let (first, then): (Vec<_>, Vec<_>) = list.items.iter().partition(|i| i.first);
        self.section("list_first", &first)?;
        self.section("list_then", &then)?;
        if !list.young.is_empty() {
            self.heading("list_young")?;
            for question in &list.young {
                self.line(self.style.mark, &question.text);
            }
        }
        Ok(self.out)
    }

    fn section(&mut self, key: &str, items: &[&ChecklistItem]) -> Result<(), CatalogError> {
        if items.is_empty() {
            return Ok(());
        }
        self.heading(key)?;
        for item in items {
            self.line(self.style.mark, &item.text);
            for (key, text) in [
                ("list_why", &item.why),
                ("list_good", &item.good_answer),
                ("list_warning", &item.warning_sign),
            ] {
                if !text.is_empty() {
                    let label = self.catalog.phrase(self.reader, key, &[])?;
                    self.line(self.style.remark, &format!("{label}: {text}"));
                }
            }
        }
        Ok(())
    }

    fn heading(&mut self, key: &str) -> Result<(), CatalogError> {
        let text = self.catalog.phrase(self.reader, key, &[])?;
        self.line("", "");
        self.line(self.style.heading, &text);
        self.line("", "");
        Ok(())
    }

    /// One line; a line end inside a text would break the list.
    fn line(&mut self, before: &str, text: &str) {
        self.out.push_str(before);
        let pieces: Vec<&str> = text.split_whitespace().collect();
        self.out.push_str(&pieces.join(" "));
        self.out.push('\n');
    }
}
