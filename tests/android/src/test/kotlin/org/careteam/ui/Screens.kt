package org.careteam.ui

import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import org.careteam.ui.desk.Desk
import org.careteam.ui.look.RoomTheme
import org.careteam.ui.screen.RoomScreen
import org.careteam.ui.words.wordsOf

@Composable
fun Room(desk: Desk, modifier: Modifier = Modifier, dark: Boolean = false) {
    val settings by desk.settings.collectAsState()
    RoomTheme(wordsOf(settings.language), dark, TestFont.family) { RoomScreen(desk, modifier.fillMaxSize()) }
}

/** A finger: finds what can be tapped by its words, scrolls to it, and touches it. */
class Finger(private val rule: ComposeContentTestRule) {
    var taps = 0
        private set

    fun tap(text: String, substring: Boolean = false): Finger = tap(hasText(text, substring) and hasClickAction())

    fun tap(what: SemanticsMatcher): Finger {
        val node = rule.onAllNodes(what).onFirst()
        scrollTo(node)
        node.performClick()
        taps++
        rule.waitForIdle()
        return this
    }

    fun type(label: String, text: String): Finger {
        val node = rule.onAllNodes(hasSetTextAction() and hasContentDescription(label)).onFirst()
        scrollTo(node)
        node.performTextInput(text)
        rule.waitForIdle()
        return this
    }

    /** Scrolls a list until it shows the text. */
    fun find(text: String): Finger {
        rule.onAllNodes(hasScrollToNodeAction()).onFirst().performScrollToNode(hasText(text))
        return this
    }

    fun sees(text: String, substring: Boolean = true): Finger {
        val found = rule.onAllNodesWithText(text, substring = substring).fetchSemanticsNodes()
        check(found.isNotEmpty()) { "\"$text\" is not on the screen. There is: ${rule.texts()}" }
        return this
    }

    fun seesNot(text: String): Finger {
        val found = rule.onAllNodesWithText(text, substring = true).fetchSemanticsNodes()
        check(found.isEmpty()) { "\"$text\" is on the screen" }
        return this
    }

    private fun scrollTo(node: SemanticsNodeInteraction) {
        val scrolls = generateSequence(node.fetchSemanticsNode().parent) { it.parent }
        if (scrolls.any { SemanticsActions.ScrollBy in it.config }) node.performScrollTo()
    }
}

fun ComposeContentTestRule.texts(): List<String> =
    onAllNodes(SemanticsMatcher("text") { true }).fetchSemanticsNodes().flatMap { it.words() }
