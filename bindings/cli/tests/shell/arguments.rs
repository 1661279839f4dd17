//! The command line: exit codes, and errors that say what was wrong.

use crate::run::{careteam, run};

/// Exit code and error of a command without input.
fn fails(arguments: &[&str]) -> (i32, String) {
    let ran = run(arguments, "");
    assert_eq!(ran.out, "", "{arguments:?} wrote an answer");
    (ran.code, ran.err)
}

#[test]
fn exit_codes_are_those_of_the_help() {
    let help = run(&["--help"], "");
    assert_eq!(help.code, 0);
    for code in 0..=5 {
        assert!(help.out.contains(&format!("\n  {code}  ")), "{code}");
    }
    assert_eq!(run(&["identify", "QMHA"], "").code, 0);
    assert_eq!(run(&["identify", "therapist"], "").code, 0, "cannot tell");
    assert_eq!(run(&["sources", "--stale", "2026-11-24"], "").code, 1);
    assert_eq!(fails(&["idnetify"]).0, 2);
    assert_eq!(fails(&["card"]).0, 2);
    assert_eq!(fails(&["compare", "or-qmha"]).0, 2);
    assert_eq!(fails(&["compare", "or-qmha", "or-qmha"]).0, 2);
    assert_eq!(fails(&["--width", "7", "roles"]).0, 2);
    assert_eq!(fails(&["card", "nobody"]).0, 3);
}

#[test]
fn errors_name_what_was_wrong() {
    for (arguments, says) in [
        (vec!["identify", "QMHA", "--state", "XX"], "state \"XX\""),
        (vec!["identify", "QMHA", "--state", ""], "state \"\""),
        (vec!["roles", "--state", "Narnia"], "state \"Narnia\""),
        (vec!["--state", "XX"], "state \"XX\""),
        (
            vec!["identify", "QMHA", "--lang", "tlh"],
            "language \"tlh\"",
        ),
        (vec!["card", "nobody"], "role \"nobody\""),
        (vec!["compare", "or-qmha", "nobody"], "role \"nobody\""),
        (vec!["sources", "nobody"], "role \"nobody\""),
        (vec!["roles", "--family", "nobody"], "family \"nobody\""),
        (vec!["card", "or-qmha", "--today", "soon"], "date \"soon\""),
        (
            vec!["card", "or-qmha", "--today", "2026-13-01"],
            "date \"2026-13-01\"",
        ),
        (vec!["card", "\u{1b}[31m"], "role"),
    ] {
        let (code, err) = fails(&arguments);
        assert_eq!(code, 3, "{arguments:?}: {err}");
        assert!(
            err.starts_with("careteam: ") && err.contains(says),
            "{arguments:?}: {err}"
        );
        assert_eq!(err.lines().count(), 1, "{err}");
        assert!(!err.contains('\u{1b}'));
    }
}

#[test]
fn an_unknown_role_brings_the_ones_it_may_mean() {
    let (_, err) = fails(&["card", "QMHA", "--state", "OR"]);
    assert!(err.contains("did you mean or-qmha?"), "{err}");
    let (_, err) = fails(&["card", "zzzz"]);
    assert!(err.contains("`careteam roles`"), "{err}");
}

#[test]
fn a_card_comes_as_words_or_from_standard_input() {
    let words = run(
        &[
            "identify", "--state", "OR", "--json", "Jane", "Doe,", "QMHP",
        ],
        "",
    );
    let piped = run(&["identify", "--state", "OR"], "Jane Doe\nQMHP\n");
    assert_eq!(words.json()[0]["candidates"][0]["role"], "or-qmhp");
    assert!(piped.out.contains("or-qmhp"), "{}", piped.out);
    let long = run(&["identify"], "a ".repeat(1 << 19));
    assert_eq!((long.code, long.out.as_str()), (3, ""));
    let broken = run(&["identify"], b"QM\xffHA");
    assert_eq!(broken.code, 3);
    assert!(broken.err.contains("byte 3: not UTF-8"), "{}", broken.err);
    let long = run(&["identify", &"a ".repeat(20_000)], "");
    assert_eq!(long.code, 3);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_text_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let argument = std::ffi::OsStr::from_bytes(b"QM\xffHA");
    let output = careteam(&["identify"]).arg(argument).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stderr.is_empty());
}

#[test]
fn the_language_comes_from_the_option_or_from_the_environment() {
    let spanish = "Pregunte primero";
    let out = |command: &mut std::process::Command| {
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let card = ["card", "or-qmha", "--width", "50"];
    assert!(!out(&mut careteam(&card)).contains(spanish));
    assert!(out(careteam(&card).env("LANG", "es_MX.UTF-8")).contains(spanish));
    assert!(out(careteam(&card).env("LC_ALL", "es")).contains(spanish));
    assert!(!out(careteam(&card).env("LANG", "tlh")).contains(spanish));
    assert!(!out(careteam(&card).env("LANG", "C")).contains(spanish));
    assert!(out(careteam(&card).args(["--lang", "es-US"])).contains(spanish));
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&["completions", shell], "");
        assert_eq!(ran.code, 0, "{shell}");
        assert!(
            ran.out.contains("careteam") && ran.out.contains("compare"),
            "{shell}"
        );
    }
    assert_eq!(fails(&["completions", "abacus"]).0, 2);
}

#[test]
fn json_is_one_line_that_holds_what_the_page_shows() {
    let card = &run(&["card", "or-qmha", "--json"], "").json()[0];
    assert_eq!(card["role"], "or-qmha");
    assert!(card["may_not"][0]["notes"][0].is_number());
    let compared = &run(&["compare", "or-qmha", "or-qmhp", "--json"], "").json()[0];
    assert_eq!(compared["roles"][1]["role"], "or-qmhp");
    let roles = &run(
        &["roles", "--state", "OR", "--family", "qmha", "--json"],
        "",
    )
    .json()[0];
    assert!(
        roles
            .as_array()
            .unwrap()
            .iter()
            .all(|r| r["family"] == "qmha")
    );
    let all = &run(&["sources", "--json"], "").json()[0];
    let of_role = &run(&["sources", "or-qmha", "--json"], "").json()[0];
    assert!(all.as_array().unwrap().len() > of_role.as_array().unwrap().len());
    let stale = run(&["sources", "--stale", "2036-01-01", "--json"], "");
    assert_eq!(stale.code, 0);
    let places = stale.json();
    let places = places[0].as_array().unwrap();
    let count = |place: Option<&str>| -> usize {
        let found = places.iter().find(|p| p["place"].as_str() == place);
        found.map_or(0, |p| p["sources"].as_array().unwrap().len())
    };
    assert!(count(Some("US-OR")) >= of_role.as_array().unwrap().len());
    assert!(count(Some("US-TX")) > 0);
    assert!(
        count(None) > 0,
        "what needs and rights rest on is read again too"
    );
    // Ten years on, every source is to be read again, and each stands somewhere.
    let numbers: std::collections::BTreeSet<i64> = places
        .iter()
        .flat_map(|p| p["sources"].as_array().unwrap())
        .map(|source| source["number"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers.len(), all.as_array().unwrap().len());
    assert_eq!(fails(&["sources", "--stale", "2036-13-01"]).0, 3);
}
