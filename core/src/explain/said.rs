//! Does a written phrase already speak of a capability?
//!
//! A role has written phrases ("write or sign the service plan") and a table. A cell of the table
//! that a phrase already says must not stand on the card a second time. The phrases do not name
//! their capability, so it is read off their words. Always in the catalog's first language, which
//! is English: so a card holds the same statements in every language. A miss is harmless: the
//! parent reads a thing twice.

/// Words by capability. One of the entries must occur; of an entry with `+`, all parts.
const WORDS: &[(&str, &[&str])] = &[
    (
        "assess",
        &[
            "assess",
            "find out what is going on",
            "full exam",
            "first evaluation",
        ],
    ),
    (
        "testing",
        &[
            "psychological tests",
            "tests that only",
            "test, assess",
            "test a child",
        ],
    ),
    ("diagnose", &["diagnos"]),
    ("medical-check", &["exam", "body cause", "check body"]),
    (
        "treatment-plan",
        &[
            "treatment plan",
            "service plan",
            "plan treatment",
            "change the plan",
            "design the treatment",
            "plan of services",
        ],
    ),
    (
        "individual-therapy",
        &[
            "therapy",
            "treat your child",
            "counsel your child",
            "counsel for",
            "child's therapist",
        ],
    ),
    (
        "family-therapy",
        &[
            "family therapy",
            "therapy+family",
            "treat+family",
            "the whole family",
        ],
    ),
    ("trauma-treatment", &["trauma"]),
    (
        "parent-training",
        &["train parents", "parent program", "parent course"],
    ),
    (
        "skills-training",
        &["teach+skill", "show+skill", "help+skill"],
    ),
    (
        "behavior-analysis",
        &["why a behavior", "behavior plan", "behavior assessment"],
    ),
    ("medication", &["prescrib", "medicine"]),
    ("sud-treatment", &["addiction", "substance", "alcohol"]),
    ("safety-planning", &["safety plan"]),
    (
        "crisis-response",
        &["crisis call", "in a crisis", "come to where"],
    ),
    ("school-plan", &["school plan", "(iep)"]),
    (
        "case-management",
        &["case manage", "find services", "link you"],
    ),
    ("care-coordination", &["coordinat", "bring many services"]),
    ("family-peer-support", &["own story"]),
    ("youth-peer-support", &["what it was like"]),
    ("respite", &["respite", "a break"]),
    (
        "sensory-motor",
        &["senses", "occupational therapist planned"],
    ),
    ("speech-language", &["speech"]),
    ("companionship", &["bond", "show up"]),
];

/// Whether an English phrase speaks of a capability.
pub(super) fn says(capability: &str, phrase: &str) -> bool {
    let mut phrase = phrase.to_lowercase();
    if capability == "individual-therapy" {
        for other in ["family therapy", "family and couple therapy"] {
            phrase = phrase.replace(other, "");
        }
    }
    let Some((_, entries)) = WORDS.iter().find(|(id, _)| *id == capability) else {
        return false;
    };
    entries
        .iter()
        .any(|entry| entry.split('+').all(|word| phrase.contains(word)))
}

/// Whether an English condition holds next to nothing that the phrase does not: four of five of
/// its longer words stand in the phrase.
pub(super) fn repeats(phrase: &str, condition: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 3)
            .map(str::to_lowercase)
            .collect()
    };
    let (known, words) = (words(phrase), words(condition));
    let said = words.iter().filter(|word| known.contains(word)).count();
    said * 5 >= words.len() * 4
}

#[cfg(test)]
mod tests {
    use super::{repeats, says};

    #[test]
    fn tells_therapies_apart() {
        let both = "give therapy to one person, a family or a group";
        assert!(says("individual-therapy", both) && says("family-therapy", both));
        assert!(!says("individual-therapy", "give family therapy"));
        assert!(!says("family-therapy", "give therapy to your child"));
        assert!(!says(
            "individual-therapy",
            "work under an occupational therapist"
        ));
    }

    #[test]
    fn knows_a_condition_that_the_phrase_holds() {
        let phrase = "answer a mobile crisis call, when trained, with a QMHP in reach";
        let same = "On a mobile crisis team: if trained, with a QMHP in reach.";
        assert!(repeats(phrase, same));
        assert!(!repeats(
            "diagnose",
            "Only with the state's diagnostic privilege."
        ));
    }

    #[test]
    fn an_unknown_capability_is_never_said() {
        assert!(!says("levitation", "levitation"));
    }
}
