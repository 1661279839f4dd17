package org.careteam

import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicReference
import kotlin.concurrent.thread
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** A binder whose changes are followed, and how it ends. */
class LiveBinderTest {
    @TempDir
    lateinit var folder: Path

    private val key = ByteArray(32) { 7 }
    private val path get() = folder.resolve("binder").toString()

    private fun made(): Binder = Binder.create(path, key, "", 1_795_000_000_000)

    @Test
    fun `closing lets the file be opened at once, and twice does no harm`() {
        val live = LiveBinder(made())
        assertThrows(BinderException.InUse::class.java) { Binder.open(path, key) }
        live.close()
        live.close()
        assertThrows(BinderException.Shut::class.java) { live.read { it.children() } }
        assertThrows(BinderException.Shut::class.java) { live.undo() }
        Binder.open(path, key).use { assertEquals(emptyList<ChildRow>(), it.children()) }
    }

    @Test
    fun `a followed view comes again after a change, and not after none`() = runBlocking {
        LiveBinder(made()).use { live ->
            val names = live.follow { binder -> binder.children().map { it.child.name } }
            val seen = mutableListOf<List<String>>()
            val following = launch { names.take(3).toList(seen) }
            withTimeout(10_000) {
                while (seen.size < 1) delay(5)
                val id = live.apply(Change.AddChild(ChildFields(name = "Ada"))).added.single()
                while (seen.size < 2) delay(5)
                live.apply(Change.AddNeed(id, NeedFields(words = "sleep")))
                live.undo()
                live.apply(Change.EditChild(id, ChildFields(name = "Ida")))
                following.join()
            }
            assertEquals(listOf(listOf(), listOf("Ada"), listOf("Ida")), seen)
        }
    }

    @Test
    fun `what follows ends when the binder is closed, and one that comes late ends at once`() = runBlocking {
        val live = LiveBinder(made())
        val counts = live.follow { it.children().size }
        val seen = mutableListOf<Int>()
        val following = launch { counts.toList(seen) }
        withTimeout(10_000) {
            while (seen.isEmpty()) delay(5)
            live.close()
            following.join()
            assertEquals(emptyList<Int>(), counts.toList())
        }
        assertEquals(listOf(0), seen)
    }

    @Test
    fun `what reading throws, and what a collector throws, comes out`() {
        LiveBinder(made()).use { live ->
            runBlocking {
                val unknown = runCatching { live.follow { it.team("nobody") }.first() }.exceptionOrNull()
                assertTrue(unknown is BinderException.Unknown, "$unknown")
                val own = runCatching { live.follow { check(it.children().size == 1) }.first() }.exceptionOrNull()
                assertEquals("Check failed.", own?.message)
                // An end of reading would be silent.
                val late = runCatching { live.follow { it.children() }.collect { throw BinderException.Shut() } }
                assertTrue(late.exceptionOrNull() is BinderException.Shut, "$late")
            }
        }
    }

    @Test
    fun `a reader that races closing is told that it was shut, whichever came first`() {
        repeat(20) { round ->
            val binder = Binder.create(folder.resolve("race $round").toString(), key, "", 1_795_000_000_000)
            val live = LiveBinder(binder)
            val ends = List(4) { AtomicReference<Throwable>() }
            val started = CountDownLatch(ends.size)
            val readers = ends.map { end ->
                thread {
                    started.countDown()
                    val ended = runCatching { while (true) live.read { it.children() to it.canUndo() } }
                    end.set(ended.exceptionOrNull())
                }
            }
            started.await()
            Thread.sleep(round.toLong() % 5)
            live.close()
            readers.forEach(Thread::join)
            for (end in ends) assertTrue(end.get() is BinderException.Shut, "${end.get()}")
        }
    }

    @Test
    fun `a defect while shutting frees the object all the same, and ends what follows`() = runBlocking {
        val broken = object : Binder(NoHandle) {
            var closed = 0

            override fun shut(): Unit = throw BinderException.Defect("a drill")

            override fun children(): List<ChildRow> = if (closed == 0) listOf() else throw BinderException.Shut()

            override fun close() {
                closed++
            }
        }
        val live = LiveBinder(broken)
        val following = launch { live.follow { it.children().size }.toList() }
        withTimeout(10_000) {
            live.follow { it.children().size }.first()
            assertThrows(BinderException.Defect::class.java) { live.close() }
            following.join()
        }
        live.close()
        assertEquals(1, broken.closed)
    }
}
