package org.careteam.ui

import java.io.File
import java.util.concurrent.Executors
import kotlinx.coroutines.asCoroutineDispatcher
import org.careteam.Change
import org.careteam.PersonFields
import org.careteam.QuestionFields
import org.careteam.ui.desk.Notice
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.Spot
import org.careteam.ui.desk.Trouble
import org.careteam.ui.words.English
import org.careteam.ui.words.Spanish
import org.careteam.ui.words.Words
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** The state holders without a screen, against the real core. */
class DeskTest {
    private val world = World()
    private val desk get() = world.desk

    private fun visit(): String {
        var id = ""
        desk.visit.startPlan()
        desk.visit.make { id = it }
        return id
    }

    @Test
    fun `the end of the process gives back the place, the words and the text`() {
        val id = visit()
        desk.ask.type("QMHA, half typ")
        desk.go(Spot.Visits)
        desk.go(Spot.Visit(id))
        val item = desk.visit.state.value.visit!!.items[1].id
        desk.visit.answer(item, "typed a moment ago")
        world.dieAndComeBack()
        assertEquals(listOf(Spot.Ask, Spot.Visits, Spot.Visit(id)), desk.where.value.stack)
        assertEquals("QMHA, half typ", desk.ask.state.value.text)
        desk.start()
        assertEquals("typed a moment ago", desk.visit.state.value.visit!!.items[1].answer)
        assertTrue(desk.back())
        assertEquals(Spot.Visits, desk.where.value.spot)
        assertTrue(desk.back())
        assertFalse(desk.back())
    }

    @Test
    fun `every spot survives being written as text, and nonsense is none`() {
        val spots =
            listOf(
                Spot.Ask, Spot.Roles, Spot.Card("or-qmha"), Spot.Compare(listOf("a", "b", "c")), Spot.Sources("or-qmha"), Spot.Team,
                Spot.Needs, Spot.Person("1"), Spot.Visits, Spot.Plan, Spot.Visit("2"), Spot.More, Spot.Rights, Spot.AllSources
            )
        assertEquals(spots, spots.map { Spot.of(it.text()) })
        for (text in listOf("", "card", "at", "at 99", "at x", "moon 1")) assertNull(text, Spot.of(text))
    }

    @Test
    fun `a question of the family's own is on the list, and each of ours says why it is asked`() {
        desk.team.toggleNeed("sleep")
        world.kept { it.apply(Change.AddQuestion(it.children().single().child.id, QuestionFields(text = "May I sit in?")), world.device.nowMs()) }
        val first = visit()
        desk.go(Spot.Visit(first))
        // On the next list stand those that came along, too.
        var second = ""
        desk.visit.startPlan(desk.visit.state.value.visit)
        desk.visit.make { second = it }
        for (id in listOf(first, second)) {
            desk.go(Spot.Visit(id))
            val state = desk.visit.state.value
            assertNull(state.trouble)
            val (own, ours) = state.visit!!.items.partition { it.text == "May I sit in?" }
            assertEquals(1, own.size)
            assertTrue(ours.isNotEmpty())
            assertEquals(emptyList<String>(), ours.filter { state.hints[it.questionId]?.why.isNullOrBlank() }.map { it.text })
        }
    }

    @Test
    fun `locked keeps the binder shut, help and the catalog open`() {
        val id = visit()
        desk.choose(desk.settings.value.copy(lock = true))
        desk.lock()
        assertTrue(desk.locked.value)
        assertNull(desk.visit.state.value.visit)
        desk.go(Spot.Visit(id))
        assertEquals(Trouble.Locked, desk.visit.state.value.trouble)
        desk.help.show(true)
        assertNotNull(desk.help.state.value.screen)
        desk.help.show(false)
        desk.ask.type("QMHA")
        assertNotNull(desk.ask.state.value.answer)
        world.device.opensLock = false
        desk.unlock()
        assertTrue(desk.locked.value)
        world.device.opensLock = true
        desk.unlock()
        assertEquals(id, desk.visit.state.value.visit?.visit?.id)
        assertNull(desk.visit.state.value.trouble)
    }

