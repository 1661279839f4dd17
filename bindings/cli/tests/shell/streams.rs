//! JSON Lines in, JSON Lines out.

use crate::run::{careteam, run};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};

const KEYS: [&str; 5] = ["verdict", "clinician", "candidates", "credentials", "ask"];

fn has_keys(answer: &Value) {
    for key in KEYS {
        assert!(answer.get(key).is_some(), "no {key} in {answer}");
    }
}

#[test]
fn one_answer_for_each_line_in_order() {
    let input = concat!(
        "{\"text\":\"QMHA\",\"state\":\"OR\"}\n",
        "{\"text\":\"LCSW\",\"state\":null}\n",
        "{\"text\":\"bus driver\"}\n",
        "{\"text\":\"therapist\",\"state\":\"US-OR\",\"more\":[1]}",
    );
    let ran = run(&["identify", "--json"], input);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let answers = ran.json();
    assert_eq!(answers.len(), 4);
    answers.iter().for_each(has_keys);
    assert!(answers.iter().all(|a| a.get("error").is_none()));
    assert_eq!(answers[0]["candidates"][0]["role"], "or-qmha");
    assert_eq!(answers[0]["clinician"], "no");
    assert_eq!(answers[0]["credentials"][0]["letters"], "QMHA");
    for key in ["role", "family", "title", "why", "score"] {
        assert!(answers[0]["candidates"][0].get(key).is_some(), "{key}");
    }
    assert_eq!(answers[1]["clinician"], "yes");
    assert_eq!(answers[2]["verdict"], "not-a-care-role");
    assert_eq!(answers[3]["verdict"], "cannot-tell");
    assert!(answers[3]["ask"][0]["text"].is_string());
}

#[test]
fn the_command_line_s_state_holds_for_lines_without_one() {
    let input = "{\"text\":\"QMHP\"}\n{\"text\":\"QMHP\",\"state\":\"VA\"}\n";
    let answers = run(&["identify", "--json", "--state", "OR"], input).json();
    assert_eq!(answers[0]["candidates"][0]["role"], "or-qmhp");
    assert_ne!(answers[1]["candidates"][0]["role"], "or-qmhp");
}

/// A bad line and what its error must say.
const BAD: [(&[u8], &str); 14] = [
    (b"", "empty"),
    (b"   ", "empty"),
    (b"QMHA", "column 1"),
    (b"{\"text\":\"QMHA\"", "column"),
    (b"{\"text\":\"QMHA\"} {}", "column"),
    (b"{}", "missing field `text`"),
    (b"{\"text\":null}", "invalid type"),
    (b"{\"text\":7}", "invalid type"),
    (b"{\"text\":\"QMHA\",\"state\":7}", "invalid type"),
    (b"[\"QMHA\",\"OR\"]", "not a JSON object"),
    (b"{\"text\":\"QM\xff\xfeHA\"}", "byte 12: not UTF-8"),
    (b"{\"text\":\"\\ud800\"}", "column"),
    (
        b"{\"text\":\"QMHA\",\"state\":\"Narnia\"}",
        "state \"Narnia\" is not known",
    ),
    (
        b"{\"text\":\"QMHA\",\"state\":\"\"}",
        "state \"\" is not known",
    ),
];

#[test]
fn a_bad_line_is_named_and_the_next_is_answered() {
    let good = b"{\"text\":\"QMHA\",\"state\":\"OR\"}\n";
    let mut input = Vec::new();
    for (bad, _) in BAD {
        input.extend_from_slice(bad);
        input.push(b'\n');
        input.extend_from_slice(good);
    }
    let ran = run(&["identify", "--json"], &input);
    assert_eq!(ran.code, 3);
    let answers = ran.json();
    assert_eq!(answers.len(), 2 * BAD.len());
    assert_eq!(ran.err.lines().count(), BAD.len());
    for (n, (_, says)) in BAD.iter().enumerate() {
        let bad = &answers[2 * n];
        has_keys(bad);
        assert_eq!(bad["verdict"], "cannot-tell");
        assert_eq!(bad["candidates"], json!([]));
        let error = bad["error"].as_str().unwrap();
        assert!(
            error.starts_with(&format!("line {}: ", 2 * n + 1)),
            "{error}"
        );
        assert!(error.contains(says), "{error} does not say {says}");
        assert!(ran.err.contains(error), "{error} is not on standard error");
        assert_eq!(answers[2 * n + 1]["candidates"][0]["role"], "or-qmha");
    }
}

