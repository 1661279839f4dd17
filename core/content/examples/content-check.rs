//! Checks the content as the build does, and says how much of it there is, state by state.
//!
//! `cargo run -p careteam-content --features compile --example content-check -- [--missing CODE] [FOLDER]`
//!
//! Prints every problem with its file, field and reason. With `--missing es` it lists instead the
//! texts that stand in no Spanish. Another folder than `core/data` can be given.

use careteam_content::compile::compile;
use careteam_content::image::Image;
use careteam_content::load::Content;
use careteam_content::record::LanguageRecord;
use careteam_content::report;
use careteam_content::schema::Role;
use careteam_content::validate::{missing, validate};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: content-check [--missing CODE] [FOLDER]";

fn main() -> ExitCode {
    let Some((language, data)) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let problems = match Content::load(&data) {
        Err(problems) => problems,
        Ok(content) => match language {
            Some(code) => missing(&content, &code),
            None => {
                print_counts(&content);
                print_places(&content);
                validate(&content)
            }
        },
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
            let whole = print_texts(&opened);
            print_sections(&opened);
            if whole {
                return ExitCode::SUCCESS;
            }
            eprintln!("a finished language lacks texts; list them with --missing and its code");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("the compiled image cannot be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The language to list the missing texts of, and the folder.
fn arguments() -> Option<(Option<String>, PathBuf)> {
    let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/../data");
    let (mut language, mut data) = (None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--missing" => language = Some(arguments.next()?),
            option if option.starts_with('-') => return None,
            folder if data.is_none() => data = Some(PathBuf::from(folder)),
            _ => return None,
        }
    }
    Some((language, data.unwrap_or_else(|| PathBuf::from(ours))))
}

fn print_counts(content: &Content) {
    let roles: Vec<&Role> = content.roles.iter().map(|r| &r.value).collect();
    let claims: usize = roles.iter().map(|r| report::statements(r).count()).sum();
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

/// One line for each place, and one for those of which nothing is said.
fn print_places(content: &Content) {
    println!("place  roles  fields filled  unknowns  sources  oldest reading  oldest text");
    let mut bare = Vec::new();
    for place in report::places(content) {
        let Some(reading) = place.oldest_reading else {
            bare.push(place.code);
            continue;
        };
        let (filled, all) = place.fields;
        let fields = match all {
            0 => String::new(),
            _ => format!("{filled} of {all}"),
        };
        println!(
            "{:<5} {:>6} {fields:>14} {:>9} {:>8}  {reading:<14}  {}",
            place.code,
            place.roles,
            place.unknowns,
            place.sources,
            place.oldest_text.unwrap_or("no date"),
        );
    }
    if !bare.is_empty() {
        println!("nothing of their own: {}", bare.join(" "));
    }
}

/// Whether every finished language has every text.
fn print_texts(image: &Image<'_>) -> bool {
    let mut whole = true;
    for (number, texts) in image.texts.iter().enumerate() {
        let language = image.languages.get(number);
        let language = language.and_then(|r| postcard::from_bytes::<LanguageRecord>(r).ok());
        let (code, complete) = language.map_or(("?", true), |l| (l.code, l.complete));
        let present = texts.iter().filter(|t| !t.is_empty()).count();
        let bytes: usize = texts.iter().map(<[u8]>::len).sum();
        println!(
            "texts in {code}: {present} of {}, {bytes} bytes",
            texts.len()
        );
        whole &= !complete || present == texts.len();
    }
    whole
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
