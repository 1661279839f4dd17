//! From a parent's words to the questions to ask: needs, team, checklist, signs, rights, crisis.

use crate::run::run;
use serde_json::{Value, json};

fn first_line(out: &str) -> &str {
    out.lines().find(|line| !line.is_empty()).unwrap_or("")
}

/// Where something stands in a page; the tests compare places.
fn place(page: &str, text: &str) -> usize {
    page.find(text)
        .unwrap_or_else(|| panic!("no {text:?} in\n{page}"))
}

#[test]
fn needs_one_answer_for_each_line_in_order() {
    let input = concat!(
        "{\"text\":\"He hits his sister and breaks doors.\"}\n",
        "{\"text\":\"She told me she wants to kill herself.\",\"more\":1}\n",
        "{\"text\":\"No quiere ir a la escuela.\"}\n",
        "{\"text\":\"\"}",
    );
    let ran = run(&["needs", "--json"], input);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let answers = ran.json();
    assert_eq!(answers.len(), 4);
    for answer in &answers {
        for key in ["needs", "crisis", "because"] {
            assert!(answer.get(key).is_some(), "no {key} in {answer}");
        }
        let needs: Vec<&Value> = answer["needs"].as_array().unwrap().iter().collect();
        let because = answer["because"].as_array().unwrap();
        let named: Vec<&Value> = because.iter().map(|b| &b["need"]).collect();
        assert_eq!(needs, named);
        assert!(because.iter().all(|b| b["words"][0].is_string()));
    }
    assert_eq!(answers[0]["needs"][0], "aggression-home");
    assert_eq!(answers[1]["crisis"], true);
    assert_eq!(answers[1]["needs"][0], "suicidal-thoughts");
    assert_eq!(answers[2]["needs"][0], "school-refusal");
    assert_eq!(answers[3]["needs"], json!([]));
    assert_eq!(answers[3]["crisis"], false);
}

#[test]
fn a_figure_of_speech_is_no_crisis() {
    let input = "{\"text\":\"This is killing me.\"}\n{\"text\":\"The house is on fire.\"}\n";
    let answers = run(&["needs", "--json"], input).json();
    assert!(answers.iter().all(|a| a["crisis"] == false));
}

#[test]
fn needs_bad_lines_are_named_and_the_next_is_answered() {
    let long = format!("{{\"text\":\"{}\"}}", "a ".repeat(500_000));
    let over = format!("{{\"text\":\"{}\"}}", "a ".repeat(9000));
    let bad: [(&str, &str); 7] = [
        ("", "empty"),
        ("he hits", "column 1"),
        ("{}", "missing field `text`"),
        ("{\"text\":7}", "invalid type"),
        ("[\"he hits\"]", "not a JSON object"),
        (&long, "longer than 131072 bytes"),
        (&over, "at most 16384"),
    ];
    let good = "{\"text\":\"He hits his sister.\"}\n";
    let input: String = bad.iter().map(|(l, _)| format!("{l}\n{good}")).collect();
    let ran = run(&["needs", "--json"], &input);
    assert_eq!(ran.code, 3);
    let answers = ran.json();
    assert_eq!(answers.len(), 2 * bad.len());
    for (n, (_, says)) in bad.iter().enumerate() {
        let answer = &answers[2 * n];
        let error = answer["error"].as_str().unwrap();
        let start = format!("line {}: ", 2 * n + 1);
        assert!(error.starts_with(&start) && error.contains(says), "{error}");
        assert!(ran.err.contains(error));
        assert_eq!(answer["needs"], json!([]));
        assert_eq!(answer["crisis"], false);
        assert!(answers[2 * n + 1].get("error").is_none());
    }
}

#[test]
fn needs_for_people_show_the_words_and_a_crisis_first() {
    let text = "He hits his sister. Last night he said he wants to kill himself.";
    let page = run(&["needs", "--state", "OR", text], "").out;
    assert!(first_line(&page).starts_with('▲'), "{page}");
    assert!(place(&page, "988") < place(&page, "Violence at home"));
    assert!(page.contains("“hits his sister”"));
    assert!(page.trim_end().ends_with("call or text 988."), "{page}");
    let calm = run(&["needs", "He hits his sister."], "").out;
    assert!(!calm.contains('▲'), "{calm}");
    let piped = run(&["needs"], "He hits his sister.\n").out;
    assert_eq!(piped, calm);
}

