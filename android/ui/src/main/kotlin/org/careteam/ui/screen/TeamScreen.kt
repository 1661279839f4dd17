package org.careteam.ui.screen

import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Add
import androidx.compose.material.icons.filled.Check
import androidx.compose.material.icons.filled.Search
import androidx.compose.material3.FilterChip
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.careteam.CapabilityCoverage
import org.careteam.Coverage
import org.careteam.NeedCoverage
import org.careteam.Person
import org.careteam.TeamCoverage
import org.careteam.TeamView
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Spot
import org.careteam.ui.desk.TeamState
import org.careteam.ui.desk.present
import org.careteam.ui.desk.shown
import org.careteam.ui.look.Block
import org.careteam.ui.look.Empty
import org.careteam.ui.look.Fold
import org.careteam.ui.look.Heading
import org.careteam.ui.look.Line
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.StatusPill
import org.careteam.ui.look.TapRow
import org.careteam.ui.look.Touch
import org.careteam.ui.look.WordsField
import org.careteam.ui.look.Wrapped
import org.careteam.ui.words.LocalWords

@Composable
fun TeamRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.team.state.collectAsState()
    val words = LocalWords.current
    Page(modifier) {
        val team = state.team
        state.trouble?.let { FamilyTrouble(desk, it, desk.team::load) }
        when {
            state.trouble != null -> {}
            !state.loaded -> Loading()
            team == null || (team.people.isEmpty() && team.needs.isEmpty()) -> {
                Empty(words.teamEmpty, words.teamEmptyHint) {
                    MainButton(words.findSomebody, { desk.go(Spot.Ask) }, icon = Icons.Filled.Search)
                    SideButton(words.pickNeeds, { desk.go(Spot.Needs) })
                }
            }
            else -> TeamContent(state, team, desk)
        }
    }
}

@Composable
private fun TeamContent(state: TeamState, team: TeamView, desk: Desk) {
    val words = LocalWords.current
    state.coverage?.let { coverage ->
        coverage.crisis?.let { CrisisNote(it, { desk.help.show(true) }, desk::dial) }
        Block {
            Quiet(words.say)
            Text(coverage.summary, style = MaterialTheme.typography.titleMedium)
        }
    }
    if (state.children.size > 1) ChildPicker(state, team, desk)
    Heading(words.people)
    team.people.present().forEach { PersonRow(it, desk) }
    team.people.filter { it.left }.forEach { PersonRow(it, desk) }
    SideButton(words.findSomebody, { desk.go(Spot.Ask) }, icon = Icons.Filled.Search)
    Heading(words.needs)
    val coverage = state.coverage
    if (coverage == null) {
        Text(words.needsEmpty, style = MaterialTheme.typography.bodyLarge)
    } else {
        coverage.needs.forEach { NeedRow(it) }
    }
    SideButton(words.pickNeeds, { desk.go(Spot.Needs) }, icon = Icons.Filled.Add)
    if (coverage != null) Gaps(coverage, team, state.asMap, desk)
    Fold(words.childHere, words.close, words.openList) { ChildFields(team, desk) }
}

@Composable
private fun PersonRow(person: Person, desk: Desk) {
    val words = LocalWords.current
    TapRow({ desk.go(Spot.Person(person.id)) }) {
        Text(person.shown.ifBlank { words.name }, style = MaterialTheme.typography.titleMedium)
        if (person.name.isNotBlank() && person.title.isNotBlank()) Quiet(person.title)
        if (person.left) Quiet(words.hasLeft)
    }
}

@Composable
private fun NeedRow(need: NeedCoverage) {
    val words = LocalWords.current
    Block(Modifier.semantics(mergeDescendants = true) {}) {
        Text(need.label, style = MaterialTheme.typography.titleMedium)
        StatusPill(need.state)
        if (need.untrainedMay.isNotBlank()) Quiet("${words.untrainedMay}: ${need.untrainedMay}")
        if (need.untrainedMayNot.isNotBlank()) Quiet("${words.untrainedMayNot}: ${need.untrainedMayNot}")
    }
}

@Composable
private fun Gaps(coverage: TeamCoverage, team: TeamView, asMap: Boolean, desk: Desk) {
    val words = LocalWords.current
    Heading(words.gaps)
    Wrapped {
        OneOfFew(words.asList, !asMap) { desk.team.asMap(false) }
        OneOfFew(words.asMap, asMap) { desk.team.asMap(true) }
    }
    if (asMap) {
        GapMap(team.child.name.ifBlank { words.childHere }, coverage.capabilities)
    } else {
        // The core was asked about these people, in this order.
        val people = team.people.present()
        coverage.capabilities.forEach { CapabilityBlock(it, people) }
    }
}

@Composable
private fun CapabilityBlock(row: CapabilityCoverage, people: List<Person>) {
    val words = LocalWords.current
    Block {
        Text(row.label, style = MaterialTheme.typography.titleMedium, modifier = Modifier.semantics { heading() })
        StatusPill(row.state)
        Text(row.why, style = MaterialTheme.typography.bodyLarge)
        row.cells.filter { it.state == Coverage.COVERED || it.state == Coverage.UNDER_SUPERVISION }.forEach { cell ->
            val name = people.getOrNull(cell.person)?.shown ?: return@forEach
            // Said above already when there is one reason for all.
            Line(if (cell.why == row.why) name else "$name: ${cell.why}")
        }
        if (row.state == Coverage.COVERED) return@Block
        if (row.questions.isNotEmpty()) {
            Quiet(words.askThem)
            row.questions.take(1).forEach { Text(it.text, style = MaterialTheme.typography.titleSmall) }
        }
        if (row.couldFill.isNotEmpty()) {
            Fold(words.couldFill, words.close, words.openList, style = MaterialTheme.typography.titleSmall) {
                row.couldFill.forEach { Line(it.label) }
                row.questions.drop(1).forEach { Line(it.text) }
            }
        }
    }
}

/** One of a few: a chip alone would be read as a box to tick, and show by its color what is chosen. */
@Composable
private fun OneOfFew(text: String, chosen: Boolean, onChoose: () -> Unit) {
    FilterChip(
        selected = chosen,
        onClick = onChoose,
        label = { Text(text, style = MaterialTheme.typography.labelLarge) },
        leadingIcon = if (chosen) ({ Icon(Icons.Filled.Check, contentDescription = null) }) else null,
        modifier = Modifier.heightIn(min = Touch).semantics { role = Role.RadioButton }
    )
}

@Composable
private fun ChildPicker(state: TeamState, team: TeamView, desk: Desk) {
    val words = LocalWords.current
    val settings by desk.settings.collectAsState()
    Wrapped {
        state.children.forEachIndexed { at, row ->
            OneOfFew(row.child.name.ifBlank { "${words.child} ${at + 1}" }, row.child.id == team.child.id) {
                desk.choose(settings.copy(childId = row.child.id))
                desk.team.load()
            }
        }
    }
}

@Composable
private fun ChildFields(team: TeamView, desk: Desk) {
    val words = LocalWords.current
    val settings by desk.settings.collectAsState()
    var name by rememberSaveable(team.child.id) { mutableStateOf(team.child.name) }
    WordsField(name, {
        name = it
        desk.team.nameChild(it)
    }, words.childName, Modifier.padding(top = 4.dp))
    SideButton(words.newChild, { desk.team.addChild { id -> desk.choose(settings.copy(childId = id)) } }, icon = Icons.Filled.Add)
}
