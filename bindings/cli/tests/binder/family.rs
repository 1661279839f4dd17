//! A family's whole path, command by command.

use crate::desk::{Desk, TODAY};

#[test]
fn from_the_first_child_to_the_next_visit() {
    let desk = Desk::new();
    assert!(
        desk.ok(&["add", "child", "Mia", "--state", "Oregon"])
            .contains("Saved")
    );
    let said = desk.ok(&[
        "add",
        "person",
        "Dana Quist",
        "--title",
        "QMHA",
        "--phone",
        "555 0100",
    ]);
    assert!(said.contains("or-qmha"), "{said}");
    assert!(said.contains("does not show a license"), "{said}");
    desk.ok(&["add", "need", "help with sleep", "--since", "2026-09-01"]);
    desk.ok(&["add", "sign", "no sleep for two nights"]);
    desk.ok(&[
        "add",
        "question",
        "Who signs the plan?",
        "--star",
        "--for",
        "Dana",
    ]);
    let said = desk.ok(&[
        "add", "visit", TODAY, "--at", "16:30", "--with", "dana", "--place", "Home",
    ]);
    assert!(said.contains("Questions on its list: 10"), "{said}");

    let home = desk.ok(&["show"]);
    for says in [
        "Mia",
        "Oregon",
        "2026-12-01 (today) 16:30",
        "0 of 10 answered",
        "Dana Quist (QMHA)",
    ] {
        assert!(home.contains(says), "{says}: {home}");
    }
    let team = desk.ok(&["show", "team"]);
    for says in [
        "Qualified Mental Health Associate",
        "help with sleep",
        "2026-12-01 no sleep",
    ] {
        assert!(team.contains(says), "{says}: {team}");
    }
    let visit = desk.ok(&["show", "visit"]);
    assert!(visit.contains("□ 1  ★ Who signs the plan?"), "{visit}");

    let said = desk.ok(&["answer", "1", "Her supervisor, an LCSW"]);
    assert!(said.contains("Who signs the plan?"), "{said}");
    desk.ok(&["tick", "2"]);
    desk.ok(&["star", "3"]);
    desk.ok(&["note", "2", "She will call"]);
    desk.ok(&["note", "0", "Came late"]);
    let visit = desk.ok(&["show", "visit", "next"]);
    for says in [
        "✓ 1",
        "? 2",
        "□ 3  ★",
        "an LCSW",
        "She will call",
        "Came late",
    ] {
        assert!(visit.contains(says), "{says}: {visit}");
    }

    // The answer closed the own question.
    assert!(!desk.ok(&["show"]).contains("My questions"));
    desk.ok(&["add", "question", "And at night?"]);
    let home = desk.ok(&["show"]);
    let line = home.lines().find(|l| l.contains("And at night?")).unwrap();
    let id = line.split_whitespace().last().unwrap();
    desk.ok(&["edit", "question", id, "--answered", "yes"]);
    assert!(!desk.ok(&["show"]).contains("My questions"));

    desk.ok(&["edit", "visit", "next", "--done", "yes"]);
    let said = desk.ok(&["add", "visit", "2026-12-08", "--with", "Dana", "--empty"]);
    assert!(said.contains("Still open from the last visit: 9"), "{said}");
    assert!(desk.ok(&["carry-over"]).contains("carried over: 9"));
    assert!(desk.ok(&["carry-over"]).contains("carried over: 0"));
    let visit = desk.ok(&["show", "visit", "2026-12-08"]);
    assert!(
        visit.contains("□ 3") && !visit.contains("Who signs the plan?"),
        "{visit}"
    );

    desk.ok(&[
        "edit",
        "person",
        "dana",
        "--supervisor",
        "Kim, LCSW",
        "--title",
        "QMHP",
    ]);
    let person = desk.ok(&["show", "person", "Dana"]);
    for says in ["Kim, LCSW", "555 0100", "or-qmhp", "2026-12-08"] {
        assert!(person.contains(says), "{says}: {person}");
    }
    assert!(desk.ok(&["show", "history"]).contains("Visits in all: 2"));
    assert!(
        desk.ok(&["show", "search", "SLEEP"])
            .contains("help with sleep")
    );
    assert_eq!(desk.run(&["show", "search", "nowhere"], "").code, 1);
}