#[test]
fn no_words_bring_the_list_and_nothing_heard_is_said() {
    let list = run(&["needs"], "").out;
    assert!(place(&list, "Thoughts of suicide") < place(&list, "Sleep problems"));
    assert_eq!(
        run(&["needs", "--list", "--json"], "").json()[0]
            .as_array()
            .unwrap()
            .len(),
        43
    );
    let nothing = run(&["needs", "The weather is fine."], "");
    assert_eq!(nothing.code, 0);
    assert!(nothing.out.contains("We found no need"), "{}", nothing.out);
    let about = run(&["needs", "--about", "trauma"], "").out;
    assert!(about.contains("Trauma treatment") && about.contains("Sources"));
    assert!(first_line(&run(&["needs", "--about", "suicidal-thoughts"], "").out).starts_with('▲'));
}

const TEAM: &str = r#"{"state":"OR","people":[
  {"title":"QMHA","supervisor":true,"trained_in":[]},
  {"title":"therapist","supervisor":false,"trained_in":["trauma-treatment"]}
 ],
 "needs":["trauma"]
}
"#;

fn states(view: &Value, capability: &str) -> Vec<String> {
    let rows = view["capabilities"].as_array().unwrap();
    let row = rows.iter().find(|r| r["capability"] == capability).unwrap();
    let cells = row["cells"].as_array().unwrap();
    cells
        .iter()
        .map(|c| c["state"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_team_is_one_object_or_json_lines() {
    let one = run(&["team", "--json"], TEAM);
    assert_eq!((one.code, one.err.as_str()), (0, ""));
    let view = &one.json()[0];
    assert_eq!(states(view, "trauma-treatment"), ["nobody", "ask"]);
    assert_eq!(view["people"][0]["role"], "or-qmha");
    let gap = &view["capabilities"][0];
    assert!(gap["questions"][0]["text"].is_string() && gap["could_fill"][0]["label"].is_string());
    let flat = TEAM.replace('\n', "") + "\n";
    let many = run(&["team", "--json"], flat.repeat(3)).json();
    assert!(many.len() == 3 && many.iter().all(|v| v == view));
    let mixed = run(&["team", "--json"], format!("{TEAM}{flat}{TEAM}")).json();
    assert!(mixed.len() == 3 && mixed.iter().all(|v| v == view));
}

#[test]
fn the_command_line_s_state_holds_for_a_team_without_one() {
    let input = r#"{"people":[{"title":"QMHP"}],"needs":["trauma"]}"#;
    let role = |arguments: &[&str]| run(arguments, input).json()[0]["people"][0]["role"].clone();
    assert_eq!(role(&["team", "--json", "--state", "OR"]), "or-qmhp");
    assert_ne!(role(&["team", "--json", "--state", "VA"]), "or-qmhp");
}

#[test]
fn a_bad_team_is_named_and_the_next_is_answered() {
    let people = r#"{"title":"QMHA"},"#.repeat(9_999);
    let crowd = format!(r#"{{"people":[{people}{{"title":"QMHA"}}]}}"#);
    let bad: [(&str, &str); 7] = [
        (
            r#"{"needs":["nobody"]}"#,
            "need \"nobody\" is not in the catalog",
        ),
        (r#"{"people":[{"role":"nobody"}]}"#, "role \"nobody\""),
        (
            r#"{"people":[{"title":"QMHA","trained_in":["magic"]}]}"#,
            "capability \"magic\"",
        ),
        (r#"{"state":"Narnia"}"#, "state \"Narnia\""),
        (r#"{"peoples":[]}"#, "unknown field `peoples`"),
        (
            r#"{"people":[{"title":"QMHA","supervisor":"yes"}]}"#,
            "invalid type",
        ),
        (&crowd, "10000 people; at most 200"),
    ];
    let input: String = bad
        .iter()
        .map(|(line, _)| format!("{line}\n{TEAM}"))
        .collect();
    let ran = run(&["team", "--json"], input);
    assert_eq!(ran.code, 3);
    let answers = ran.json();
    assert_eq!(answers.len(), 2 * bad.len());
    for (n, (_, says)) in bad.iter().enumerate() {
        let error = answers[2 * n]["error"].as_str().unwrap();
        assert!(error.contains(says), "{error} does not say {says}");
        assert!(error.starts_with("line "), "{error}");
        for key in ["needs", "people", "capabilities"] {
            assert_eq!(answers[2 * n][key], json!([]));
        }
        assert!(answers[2 * n + 1].get("error").is_none());
    }
}

/// A reason inside a record over several lines names the line on which it stands.
#[test]
fn an_error_names_its_line() {
    let bad = "{\n \"people\": [],\n \"needs\": 5\n}\n";
    let ran = run(&["team", "--json"], format!("{TEAM}{bad}"));
    let error = ran.json()[1]["error"].as_str().unwrap().to_owned();
    let lines = TEAM.lines().count() + 3;
    assert!(
        error.starts_with(&format!("line {lines}: column ")),
        "{error}"
    );
}

#[test]
fn no_people_and_no_needs_get_an_honest_answer() {
    let view = &run(&["team", "--json"], "{}").json()[0];
    assert_eq!(view["capabilities"], json!([]));
    let nobody = run(&["team", "--need", "trauma"], "");
    assert_eq!(nobody.code, 0);
    assert!(nobody.out.contains("Nobody is on the team yet."));
    let nothing = run(&["team"], "");
    assert_eq!(nothing.code, 2);
    assert!(
        nothing.err.contains("careteam team --title"),
        "{}",
        nothing.err
    );
}

#[test]
fn the_team_page_has_matrix_reasons_and_the_sentence_to_say() {
    let page = run(&["team"], TEAM).out;
    for part in [
        "1  □ QMHA",
        "2  ? therapist",
        "Trauma treatment                              ○   ?",
        "Could fill it:",
        "Say: “Who on this team is trained to treat trauma, and in which",
        "a helper may:",
    ] {
        place(&page, part);
    }
    assert!(place(&page, "Who may do what") < place(&page, "Say: “We need to know"));
    let named = run(
        &[
            "team",
            "--state",
            "OR",
            "-t",
            "QMHA",
            "--supervised",
            "QMHP",
            "-n",
            "trauma",
        ],
        "",
    );
    assert_eq!(named.code, 0, "{}", named.err);
    let crisis = run(&["team", "-t", "QMHA", "-n", "suicidal-thoughts"], "").out;
    assert!(first_line(&crisis).starts_with('▲'));
}

#[test]
fn a_large_team_goes_over_several_tables() {
    let titles = ["QMHA"; 30].map(|t| vec!["-t", t]).concat();
    let mut arguments = vec!["team", "--state", "OR", "-n", "trauma"];
    arguments.extend(titles);
    let page = run(&arguments, "").out;
    assert!(page.matches("\nTrauma treatment  ").count() > 2, "{page}");
}

#[test]
fn a_checklist_has_three_first_and_ten_at_most() {
    let arguments = [
        "checklist",
        "--state",
        "OR",
        "-t",
        "QMHA",
        "-n",
        "trauma",
        "--gap",
        "trauma-treatment",
        "--sign",
        "sig-venting",
        "--own",
        "May I sit in?",
    ];
    let json = [&arguments[..], &["--json"]].concat();
    let list = run(&json, "").json().remove(0);
    let items = list["items"].as_array().unwrap();
    assert!(items.len() <= 10);
    assert_eq!(items.iter().filter(|i| i["first"] == true).count(), 3);
    assert!(items.iter().all(|i| i["chosen_by"][0].is_string()));
    assert_eq!(items[0]["text"], "May I sit in?");
    let same = run(&[&arguments[..], &["--format", "json"]].concat(), "");
    assert_eq!(same.json()[0], list);
    let page = run(&arguments, "").out;
    assert!(place(&page, "Ask these first") < place(&page, "If there is time"));
    assert!(page.contains("→ You wrote it."));
    assert!(!page.contains("For the young person"));
    let full = run(&[&arguments[..], &["--full"]].concat(), "").out;
    assert!(full.contains("A good answer:") && full.contains("Sources"));
    let text = run(&[&arguments[..], &["--format", "text"]].concat(), "").out;
    assert!(text.contains("[ ] May I sit in?"));
    let markdown = run(&[&arguments[..], &["--format", "markdown"]].concat(), "").out;
    assert!(markdown.starts_with("# ") && markdown.contains("- [ ] May I sit in?"));
}

#[test]
fn a_checklist_for_a_day_without_strength_and_for_the_young() {
    let low = run(&["checklist", "--energy", "low", "--json"], "")
        .json()
        .remove(0);
    assert_eq!(low["items"].as_array().unwrap().len(), 3);
    let teen = run(&["checklist", "--teen"], "").out;
    assert!(teen.contains("For the young person") && !teen.contains("Ask these first"));
    let found = run(&["checklist", "--search", "plan"], "");
    assert!(found.code == 0 && found.out.contains("plan"));
    assert_eq!(run(&["checklist", "--search", "zzzz"], "").code, 1);
    let crisis = run(&["checklist", "--sign", "sig-danger-now"], "").out;
    assert!(first_line(&crisis).starts_with('▲'));
}

#[test]
fn unknown_ids_are_errors_that_help() {
    for (arguments, says) in [
        (vec!["needs", "--about", "x"], "`careteam needs --list`"),
        (vec!["team", "-n", "x"], "`careteam needs --list`"),
        (vec!["team", "-r", "x", "-n", "trauma"], "role \"x\""),
        (vec!["checklist", "--gap", "x"], "there are: assess, "),
        (vec!["checklist", "--sign", "x"], "`careteam signs`"),
        (vec!["checklist", "--visit", "x"], "there are: first-call, "),
        (vec!["signs", "x"], "`careteam signs`"),
        (vec!["rights", "x"], "is not one of: qualifications, "),
        (vec!["rights", "--role", "x"], "role \"x\""),
        (vec!["rights", "--state", "Narnia"], "state \"Narnia\""),
        (vec!["crisis", "--state", "Narnia"], "state \"Narnia\""),
    ] {
        let ran = run(&arguments, "");
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{arguments:?}");
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1);
    }
    assert_eq!(run(&["checklist", "--energy", "high"], "").code, 2);
    assert_eq!(
        run(&["checklist", "--energy", "low", "--visit", "ongoing"], "").code,
        2
    );
}

#[test]
fn a_sign_has_two_readings() {
    let page = run(&["signs", "sig-venting"], "").out;
    assert!(place(&page, "It may mean") < place(&page, "It could also"));
    assert!(page.contains("Sources"));
    assert_eq!(
        run(&["signs", "--json"], "").json()[0]
            .as_array()
            .unwrap()
            .len(),
        28
    );
    assert_eq!(
        run(&["signs", "sig-venting", "--json"], "").json()[0]["id"],
        "sig-venting"
    );
}

#[test]
fn rights_are_those_of_the_state_and_the_country() {
    let all = run(&["rights", "--state", "OR", "--json"], "")
        .json()
        .remove(0);
    let all = all.as_array().unwrap();
    assert!(all.iter().any(|r| r["of_this_state"] == true));
    assert!(all.iter().any(|r| r["of_this_state"] == false));
    let topic = run(&["rights", "complaint", "--state", "OR"], "").out;
    for part in [
        "A complaint",
        "Say: “",
        "°",
        "A person still has to check",
        "Sources",
    ] {
        place(&topic, part);
    }
    let overview = run(&["rights", "--state", "OR"], "").out;
    assert!(overview.contains("qualifications") && overview.contains("Say: “"));
    assert_eq!(
        run(&["rights", "queja", "--lang", "es", "--state", "OR"], "").code,
        0
    );
}

#[test]
fn the_crisis_page_begins_and_ends_with_the_numbers() {
    let page = run(&["crisis", "--state", "OR"], "").out;
    assert!(first_line(&page).starts_with("▲ Help now"));
    assert!(place(&page, "\n911 ") < place(&page, "\n988 "));
    assert!(place(&page, "MRSS") < place(&page, "What to do"));
    assert!(page.contains("read on 20"));
    assert!(page.trim_end().ends_with("call or text 988."));
    let full = run(&["crisis", "--full"], "").out;
    assert!(full.contains("Crisis Text Line") && full.contains("Sources"));
    let record = run(&["crisis", "--state", "OR", "--json"], "")
        .json()
        .remove(0);
    assert_eq!(record["contacts"][0]["phone"], "911");
    assert!(
        record["contacts"]
            .as_array()
            .unwrap()
            .iter()
            .any(|c| c["of_this_state"] == true)
    );
    let spanish = run(&["crisis", "--lang", "es"], "").out;
    assert!(first_line(&spanish).starts_with("▲ Ayuda ahora"));
    let identified = run(&["identify", "QMHA says my son wants to kill himself"], "").out;
    assert!(first_line(&identified).starts_with('▲'));
}
