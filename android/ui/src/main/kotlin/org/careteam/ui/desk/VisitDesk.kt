package org.careteam.ui.desk

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.careteam.CalendarOptions
import org.careteam.Change
import org.careteam.ChecklistItem
import org.careteam.ChecklistQuery
import org.careteam.CrisisScreen
import org.careteam.HistoryView
import org.careteam.HomeView
import org.careteam.ItemFields
import org.careteam.ItemKind
import org.careteam.Person
import org.careteam.SheetOptions
import org.careteam.VisitFields
import org.careteam.VisitKind
import org.careteam.VisitView
import org.careteam.ui.words.wordsOf

data class VisitState(
    val loaded: Boolean = false,
    val home: HomeView? = null,
    val history: HistoryView? = null,
    val kinds: List<VisitKind> = emptyList(),
    val people: List<Person> = emptyList(),
    val plan: Plan = Plan(),
    val visit: VisitView? = null,
    /** Why a question is asked and what a good answer holds, by question id. */
    val hints: Map<String, ChecklistItem> = emptyMap(),
    val crisis: CrisisScreen? = null,
    val trouble: Trouble? = null
)

class VisitDesk(private val bench: Bench) {
    private val mutable = MutableStateFlow(VisitState())
    val state: StateFlow<VisitState> = mutable.asStateFlow()
    private val drafts = Drafts(bench, ::trouble)
    private val words get() = wordsOf(bench.settings.value.language)
    private val today get() = bench.device.today().toString()

    private fun trouble(trouble: Trouble) = mutable.update { it.copy(trouble = trouble, loaded = true) }

    fun load() {
        bench.launch(::trouble) { readAll() }
    }

    private suspend fun readAll() {
        val settings = bench.settings.value
        val kinds = bench.ask { core, reader -> core.visitKinds(reader) }
        val family =
            bench.family.look(null) { binder ->
                binder.currentChild(settings)?.let { child ->
                    val people = binder.team(child.id).people.present()
                    Triple(binder.home(child.id, today), binder.history(child.id, 0, LISTED), people)
                }
            }
        mutable.update {
            it.copy(
                loaded = true,
                kinds = kinds,
                home = family?.first,
                history = family?.second,
                people = family?.third.orEmpty(),
                trouble = null
            )
        }
    }

    // Planning.

    fun startPlan(from: VisitView? = null) {
        // At once, so that the screen that comes next finds a plan and begins no other.
        mutable.update { it.copy(plan = Plan(on = today, from = from?.visit?.id)) }
        bench.launch(::trouble) {
            readAll()
            mutable.update {
                val first = (it.history?.total ?: 0) == 0
                it.copy(
                    plan =
                        Plan(
                            kind = if (first) FIRST_KIND else NEXT_KIND,
                            on = today,
                            people = from?.visit?.people ?: it.people.map { person -> person.id },
                            from = from?.visit?.id ?: it.home?.lastVisit?.visit?.id
                        )
                )
            }
        }
    }

    fun change(plan: Plan) = mutable.update { it.copy(plan = plan) }

    /** Writes the visit and its list; [then] gets the id of the visit. What is asked, and in which order, the core decides. */
    fun make(then: (String) -> Unit) {
        val plan = state.value.plan
        bench.launch(::trouble) {
            val settings = bench.settings.value
            val child = bench.family.read { it.childToKeep(settings, bench.device.nowMs()) }
            val fields =
                VisitFields(kind = plan.kind, on = plan.on, at = plan.at, place = plan.place, people = plan.people)
            val id = bench.family.apply(Change.AddVisit(child, fields)).single()
            val first = bench.family.read { it.firstQuestions(bench.reader(), id) }
            if (first.items.isNotEmpty()) bench.family.apply(Change.AddItems(id, first.items))
            // What the parent wrote, and what the new list left out, comes along; the core leaves doubles out.
            plan.from?.let { bench.family.apply(Change.CarryOver(it, id)) }
            mutable.update { it.copy(crisis = first.list.crisis, plan = Plan()) }
            load()
            then(id)
        }
    }

    // One visit.

    fun open(id: String) {
        mutable.update { if (it.visit?.visit?.id == id) it else it.copy(visit = null, hints = emptyMap()) }
        bench.launch(::trouble) {
            read(id)
            readHints(id)
        }
    }

