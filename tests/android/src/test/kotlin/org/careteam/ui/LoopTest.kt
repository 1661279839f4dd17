package org.careteam.ui

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.isToggleable
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.performTouchInput
import org.careteam.ui.desk.Place
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.Spot
import org.careteam.ui.screen.HANDLE
import org.careteam.ui.words.English
import org.careteam.ui.words.Spanish
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

/** The loop as a parent walks it, with touches, against the real core and a real file. */
class LoopTest {
    @get:Rule
    val rule = createComposeRule()

    private val world = World()
    private val finger = Finger(rule)
    private val words = English

    private fun start() = rule.setContent { Room(world.desk) }

    private fun team() = world.kept { it.team(it.children().single().child.id) }

    private fun visits() = world.kept { b -> b.history(b.children().single().child.id, 0, 9).visits.map { b.visit(it.visit.id) } }

    @Test
    fun `from a title to the list, the answers, and what comes along next time`() {
        start()
        // A title, misspelt.
        finger.type(words.askField, "skils trainer").sees(words.licensedNo)
        finger.tap("Qualified Mental Health Associate", substring = true)
        // The card says what the role may not do.
        assertEquals(Spot.Card("or-qmha"), world.desk.where.value.spot)
        finger.sees(words.mayNot).sees("make a diagnosis").sees("[18]")
        // The team.
        finger.tap(words.addToTeam)
        finger.sees(words.addedToTeam("Qualified Mental Health Associate"))
        finger.type(words.name, "Dana")
        finger.tap(words.team)
        assertEquals("Dana", team().people.single().name)
        assertEquals("or-qmha", team().people.single().roleId)
        // A need, in the parent's own words.
        finger.tap(words.pickNeeds).type(words.needsField, "nightmares since the accident, flashbacks")
        finger.tap("Trauma or scary past events")
        assertEquals("trauma", team().needs.single().needId)
        assertEquals("nightmares since the accident, flashbacks", team().needs.single().words)
        // The gap, and how to say it.
        finger.tap(words.done)
        finger.sees("Nobody on our team does this").sees(words.nobody)
        finger.tap(words.asMap)
        assertTrue(rule.texts().any { it.startsWith("Picture of your team") })
        // The list for the visit.
        finger.tap(words.visit).tap(words.planVisit).tap(words.makeList)
        val visit = visits().single()
        assertEquals("first-visit", visit.visit.kind)
        assertEquals("2026-11-24", visit.visit.on)
        assertTrue(visit.items.size in 4..10)
        finger.sees(words.firstThree).sees(visit.items.first().text)
        // Tick one, answer another.
        val (first, second) = visit.items
        finger.tap(hasContentDescription(first.text) and isToggleable())
        finger.sees(words.asked)
        finger.tap(second.text).sees(words.goodAnswer)
        finger.type(words.answer, "No, my supervisor is.")
        // The next tap may come before the fingers rest: nothing is lost.
        finger.tap(words.visitDone)
        val after = visits().single()
        assertTrue(after.items[0].asked)
        assertEquals("No, my supervisor is.", after.items[1].answer)
        assertTrue(after.visit.done)
        // What was not answered comes along, and is not doubled.
        finger.tap(words.planNext).sees("${visit.items.size - 1} questions without an answer")
        finger.tap(words.makeList)
        val next = visits().first { it.visit.id != visit.visit.id }
        val open = visit.items.drop(2).map { it.questionId } + first.questionId
        assertTrue(next.items.map { it.questionId }.containsAll(open))
        assertFalse(second.questionId in next.items.map { it.questionId })
        assertEquals(next.items.size, next.items.map { it.text }.distinct().size)
        finger.sees(words.carriedOver)
    }

    @Test
    fun `a returning parent ticks the first question with the second tap`() {
        withVisit()
        world.dieAndComeBack()
        start()
        val finger = Finger(rule)
        val item = visits().single().items.first()
        finger.tap(words.nextVisit, substring = true)
        finger.tap(hasContentDescription(item.text) and isToggleable())
        assertTrue(visits().single().items.first().asked)
        assertTrue("${finger.taps} taps", finger.taps <= 3)
    }

