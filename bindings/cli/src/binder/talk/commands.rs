//! The words of the conversation.

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    Home,
    Team,
    History,
    Goals,
    Plan,
    Person(String),
    Visit(String),
}

/// What a line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    Quit,
    Help,
    Home,
    Team,
    History,
    Go,
    Tick,
    Star,
    Note,
    Done,
    Carry,
    Undo,
    Person,
    Need,
    Sign,
    Visit,
    Question,
    Goal,
    Mark,
    Plan,
    Find,
}

/// The words of each command; the first is the one that help shows.
pub const COMMANDS: [(&str, &str, Ask); 21] = [
    ("shell_binder_do_go", "shell_binder_help_go", Ask::Go),
    ("shell_binder_do_tick", "shell_binder_help_tick", Ask::Tick),
    ("shell_binder_do_star", "shell_binder_help_star", Ask::Star),
    ("shell_binder_do_note", "shell_binder_help_note", Ask::Note),
    ("shell_binder_do_done", "shell_binder_help_done", Ask::Done),
    ("shell_binder_do_home", "shell_binder_help_home", Ask::Home),
    ("shell_binder_do_team", "shell_binder_help_team", Ask::Team),
    (
        "shell_binder_do_history",
        "shell_binder_help_history",
        Ask::History,
    ),
    ("shell_binder_do_find", "shell_binder_help_find", Ask::Find),
    (
        "shell_binder_do_person",
        "shell_binder_help_person",
        Ask::Person,
    ),
    (
        "shell_binder_do_visit",
        "shell_binder_help_visit",
        Ask::Visit,
    ),
    (
        "shell_binder_do_question",
        "shell_binder_help_question",
        Ask::Question,
    ),
    ("shell_binder_do_need", "shell_binder_help_need", Ask::Need),
    ("shell_binder_do_sign", "shell_binder_help_sign", Ask::Sign),
    ("shell_binder_do_goal", "shell_binder_help_goal", Ask::Goal),
    ("shell_binder_do_mark", "shell_binder_help_mark", Ask::Mark),
    ("shell_binder_do_plan", "shell_binder_help_plan", Ask::Plan),
    (
        "shell_binder_do_carry",
        "shell_binder_help_carry",
        Ask::Carry,
    ),
    ("shell_binder_do_undo", "shell_binder_help_undo", Ask::Undo),
    ("shell_do_help", "shell_binder_help_help", Ask::Help),
    ("shell_do_quit", "shell_binder_help_quit", Ask::Quit),
];

/// A number of a list: "2", "2." or "#2".
pub fn number(text: &str) -> Option<usize> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let text = text.strip_suffix(['.', ')', ':']).unwrap_or(text);
    text.parse().ok()
}
