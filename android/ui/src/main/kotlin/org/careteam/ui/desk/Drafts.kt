package org.careteam.ui.desk

import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/**
 * Text that is still being typed. It is kept after a short rest of the fingers, and at once when the
 * screen or the app is left, so that not each letter waits for the disk and none is lost.
 */
class Drafts(private val bench: Bench, private val onTrouble: (Trouble) -> Unit) {
    private val waiting = LinkedHashMap<String, suspend () -> Unit>()
    private val turn = Mutex()
    private var clock: Job? = null

    /** Keeps the newest text of a field; what waited for the same field is replaced. */
    fun later(field: String, keep: suspend () -> Unit) {
        synchronized(waiting) { waiting[field] = keep }
        clock?.cancel()
        clock =
            bench.launch(onTrouble) {
                delay(REST_MS)
                flush()
            }
    }

    suspend fun flush() {
        turn.withLock {
            while (true) {
                val (field, keep) = synchronized(waiting) { waiting.entries.firstOrNull()?.toPair() } ?: return
                keep()
                // What failed stays and is tried again; what was typed meanwhile is newer and stays too.
                synchronized(waiting) { if (waiting[field] === keep) waiting.remove(field) }
            }
        }
    }

    private companion object {
        const val REST_MS = 400L
    }
}
