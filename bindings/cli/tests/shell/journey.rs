//! The conversation from a title to the questions, left and entered again at every station.

use crate::run::run;

fn talk(arguments: &[&str], lines: &str) -> (String, String) {
    let ran = run(arguments, lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    (ran.out, ran.err)
}

/// Finds parts in their order.
fn in_order(page: &str, parts: &[&str]) {
    let mut rest = page;
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("no {part:?} in\n{rest}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_first_screen_names_the_numbers() {
    let (out, _) = talk(&[], "");
    let top: Vec<&str> = out.lines().take(3).collect();
    assert!(
        top.join("\n").contains("call 911") && top.join("\n").contains("988"),
        "{out}"
    );
    let (out, _) = talk(&["--lang", "es"], "");
    assert!(out.lines().take(3).any(|l| l.contains("988")));
}

#[test]
fn the_whole_way() {
    let (out, err) = talk(
        &["--state", "OR"],
        "QMHA\n1\nadd\nadd LPC\nneeds\nhe hits his sister and she saw the accident\n19\n\
         team\nsupervisor 1\ntrained 2 trauma\nchecklist\nmore\nchecklist low\nsigns\n1\n\
         checklist when-stuck\nsearch plan\nrights\nrights complaint\nsources\nhelp now\n\
         back\nteam\nremove 1\nquit\n",
    );
    assert!(
        err.contains("no number 19"),
        "a list of what was heard is shorter: {err}"
    );
    in_order(
        &out,
        &[
            "1  Qualified Mental Health Associate",
            "QMHA · Qualified Mental Health Associate",
            "On your team now: QMHA.",
            "On your team now: LPC.",
            "What does your child need?",
            "■ Violence at home",
            "“hits his sister”",
            "Your team",
            "2  ",
            "Who may do what",
            "Say: “",
            "Questions: The first visit",
            "Ask these first",
            "A good answer:",
            "Questions: Just three questions",
            "What have you seen?",
            "It may mean",
            "Questions: When things are stuck",
            "You saw:",
            "What you may ask for",
            "A complaint",
            "Sources",
            "▲ Help now",
            "A complaint",
            "Your team",
            "Your team",
            "1  ■ LPC",
        ],
    );
}

#[test]
fn numbers_choose_needs_and_take_them_off() {
    let (out, err) = talk(
        &["--state", "OR"],
        "needs\n20 21, 39\nneeds\nremove 21\nteam\n",
    );
    assert_eq!(err, "");
    let last = out.rsplit("Your team").next().unwrap();
    assert!(last.contains("Violence at home") && last.contains("Sleep problems"));
    assert!(!last.contains("Won't go to school"), "{last}");
    assert!(
        last.contains("Who is there?"),
        "an empty team is said: {last}"
    );
}

#[test]
fn a_training_makes_a_difference() {
    let row = |lines: &str| {
        let (out, _) = talk(&["--state", "OR"], lines);
        let last = out.rsplit("Who may do what").next().unwrap().to_owned();
        let row = last
            .lines()
            .find(|l| l.starts_with("Trauma treatment"))
            .unwrap();
        row.trim_end().chars().last().unwrap()
    };
    let needs = "add LCSW\nneeds\n19\nteam\n";
    assert_eq!(row(needs), '?');
    assert_eq!(row(&format!("{needs}trained 1 trauma\n")), '●');
    assert_eq!(
        row(&format!("{needs}trained 1 trauma\ntrained 1 trauma\n")),
        '?'
    );
}

#[test]
fn a_crisis_in_any_words_comes_first() {
    for lines in [
        "my son wants to kill himself\n",
        "needs\nmy son wants to kill himself\n",
        "needs my son wants to kill himself\n",
        "QMHA\nQMHA says my son wants to kill himself\n",
        "necesidades mi hijo dice que se quiere matar\n",
    ] {
        let (out, _) = talk(&["--state", "OR"], lines);
        let page = out.rsplit("▲ This may be a crisis").next().unwrap();
        assert!(page.len() < out.len(), "no crisis for {lines:?}:\n{out}");
        assert!(
            page.contains("988") && page.contains("You wrote:"),
            "{page}"
        );
        assert!(page.trim_end().ends_with("call or text 988."), "{page}");
    }
}

#[test]
fn help_now_at_any_time_in_both_languages() {
    for line in [
        "help now",
        "988",
        "911",
        "crisis",
        "SOS",
        "ayuda ahora",
        "Ayuda ya!",
    ] {
        let (out, _) = talk(&["--state", "OR"], &format!("QMHA\n{line}\nback\n"));
        in_order(&out, &["“QMHA”", "▲ Help now", "What to do", "“QMHA”"]);
    }
}

#[test]
fn the_whole_way_in_spanish() {
    let (out, err) = talk(
        &["--state", "OR", "--lang", "es"],
        "QMHA\nagregar\nnecesidades le pega a su hermana\nequipo\npreguntas\nseñales\n\
         derechos queja\nayuda ahora\nvolver\nsalir\n",
    );
    assert_eq!(err, "");
    in_order(
        &out,
        &[
            "Ya está en su equipo: QMHA.",
            "Violencia en casa",
            "Su equipo",
            "Diga: “",
            "Pregunte esto primero",
            "¿Qué ha visto usted?",
            "Una queja",
            "▲ Ayuda ahora",
        ],
    );
}

#[test]
fn state_and_language_change_every_station() {
    let (out, err) = talk(
        &[],
        "add QMHP\nneeds\n19\nteam\nstate OR\nlanguage es\nlanguage en\nback\nback\nteam\n",
    );
    assert_eq!(err, "");
    assert!(out.contains("Su equipo") && out.contains("Qualified Mental Health Professional"));
    assert!(out.trim_end().contains("Your team"));
}

#[test]
fn what_is_wrong_is_said_and_the_walk_goes_on() {
    let long = "a".repeat(20_000);
    let lines = format!(
        "add\nadd bus driver\nremove\nremove 7\nsupervisor 7\nadd QMHA\ntrained 1 magic\n\
         rights zzzz\nchecklist zzzz\nneeds {long}\nadd {long}\nteam\n"
    );
    let (out, err) = talk(&["--state", "OR"], &lines);
    let flat = err.replace('\n', " ");
    for says in [
        "Whom?",
        "“bus driver” does not look like a role",
        "There is nothing to take off here",
        "There is no person 7",
        "the training “magic”",
        "the topic “zzzz”",
        "the visit “zzzz”",
        "too long",
    ] {
        assert!(flat.contains(says), "{says}: {err}");
    }
    assert!(out.contains("Your team"));
}

#[test]
fn a_team_has_an_end() {
    let (_, err) = talk(&[], &"add QMHA\n".repeat(201));
    assert!(err.contains("At most 200"), "{err}");
}

#[test]
fn titles_that_begin_like_commands_are_titles() {
    let titles = [
        "team lead",
        "supervisor",
        "crisis worker",
        "needs family therapist LMFT",
    ];
    let (out, _) = talk(&[], &titles.map(|t| format!("{t}\n")).concat());
    for title in titles {
        assert!(out.contains(&format!("“{title}”")), "{title}\n{out}");
    }
}
