package org.careteam.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import java.lang.reflect.Proxy
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Spot
import org.careteam.ui.look.RoomTheme
import org.careteam.ui.screen.RoomScreen
import org.careteam.ui.words.English
import org.careteam.ui.words.Words
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

/**
 * A language that does not exist, written from right to left and a third longer than English: the
 * screens must not lean on one direction, nor on how short English is.
 */
class PseudoTest {
    @get:Rule
    val rule = createComposeRule()

    private var shown by mutableStateOf<Desk?>(null)

    private fun start() =
        rule.setContent {
            CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Rtl, LocalDensity provides Density(1f, 1.3f)) {
                Box(Modifier.size(360.dp, 720.dp)) {
                    shown?.let { desk -> RoomTheme(Pseudo, false, TestFont.family) { RoomScreen(desk, Modifier.fillMaxSize()) } }
                }
            }
        }

    private fun show(world: World, spot: Spot) {
        rule.runOnIdle {
            world.desk.go(spot)
            shown = world.desk
        }
        rule.waitForIdle()
    }

    @Test
    fun `every screen holds its rules from right to left`() {
        start()
        val world = World()
        for (spot in spots(world)) {
            show(world, spot)
            assertEquals("$spot", emptyList<String>(), rule.findings(Pseudo))
            val wide = rule.nodes().filter { it.words().isNotEmpty() && (it.positionInRoot.x < -1 || it.positionInRoot.x + it.size.width > 361) }
            assertTrue("$spot: ${wide.map { it.words() }}", wide.isEmpty())
        }
    }

    @Test
    fun `the bar and the places are mirrored`() {
        start()
        show(World(), Spot.Card("or-qmha"))
        fun left(word: String) = rule.nodes().first { word in it.words() }.positionInRoot.x
        assertTrue(left(Pseudo.back) > left(Pseudo.helpNow))
        val tabs = rule.nodes().filter { it.config.getOrNull(SemanticsProperties.Role) == Role.Tab }.map { it.positionInRoot.x }
        assertEquals(5, tabs.size)
        assertEquals(tabs.sortedDescending(), tabs)
    }

    @Test
    fun `no word of the shell is fixed in a screen`() {
        start()
        val world = World()
        // Empty, so that the catalog, which knows no such language, says nothing here.
        for (spot in listOf(Spot.Ask, Spot.Team, Spot.Visits)) {
            show(world, spot)
            val fixed = rule.nodes().flatMap { it.words() }.filter { text -> text.any { it in 'a'..'z' } } - Pseudo.examples.toSet()
            assertEquals("$spot", emptyList<String>(), fixed)
        }
    }
}

/** English in letters of another script, and longer. Days and examples stay: they are not words of ours. */
private val Pseudo: Words by lazy {
    Proxy.newProxyInstance(Words::class.java.classLoader, arrayOf(Words::class.java)) { _, method, arguments ->
        val said = method.invoke(English, *(arguments ?: emptyArray()))
        if (said is String && method.name !in setOf("getLanguage", "dayOf", "timeOf")) mirrored(said) else said
    } as Words
}

private fun mirrored(text: String): String {
    val letters = text.map { if (it.lowercaseChar() in 'a'..'z') 'א' + (it.lowercaseChar() - 'a') else it }.joinToString("")
    return letters + " " + letters.filter { it != ' ' }.take(letters.length / 3)
}
