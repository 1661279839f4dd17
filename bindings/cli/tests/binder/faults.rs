//! What goes wrong: one sentence, the right code, and the file as it was.

use crate::desk::{Desk, TODAY};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::time::{Duration, Instant};

#[test]
fn a_wrong_key_changes_nothing() {
    let desk = Desk::family();
    let before = fs::read(desk.file()).unwrap();
    let other = desk.path("other-key");
    let other = other.to_str().unwrap();
    let err = desk.no(3, &["--key-file", other, "show"]);
    assert!(err.contains("untouched"), "{err}");
    desk.no(3, &["--key-file", other, "add", "need", "x"]);
    fs::write(desk.path("short-key"), "abc").unwrap();
    let short = desk.path("short-key");
    assert!(
        desk.no(3, &["--key-file", short.to_str().unwrap(), "show"])
            .contains("32 bytes")
    );
    desk.no(4, &["--key-file", "/nowhere/at/all", "show"]);
    assert_eq!(fs::read(desk.file()).unwrap(), before);
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let desk = Desk::bare();
    let asked = ["--passphrase-stdin", "init"];
    assert_eq!(desk.run(&asked, "too short\n").code, 3);
    assert_eq!(desk.files(), ["key", "other-key"]);
    let ran = desk.run(&asked, "correct horse battery\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let salt = fs::read_to_string(desk.path("family.binder.salt")).unwrap();
    assert!(salt.starts_with("careteam-salt argon2id m=65536 t=3 p=1 "));
    let ran = desk.run(
        &["--passphrase-stdin", "add", "child", "Mia"],
        "correct horse battery\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    // What follows the passphrase is for the command.
    let ran = desk.run(
        &["--passphrase-stdin", "add", "need"],
        "correct horse battery\nhelp with sleep\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = desk.run(&["--passphrase-stdin", "show"], "correct horse batterie\n");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("does not open"), "{}", ran.err);
    // A key file seals it anew; the salt stays for the day that a passphrase comes back.
    let key = desk.path("key");
    let ran = desk.run(
        &[
            "--passphrase-stdin",
            "rekey",
            "--new-key-file",
            key.to_str().unwrap(),
        ],
        "correct horse battery\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(desk.ok(&["show", "team"]).contains("help with sleep"));
    fs::remove_file(desk.path("family.binder.salt")).unwrap();
    let ran = desk.run(&["--passphrase-stdin", "show"], "correct horse battery\n");
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("salt"), "{}", ran.err);
}

#[test]
fn what_is_not_there_is_not_made() {
    let desk = Desk::bare();
    for command in [
        &["show"][..],
        &["undo"],
        &["salvage", "out"],
        &["delete", "--yes"],
        &[],
    ] {
        desk.no(4, command);
        assert_eq!(desk.files(), ["key", "other-key"]);
    }
    desk.ok(&["init"]);
    let before = fs::read(desk.file()).unwrap();
    desk.no(4, &["init"]);
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    assert_eq!(desk.run(&["add", "person"], "").code, 3);
    assert!(desk.no(3, &["show"]).contains("add child"));
}

#[test]
fn a_foreign_file_is_neither_opened_nor_deleted() {
    let desk = Desk::bare();
    let text = "a letter to the school ".repeat(1000);
    fs::write(desk.file(), &text).unwrap();
    desk.no(4, &["show"]);
    desk.no(4, &["init"]);
    desk.no(4, &["delete", "--yes"]);
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), text);
}

#[test]
fn a_damaged_binder_is_left_alone_and_salvaged() {
    let desk = Desk::family();
    let good = fs::read(desk.file()).unwrap();
    // Both headers and the start of the store are lost.
    let mut bytes = fs::read(desk.file()).unwrap();
    bytes[..8192].fill(0xee);
    fs::write(desk.file(), &bytes).unwrap();
    desk.no(4, &["show"]);
    desk.no(4, &["add", "need", "x"]);
    assert_eq!(fs::read(desk.file()).unwrap(), bytes);
    // The headers are whole, the store is not.
    let mut bytes = good;
    bytes[4096..8192].fill(0xee);
    fs::write(desk.file(), &bytes).unwrap();
    let err = desk.no(4, &["show"]);
    assert!(err.contains("salvage"), "{err}");
    let said = desk.ok(&["salvage", "saved.json"]);
    assert!(
        said.contains("left as it is") || said.contains("left as it was"),
        "{said}"
    );
    assert_eq!(fs::read(desk.file()).unwrap(), bytes);
    desk.no(4, &["salvage", "saved.json"]);
    // What was saved goes into a new binder.
    let other = desk.path("new.binder");
    let other = other.to_str().unwrap();
    desk.ok(&["--file", other, "init"]);
    let said = desk.ok(&["--file", other, "import", "saved.json", "--apply"]);
    assert!(said.contains("Taken in"), "{said}");
    let team = desk.ok(&["--file", other, "show", "team"]);
    assert!(team.contains("Dana Quist"), "{team}");
    // Of a file that is cut to its header nothing can be saved.
    fs::write(desk.file(), &bytes[..4096]).unwrap();
    let err = desk.no(4, &["salvage", "nothing.json"]);
    assert!(err.contains("Nothing can be read"), "{err}");
    assert!(!desk.path("nothing.json").exists());
}

#[test]
fn only_one_opens_it() {
    let desk = Desk::family();
    let mut talk = desk.command(&[]).spawn().unwrap();
    let mut out = BufReader::new(talk.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    for command in [
        &["show"][..],
        &["add", "need", "x"],
        &["delete", "--yes"],
        &["compact"],
    ] {
        let err = desk.no(4, command);
        assert!(err.contains("already open"), "{err}");
    }
    drop(talk.stdin.take());
    assert!(talk.wait().unwrap().success());
    desk.ok(&["show"]);
}

#[test]
fn what_does_not_fit_is_refused() {
    let desk = Desk::family();
    let before = desk.json();
    for command in [
        &["add", "visit", "tomorrow"][..],
        &["add", "visit", TODAY, "--at", "4pm"],
        &["add", "visit", TODAY, "--with", "nobody"],
        &["add", "need", "x", "--since", "2026-02-30"],
        &["answer", "0", "x"],
        &["answer", "99", "x"],
        &["tick", "1", "--visit", "2020-01-01"],
        &["remove", "ffffff"],
        &["show", "person", "nobody"],
        &["add", "need", &"x".repeat(2000)],
    ] {
        desk.no(3, command);
    }
    assert_eq!(desk.run(&["tick", "one"], "").code, 2);
    assert_eq!(desk.json(), before);
}

#[test]
fn delete_leaves_no_file() {
    let desk = Desk::bare();
    let ran = desk.run(&["--passphrase-stdin", "init"], "correct horse battery\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    fs::write(desk.path("family.binder.rewrite"), "left by a crash").unwrap();
    fs::write(desk.path("family.binder.before-migration"), "a copy").unwrap();
    assert!(desk.no(3, &["delete"]).contains("--yes"));
    assert!(desk.file().exists());
    let said = desk.ok(&["delete", "--yes"]);
    assert!(said.contains("family.binder.salt"), "{said}");
    assert_eq!(desk.files(), ["key", "other-key"]);
    desk.no(4, &["delete", "--yes"]);
}

/// Kills the conversation in the middle of writing: every answer that was acknowledged is there,
/// and the binder opens.
#[test]
fn a_kill_in_the_conversation_costs_at_most_the_last_line() {
    let desk = Desk::family();
    for round in 0..20u64 {
        let mut talk = desk.command(&["--width", "100"]).spawn().unwrap();
        let mut stdin = talk.stdin.take().unwrap();
        let stdout = BufReader::new(talk.stdout.take().unwrap());
        let writer = std::thread::spawn(move || {
            for n in 0..10_000 {
                if writeln!(stdin, "need round {round} line {n}").is_err() {
                    return;
                }
            }
        });
        let (send, receive) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                if line.starts_with("Saved.") && send.send(()).is_err() {
                    return;
                }
            }
        });
        let start = Instant::now();
        let mut saved = 0;
        let wait = Duration::from_millis(100 + round * 17);
        while let Ok(()) =
            receive.recv_timeout((start + wait).saturating_duration_since(Instant::now()))
        {
            saved += 1;
        }
        talk.kill().unwrap();
        talk.wait().unwrap();
        writer.join().unwrap();
        reader.join().unwrap();
        saved += receive.try_iter().count();
        let json = desk.json();
        let kept = (0..)
            .take_while(|n| json.contains(&format!("\"round {round} line {n}\"")))
            .count();
        assert!(
            kept == saved || kept == saved + 1,
            "acknowledged {saved}, kept {kept}"
        );
    }
}
