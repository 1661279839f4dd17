package org.careteam.ui

import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.unit.dp
import org.careteam.ui.desk.Spot
import org.careteam.ui.words.Words

fun ComposeContentTestRule.nodes(): List<SemanticsNode> = onAllNodes(SemanticsMatcher("any") { true }).fetchSemanticsNodes()

private fun SemanticsNode.inTree(): List<SemanticsNode> = children.flatMap { listOf(it) + it.inTree() }

private fun SemanticsNode.spoken(): String = (words() + inTree().flatMap { it.words() }).joinToString(" ")

/** What a screen lacks for a screen reader or a thumb. */
fun ComposeContentTestRule.findings(words: Words): List<String> =
    buildList {
        val all = nodes()
        val size = density
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
        if (all.none { words.helpNow in it.words() && SemanticsActions.OnClick in it.config }) add("no ${words.helpNow}")
    }

/** Every spot there is, for a family in the middle of it. */
fun spots(world: World): List<Spot> {
    val full = filled(world)
    return listOf(
        Spot.Ask, Spot.Roles, Spot.Card("or-qmha"), Spot.Sources("or-qmha"), Spot.Compare(listOf("us-msw", "us-lcsw")), Spot.Team,
        Spot.Needs, Spot.Person(full.person), Spot.Visits, Spot.Plan, Spot.Visit(full.visit), Spot.More, Spot.Rights, Spot.AllSources
    )
}