    private suspend fun read(id: String) {
        val visit = bench.family.read { it.visit(id) }
        mutable.update { it.copy(visit = visit, trouble = null) }
    }

    /** Why each question of this visit is asked, and whether danger stands before them all. */
    private suspend fun readHints(id: String) {
        val visit = state.value.visit?.takeIf { it.visit.id == id } ?: return
        val first = bench.family.read { it.firstQuestions(bench.reader(), id) }
        val asked = visit.items.map { it.questionId }.toSet()
        val list =
            bench.ask { core, reader ->
                // The ids of what a family wrote itself are not the catalog's to explain.
                val ours = core.questions(reader, "").map { it.id }.filter { it in asked }
                core.checklist(reader, ChecklistQuery(visit = first.list.visit.id, state = reader.state, starred = ours))
            }
        val hints = (list.items + list.waiting).filter { it.kind == ItemKind.BANK }.associateBy { it.id }
        mutable.update { if (it.visit?.visit?.id == id) it.copy(hints = hints, crisis = first.list.crisis) else it }
    }

    /** One change to the open visit; then it is read again. */
    private fun changing(change: Change, notice: Notice? = null) {
        val id = state.value.visit?.visit?.id ?: return
        bench.launch(::trouble) {
            drafts.flush()
            bench.family.apply(change)
            notice?.let(bench::tell)
            read(id)
        }
    }

    fun tick(item: String, asked: Boolean) = changing(Change.EditItem(item, ItemFields(asked = asked)))

    fun star(item: String, star: Boolean) = changing(Change.EditItem(item, ItemFields(star = star)))

    fun move(item: String, to: Int) = changing(Change.MoveItem(item, to))

    fun remove(item: String) = changing(Change.Remove(item), Notice(words.removed, undo = true))

    fun addOwn(text: String) {
        val id = state.value.visit?.visit?.id ?: return
        if (text.isNotBlank()) changing(Change.AddItems(id, listOf(ItemFields(text = text.trim()))))
    }

    fun over(done: Boolean) {
        val id = state.value.visit?.visit?.id ?: return
        changing(Change.EditVisit(id, VisitFields(done = done)))
    }

    fun removeVisit(then: () -> Unit) {
        val id = state.value.visit?.visit?.id ?: return
        bench.launch(::trouble) {
            drafts.flush()
            bench.family.apply(Change.Remove(id))
            bench.tell(Notice(words.removed, undo = true))
            mutable.update { it.copy(visit = null) }
            load()
            then()
        }
    }

    /** An answer also says that the question was asked. */
    fun answer(item: String, text: String) = typed(item, "answer", ItemFields(answer = text, asked = if (text.isBlank()) null else true))

    fun note(item: String, text: String) = typed(item, "note", ItemFields(note = text))

    private fun typed(item: String, field: String, fields: ItemFields) {
        val id = state.value.visit?.visit?.id ?: return
        drafts.later("$item $field") {
            bench.family.apply(Change.EditItem(item, fields))
            if (state.value.visit?.visit?.id == id) read(id)
        }
    }

    suspend fun flush() = drafts.flush()

    fun forget() {
        mutable.value = VisitState()
    }

    // Out of the app.

    fun share(answers: Boolean) = sheet(answers) { text, _ -> bench.device.share(text) }

    fun print(answers: Boolean) = sheet(answers) { _, html -> bench.device.print(words.visit, html) }

    private fun sheet(answers: Boolean, hand: (String, String) -> Unit) {
        val id = state.value.visit?.visit?.id ?: return
        bench.launch(::trouble) {
            drafts.flush()
            val options = SheetOptions(answers = answers)
            val sheet = bench.family.read { it.visitSheet(bench.reader(), id, options) }
            hand(sheet.text, sheet.html)
        }
    }

    fun addToCalendar(kind: String) {
        val id = state.value.visit?.visit?.id ?: return
        bench.launch(::trouble) {
            val options = CalendarOptions(summary = words.calendarTitle(kind), place = true, remindMinutes = 60)
            bench.device.addToCalendar(bench.family.read { it.calendarEvent(id, options, bench.device.nowMs()) })
        }
    }

    fun again() {
        load()
        state.value.visit?.let { open(it.visit.id) }
    }

    private companion object {
        const val LISTED = 50

        /** Ids of the catalog for what is most likely; the parent may choose another kind. */
        const val FIRST_KIND = "first-visit"
        const val NEXT_KIND = "ongoing"
    }
}