#[test]
fn long_lines_and_deep_ones() {
    let text = |length: usize| format!("{{\"text\":\"{}\"}}\n", "a ".repeat(length / 2));
    let mut input = text(16 * 1024);
    input += &text(16 * 1024 + 2);
    input += &text(3 << 20);
    input += &format!(
        "{{\"text\":{}1{}}}\n",
        "[".repeat(60_000),
        "]".repeat(60_000)
    );
    input += "{\"text\":\"QMHA\"}\n";
    let ran = run(&["identify", "--json"], input);
    let answers = ran.json();
    assert_eq!((ran.code, answers.len()), (3, 5));
    assert!(answers[0].get("error").is_none());
    assert!(
        answers[1]["error"]
            .as_str()
            .unwrap()
            .contains("at most 16384")
    );
    assert_eq!(answers[2]["error"], "line 3: longer than 131072 bytes");
    assert!(
        answers[3]["error"]
            .as_str()
            .unwrap()
            .starts_with("line 4: column")
    );
    assert!(answers[4].get("error").is_none());
}

#[test]
fn strange_texts_get_an_honest_answer() {
    let texts = [
        "",
        "   ",
        "🙂🙂",
        "\u{0}\u{1b}[31m\u{7}",
        "טראפיסט \u{202e}AHMQ",
        "{}",
        "\\n",
    ];
    let input: String = texts
        .iter()
        .map(|t| json!({ "text": t }).to_string() + "\n")
        .collect();
    let ran = run(&["identify", "--json"], input);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.json().iter().all(|a| a["clinician"] != "yes"));
    assert_eq!(ran.json().len(), texts.len());
}

#[test]
fn an_empty_stream_has_no_answers() {
    let ran = run(&["identify", "--json"], "");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

/// A program that writes one line and waits for the answer before the next must not wait forever.
#[test]
fn answers_a_line_before_the_next_one_comes() {
    let mut child = careteam(&["identify", "--json"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        stdin.write_all(b"{\"text\":\"QMHA\"}\n").unwrap();
        stdin.flush().unwrap();
        assert!(answers.next().unwrap().unwrap().contains("\"verdict\""));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

/// 10,000 lines and a line of 64 MB: the memory that was needed at most stays small.
#[cfg(target_os = "linux")]
#[test]
fn ten_thousand_lines_in_bounded_memory() {
    let mut child = careteam(&["identify", "--json"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = child.stdout.take().unwrap();
    let stderr = child.stderr.take().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let count = std::thread::scope(|scope| {
        let count = scope.spawn(|| BufReader::new(stdout).lines().count());
        let errors = scope.spawn(|| BufReader::new(stderr).lines().count());
        for n in 0..10_000 {
            writeln!(
                stdin,
                "{{\"text\":\"Jane Doe {n}, MSW, QMHP\",\"state\":\"OR\"}}"
            )
            .unwrap();
        }
        let block = vec![b'x'; 1 << 20];
        for _ in 0..64 {
            stdin.write_all(&block).unwrap();
        }
        let status = std::fs::read_to_string(&status).unwrap();
        drop(stdin);
        let peak = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap();
        let kilobytes: u64 = peak.split_whitespace().nth(1).unwrap().parse().unwrap();
        assert!(kilobytes < 48 * 1024, "{kilobytes} kB");
        assert_eq!(errors.join().unwrap(), 1);
        count.join().unwrap()
    });
    assert_eq!(count, 10_001);
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

/// `careteam … | head -1`.
#[test]
fn a_reader_that_leaves_ends_the_run_quietly() {
    for arguments in [
        vec!["identify", "--json"],
        vec!["needs", "--json"],
        vec!["team", "--json"],
        vec!["crisis"],
        vec!["roles"],
        vec!["roles", "--json"],
        vec!["sources"],
        vec!["card", "or-qmha"],
        vec!["completions", "bash"],
        vec![],
    ] {
        let mut child = careteam(&arguments).spawn().unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        let line: &[u8] = if arguments.contains(&"team") {
            b"{\"state\":\"OR\",\"people\":[],\"needs\":[]}\n"
        } else {
            b"{\"text\":\"QMHA\",\"state\":\"OR\"}\n"
        };
        for _ in 0..2000 {
            if stdin.write_all(line).is_err() {
                break;
            }
        }
        drop(stdin);
        let mut err = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut err)
            .unwrap();
        assert_eq!(err, "", "{arguments:?}");
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
    }
}

/// A device that takes nothing is not a reader that left.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::create("/dev/full").unwrap();
    let output = careteam(&["roles"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("careteam: cannot write"));
}
