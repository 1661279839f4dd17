package org.careteam.ui.words

import androidx.compose.runtime.staticCompositionLocalOf
import java.time.LocalDate
import java.time.LocalTime
import java.time.format.DateTimeFormatter
import java.time.format.DateTimeParseException
import java.time.format.FormatStyle
import java.util.Locale

/**
 * The words on buttons and headings. What is said about roles, needs and questions comes from the
 * core, in the same language.
 *
 * An interface and not a resource file: a language that lacks a word does not compile, and the
 * screens stay free of Android.
 */
interface Words {
    val language: String

    // The five places, and help.
    val ask: String
    val role: String
    val team: String
    val visit: String
    val more: String
    val helpNow: String
    val back: String
    val close: String
    val loading: String

    // Ask.
    val askPrompt: String
    val askField: String
    val askHint: String
    val clearField: String
    val tryThese: String
    val examples: List<String>
    val nextVisit: String
    val openList: String
    val whoThisIs: String
    val severalMeanings: String
    val cannotTell: String
    val notACareRole: String
    val licensedYes: String
    val licensedNo: String
    val licensedInTraining: String
    val licensedCannotTell: String
    val readCard: String
    val askThem: String
    val lettersFound: String
    val didYouMean: String
    val soundsLikeNeed: String
    val addNeed: String
    val whichState: String
    val chooseState: String
    val noState: String
    val crisisHeard: String

    // Role.
    val roleEmpty: String
    val allRoles: String
    val may: String
    val withBackup: String
    val mayNot: String
    val notStated: String
    val training: String
    val gives: String
    val supervision: String
    val whereMet: String
    val lookUp: String
    val goodToKnow: String
    val articleSays: String
    val askFirst: String
    val sources: String
    val addToTeam: String
    val compare: String
    val compareWith: String
    val readAloud: String
    val stopReading: String
    val share: String
    val differs: String
    val sameForBoth: String
    val openAddress: String
    fun readOn(day: String): String
    fun asOf(day: String): String

    // Team.
    val teamEmpty: String
    val teamEmptyHint: String
    val findSomebody: String
    val people: String
    val needs: String
    val needsEmpty: String
    val pickNeeds: String
    val needsField: String
    val heardNeeds: String
    val allNeeds: String
    val done: String
    val childHere: String
    val child: String
    val childName: String
    val newChild: String
    val gaps: String
    val asMap: String
    val asList: String
    val covered: String
    val underSupervision: String
    val askThis: String
    val nobody: String
    val couldFill: String
    val untrainedMay: String
    val untrainedMayNot: String
    val name: String
    val title: String
    val supervisor: String
    val supervisorHint: String
    val phone: String
    val agency: String
    val note: String
    val call: String
    val hasLeft: String
    val remove: String
    val removed: String
    val undo: String
    val undone: String
    val nothingToUndo: String
    fun addedToTeam(name: String): String
    fun mapInWords(covered: Int, supervised: Int, ask: Int, nobody: Int): String

    // Visit.
    val visitEmpty: String
    val visitEmptyHint: String
    val planVisit: String
    val planNext: String
    val visits: String
    val kindOfVisit: String
    val whoComes: String
    val day: String
    val dayBefore: String
    val dayAfter: String
    val time: String
    val timeHint: String
    val place: String
    val makeList: String
    val firstThree: String
    val thenAsk: String
    val answered: String
    val asked: String
    val carriedOver: String
    val answer: String
    val answerHint: String
    val whyAsk: String
    val goodAnswer: String
    val warningSign: String
    val star: String
    val starred: String
    val moveUp: String
    val moveDown: String
    val ownQuestion: String
    val add: String
    val visitDone: String
    val visitIsDone: String
    val print: String
    val calendar: String
    val showAnswers: String
    fun questionsOf(answered: Int, all: Int): String
    fun carryOver(count: Int): String
    fun calendarTitle(kind: String): String

    // Help now.
    val helpHint: String
    val whatToDo: String
    val crisisSigns: String
    val lastResort: String
    val unchecked: String
    fun callNumber(number: String): String
    fun textNumber(number: String): String

    // More.
    val state: String
    val languageName: String
    val lock: String
    val lockHint: String
    val locked: String
    val unlock: String
    val rights: String
    val rightsHint: String
    val backup: String
    val backupHint: String
    val passphrase: String
    val passphraseHint: String
    val makeBackup: String
    val restore: String
    val restoreHint: String
    val import: String
    val deleteAll: String
    val deleteHint: String
    val deleteWord: String
    val deleted: String
    val cancel: String
    val about: String
    val privacy: String
    val privacyText: String
    val say: String
    fun typeToDelete(word: String): String
    fun versionOf(version: String, day: String): String
    fun importPreview(added: Int, changed: Int, removed: Int): String

    // Trouble.
    val tooLong: String
    val noSpace: String
    val readOnly: String
    val wrongKey: String
    val damaged: String
    val newer: String
    val inUse: String
    val otherTrouble: String
    val tryAgain: String
    val saveReadable: String
    val wrongPassphrase: String
    val saved: String

    /** A day as people of this language write it. What is no day is shown as it is. */
    fun dayOf(iso: String): String =
        try {
            LocalDate.parse(iso).format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale))
                .replaceFirstChar { it.titlecase(locale) }
        } catch (_: DateTimeParseException) {
            iso
        }

    fun timeOf(iso: String): String =
        try {
            LocalTime.parse(iso).format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale))
        } catch (_: DateTimeParseException) {
            iso
        }

    private val locale: Locale get() = Locale.forLanguageTag("$language-US")
}

fun wordsOf(language: String): Words = if (language.startsWith(Spanish.language)) Spanish else English

val LocalWords = staticCompositionLocalOf<Words> { English }
