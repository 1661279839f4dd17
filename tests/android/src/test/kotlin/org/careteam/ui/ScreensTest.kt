package org.careteam.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
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
    private var letters by mutableStateOf(1f)

    private fun start() =
        rule.setContent {
            CompositionLocalProvider(LocalDensity provides Density(1f, letters)) {
                Box(Modifier.size(360.dp, 720.dp)) { shown?.let { Room(it) } }
            }
        }

    private fun nodes(): List<SemanticsNode> =
        rule.onAllNodes(SemanticsMatcher("any") { true }).fetchSemanticsNodes()

    private fun SemanticsNode.inTree(): List<SemanticsNode> = children.flatMap { listOf(it) + it.inTree() }

    private fun SemanticsNode.spoken(): String = (words() + inTree().flatMap { it.words() }).joinToString(" ")

    private fun findings(): List<String> =
        buildList {
            val all = nodes()
            val size = rule.density
            for (node in all) {
                val config = node.config
                val name = node.spoken()
                val tapped = SemanticsActions.OnClick in config
                val field = SemanticsActions.SetText in config
                if (!tapped && !field) continue
                if (name.isBlank()) add("a node without a name at ${node.boundsInRoot}")
                if (tapped && !field && config.getOrNull(SemanticsProperties.Role) == null) add("\"$name\" has no role")
                val touch = with(size) { node.touchBoundsInRoot.run { width.toDp() to height.toDp() } }
                // What is partly scrolled out is measured on another page.
                val whole = node.size.height <= node.boundsInRoot.height + 1
                if (whole && (touch.first < 47.9.dp || touch.second < 47.9.dp)) add("\"$name\" is a target of $touch")
                val box = config.getOrNull(SemanticsProperties.Role) == Role.Checkbox
                if (box && config.getOrNull(SemanticsProperties.ToggleableState) == null) add("\"$name\" does not say whether it is ticked")
            }
            if (all.none { SemanticsProperties.Heading in it.config }) add("no heading")
            val tabs = all.filter { it.config.getOrNull(SemanticsProperties.Role) == Role.Tab }
            if (tabs.size != 5) add("${tabs.size} places")
            if (tabs.count { it.config.getOrNull(SemanticsProperties.Selected) == true } != 1) add("not one place is chosen")
            val help = wordsOf(shown!!.settings.value.language).helpNow
            if (all.none { help in it.words() && SemanticsActions.OnClick in it.config }) add("no $help")
        }

    private fun spots(world: World): List<Spot> {
        val full = filled(world)
        return listOf(
            Spot.Ask, Spot.Roles, Spot.Card("or-qmha"), Spot.Sources("or-qmha"), Spot.Compare(listOf("us-msw", "us-lcsw")), Spot.Team,
            Spot.Needs, Spot.Person(full.person), Spot.Visits, Spot.Plan, Spot.Visit(full.visit), Spot.More, Spot.Rights, Spot.AllSources,
        )
    }

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
