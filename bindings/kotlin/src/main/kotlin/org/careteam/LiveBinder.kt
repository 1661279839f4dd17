package org.careteam

import java.util.concurrent.atomic.AtomicBoolean
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.transformWhile
import kotlinx.coroutines.flow.update

/**
 * A binder whose changes can be followed: a screen collects [follow] and is drawn anew after each
 * change that went through here.
 *
 * It owns the binder. [close] shuts the file, so that it can be opened again at once. Every call after
 * it, and one that is under way, is refused with [BinderException.Shut].
 */
class LiveBinder(private val binder: Binder) : AutoCloseable {
    private val counted = MutableStateFlow(0L)
    private val closed = AtomicBoolean()

    /** Grows with each change, and once more when this is closed. The number itself says nothing. */
    val changes: StateFlow<Long> = counted.asStateFlow()

    /** Makes one change. When this returns, it is on the disk. */
    fun apply(change: Change, nowMs: Long = System.currentTimeMillis()): Applied =
        counting { it.apply(change, nowMs) }

    /** Takes the last change back, once. */
    fun undo(nowMs: Long = System.currentTimeMillis()): Applied =
        counting { it.undo(nowMs) }

    /** Takes records in. Of a field that both have, the one changed later stays. */
    fun importJson(json: String, nowMs: Long = System.currentTimeMillis()): ImportPreview =
        counting { it.importJson(json, nowMs) }

    /** Reads once, on the thread of the caller. */
    fun <T> read(view: (Binder) -> T): T = try {
        view(binder)
    } catch (destroyed: IllegalStateException) {
        // The object went while the view was reading: to the caller that is the same as shut.
        throw if (binder.uniffiIsDestroyed) BinderException.Shut() else destroyed
    }

    /**
     * Reads now and after each change, off the main thread; what stays the same is not repeated. It ends
     * when this is closed, and throws what reading throws.
     */
    fun <T> follow(on: CoroutineDispatcher = Dispatchers.IO, view: (Binder) -> T): Flow<T> =
        changes.transformWhile {
            // Only reading is watched: what a collector throws is its own.
            val now = try {
                read(view)
            } catch (_: BinderException.Shut) {
                return@transformWhile false
            }
            emit(now)
            true
        }.distinctUntilChanged().flowOn(on)

    /** Shuts the file and ends what follows it. Twice does no harm, here as for every closeable. */
    override fun close() {
        if (!closed.compareAndSet(false, true)) return
        try {
            binder.shut()
        } finally {
            // Shutting fails only by a defect, and then the file is let go with the object.
            binder.close()
            counted.update { it + 1 }
        }
    }

    private fun <T> counting(change: (Binder) -> T): T = read(change).also { counted.update { it + 1 } }
}
