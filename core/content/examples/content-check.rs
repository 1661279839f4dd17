//! Checks the content as the build does, and says how much of it there is.
//!
//! `cargo run -p careteam-content --features compile --example content-check`
//!
//! Prints every problem with its file, field and reason. Another folder can be given as the only
//! argument.

use careteam_content::compile::compile;
use careteam_content::image::Image;
use careteam_content::load::Content;
use careteam_content::schema::{Claim, Role};
use careteam_content::validate::validate;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/../data");
    let data = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ours.to_owned()));
    let problems = match Content::load(&data) {
        Err(problems) => problems,
        Ok(content) => {
            print_counts(&content);
            validate(&content)
        }
    };
    for problem in &problems {
        eprintln!("{problem}");
    }
    if !problems.is_empty() {
        eprintln!("{} problem(s) in the content", problems.len());
        return ExitCode::FAILURE;
    }
    let image = match compile(&data) {
        Ok(image) => image,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match Image::open(&image) {
        Ok(opened) => {
            println!("image: {} bytes", image.len());
            print_texts(&opened);
            print_sections(&opened);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the compiled image cannot be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print_counts(content: &Content) {
    let roles: Vec<&Role> = content.roles.iter().map(|r| &r.value).collect();
    let claims: usize = roles.iter().map(|r| claims(r).count()).sum();
    let cells: usize = roles.iter().map(|r| r.table.len()).sum();
    let patterns: usize = content.patterns.iter().map(|p| p.value.len()).sum();
    println!(
        "{} roles in {} places, {claims} claims, {cells} table cells, {} sources, {} letters, \
         {} families, {} capabilities, {} questions, {patterns} title patterns",
        roles.len(),
        content.jurisdictions.len(),
        content.sources.len(),
        content.letters.len(),
        content.families.len(),
        content.capabilities.len(),
        content.questions.len(),
    );
}

/// Every statement of a role's card.
fn claims(role: &Role) -> impl Iterator<Item = &Claim> {
    role.headline
        .iter()
        .chain(&role.training)
        .chain(&role.grants)
        .chain(&role.supervisor)
        .chain(&role.place)
        .chain(&role.may)
        .chain(&role.supervised)
        .chain(&role.may_not)
        .chain(&role.notes)
}

fn print_texts(image: &Image<'_>) {
    for (number, texts) in image.texts.iter().enumerate() {
        let code = image
            .languages
            .get(number)
            .and_then(|record| postcard::take_from_bytes::<&str>(record).ok())
            .map_or("?", |(code, _)| code);
        let present = texts.iter().filter(|t| !t.is_empty()).count();
        let bytes: usize = texts.iter().map(<[u8]>::len).sum();
        println!(
            "texts in {code}: {present} of {}, {bytes} bytes",
            texts.len()
        );
    }
}

/// What each section of the image takes, largest first.
fn print_sections(image: &Image<'_>) {
    let size = |section: &dyn Size| section.size();
    let mut sections = vec![
        ("texts", size(&image.texts)),
        ("sources", size(&image.sources)),
        ("roles", size(&image.roles)),
        ("letters", size(&image.letters) + size(&image.letter_keys)),
        ("families", size(&image.families)),
        ("capabilities", size(&image.capabilities)),
        ("terms", size(&image.terms)),
        ("homonyms", size(&image.homonyms)),
        ("questions", size(&image.questions)),
        ("article", size(&image.article)),
        ("lexicon", size(&image.lexicon)),
        ("titles", size(&image.titles) + size(&image.title_roles)),
        ("needs", size(&image.care.needs)),
        ("signs", size(&image.care.signs)),
        ("rights", size(&image.care.rights)),
        (
            "crisis",
            size(&image.care.contacts) + size(&image.care.steps),
        ),
        (
            "checklists",
            size(&image.care.askable) + size(&image.care.fillers) + size(&image.care.young),
        ),
        ("hearing by rule", size(&image.care.hearing)),
        ("hearing by example", size(&image.care.cues)),
    ];
    sections.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let list: Vec<String> = sections
        .iter()
        .map(|(name, size)| format!("{name} {size}"))
        .collect();
    println!("bytes: {}", list.join(", "));
}

/// How many bytes a section takes in an image.
trait Size {
    fn size(&self) -> usize;
}

impl<S: serde::Serialize> Size for S {
    fn size(&self) -> usize {
        postcard::to_allocvec(self).map_or(0, |bytes| bytes.len())
    }
}
