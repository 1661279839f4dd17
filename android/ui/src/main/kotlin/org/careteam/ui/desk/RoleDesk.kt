package org.careteam.ui.desk

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.careteam.Card
import org.careteam.Change
import org.careteam.Comparison
import org.careteam.PersonFields
import org.careteam.RoleSummary
import org.careteam.ui.words.Words
import org.careteam.ui.words.wordsOf

data class RoleState(
    val roles: List<RoleSummary> = emptyList(),
    val card: Card? = null,
    val comparison: Comparison? = null,
    /** The role that the next one tapped is compared with. */
    val comparing: Card? = null,
    val speaking: Boolean = false,
    val trouble: Trouble? = null
)

class RoleDesk(private val bench: Bench) {
    private val mutable = MutableStateFlow(RoleState())
    val state: StateFlow<RoleState> = mutable.asStateFlow()

    private fun trouble(trouble: Trouble) = mutable.update { it.copy(trouble = trouble) }

    fun list() {
        bench.launch(::trouble) {
            val roles = bench.ask { core, reader -> core.roles(reader) }
            mutable.update { it.copy(roles = roles, trouble = null) }
        }
    }

    fun open(role: String) {
        // The card before is no answer to this question.
        mutable.update { if (it.card?.role == role) it else it.copy(card = null, trouble = null) }
        bench.launch(::trouble) {
            val card = bench.ask { core, reader -> core.card(reader, role) }
            mutable.update { it.copy(card = card, trouble = null) }
        }
    }

    fun startComparing(card: Card?) = mutable.update { it.copy(comparing = card) }

    fun compare(roles: List<String>) {
        mutable.update { it.copy(comparison = null, comparing = null, trouble = null) }
        bench.launch(::trouble) {
            val comparison = bench.ask { core, reader -> core.compare(reader, roles) }
            mutable.update { it.copy(comparison = comparison) }
        }
    }

    /** Puts somebody with this role on the team; [then] gets the id. */
    fun addToTeam(card: Card, titleHeard: String, then: (String) -> Unit) {
        bench.launch(::trouble) {
            val title = titleHeard.ifBlank { card.letters.firstOrNull() ?: card.title }
            val settings = bench.settings.value
            val child = bench.family.read { it.childToKeep(settings, bench.device.nowMs()) }
            val added = bench.family.apply(Change.AddPerson(child, PersonFields(title = title, roleId = card.role)))
            then(added.single())
        }
    }

    fun speak(card: Card) {
        if (state.value.speaking) return stopSpeaking()
        mutable.update { it.copy(speaking = true) }
        val words = wordsOf(bench.settings.value.language)
        bench.device.speak(card.aloud(words), words.language)
    }

    fun stopSpeaking() {
        if (!state.value.speaking) return
        bench.device.stopSpeaking()
        mutable.update { it.copy(speaking = false) }
    }

    fun again() {
        list()
        state.value.card?.let { open(it.role) }
        state.value.comparison?.let { open -> compare(open.roles.map { it.role }) }
    }
}

/**
 * The card as it is read aloud: the sentences of the core in their order, without footnotes. Each
 * part is announced, so that what a role may not do is never heard as what it may.
 */
fun Card.aloud(words: Words): String =
    buildList {
        add(title)
        add(place.text)
        add(headline.text)
        if (!license.inHeadline) add(license.statement.text)
        fun part(heading: String, lines: List<String>) {
            if (lines.isEmpty()) return
            add("$heading:")
            addAll(lines)
        }
        part(words.may, may.map { it.text })
        part(words.withBackup, supervised.map { it.text })
        part(words.mayNot, mayNot.map { it.text })
        part(words.notStated, ask.map { it.question })
        part(words.askFirst, questions.map { it.text })
    }.joinToString("\n")
