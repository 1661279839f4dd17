//! What a line of the conversation asks for.

use crate::words::Words;

/// A line, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action<'l> {
    /// An empty line.
    Nothing,
    /// End the conversation.
    Quit,
    /// Say what can be typed.
    Help,
    /// Show the screen before.
    Back,
    /// Show the rest of what is on the screen.
    More,
    /// Show the sources of what is on the screen.
    Sources,
    /// Change the state, or say which one it is.
    State(&'l str),
    /// Change the language, or say which one it is.
    Language(&'l str),
    /// Open the card with this number.
    Choose(usize),
    /// Several numbers at once.
    ChooseAll(&'l str),
    /// Compare what the rest of the line names.
    Compare(&'l str),
    /// Put what is on the screen, or what the rest names, on the team.
    Add(&'l str),
    /// Take a person, a need or a sign away.
    Remove(&'l str),
    /// Say that the supervisor of the person with this number is known, or is not.
    Supervisor(usize),
    /// Say in what the person with this number is trained.
    Trained(usize, &'l str),
    /// Pick needs, or hear them in the rest of the line.
    Needs(&'l str),
    /// Show who may do what is needed.
    Team,
    /// Choose the questions for a kind of visit.
    Checklist(&'l str),
    /// Search the bank of questions.
    Search(&'l str),
    /// Pick what was seen.
    Signs,
    /// Show what a family may ask for.
    Rights(&'l str),
    /// Show whom to call.
    Crisis,
    /// Anything else is a title.
    Title(&'l str),
}

/// Reads a line. The command words are phrases: several words, of which the first is shown.
pub fn read<'l>(line: &'l str, languages: [&Words; 2]) -> Action<'l> {
    let line = line.trim();
    if line.is_empty() {
        return Action::Nothing;
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let is = |text: &str, key: &str| {
        let text = text.trim_end_matches(['!', '.']).to_lowercase();
        languages
            .iter()
            .any(|words| words.say(key).split(' ').any(|word| word == text))
    };
    let means = |key: &str| is(first, key);
    // Before everything else, "988" before the numbers.
    let now = means("shell_do_help") && is(rest, "shell_do_now");
    if now || (rest.is_empty() && means("shell_do_crisis")) {
        return Action::Crisis;
    }
    if let Some(number) = number(line) {
        return Action::Choose(number);
    }
    if numbers(line).is_some() {
        return Action::ChooseAll(line);
    }
    // These take nothing after them: "help desk" is a title.
    if rest.is_empty() {
        for (key, action) in [
            ("shell_do_quit", Action::Quit),
            ("shell_do_help", Action::Help),
            ("shell_do_back", Action::Back),
            ("shell_do_more", Action::More),
            ("shell_do_sources", Action::Sources),
            ("shell_do_team", Action::Team),
            ("shell_do_signs", Action::Signs),
        ] {
            if means(key) {
                return action;
            }
        }
    }
    // These take a number after them: "supervisor" alone is a title.
    let (head, tail) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    if let Some(n) = number(head) {
        if means("shell_do_supervisor") && tail.is_empty() {
            return Action::Supervisor(n);
        }
        if means("shell_do_trained") {
            return Action::Trained(n, tail.trim());
        }
    }
    if means("shell_do_remove") && (rest.is_empty() || numbers(rest).is_some()) {
        Action::Remove(rest)
    } else if means("shell_do_add") {
        Action::Add(rest)
    } else if means("shell_do_needs") {
        Action::Needs(rest)
    } else if means("shell_do_checklist") {
        Action::Checklist(rest)
    } else if means("shell_do_search") {
        Action::Search(rest)
    } else if means("shell_do_rights") {
        Action::Rights(rest)
    } else if means("shell_do_state") {
        Action::State(rest)
    } else if means("shell_do_language") {
        Action::Language(rest)
    } else if means("shell_do_compare") {
        Action::Compare(rest)
    } else {
        Action::Title(line)
    }
}

/// A number of the list: "2", "2." or "#2".
pub fn number(text: &str) -> Option<usize> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let text = text.strip_suffix(['.', ')']).unwrap_or(text);
    text.parse().ok()
}

/// Numbers between spaces or commas, at least one; none where something else stands between.
pub fn numbers(text: &str) -> Option<Vec<usize>> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',');
    let parts = parts.filter(|part| !part.is_empty() && !joins(part));
    let numbers: Option<Vec<usize>> = parts.map(number).collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

/// What to compare: parts between commas or joining words; numbers also between spaces.
pub fn pieces(rest: &str) -> Vec<&str> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let listed = |word: &&str| number(word.trim_end_matches(',')).is_some();
    if words.iter().all(|word| listed(word) || joins(word)) {
        let numbers = words.into_iter().filter(|word| !joins(word));
        return numbers.map(|word| word.trim_end_matches(',')).collect();
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut place = 0;
    for word in rest.split_inclusive(char::is_whitespace) {
        if joins(word.trim()) {
            pieces.extend(rest.get(start..place));
            start = place + word.len();
        }
        place += word.len();
    }
    pieces.extend(rest.get(start..));
    pieces
        .into_iter()
        .flat_map(|piece| piece.split(','))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn joins(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    matches!(
        word.as_str(),
        "and" | "with" | "to" | "vs" | "versus" | "y" | "con" | "contra" | "&"
    )
}

/// The code of a language that is given by its name in English or by its own.
pub fn language_code(language: &str) -> &str {
    match language.to_lowercase().as_str() {
        "english" | "inglés" | "ingles" => "en",
        "spanish" | "español" | "espanol" => "es",
        _ => language,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_commands_in_the_reader_s_language_and_in_english() {
        let catalog = careteam::catalog::Catalog::embedded().unwrap();
        let words = |code| Words::new(&catalog, catalog.reader(code).unwrap()).unwrap();
        let (es, en) = (words("es"), words("en"));
        let read = |line| read(line, [&es, &en]);
        assert_eq!(read("  "), Action::Nothing);
        assert_eq!(read("Salir"), Action::Quit);
        assert_eq!(read("quit"), Action::Quit);
        assert_eq!(read("?"), Action::Help);
        assert_eq!(read("help desk"), Action::Title("help desk"));
        assert_eq!(read("estado Nueva York"), Action::State("Nueva York"));
        assert_eq!(read("state"), Action::State(""));
        assert_eq!(read("#2"), Action::Choose(2));
        assert_eq!(read("comparar 1 2"), Action::Compare("1 2"));
        assert_eq!(read("1, 2 y 5"), Action::ChooseAll("1, 2 y 5"));
        for line in [
            "988",
            "911",
            "help now",
            "Help now!",
            "ayuda ya",
            "crisis",
            "SOS",
        ] {
            assert_eq!(read(line), Action::Crisis, "{line}");
        }
        assert_eq!(read("crisis worker"), Action::Title("crisis worker"));
        assert_eq!(read("team"), Action::Team);
        assert_eq!(read("equipo"), Action::Team);
        assert_eq!(read("team lead"), Action::Title("team lead"));
        assert_eq!(read("supervisor"), Action::Title("supervisor"));
        assert_eq!(read("supervisor 2"), Action::Supervisor(2));
        assert_eq!(read("trained 1 trauma"), Action::Trained(1, "trauma"));
        assert_eq!(read("agregar QMHA"), Action::Add("QMHA"));
        assert_eq!(read("quitar 2"), Action::Remove("2"));
        assert_eq!(read("necesidades"), Action::Needs(""));
        assert_eq!(read("derechos queja"), Action::Rights("queja"));
        assert_eq!(read("preguntas"), Action::Checklist(""));
        assert_eq!(read(" QMHA "), Action::Title("QMHA"));
        assert_eq!(
            read("99999999999999999999"),
            Action::Title("99999999999999999999")
        );
    }

    #[test]
    fn takes_comparisons_apart() {
        assert!(pieces("").is_empty());
        assert_eq!(pieces("1 2"), ["1", "2"]);
        assert_eq!(pieces("1, 2 and 3"), ["1", "2", "3"]);
        assert_eq!(pieces("QMHA vs. QMHP"), ["QMHA", "QMHP"]);
        assert_eq!(
            pieces("skills trainer, LCSW y 3"),
            ["skills trainer", "LCSW", "3"]
        );
        assert_eq!(
            pieces("mental health associate"),
            ["mental health associate"]
        );
    }
}
