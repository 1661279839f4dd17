package org.careteam.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.unit.dp
import kotlin.random.Random
import org.careteam.ui.desk.Desk
import org.careteam.ui.words.English
import org.careteam.ui.words.Spanish
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

/** A toddler with the phone: nothing breaks, and what was kept before is still there. */
class MonkeyTest {
    @get:Rule
    val rule = createComposeRule()

    private val random = Random(20261124)
    private val texts =
        listOf("", "QMHA", "skils trainer", "x".repeat(3_000), "¿quién?", "\u202Eabc", "😀😀", "a\nb\nc", "   ", "he wants to die", "2026-13-99", "25:99")

    /** What takes a family's own away on purpose is left to other tests. */
    private val deletes = listOf(English, Spanish).flatMap { listOf(it.remove, it.deleteAll, it.undo) }.toSet()

    private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

    @Test
    fun `taps and texts at random lose nothing`() {
        var shown by mutableStateOf<Desk?>(null)
        rule.setContent { Box(Modifier.size(360.dp, 720.dp)) { shown?.let { Room(it) } } }
        val steps = Integer.getInteger("monkey.steps", 10_000) / FAMILIES
        var done = 0
        repeat(FAMILIES) {
            val world = World()
            val full = filled(world)
            val before = world.kept { it.visit(full.visit).items.map { item -> item.id }.toSet() }
            rule.runOnIdle { shown = world.desk }
            repeat(steps) { done += step(world.desk) }
            rule.runOnIdle { world.desk.keep() }
            rule.waitForIdle()
            val after = world.kept { it.visit(full.visit).items.map { item -> item.id }.toSet() }
            assertTrue("lost: ${before - after}", after.containsAll(before))
            assertTrue(world.kept { it.team(it.children().first().child.id).people.any { person -> person.id == full.person } })
        }
        println("monkey: $done taps and texts, and ${steps * FAMILIES - done} steps back")
        assertTrue("only $done of ${steps * FAMILIES} steps did something", done > steps * FAMILIES * 9 / 10)
    }

    /** One tap or text, or now and then a step back; answers how many of the first. */
    private fun step(desk: Desk): Int {
        val node = rule.onAllNodes(SemanticsMatcher("can be used") { it.isUsable() }).fetchSemanticsNodes().randomOrNull(random)
        return rule.runOnIdle {
            if (node == null || random.nextInt(25) == 0) {
                desk.back()
                0
            } else {
                node.use()
                1
            }
        }
    }

    private fun SemanticsNode.isUsable(): Boolean {
        val words = all().flatMap { it.words() }
        if (words.any { it in deletes }) return false
        return SemanticsActions.OnClick in config || SemanticsActions.SetText in config
    }

    private fun SemanticsNode.use() {
        val type = config.getOrNull(SemanticsActions.SetText)?.action
        if (type != null) {
            type(AnnotatedString(texts.random(random)))
        } else {
            config.getOrNull(SemanticsActions.OnClick)?.action?.invoke()
        }
    }

    private companion object {
        /** A family that a toddler has had for long has hundreds of visits; a new one is met anew. */
        const val FAMILIES = 5
    }
}