    @Test
    fun `the next start is locked when a lock was wanted`() {
        desk.choose(desk.settings.value.copy(lock = true))
        world.dieAndComeBack()
        assertTrue(desk.locked.value)
    }

    @Test
    fun `what was typed before the lock fell is kept`() {
        val id = visit()
        desk.go(Spot.Visit(id))
        val item = desk.visit.state.value.visit!!.items.first().id
        desk.choose(desk.settings.value.copy(lock = true))
        desk.visit.answer(item, "before the lock")
        desk.lock()
        desk.unlock()
        assertEquals("before the lock", desk.visit.state.value.visit!!.items.first().answer)
    }

    @Test
    fun `a wrong key and a damaged file are told, and the file stays as it is`() {
        visit()
        world.key = ByteArray(32) { 8 }
        world.dieAndComeBack()
        desk.go(Spot.Team)
        assertEquals(Trouble.WrongKey, desk.team.state.value.trouble)
        world.key = ByteArray(32) { 7 }
        desk.team.load()
        assertNull(desk.team.state.value.trouble)

        world.dieAndComeBack()
        val file = File(world.path)
        val bytes = ByteArray(file.length().toInt()) { (it % 251).toByte() }
        file.writeBytes(bytes)
        desk.go(Spot.Visits)
        assertEquals(Trouble.Damaged, desk.visit.state.value.trouble)
        assertTrue(bytes.contentEquals(file.readBytes()))
        desk.ask.type("QMHA")
        assertNotNull(desk.ask.state.value.answer)
    }

    @Test
    fun `a binder of an older format opens, and the file as it was is kept`() {
        val file = File(world.path)
        writeOlderBinder(file)
        val before = file.readBytes()
        desk.go(Spot.Team)
        assertNull(desk.team.state.value.trouble)
        assertEquals("Sam", desk.team.state.value.team!!.child.name)
        assertTrue(before.contentEquals(File("${world.path}.before-migration").readBytes()))
        // It can be written to, and opens as any other the next time.
        visit()
        world.dieAndComeBack()
        desk.go(Spot.Visits)
        assertEquals(1, desk.visit.state.value.history!!.visits.size)
        assertTrue(before.contentEquals(File("${world.path}.before-migration").readBytes()))
    }

    @Test
    fun `a binder of an older format whose copy cannot be kept is told, and stays as it is`() {
        val file = File(world.path)
        writeOlderBinder(file)
        val before = file.readBytes()
        // A folder that is not empty stands where the copy would.
        File("${world.path}.before-migration/x").mkdirs()
        desk.go(Spot.Team)
        assertNotNull(desk.team.state.value.trouble)
        assertTrue(before.contentEquals(file.readBytes()))
        desk.ask.type("QMHA")
        assertNotNull(desk.ask.state.value.answer)
    }

    @Test
    fun `a backup comes back, and wrong words do not open it`() {
        val id = visit()
        desk.more.backUp("four plain words here")
        val (name, bytes) = world.device.saved!!
        assertEquals("careteam-2026-11-24.age", name)
        desk.deleteEverything()
        desk.go(Spot.Visits)
        assertNull(desk.visit.state.value.history)
        desk.more.offer(bytes)
        desk.more.preview("other words")
        assertEquals(Trouble.WrongPassphrase, desk.more.state.value.trouble)
        assertNull(desk.more.state.value.preview)
        desk.more.preview("four plain words here")
        assertTrue(desk.more.state.value.preview!!.added > 3)
        desk.more.import()
        desk.go(Spot.Visits)
        assertEquals(id, desk.visit.state.value.history!!.visits.single().visit.id)
    }

    @Test
    fun `a full disk is told, what was typed stays, and is kept once there is room`() {
        val id = visit()
        desk.go(Spot.Visit(id))
        val item = desk.visit.state.value.visit!!.items.first().id
        world.diskIsFull = true
        desk.visit.answer(item, "typed on a full phone")
        desk.keep()
        assertEquals(Notice(English.noSpace), desk.notice.value)
        desk.visit.tick(item, true)
        assertEquals(Trouble.NoSpace, desk.visit.state.value.trouble)
        world.diskIsFull = false
        desk.keep()
        assertEquals("typed on a full phone", world.kept { it.visit(id).items.first().answer })
        desk.visit.open(id)
        assertNull(desk.visit.state.value.trouble)
    }

