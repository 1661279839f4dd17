//! Goals and the safety plan, and what a crisis in a text does.

use crate::desk::{Desk, TODAY};

#[test]
fn a_goal_and_how_it_goes() {
    let desk = Desk::family();
    assert_eq!(desk.run(&["goal"], "").code, 1, "there is none yet");
    desk.ok(&[
        "goal",
        "add",
        "sleep through the night",
        "--since",
        "2026-09-01",
        "--for",
        "Lee",
        "--note",
        "with a fixed bedtime",
    ]);
    desk.ok(&["goal", "add", "go to school"]);
    let said = desk.ok(&["goal", "mark", "1", "3", "--on", "2026-11-01"]);
    assert!(
        said.contains("3 of 10") && said.contains("sleep through"),
        "{said}"
    );
    desk.ok(&["goal", "mark", "1", "6", "--note", "two bad nights"]);
    let goals = desk.ok(&["goal"]);
    for says in [
        "1   sleep through the night",
        "2   go to school",
        "since 2026-09-01 · Lee (LCSW)",
        "with a fixed bedtime",
        "2026-11-01   3 / 10",
        "2026-12-01   6 / 10  two bad nights",
    ] {
        assert!(goals.contains(says), "{says}: {goals}");
    }
    // A day has one mark.
    desk.ok(&["goal", "mark", "1", "7"]);
    let goals = desk.ok(&["goal", "show"]);
    assert!(
        goals.contains("7 / 10") && !goals.contains("6 / 10"),
        "{goals}"
    );
    assert!(desk.ok(&["show"]).contains("7 / 10 (2026-12-01)"));

    let json = desk.ok(&["goal", "show", "--json"]);
    let goals: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(goals[0]["goal"]["text"], "sleep through the night");
    assert_eq!(goals[0]["marks"][1]["level"], 7);
    let id = goals[1]["goal"]["id"].as_str().unwrap();
    desk.ok(&[
        "goal",
        "edit",
        &id[30..],
        "--dropped",
        "yes",
        "--text",
        "school",
    ]);
    desk.ok(&["goal", "edit", "1", "--reached", "yes"]);
    let goals = desk.ok(&["goal"]);
    assert!(
        goals.contains("reached") && goals.contains("no longer worked on"),
        "{goals}"
    );
    assert!(
        !desk.ok(&["show"]).contains("Goals"),
        "nothing is left to work on"
    );
    let goals = desk.ok(&["--lang", "es", "goal"]);
    assert!(
        goals.contains("alcanzada") && goals.contains("desde"),
        "{goals}"
    );
    // Undo takes the last step back.
    desk.ok(&["undo"]);
    assert!(desk.ok(&["show"]).contains("sleep through"));
}

#[test]
fn goals_that_do_not_fit_are_refused() {
    let desk = Desk::family();
    desk.ok(&["goal", "add", "sleep"]);
    let before = desk.json();
    for command in [
        &["goal", "mark", "2", "3"][..],
        &["goal", "mark", "0", "3"],
        &["goal", "mark", "ffffff", "3"],
        &["goal", "mark", "1", "3", "--on", "soon"],
        &["goal", "edit", "9", "--reached", "yes"],
        &["goal", "add", "x", "--for", "nobody"],
        &["goal", "add", &"x".repeat(2000)],
    ] {
        desk.no(3, command);
    }
    assert_eq!(desk.run(&["goal", "mark", "1", "11"], "").code, 2);
    assert_eq!(desk.json(), before);
}

#[test]
fn the_safety_plan_is_written_part_by_part() {
    let desk = Desk::family();
    let ran = desk.run(&["plan"], "");
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("no plan yet") && ran.out.contains("988"),
        "{}",
        ran.out
    );
    let ran = desk.run(&["plan", "write", "signs"], "does not eat\nstays in bed\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    desk.ok(&["plan", "write", "home", "pills are locked away"]);
    desk.ok(&["plan", "write", "alone", "music"]);
    desk.ok(&["plan", "reviewed"]);
    let plan = desk.ok(&["plan", "show"]);
    for says in [
        "1   Signs that it gets worse\n    does not eat\n    stays in bed\n",
        "2   What my child can do alone\n    music\n",
        "pills are locked away",
        "gone through on 2026-12-01",
        "988",
    ] {
        assert!(plan.contains(says), "{says}: {plan}");
    }
    let json = desk.ok(&["plan", "show", "--json"]);
    let known: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(known["home"], "pills are locked away");
    assert_eq!(known["reviewed_on"], TODAY);
    desk.ok(&["plan", "write", "home", ""]);
    assert!(!desk.ok(&["plan"]).contains("pills"));
    desk.no(3, &["plan", "reviewed", "soon"]);
    assert_eq!(desk.run(&["plan", "write", "hopes", "x"], "").code, 2);
    let plan = desk.ok(&["--lang", "es", "plan"]);
    assert!(plan.contains("Señales de que empeora"), "{plan}");
}

#[test]
fn pages_come_as_json_too() {
    let desk = Desk::family();
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&desk.ok(arguments)).unwrap()
    };
    assert_eq!(json(&["show", "--json"])["child"]["name"], "Mia");
    assert_eq!(
        json(&["show", "team", "--json"])["people"][0]["name"],
        "Dana Quist"
    );
    assert_eq!(
        json(&["show", "person", "Lee", "--json"])["person"]["title"],
        "LCSW"
    );
    assert_eq!(json(&["show", "visit", "--json"])["visit"]["at"], "16:30");
    assert_eq!(json(&["show", "history", "--json"])["total"], 1);
    assert_eq!(
        json(&["show", "search", "quist", "--json"])[0]["kind"],
        "person"
    );
    assert_eq!(
        desk.run(&["show", "search", "nowhere", "--json"], "").code,
        1
    );
}

#[test]
fn a_crisis_in_a_text_says_at_once_whom_to_call() {
    let desk = Desk::family();
    let words = "she says she wants to kill herself";
    for command in [
        &["add", "need", words][..],
        &["add", "sign", words],
        &["answer", "1", words],
    ] {
        let said = desk.ok(command);
        assert!(said.contains("988") && said.contains("911"), "{said}");
    }
    assert!(!desk.ok(&["add", "need", "help with sleep"]).contains("988"));
    let ran = desk.run(&[], &format!("sign {words}\n"));
    assert!(ran.out.contains("988"), "{}", ran.out);
    // A list for a visit begins with it too.
    let said = desk.ok(&["add", "visit", "2026-12-08", "--with", "Dana"]);
    assert!(said.contains("988"), "{said}");
}

#[test]
fn help_names_every_command_and_fits_the_screen() {
    let desk = Desk::bare();
    for (command, names) in [
        (&["--help"][..], &["goal", "plan", "salvage", "rekey"][..]),
        (&["goal", "--help"], &["show", "add", "edit", "mark"]),
        (&["plan", "--help"], &["show", "write", "reviewed"]),
        (
            &["plan", "write", "--help"],
            &["signs", "professionals", "reasons"],
        ),
    ] {
        let help = desk.ok(command);
        for name in names {
            assert!(
                help.contains(&format!("  {name}")) || help.contains(&format!("- {name}")),
                "{name}: {help}"
            );
        }
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}
