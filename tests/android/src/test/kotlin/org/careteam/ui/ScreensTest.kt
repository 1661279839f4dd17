package org.careteam.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.Spot
import org.careteam.ui.words.wordsOf
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

/** What every screen must be to a screen reader and to a thumb, full and empty, in both languages. */
class ScreensTest {
    @get:Rule
    val rule = createComposeRule()

    private var shown by mutableStateOf<Desk?>(null)
    private var letters by mutableFloatStateOf(1f)

    private fun start() =
        rule.setContent {
            CompositionLocalProvider(LocalDensity provides Density(1f, letters)) {
                Box(Modifier.size(360.dp, 720.dp)) { shown?.let { Room(it) } }
            }
        }

    private fun nodes() = rule.nodes()

    private fun findings() = rule.findings(wordsOf(shown!!.settings.value.language))

    @Test
    fun `every screen has names, roles, targets, a heading, five places and help`() {
        start()
        for (language in listOf("en", "es")) {
            val world = World(Settings(language, "OR"))
            for (spot in spots(world)) {
                rule.runOnIdle {
                    world.desk.go(spot)
                    shown = world.desk
                }
                rule.waitForIdle()
                assertEquals("$language $spot", emptyList<String>(), findings())
            }
        }
    }

    @Test
    fun `the empty screens hold the same, and say what to do`() {
        start()
        val world = World(Settings())
        for (spot in listOf(Spot.Ask, Spot.Roles, Spot.Team, Spot.Visits, Spot.More)) {
            rule.runOnIdle {
                world.desk.go(spot)
                shown = world.desk
            }
            rule.waitForIdle()
            assertEquals("$spot", emptyList<String>(), findings())
        }
    }

    @Test
    fun `letters twice as large push no button out of the screen, and cut no word in the bars`() {
        start()
        letters = 2f
        val world = World(Settings("es", "OR"))
        for (spot in spots(world)) {
            rule.runOnIdle {
                world.desk.go(spot)
                shown = world.desk
            }
            rule.waitForIdle()
            assertEquals("$spot", emptyList<String>(), findings())
            val wide = nodes().filter { it.words().isNotEmpty() && (it.boundsInRoot.left < 0 || it.positionInRoot.x + it.size.width > 361) }
            assertTrue("$spot: ${wide.map { it.words() }}", wide.isEmpty())
        }
    }

    @Test
    fun `the order of reading begins with where one is, then help, then the page, then the places`() {
        start()
        val world = World()
        rule.runOnIdle {
            world.desk.go(Spot.Card("or-qmha"))
            shown = world.desk
        }
        rule.waitForIdle()
        val said = nodes().flatMap { it.words() }
        val order = listOf("Back", "Role", "Help now", "Qualified Mental Health Associate", "May not", "Ask first", "Ask", "Team")
        val at = order.map { word -> if (word == "Ask" || word == "Team") said.lastIndexOf(word) else said.indexOf(word) }
        assertEquals("$order at $at", at.sorted(), at)
        assertTrue(at.all { it >= 0 })
    }
}
