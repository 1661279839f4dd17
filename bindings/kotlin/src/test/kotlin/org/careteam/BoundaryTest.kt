package org.careteam

import java.nio.charset.CharacterCodingException
import java.nio.file.Path
import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What can go wrong between two languages, seen from Kotlin. */
class BoundaryTest {
    @TempDir
    lateinit var folder: Path

    private val oregon = Reader("en", "2026-11-24", "OR")
    private val key = ByteArray(32) { 7 }

    private fun made(name: String = "binder"): Binder =
        Binder.create(folder.resolve(name).toString(), key, "", 1_795_000_000_000)

    @Test
    fun `a panic inside is an exception with a place and no payload, and the object goes on`() {
        CareTeam().use { team ->
            val error = assertThrows(CatalogException.Defect::class.java) { team.defectDrill() }
            assertTrue(error.place.matches(Regex("src/care_team\\.rs:\\d+")), error.place)
            assertEquals("the library failed at ${error.place}", error.toString())
            assertEquals("or-qmha", team.card(oregon, "or-qmha").role)
        }
    }

    @Test
    fun `a closed object refuses, and closing twice does no harm`() {
        val team = CareTeam()
        team.close()
        team.close()
        assertThrows(IllegalStateException::class.java) { team.crisis(oregon) }

        val binder = made()
        binder.shut()
        assertThrows(BinderException.Shut::class.java) { binder.children() }
        binder.close()
        assertThrows(IllegalStateException::class.java) { binder.children() }
    }

    @Test
    fun `what one thread makes, others use and close`() {
        val binder = made()
        var children = -1
        thread {
            binder.apply(Change.AddChild(ChildFields(name = "Ada")), 1_795_000_001_000)
        }.join()
        thread { children = binder.children().size }.join()
        thread { binder.close() }.join()
        assertEquals(1, children)
        assertThrows(IllegalStateException::class.java) { binder.children() }
    }

    @Test
    fun `eight threads at once get whole answers and lose no change`() {
        val threads = 8
        val each = 25
        val start = CountDownLatch(1)
        val pool = Executors.newFixedThreadPool(threads)
        CareTeam().use { team ->
            made().use { binder ->
                val card = team.card(oregon, "or-qmha")
                val work = (0 until threads).map { number ->
                    Callable {
                        start.await()
                        (0 until each).map { at ->
                            val now = 1_795_000_000_000 + number * 1_000 + at
                            val name = "child $number-$at"
                            val id = binder.apply(Change.AddChild(ChildFields(name = name)), now).added.single()
                            assertEquals(card, team.card(oregon, "or-qmha"))
                            assertEquals(name, binder.team(id).child.name)
                            id
                        }
                    }
                }
                val running = work.map { pool.submit(it) }
                start.countDown()
                val ids = running.flatMap { it.get() }
                assertEquals(threads * each, ids.toSet().size)
                assertEquals(ids.toSet(), binder.children().map { it.child.id }.toSet())
            }
        }
        pool.shutdown()
    }

    @Test
    fun `closing while another thread is inside waits for nothing and breaks nothing`() {
        repeat(20) {
            val team = CareTeam()
            val inside = CountDownLatch(1)
            val calls = thread {
                try {
                    while (true) {
                        team.identify(oregon, "skils trainer")
                        inside.countDown()
                    }
                } catch (_: IllegalStateException) {
                    // Closed by the other thread, which is what this is about.
                }
            }
            inside.await()
            team.close()
            calls.join(10_000)
            assertFalse(calls.isAlive)
        }
    }

    @Test
    fun `shutting while others are inside breaks nothing, and twice does no harm`() {
        made().use { binder ->
            val pool = Executors.newFixedThreadPool(3)
            val inside = CountDownLatch(3)
            val calls = (1..3).map {
                pool.submit(
                    Callable {
                        assertThrows(BinderException.Shut::class.java) {
                            while (true) {
                                binder.children()
                                inside.countDown()
                            }
                        }
                    }
                )
            }
            inside.await()
            binder.shut()
            binder.shut()
            calls.forEach { it.get(10, TimeUnit.SECONDS) }
            pool.shutdown()
            Binder.open(folder.resolve("binder").toString(), key).close()
        }
    }

