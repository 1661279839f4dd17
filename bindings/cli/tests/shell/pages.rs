//! Pages for people: width, color, and nothing that steers a terminal.

use crate::run::{careteam, run};
use unicode_width::UnicodeWidthStr;

/// Every page, on roles with much and with little to say.
const PAGES: [&[&str]; 29] = [
    &["identify", "--state", "OR", "QMHA"],
    &["identify", "Jane Doe, MSW, LPC, QMHP, RBT"],
    &["identify", "therapist"],
    &[
        "identify",
        "a title that is no care role and longer than the line on which it is to stand",
    ],
    &["card", "or-qmha"],
    &["card", "or-qmha", "--full", "--state", "WA"],
    &[
        "card",
        "us-lcsw",
        "--full",
        "--state",
        "OR",
        "--today",
        "2036-01-01",
    ],
    &["card", "nv-qmha", "--full"],
    &["compare", "or-qmha", "or-qmhp"],
    &["compare", "or-qmha", "or-qmhp", "or-lcsw", "--full"],
    &["roles"],
    &["roles", "--state", "OR"],
    &["sources"],
    &["sources", "or-qmha", "--today", "2036-01-01"],
    &["needs", "--list"],
    &["needs", "--about", "suicidal-thoughts"],
    &["needs", "He hits his sister and wants to kill himself"],
    &[
        "team", "--state", "OR", "-t", "QMHA", "-t", "LPC", "-n", "trauma", "-n", "eating",
    ],
    &[
        "team",
        "-t",
        "therapist",
        "-n",
        "suicidal-thoughts",
        "--full",
    ],
    &["checklist", "-t", "QMHA", "-n", "trauma", "--full"],
    &["checklist", "--teen"],
    &["checklist", "--search", ""],
    &["signs"],
    &["signs", "sig-danger-now"],
    &["rights"],
    &["rights", "--full", "--state", "OR"],
    &["rights", "register", "--role", "or-qmha", "--state", "OR"],
    &["crisis", "--state", "OR"],
    &["crisis", "--full", "--state", "WA"],
];

#[test]
fn no_line_is_wider_than_asked_for() {
    for page in PAGES {
        for language in ["en", "es"] {
            for width in ["", "40", "60", "80", "120"] {
                let mut arguments = page.to_vec();
                arguments.extend(["--lang", language]);
                if !width.is_empty() {
                    arguments.extend(["--width", width]);
                }
                // Without the option, a pipe has 80 columns.
                let most = width.parse().unwrap_or(80);
                let ran = run(&arguments, "");
                assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
                for line in ran.out.lines() {
                    assert!(
                        line.width() <= most,
                        "{arguments:?}: {} columns: {line}",
                        line.width()
                    );
                }
            }
        }
    }
}

#[test]
fn a_pipe_has_no_color() {
    for page in PAGES {
        let ran = run(page, "");
        assert!(!ran.out.contains('\u{1b}'), "{page:?}");
    }
}

#[test]
fn color_only_when_wanted_and_the_words_stay_the_same() {
    let page = ["card", "or-qmha", "--full", "--color", "always"];
    let colored = run(&page, "").out;
    let plain = run(&["card", "or-qmha", "--full"], "").out;
    assert!(colored.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain);
    let never = ["card", "or-qmha", "--full", "--color", "never"];
    assert_eq!(run(&never, "").out, plain);
}

/// Color that the environment asks for is turned off by NO_COLOR.
#[test]
fn no_color_wins_over_the_environment() {
    let out = |command: &mut std::process::Command| {
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let page = ["card", "or-qmha"];
    assert!(out(careteam(&page).env("CLICOLOR_FORCE", "1")).contains('\u{1b}'));
    let both = out(careteam(&page)
        .env("CLICOLOR_FORCE", "1")
        .env("NO_COLOR", "1"));
    assert!(!both.contains('\u{1b}'));
}

/// The status stands there in words and by a sign, not by color alone.
#[test]
fn every_statement_of_a_card_has_its_footnote() {
    let card = run(&["card", "or-qmha"], "").out;
    assert!(card.contains("□ Not a licensed clinician."), "{card}");
    let sources = card.split("Sources").nth(1).unwrap();
    let body = card.split("Sources").next().unwrap();
    let marks = body
        .split('[')
        .skip(1)
        .map(|rest| rest.split(']').next().unwrap());
    let numbers: Vec<&str> = marks.flat_map(|mark| mark.split(',')).collect();
    assert!(numbers.len() > 20);
    for number in numbers {
        assert!(sources.contains(&format!("[{number}]")), "{number}");
    }
}

#[test]
fn what_was_typed_cannot_steer_the_terminal() {
    let ran = run(
        &[
            "identify",
            "--color",
            "always",
            "QM\u{1b}[2JHA \u{202e}, \u{7}LCSW\u{9b}",
        ],
        "",
    );
    for bad in ["\u{1b}[2J", "\u{202e}", "\u{7}", "\u{9b}"] {
        assert!(!ran.out.contains(bad), "{bad:?}");
    }
}
