package org.careteam.ui.desk

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.careteam.BinderException
import org.careteam.BinderInterface
import org.careteam.CareTeamInterface
import org.careteam.ui.words.wordsOf

data class Where(val stack: List<Spot> = listOf(Spot.Ask)) {
    val spot: Spot get() = stack.last()
    val canGoBack: Boolean get() = stack.size > 1
}

/** The whole shell: where the parent is, what was chosen, and a holder for each place. */
class Desk(
    scope: CoroutineScope,
    io: CoroutineDispatcher,
    private val device: Device,
    private val store: SettingsStore,
    openCatalog: () -> CareTeamInterface,
    openBinder: (create: Boolean) -> BinderInterface?,
    backups: Backups
) {
    private val chosen = MutableStateFlow(store.read())
    private val going = MutableStateFlow(Where())
    private val closed = MutableStateFlow(chosen.value.lock)

    val settings: StateFlow<Settings> = chosen.asStateFlow()
    val where: StateFlow<Where> = going.asStateFlow()

    /** Whether the lock of the app is shut. Ask, Role and Help now do not ask for it. */
    val locked: StateFlow<Boolean> = closed.asStateFlow()

    private val bench =
        Bench(scope, device, settings, io, openCatalog) { create -> if (closed.value) throw LockedException() else openBinder(create) }
    val notice: StateFlow<Notice?> = bench.notice
    val help = HelpDesk(bench)
    val ask = AskDesk(bench)
    val role = RoleDesk(bench)
    val team = TeamDesk(bench)
    val visit = VisitDesk(bench)
    val more = MoreDesk(bench, backups)

    /** Called once the first frame is drawn. */
    fun start() = enter(where.value.spot)

    fun go(spot: Spot) {
        bench.tell(null)
        going.update { where ->
            if (where.spot == spot) {
                where
            } else {
                // A place begins anew at its start; a deeper spot lies on what is there.
                val below = if (spot == Spot.start(spot.place)) listOf(Spot.Ask) else where.stack
                Where((below - spot + spot).takeLast(MOST_DEEP))
            }
        }
        move()
    }

    /** Leaves a spot that is gone, so that no way back leads to it. The notice about it stays. */
    fun leaveFor(spot: Spot) {
        going.update { where -> Where(where.stack.filter { it != where.spot && it != spot } + spot) }
        move()
    }

    /** One step back; false when there is none and the app may be left. */
    fun back(): Boolean {
        if (help.state.value.open) {
            help.show(false)
            return true
        }
        if (!where.value.canGoBack) return false
        going.update { Where(it.stack.dropLast(1)) }
        move()
        return true
    }

    private fun enter(spot: Spot) {
        when (spot) {
            Spot.Ask -> ask.refresh()
            Spot.Roles -> role.list()
            is Spot.Card -> role.open(spot.role)
            is Spot.Sources -> role.open(spot.role)
            is Spot.Compare -> role.compare(spot.roles)
            Spot.Team -> team.load()
            Spot.Needs -> team.openNeeds()
            is Spot.Person -> team.openPerson(spot.id)
            Spot.Visits -> visit.load()
            // After the end of the process the plan begins anew; it was three taps.
            Spot.Plan -> if (visit.state.value.plan.on.isEmpty()) visit.startPlan() else visit.load()
            is Spot.Visit -> visit.open(spot.id)
            Spot.More -> more.load()
            Spot.Rights -> more.loadRights()
            Spot.AllSources -> more.loadSources()
        }
    }

    /** What was typed on the screen before is kept before the next one reads. */
    private fun move() {
        role.stopSpeaking()
        keeping { enter(where.value.spot) }
    }

    /** Keeps what was typed, as when the app goes to the background. */
    fun keep() = keeping {}

    private fun keeping(then: suspend () -> Unit) {
        bench.launch({ bench.tell(Notice(it.say(wordsOf(settings.value.language)))) }) {
            try {
                team.flush()
                visit.flush()
            } finally {
                then()
            }
        }
    }

    fun undo() {
        val words = wordsOf(settings.value.language)
        bench.tell(null)
        bench.launch({ bench.tell(Notice(it.say(words))) }) {
            try {
                bench.family.write { it.undo(device.nowMs()) }
                bench.tell(Notice(words.undone))
            } catch (_: BinderException.NothingToUndo) {
                bench.tell(Notice(words.nothingToUndo))
            }
            enter(where.value.spot)
        }
    }

    fun tell(notice: Notice?) = bench.tell(notice)

    fun dial(number: String) = device.dial(number)

    fun message(number: String) = device.message(number)

    fun openPage(url: String) = device.open(url)

    fun share(text: String) = device.share(text)

    fun pickBackup() = device.pick()

    // Settings.

    fun choose(settings: Settings) {
        val before = chosen.value
        if (settings == before) return
        chosen.value = settings
        store.write(settings)
        if (settings.language != before.language) device.setLanguage(settings.language)
        if (settings.language != before.language || settings.state != before.state) again()
    }

    /** The language in which the phone shows the app, as chosen in its own settings. */
    fun speaks(language: String) {
        if (language == settings.value.language) return
        chosen.update { it.copy(language = language) }
        store.write(chosen.value)
        again()
    }

    private fun again() {
        if (help.state.value.screen != null) help.read()
        ask.again()
        role.again()
        team.again()
        visit.again()
        more.load()
        enter(where.value.spot)
    }

    // Lock.

    /** Shuts the binder, when a lock is wanted. */
    fun lock() {
        if (!settings.value.lock) return keep()
        closed.value = true
        keeping {
            bench.family.shut()
            // Nothing of the family stays in memory behind the lock.
            ask.forgetFamily()
            team.forget()
            visit.forget()
        }
    }

    fun unlock() =
        device.unlock {
            closed.value = false
            enter(where.value.spot)
        }

    fun deleteEverything() =
        more.deleteEverything {
            chosen.update { Settings(language = it.language) }
            store.write(chosen.value)
            closed.value = false
            going.value = Where()
            again()
        }

    // Across the end of the process.

    fun saved(): List<String> = listOf(ask.state.value.text) + where.value.stack.map { it.text() }

    fun restore(saved: List<String>) {
        val stack = saved.drop(1).mapNotNull(Spot::of)
        if (stack.isNotEmpty()) going.value = Where(stack)
        saved.firstOrNull()?.let(ask::type)
    }

    private companion object {
        const val MOST_DEEP = 12
    }
}
