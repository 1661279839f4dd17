//! The conversation over a pipe: plain, the same words, to the end of the input.

use crate::run::run;

fn talk(arguments: &[&str], lines: &str) -> (String, String) {
    let ran = run(arguments, lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains('\u{1b}'));
    (ran.out, ran.err)
}

#[test]
fn from_a_title_to_a_card_to_a_comparison() {
    let (out, err) = talk(
        &["--state", "OR"],
        "QMHA\n1\nmore\nsources\ncompare QMHP\nback\nback\nquit\nLMFT\n",
    );
    assert_eq!(err, "");
    assert!(out.contains("1  Qualified Mental Health Associate"));
    assert!(out.contains("QMHA · Qualified Mental Health Associate"));
    assert!(out.contains("\nTraining "), "more");
    assert!(out.contains("https://mhacbo.org"), "more");
    assert!(out.contains("\nSources\n"), "sources");
    assert!(out.contains("QMHP · Qualified Mental Health Professional"));
    assert!(!out.contains("LMFT"), "nothing after quit");
    let card = out.matches("\nMay             • ").count();
    assert_eq!(card, 2, "the card and, after going back, once more");
}

#[test]
fn compares_what_is_named_with_what_is_shown() {
    let (out, err) = talk(
        &["--state", "OR"],
        "compare QMHA QMHP\nQMHA\ncompare LCSW\ncompare QMHP\nskills trainer\ncompare\n",
    );
    assert_eq!(err, "");
    assert!(out.contains("≠ Diagnosis"));
    let heads: Vec<&str> = out
        .lines()
        .filter(|line| line.starts_with("  Task"))
        .collect();
    let columns: Vec<Vec<&str>> = heads
        .iter()
        .map(|h| h.split_whitespace().skip(1).collect())
        .collect();
    assert_eq!(columns[0], ["QMHA", "QMHP"]);
    assert_eq!(columns[1], ["QMHA", "LCSW"]);
    assert_eq!(columns[2], ["QMHA", "LCSW", "QMHP"]);
}

#[test]
fn state_and_language_change_what_is_on_the_screen() {
    let (out, err) = talk(&[], "QMHP\nstate OR\nlanguage es\nestado Washington\n");
    assert_eq!(err, "");
    assert!(out.contains("no state chosen"));
    assert!(out.contains("or-qmhp"));
    assert!(out.contains("Pregunte"));
    assert_eq!(out.matches("“QMHP”").count(), 4);
}

#[test]
fn what_is_wrong_is_said_and_the_conversation_goes_on() {
    let long = "a".repeat(200_000);
    let lines = format!(
        "state XX\nlanguage xx\n7\ncompare\ncompare bus driver, pilot\n{long}\n\nQMHA\n7\n"
    );
    let (out, err) = talk(&[], &lines);
    for says in [
        "We do not know the state “XX”",
        "We do not have the language “xx”",
        "no number 7",
        "To compare, name two or three",
        "“bus driver” does not name one role",
        "too long",
    ] {
        let flat = err.replace('\n', " ");
        assert!(flat.contains(says), "{says}: {err}");
    }
    assert!(out.contains("1  Qualified Mental Health Associate"));
}

#[test]
fn bytes_that_are_no_text_are_passed_over() {
    let ran = run(&[], b"QM\xffHA\nLCSW");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("cannot be read"));
    assert!(ran.out.contains("Licensed Clinical Social Worker"));
}

#[test]
fn help_in_both_languages() {
    assert!(talk(&[], "help\n").0.contains("compare 1 2"));
    assert!(
        talk(&["--lang", "es"], "ayuda\n")
            .0
            .contains("comparar 1 2")
    );
    assert!(talk(&["--lang", "es"], "?\nsalir\n").0.contains("fuentes"));
}

#[test]
fn a_title_that_begins_like_a_command_is_a_title() {
    let (out, err) = talk(
        &[],
        "state social worker\nlanguage therapist\nsources nurse\nhelp desk nurse\n",
    );
    assert_eq!(err, "");
    for title in [
        "“state social worker”",
        "“language therapist”",
        "“sources nurse”",
        "“help desk nurse”",
    ] {
        assert!(out.contains(title), "{title}");
    }
}
