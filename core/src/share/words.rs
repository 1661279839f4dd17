//! The few words that stand on what is shared, in both languages.

use chrono::{Datelike, NaiveDate};

/// Headings and labels of one language.
pub(super) struct Words {
    /// The language as HTML names it.
    pub code: &'static str,
    pub visit: &'static str,
    pub with: &'static str,
    pub place: &'static str,
    pub questions: &'static str,
    pub question: &'static str,
    pub answer: &'static str,
    pub important: &'static str,
    pub more: &'static str,
    pub needs: &'static str,
    pub goals: &'static str,
    pub signs: &'static str,
    pub note: &'static str,
    days: [&'static str; 7],
    months: [&'static str; 12],
}

const ENGLISH: Words = Words {
    code: "en",
    visit: "Visit",
    with: "Who is there",
    place: "Place",
    questions: "Our questions",
    question: "Question",
    answer: "Answer",
    important: "Important",
    more: "More questions are on the phone:",
    needs: "What we need",
    goals: "What we work toward",
    signs: "What we saw",
    note: "Note",
    days: [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

const SPANISH: Words = Words {
    code: "es",
    visit: "Visita",
    with: "Quién está",
    place: "Lugar",
    questions: "Nuestras preguntas",
    question: "Pregunta",
    answer: "Respuesta",
    important: "Importante",
    more: "Hay más preguntas en el teléfono:",
    needs: "Lo que necesitamos",
    goals: "Nuestras metas",
    signs: "Lo que vimos",
    note: "Nota",
    days: [
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
};

/// Spanish where it is asked for, in whatever region; else English.
pub(super) fn words(language: &str) -> &'static Words {
    if language == "es" || language.starts_with("es-") {
        &SPANISH
    } else {
        &ENGLISH
    }
}

impl Words {
    /// A day in words, such as "Tuesday, November 24, 2026".
    pub fn day(&self, iso: &str) -> String {
        let Ok(date) = iso.parse::<NaiveDate>() else {
            return iso.into();
        };
        let pick = |names: &[&'static str], at: u32| {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            names.get(at).copied().unwrap_or_default()
        };
        let day = pick(&self.days, date.weekday().num_days_from_monday());
        let month = pick(&self.months, date.month0());
        match self.code {
            "es" => format!("{day} {} de {month} de {}", date.day(), date.year()),
            _ => format!("{day}, {month} {}, {}", date.day(), date.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        assert_eq!(words("en").day("2026-11-24"), "Tuesday, November 24, 2026");
        assert_eq!(
            words("es-MX").day("2026-11-24"),
            "martes 24 de noviembre de 2026"
        );
        assert_eq!(words("en").day(""), "");
    }
}