    @Test
    fun `delete everything leaves no file, no child chosen and no lock`() {
        visit()
        desk.choose(Settings(state = "OR", lock = true, childId = "x"))
        desk.deleteEverything()
        assertEquals(emptyList<String>(), world.folder.list().orEmpty().toList())
        assertEquals(Settings(), world.store.kept)
        assertEquals(listOf(Spot.Ask), desk.where.value.stack)
        assertEquals(Notice(English.deleted), desk.notice.value)
    }

    @Test
    fun `read aloud never puts what is forbidden under what is allowed`() {
        desk.go(Spot.Card("or-qmha"))
        val card = desk.role.state.value.card!!
        desk.role.speak(card)
        val said = world.device.asked.single { it.startsWith("speak en") }
        assertTrue(said.indexOf("${English.mayNot}:") in 1 until said.indexOf("make a diagnosis"))
        assertTrue(said.indexOf("${English.may}:") < said.indexOf("${English.mayNot}:"))
        desk.back()
        assertEquals("quiet", world.device.asked.last())
    }

    @Test
    fun `text that is too long is told and can be shortened`() {
        desk.ask.type("x".repeat(100_000))
        assertEquals(Trouble.TooLong, desk.ask.state.value.trouble)
        desk.ask.type("QMHA")
        assertNull(desk.ask.state.value.trouble)
        assertNotNull(desk.ask.state.value.answer)
    }

    @Test
    fun `calls leave the thread that draws, and the newest text wins`() {
        val pool = Executors.newFixedThreadPool(3)
        val threads = java.util.concurrent.ConcurrentHashMap.newKeySet<String>()
        val noting = java.util.concurrent.Executor { work ->
            pool.execute {
                threads += Thread.currentThread().name
                work.run()
            }
        }
        val desk = world.started(noting.asCoroutineDispatcher())
        repeat(50) { desk.ask.type("QMH" + "A".repeat(it % 3)) }
        desk.ask.type("LCSW")
        val end = System.nanoTime() + 20_000_000_000
        while (desk.ask.state.value.answer?.candidates?.firstOrNull()?.title?.contains("Clinical Social") != true) {
            check(System.nanoTime() < end) { desk.ask.state.value }
            Thread.sleep(5)
        }
        assertTrue(threads.isNotEmpty() && Thread.currentThread().name !in threads)
        pool.shutdown()
    }

    @Test
    fun `a person's supervisor turns a question into cover under supervision`() {
        desk.go(Spot.Card("or-qmha"))
        var person = ""
        desk.role.addToTeam(desk.role.state.value.card!!, "") { person = it }
        desk.team.toggleNeed("suicidal-thoughts")
        assertNotNull(desk.team.state.value.coverage)
        desk.team.toggleNeed("suicidal-thoughts")
        assertNull(desk.team.state.value.coverage)
        desk.team.editPerson(person, "supervisor", PersonFields(supervisor = "Sam, LCSW"))
        desk.go(Spot.Team)
        assertEquals("Sam, LCSW", desk.team.state.value.team!!.people.single().supervisor)
    }

    @Test
    fun `Spanish has words of its own for everything`() {
        // Names, and what both languages write alike.
        val same = setOf("getLanguage", "getExamples")
        val getters = Words::class.java.methods.filter { it.parameterCount == 0 && it.name.startsWith("get") }
        assertTrue(getters.size > 150)
        val untold = getters.filter { it.name !in same && it.returnType == String::class.java && it.invoke(English) == it.invoke(Spanish) }
        assertEquals(emptyList<String>(), untold.map { it.name })
        assertEquals("Tuesday, November 24, 2026", English.dayOf("2026-11-24"))
        assertEquals("Martes, 24 de noviembre de 2026", Spanish.dayOf("2026-11-24"))
        assertEquals("soon", English.dayOf("soon"))
        assertEquals("Texto del martes, 24 de noviembre de 2026", Spanish.asOf(Spanish.dayOf("2026-11-24")))
    }
}