    @Test
    fun `own question, star, order and undo are the parent's`() {
        withVisit()
        start()
        finger.tap(words.visit).tap(hasClickAction() and androidx.compose.ui.test.hasText("0 of", substring = true))
        val before = visits().single().items
        finger.type(words.ownQuestion, "May I sit in?").tap(words.add)
        assertEquals("May I sit in?", visits().single().items.last().text)
        finger.tap(before[2].text)
        finger.tap(words.star)
        assertTrue(visits().single().items[2].star)
        finger.tap(words.moveUp)
        assertEquals(before[2].id, visits().single().items[1].id)
        finger.tap(words.remove)
        assertFalse(before[2].id in visits().single().items.map { it.id })
        finger.tap(words.undo)
        assertTrue(before[2].id in visits().single().items.map { it.id })
        finger.sees(words.undone)
    }

    @Test
    fun `a finger drags a question to another place`() {
        withVisit()
        start()
        finger.tap(words.visit).tap(hasClickAction() and androidx.compose.ui.test.hasText("0 of", substring = true))
        val before = visits().single().items.map { it.id }
        val handles = rule.onAllNodes(hasTestTag(HANDLE))
        val step = with(handles.fetchSemanticsNodes()) { this[1].positionInRoot.y - this[0].positionInRoot.y }
        handles[0].performTouchInput {
            down(center)
            advanceEventTime(800)
            repeat(10) { moveBy(Offset(0f, step / 8), delayMillis = 16) }
            up()
        }
        rule.waitForIdle()
        assertEquals(listOf(before[1], before[0]) + before.drop(2), visits().single().items.map { it.id })
    }

    @Test
    fun `help is one tap away from every place, and dials`() {
        withVisit()
        start()
        for (place in Place.entries) {
            rule.runOnIdle { world.desk.go(Spot.start(place)) }
            finger.tap(words.helpNow)
            finger.tap(words.callNumber("988"))
            finger.tap(words.textNumber("988"))
            finger.tap(hasContentDescription(words.close))
            assertEquals(place, world.desk.where.value.spot.place)
        }
        assertEquals(Place.entries.size, world.device.asked.count { it == "dial 988" })
        assertEquals(Place.entries.size, world.device.asked.count { it == "message 988" })
    }

    @Test
    fun `danger in the words comes before the answer`() {
        start()
        finger.type(words.askField, "he said he wants to kill himself")
        finger.sees(words.crisisHeard).seesNot(words.licensedNo).tap(words.callNumber("988"))
        assertEquals(listOf("dial 988"), world.device.asked)
        // A figure of speech is none.
        rule.runOnIdle { world.desk.ask.type("this is killing me") }
        finger.seesNot(words.crisisHeard)
    }

    @Test
    fun `the state is asked when an answer depends on it, and changes the answer`() {
        val world = World(Settings())
        rule.setContent { Room(world.desk) }
        finger.seesNot(words.whichState)
        finger.type(words.askField, "QMHP").sees(words.whichState)
        finger.tap(words.chooseState).tap("Oregon")
        finger.seesNot(words.whichState).sees("Oregon")
        assertEquals("OR", world.store.kept.state)
        assertEquals("or-qmhp", world.desk.ask.state.value.answer?.candidates?.first()?.role)
    }

    @Test
    fun `the language changes every word, and what is open is said anew`() {
        start()
        finger.type(words.askField, "QMHA")
        finger.tap(words.more).tap("Español")
        finger.sees(Spanish.privacyText).seesNot(words.privacyText)
        finger.tap(Spanish.ask).sees(Spanish.licensedNo)
        assertTrue("language es" in world.device.asked)
    }

    @Test
    fun `a list is shared with answers only when that was asked for`() {
        withVisit()
        start()
        finger.tap(words.visit).tap(hasClickAction() and androidx.compose.ui.test.hasText("0 of", substring = true))
        finger.tap(visits().single().items.first().text).type(words.answer, "Dana B. said so")
        finger.tap("${words.share}, ${words.print.lowercase()}").tap(words.share)
        assertFalse("Dana B. said so" in world.device.asked.last { it.startsWith("share") })
        finger.tap(words.showAnswers).tap(words.share)
        assertTrue("Dana B. said so" in world.device.asked.last { it.startsWith("share") })
        finger.tap(words.print).tap(words.calendar)
        assertTrue(world.device.asked.any { it.startsWith("print <!DOCTYPE html>") })
        assertTrue(world.device.asked.any { it.startsWith("calendar BEGIN:VCALENDAR") })
    }

    private fun withVisit() = world.desk.visit.run {
        startPlan()
        make {}
    }
}
