package org.careteam.ui.desk

import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.careteam.Change
import org.careteam.ChildFields
import org.careteam.ChildRow
import org.careteam.NeedFields
import org.careteam.NeedLine
import org.careteam.PersonFields
import org.careteam.PersonView
import org.careteam.Recognition
import org.careteam.TeamCoverage
import org.careteam.TeamQuery
import org.careteam.TeamView
import org.careteam.ui.words.wordsOf

data class TeamState(
    val loaded: Boolean = false,
    val children: List<ChildRow> = emptyList(),
    val team: TeamView? = null,
    val coverage: TeamCoverage? = null,
    val asMap: Boolean = false,
    val needLines: List<NeedLine> = emptyList(),
    val needText: String = "",
    val heard: Recognition? = null,
    val person: PersonView? = null,
    val trouble: Trouble? = null
)

class TeamDesk(private val bench: Bench) {
    private val mutable = MutableStateFlow(TeamState())
    val state: StateFlow<TeamState> = mutable.asStateFlow()
    private var hearing: Job? = null
    private val drafts = Drafts(bench, ::trouble)

    private fun trouble(trouble: Trouble) = mutable.update { it.copy(trouble = trouble, loaded = true) }

    fun load() {
        bench.launch(::trouble) {
            val settings = bench.settings.value
            val (children, team) =
                bench.family.look(emptyList<ChildRow>() to null) { binder ->
                    binder.children() to binder.currentChild(settings)?.let { binder.team(it.id) }
                }
            val coverage = team?.let { coverage(it) }
            mutable.update {
                it.copy(loaded = true, children = children, team = team, coverage = coverage, trouble = null)
            }
        }
    }

    private suspend fun coverage(team: TeamView): TeamCoverage? {
        val query =
            TeamQuery(
                // As the core does for a visit: the state that was chosen, else the child's.
                state = bench.settings.value.state ?: team.child.state.ifEmpty { null },
                people = team.people.present().map { it.asked() },
                needs = team.needs.open()
            )
        if (query.needs.isEmpty()) return null
        return bench.ask { core, reader -> core.coverage(reader, query) }
    }

    fun asMap(map: Boolean) = mutable.update { it.copy(asMap = map) }

    // The child.

    fun nameChild(name: String) {
        val id = state.value.team?.child?.id ?: return
        drafts.later("child $id") { bench.family.apply(Change.EditChild(id, ChildFields(name = name))) }
    }

    /** Adds a child; the screens turn to it once [chosen] has kept its id. */
    fun addChild(chosen: (String) -> Unit) {
        bench.launch(::trouble) {
            val fields = ChildFields(state = bench.settings.value.state)
            chosen(bench.family.apply(Change.AddChild(fields)).single())
            load()
        }
    }

    // Needs.

    fun openNeeds() {
        bench.launch(::trouble) {
            val lines = bench.ask { core, reader -> core.needs(reader) }
            mutable.update { it.copy(needLines = lines) }
            load()
        }
    }

    fun describeNeed(text: String) {
        mutable.update { it.copy(needText = text) }
        hearing?.cancel()
        if (text.isBlank()) return mutable.update { it.copy(heard = null) }
        hearing =
            bench.launch(::trouble) {
                val heard = bench.ask { core, reader -> core.recognize(reader, text) }
                mutable.update { if (it.needText == text) it.copy(heard = heard) else it }
            }
    }

    /** Takes a need on the list, or off it. The words that led there stay with it. */
    fun toggleNeed(needId: String, words: String = "") {
        bench.launch(::trouble) {
            val settings = bench.settings.value
            val (child, there) =
                bench.family.read { binder ->
                    val child = binder.childToKeep(settings, bench.device.nowMs())
                    child to binder.team(child).needs.firstOrNull { it.needId == needId && !it.met }
                }
            bench.family.apply(
                if (there != null) Change.Remove(there.id) else Change.AddNeed(child, NeedFields(needId = needId, words = words))
            )
            load()
        }
    }

    // A person.

    fun openPerson(id: String) {
        mutable.update { if (it.person?.person?.id == id) it else it.copy(person = null) }
        bench.launch(::trouble) {
            val person = bench.family.read { it.person(id) }
            mutable.update { it.copy(person = person, trouble = null) }
        }
    }

    fun editPerson(id: String, field: String, fields: PersonFields) {
        drafts.later("$id $field") { bench.family.apply(Change.EditPerson(id, fields)) }
    }

    fun remove(id: String) {
        bench.launch(::trouble) {
            drafts.flush()
            bench.family.apply(Change.Remove(id))
            bench.tell(Notice(wordsOf(bench.settings.value.language).removed, undo = true))
            load()
        }
    }

    suspend fun flush() = drafts.flush()

    fun forget() {
        mutable.value = TeamState(asMap = state.value.asMap)
    }

    fun again() {
        load()
        if (state.value.needLines.isNotEmpty()) openNeeds()
        describeNeed(state.value.needText)
    }
}
