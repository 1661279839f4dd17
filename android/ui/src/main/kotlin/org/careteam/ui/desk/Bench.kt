package org.careteam.ui.desk

import kotlin.coroutines.cancellation.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import org.careteam.BinderInterface
import org.careteam.CareTeamInterface
import org.careteam.Change
import org.careteam.Reader

/** A line at the bottom of the screen, said once, with a way back where there is one. */
data class Notice(val text: String, val undo: Boolean = false)

/**
 * What the holders of the screens share. Nothing here waits: the library is loaded, and the file is
 * opened, on [io] when it is first needed, so the first frame does not depend on either.
 */
class Bench(
    val scope: CoroutineScope,
    val device: Device,
    val settings: StateFlow<Settings>,
    private val io: CoroutineDispatcher,
    openCatalog: () -> CareTeamInterface,
    openBinder: (create: Boolean) -> BinderInterface?
) {
    val family = Family(io, openBinder, device::nowMs)
    private val catalog by lazy(openCatalog)
    private val told = MutableStateFlow<Notice?>(null)
    val notice: StateFlow<Notice?> = told.asStateFlow()

    fun tell(notice: Notice?) {
        told.value = notice
    }

    fun reader(): Reader =
        with(settings.value) { Reader(language = language, today = device.today().toString(), state = state) }

    suspend fun <T> ask(question: (CareTeamInterface, Reader) -> T): T {
        val reader = reader()
        return withContext(io) { question(catalog, reader) }
    }

    /** Runs one thing that a screen wants; what fails is told to that screen. */
    fun launch(onTrouble: (Trouble) -> Unit, work: suspend () -> Unit): Job =
        scope.launch {
            try {
                work()
            } catch (cancelled: CancellationException) {
                throw cancelled
            } catch (error: Exception) {
                onTrouble(troubleOf(error))
            }
        }
}

/** The family's binder. One thing at a time: changes reach the disk in the order they were made. */
class Family(
    private val io: CoroutineDispatcher,
    private val open: (create: Boolean) -> BinderInterface?,
    private val nowMs: () -> Long
) {
    private val turn = Mutex()
    private var binder: BinderInterface? = null
    private val counted = MutableStateFlow(0L)

    /** Grows with each change; a screen that shows the family's own reads again. */
    val changes: StateFlow<Long> = counted.asStateFlow()

    /** Looks into the binder. Looking makes none: there is a file once there is something to keep. */
    suspend fun <T> look(nothing: T, view: (BinderInterface) -> T): T =
        turn.withLock { withContext(io) { opened(create = false)?.let(view) ?: nothing } }

    suspend fun <T> read(view: (BinderInterface) -> T): T =
        turn.withLock { withContext(io) { view(checkNotNull(opened(create = true))) } }

    /** Makes one change. When this returns, it is on the disk. Answers with the ids it added. */
    suspend fun apply(change: Change): List<String> = write { it.apply(change, nowMs()).added }

    /** Does what changes the binder as a whole. */
    suspend fun <T> write(work: (BinderInterface) -> T): T {
        val result = read(work)
        counted.update { it + 1 }
        return result
    }

    /** Shuts the file, as when the app is locked. The next call opens it again, or fails. */
    suspend fun shut() {
        turn.withLock {
            withContext(io) {
                binder?.shut()
                (binder as? AutoCloseable)?.close()
                binder = null
            }
        }
        counted.update { it + 1 }
    }

    private fun opened(create: Boolean): BinderInterface? = binder ?: open(create)?.also { binder = it }
}