    @Test
    fun `an error has its fields and a text of its own`() {
        CareTeam().use { team ->
            val error = assertThrows(CatalogException.Unknown::class.java) { team.card(oregon, "no-such") }
            assertEquals("role", error.what)
            assertEquals("no-such", error.id)
            assertEquals("role \"no-such\" is not in the catalog", error.toString())
        }
        val error = assertThrows(BinderException.BadKey::class.java) {
            Binder.create(folder.resolve("short").toString(), ByteArray(31), "", 1)
        }
        assertEquals(31, error.found)
        assertEquals("a key must have 32 bytes, this one has 31", error.toString())
    }

    @Test
    fun `text that is no Unicode is refused before it crosses`() {
        CareTeam().use { team ->
            assertThrows(CharacterCodingException::class.java) {
                team.identify(oregon, "half a pair \uD83D")
            }
            assertEquals(Outcome.CANNOT_TELL, team.identify(oregon, "").verdict)
        }
    }

    @Test
    fun `any text crosses whole`() {
        made().use { binder ->
            for (text in listOf("", "👩🏽‍⚕️", "e\u0301", "ñ".repeat(100))) {
                val change = Change.AddChild(ChildFields(name = "Ada", note = text))
                val id = binder.apply(change, 1_795_000_001_000).added.single()
                assertEquals(text, binder.team(id).child.note)
            }
        }
    }

    @Test
    fun `a zero byte does not cut a text short`() {
        CareTeam().use { team ->
            // The catalog drops it, and has seen what stands behind it.
            val error = assertThrows(CatalogException.Unknown::class.java) { team.card(oregon, "no\u0000such") }
            assertEquals("nosuch", error.id)
        }
    }

    @Test
    fun `a sink that throws breaks no call, and sees no word of a family`() {
        val lines = mutableListOf<String>()
        setLogSink(object : LogSink {
            override fun log(level: LogLevel, target: String, text: String) {
                lines.add(text)
                throw IllegalStateException("the sink is full")
            }
        })
        try {
            made().use { binder ->
                binder.apply(Change.AddChild(ChildFields(name = "Canary")), 1_795_000_001_000)
                assertThrows(BinderException.Unknown::class.java) { binder.team("Canary") }
                assertThrows(BinderException::class.java) { binder.importJson("Canary", 1) }
            }
            assertThrows(BinderException.Missing::class.java) {
                Binder.open(folder.resolve("Canary").toString(), key)
            }
        } finally {
            setLogSink(null)
        }
        assertTrue("binder made" in lines, lines.toString())
        assertTrue(lines.any { it.startsWith("binder not opened") }, lines.toString())
        assertTrue(lines.none { "Canary" in it }, lines.toString())
    }

    @Test
    fun `a record and a change print their names, and no word of a family`() {
        val change = Change.AddChild(ChildFields(name = "Canary", born = "2015-02-03"))
        made().use { binder ->
            val id = binder.apply(change, 1_795_000_001_000).added.single()
            val records = listOf(change, change.fields, binder.home(id, "2026-11-24"), binder.team(id), binder.children())
            assertEquals("[AddChild, ChildFields, HomeView, TeamView, [ChildRow]]", records.toString())
            assertEquals("Canary", binder.team(id).child.name)
        }
    }

    @Test
    fun `an error of the catalog in a call to a binder is a case of the binder's error`() {
        made().use { binder ->
            val error = assertThrows(BinderException.Catalog::class.java) {
                binder.firstQuestions(Reader("tlh", "2026-11-24", null), "no-such")
            }
            assertTrue(error.error is CatalogException.UnknownLanguage)
            assertEquals("language \"tlh\" is not in the catalog", error.toString())
        }
    }
}
