package org.careteam.ui.screen

import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.KeyboardArrowLeft
import androidx.compose.material.icons.automirrored.filled.KeyboardArrowRight
import androidx.compose.material.icons.filled.Add
import androidx.compose.material3.Checkbox
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import java.time.LocalDate
import org.careteam.VisitRow
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Plan
import org.careteam.ui.desk.Spot
import org.careteam.ui.desk.VisitState
import org.careteam.ui.desk.shown
import org.careteam.ui.look.Empty
import org.careteam.ui.look.Heading
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.TapRow
import org.careteam.ui.look.Touch
import org.careteam.ui.look.WordsField
import org.careteam.ui.words.LocalWords

@Composable
fun VisitsRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.visit.state.collectAsState()
    val words = LocalWords.current
    fun plan() {
        desk.visit.startPlan()
        desk.go(Spot.Plan)
    }
    Page(modifier) {
        state.trouble?.let { FamilyTrouble(desk, it, desk.visit::load) }
        val rows = state.history?.visits.orEmpty()
        when {
            state.trouble != null -> {}
            !state.loaded -> Loading()
            rows.isEmpty() -> Empty(words.visitEmpty, words.visitEmptyHint) { MainButton(words.planVisit, ::plan, icon = Icons.Filled.Add) }
            else -> {
                val next = state.home?.nextVisit?.visit?.id
                rows.firstOrNull { it.visit.id == next }?.let {
                    Heading(words.nextVisit)
                    VisitRowView(it, state, desk)
                }
                MainButton(words.planVisit, ::plan, Modifier.fillMaxWidth(), icon = Icons.Filled.Add)
                val others = rows.filter { it.visit.id != next }
                if (others.isNotEmpty()) {
                    Heading(words.visits)
                    others.forEach { VisitRowView(it, state, desk) }
                }
            }
        }
    }
}

@Composable
private fun VisitRowView(row: VisitRow, state: VisitState, desk: Desk) {
    val words = LocalWords.current
    TapRow({ desk.go(Spot.Visit(row.visit.id)) }, label = words.openList) {
        Text(words.dayOf(row.visit.on), style = MaterialTheme.typography.titleMedium)
        state.kinds.firstOrNull { it.id == row.visit.kind }?.let { Text(it.label, style = MaterialTheme.typography.bodyLarge) }
        Quiet(words.questionsOf(row.answered, row.items))
        if (row.visit.done) Quiet(words.visitIsDone)
    }
}

@Composable
fun PlanRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.visit.state.collectAsState()
    val words = LocalWords.current
    val plan = state.plan
    Page(modifier) {
        state.trouble?.let { FamilyTrouble(desk, it, desk.visit::load) }
        Heading(words.planVisit, style = MaterialTheme.typography.headlineSmall)
        DayPicker(plan, desk)
        Heading(words.kindOfVisit)
        state.kinds.forEach { kind ->
            Choice(kind.label, kind.id == plan.kind, { desk.visit.change(plan.copy(kind = kind.id)) })
        }
        if (state.people.isNotEmpty()) {
            Heading(words.whoComes)
            state.people.forEach { person ->
                val there = person.id in plan.people
                Tick(person.shown, there, {
                    desk.visit.change(plan.copy(people = if (there) plan.people - person.id else plan.people + person.id))
                })
            }
        }
        val open = state.home?.openItems.orEmpty()
        if (plan.from != null && open.isNotEmpty()) Text(words.carryOver(open.size), style = MaterialTheme.typography.bodyLarge)
        MainButton(
            words.makeList,
            { desk.visit.make { id -> desk.leaveFor(Spot.Visit(id)) } },
            Modifier.fillMaxWidth(),
            enabled = plan.kind.isNotEmpty()
        )
        WordsField(plan.at, { desk.visit.change(plan.copy(at = it)) }, words.time, hint = words.timeHint)
        WordsField(plan.place, { desk.visit.change(plan.copy(place = it)) }, words.place)
    }
}

/** A visit is today or in a few days: two buttons are quicker than a calendar, and larger. */
@Composable
private fun DayPicker(plan: Plan, desk: Desk) {
    val words = LocalWords.current
    val day = runCatching { LocalDate.parse(plan.on) }.getOrNull() ?: return Loading()
    Heading(words.day)
    Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
        IconButton({ desk.visit.change(plan.copy(on = day.minusDays(1).toString())) }, Modifier.size(Touch)) {
            Icon(Icons.AutoMirrored.Filled.KeyboardArrowLeft, contentDescription = words.dayBefore)
        }
        Text(words.dayOf(plan.on), Modifier.weight(1f), style = MaterialTheme.typography.titleMedium, textAlign = TextAlign.Center)
        IconButton({ desk.visit.change(plan.copy(on = day.plusDays(1).toString())) }, Modifier.size(Touch)) {
            Icon(Icons.AutoMirrored.Filled.KeyboardArrowRight, contentDescription = words.dayAfter)
        }
    }
}

@Composable
fun Choice(label: String, chosen: Boolean, onChoose: () -> Unit, modifier: Modifier = Modifier) {
    Row(
        modifier.fillMaxWidth().selectable(chosen, role = Role.RadioButton, onClick = onChoose).heightIn(min = Touch),
        verticalAlignment = Alignment.CenterVertically
    ) {
        RadioButton(chosen, onClick = null, Modifier.padding(end = 14.dp))
        Text(label, Modifier.weight(1f).padding(vertical = 8.dp), style = MaterialTheme.typography.bodyLarge)
    }
}

@Composable
fun Tick(label: String, chosen: Boolean, onToggle: () -> Unit, modifier: Modifier = Modifier) {
    Row(
        modifier.fillMaxWidth().toggleable(chosen, role = Role.Checkbox, onValueChange = { onToggle() }).heightIn(min = Touch),
        verticalAlignment = Alignment.CenterVertically
    ) {
        Checkbox(chosen, onCheckedChange = null, Modifier.padding(end = 14.dp))
        Text(label, Modifier.weight(1f).padding(vertical = 8.dp), style = MaterialTheme.typography.bodyLarge)
    }
}