/// What was asked comes back by itself, what was answered does not.
#[test]
fn the_next_visit_knows_the_last_one() {
    let desk = Desk::family();
    desk.ok(&["add", "question", "Who signs?", "--visit", TODAY]);
    let before = desk.ok(&["show", "visit"]);
    let question = |page: &str, sign: &str| {
        let line = page.lines().find(|line| line.starts_with(sign)).unwrap();
        line[sign.len()..].trim().to_owned()
    };
    let (first, second) = (question(&before, "□ 1  "), question(&before, "□ 2  "));
    desk.ok(&["answer", "1", "yes"]);
    desk.ok(&["tick", "2"]);
    desk.ok(&["edit", "visit", TODAY, "--done", "yes"]);
    let said = desk.ok(&["add", "visit", "2026-12-08", "--with", "Dana"]);
    assert!(said.contains("Still open from the last visit: "), "{said}");
    let after = desk.ok(&["show", "visit", "next"]);
    assert!(
        after.contains("Who signs?") && after.contains(&second),
        "{after}"
    );
    assert!(!after.contains(&first), "{after}");
    let said = desk.run(&["add", "visit", TODAY, "--kind", "picnic"], "");
    assert_eq!(said.code, 3);
    assert!(said.err.contains("first-visit"), "{}", said.err);
}

#[test]
fn undo_and_remove() {
    let desk = Desk::family();
    let before = desk.ok(&["show", "team"]);
    desk.ok(&["edit", "person", "Lee", "--left", "yes"]);
    assert!(desk.ok(&["show", "team"]).contains("no longer with us"));
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["show", "team"]), before);
    assert!(desk.no(1, &["undo"]).contains("nothing to undo"));

    let line = before
        .lines()
        .find(|l| l.contains("Lee"))
        .unwrap()
        .to_owned();
    let id = line.split_whitespace().last().unwrap();
    assert_eq!(id.len(), 6);
    desk.ok(&["remove", id]);
    assert!(!desk.ok(&["show", "team"]).contains("Lee"));
    desk.no(3, &["remove", id]);
    desk.ok(&["compact"]);
    desk.no(1, &["undo"]);
}

#[test]
fn texts_come_from_standard_input_too() {
    let desk = Desk::family();
    let ran = desk.run(&["answer", "1"], "every Tuesday\nand when it is bad\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let visit = desk.ok(&["show", "visit"]);
    assert!(visit.contains("every Tuesday\n") && visit.contains("and when it is bad"));
    assert_eq!(desk.run(&["answer", "1"], "").code, 3);
    let ran = desk.run(&["answer", "1"], &"a".repeat(1_000_000));
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("Too long"), "{}", ran.err);
    assert_eq!(desk.ok(&["show", "visit"]), visit);
}

#[test]
fn several_children_are_told_apart() {
    let desk = Desk::family();
    desk.ok(&["add", "child", "Noah"]);
    assert!(desk.no(3, &["show", "team"]).contains("--child"));
    assert!(
        desk.ok(&["show", "team", "--child", "mia"])
            .contains("Dana")
    );
    assert!(
        !desk
            .ok(&["show", "team", "--child", "Noah"])
            .contains("Dana")
    );
    let home = desk.ok(&["show"]);
    assert!(home.contains("Mia") && home.contains("Noah"));
}

#[test]
fn in_spanish() {
    let desk = Desk::family();
    let visit = desk.ok(&["--lang", "es", "show", "visit"]);
    assert!(
        visit.contains("(hoy)") && visit.contains("con respuesta"),
        "{visit}"
    );
    let err = desk.no(3, &["--lang", "es", "answer", "99", "x"]);
    assert!(err.contains("No se cambió nada"), "{err}");
    let sheet = desk.ok(&["--lang", "es", "export", "sheet"]);
    assert!(sheet.contains("Nuestras preguntas"), "{sheet}");
}

#[test]
fn no_page_is_wider_than_asked() {
    let desk = Desk::family();
    desk.ok(&[
        "add",
        "question",
        &"long words of a worried parent ".repeat(12),
    ]);
    desk.ok(&["answer", "1", &"x".repeat(300)]);
    for width in ["40", "63", "80", "100"] {
        for lang in ["en", "es"] {
            for what in ["home", "team", "history", "visit"] {
                let page = desk.ok(&["--width", width, "--lang", lang, "show", what]);
                let most: usize = width.parse().unwrap();
                for line in page.lines() {
                    assert!(line.chars().count() <= most, "{width} {line}");
                }
            }
        }
    }
}
