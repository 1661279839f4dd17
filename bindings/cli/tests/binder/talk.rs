//! The conversation over a pipe.

use crate::desk::Desk;

fn talk(desk: &Desk, arguments: &[&str], lines: &str) -> (String, String) {
    let ran = desk.run(arguments, lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains('\u{1b}'));
    (ran.out, ran.err)
}

#[test]
fn from_nothing_to_an_answered_visit() {
    let desk = Desk::new();
    let (out, err) = talk(
        &desk,
        &[],
        "\nMia, Oregon\nperson Dana, QMHA\nneed help with sleep\nsign no sleep\nask Who signs?\n\
         visit 2026-12-01 16:30 Dana\n1 her supervisor\ngo\nyes, Tuesdays\n\nSTOP\nnote 2 she will call\n\
         note came late\ntick 3\nstar 3\nask And at night?\n11\nyou call us\ndone\nquit\nneed lost\n",
    );
    assert_eq!(err, "");
    assert!(out.contains("What do you call your child,"), "{out}");
    assert!(desk.ok(&["show"]).contains("Oregon"));
    let visit = desk.ok(&["show", "visit", "last"]);
    for says in [
        "✓ 1  Who signs?",
        "her supervisor",
        "✓ 2",
        "yes, Tuesdays",
        "she will call",
        "? 3  ★",
        "✓ 11 And at night?",
        "you call us",
        "came late",
        "This visit is over",
    ] {
        assert!(visit.contains(says), "{says}: {visit}");
    }
    assert!(
        !desk.ok(&["show", "team"]).contains("lost"),
        "nothing after quit"
    );
}

#[test]
fn what_does_not_fit_is_said_and_the_conversation_goes_on() {
    let desk = Desk::family();
    let before = desk.json();
    let lines = "dance\n99\nvisit soon\nvisit 2026-12-08 Nobody\nneed\ntick\ntick 99\nhelp\nteam\n1\nhistory\n1\nundo\n";
    let (out, err) = talk(&desk, &[], lines);
    let err = err.replace('\n', " ");
    for says in [
        "We do not know this command",
        "no such number",
        "A day must look like",
        "We did not find this person",
        "Words are missing",
    ] {
        assert!(err.contains(says), "{says}: {err}");
    }
    assert!(out.contains("go through the open questions"));
    assert!(out.contains("The last change was taken back"));
    assert_ne!(desk.json(), before, "undone");
}

#[test]
fn in_spanish_and_with_english_words_too() {
    let desk = Desk::family();
    let (out, err) = talk(
        &desk,
        &["--lang", "es"],
        "ayuda\nnecesidad dormir\nneed sueño\nvisita\n1 cada martes\nseguir\nsí\nparar\nterminada\nsalir\n",
    );
    assert_eq!(err, "");
    assert!(
        out.contains("persona Dana, QMHA") && out.contains("Guardado."),
        "{out}"
    );
    let team = desk.ok(&["show", "team"]);
    assert!(team.contains("dormir") && team.contains("sueño"));
    assert!(desk.ok(&["show", "visit", "last"]).contains("cada martes"));
}

#[test]
fn goals_and_the_plan_are_talked_about() {
    let desk = Desk::family();
    let (out, err) = talk(
        &desk,
        &[],
        "goal sleep through the night\nmark 1 4 woke twice\ngoals\nplan\n1 does not eat\n1 hides\n\
         plan 2 music\nhome\n",
    );
    assert_eq!(err, "");
    assert!(out.contains("4 / 10  woke twice"), "{out}");
    assert!(out.contains("Saved: 4 of 10."), "{out}");
    let plan = desk.ok(&["plan"]);
    for says in ["does not eat\n    hides\n", "music"] {
        assert!(plan.contains(says), "{says}: {plan}");
    }
    let (_, err) = talk(
        &desk,
        &[],
        "mark 1\nmark 1 99\nmark 9 1\nplan x\nplan 99 y\nplan\n3\n",
    );
    assert_eq!(err.matches("0 to 10").count(), 2, "{err}");
    assert_eq!(err.matches("type its number").count(), 2, "{err}");
    assert_eq!(desk.ok(&["plan"]), plan);
}
