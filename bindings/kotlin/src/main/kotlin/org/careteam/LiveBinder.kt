package org.careteam

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.update

/**
 * A binder whose changes can be followed: a screen collects [follow] and is drawn anew after each
 * change that went through here.
 *
 * It owns the binder. [close] shuts the file, so that it can be opened again at once.
 */
class LiveBinder(private val binder: Binder) : AutoCloseable {
    private val counted = MutableStateFlow(0L)

    /** Grows with each change. The number itself says nothing. */
    val changes: StateFlow<Long> = counted.asStateFlow()

    /** Makes one change. When this returns, it is on the disk. */
    fun apply(change: Change, nowMs: Long = System.currentTimeMillis()): Applied =
        counting { binder.apply(change, nowMs) }

    /** Takes the last change back, once. */
    fun undo(nowMs: Long = System.currentTimeMillis()): Applied =
        counting { binder.undo(nowMs) }

    /** Takes records in. Of a field that both have, the one changed later stays. */
    fun importJson(json: String, nowMs: Long = System.currentTimeMillis()): ImportPreview =
        counting { binder.importJson(json, nowMs) }

    /** Reads once, on the thread of the caller. */
    fun <T> read(view: (Binder) -> T): T = view(binder)

    /** Reads now and after each change, off the main thread; what stays the same is not repeated. */
    fun <T> follow(on: CoroutineDispatcher = Dispatchers.IO, view: (Binder) -> T): Flow<T> =
        changes.map { view(binder) }.distinctUntilChanged().flowOn(on)

    override fun close() {
        // Twice does no harm, here as for every closeable.
        if (!binder.uniffiIsDestroyed) {
            binder.shut()
            binder.close()
        }
    }

    private fun <T> counting(change: () -> T): T = change().also { counted.update { it + 1 } }
}
