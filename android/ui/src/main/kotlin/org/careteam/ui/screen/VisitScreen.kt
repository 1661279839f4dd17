package org.careteam.ui.screen

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Add
import androidx.compose.material.icons.filled.DateRange
import androidx.compose.material.icons.filled.Delete
import androidx.compose.material.icons.filled.Share
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import org.careteam.VisitView
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Spot
import org.careteam.ui.desk.VisitState
import org.careteam.ui.desk.isAnswered
import org.careteam.ui.desk.shown
import org.careteam.ui.look.Block
import org.careteam.ui.look.Fold
import org.careteam.ui.look.Heading
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.WordsField
import org.careteam.ui.look.Wrapped
import org.careteam.ui.words.LocalWords

@Composable
fun VisitRoute(desk: Desk, id: String, modifier: Modifier = Modifier) {
    val state by desk.visit.state.collectAsState()
    Page(modifier) {
        state.trouble?.let { FamilyTrouble(desk, it, { desk.visit.open(id) }) }
        val visit = state.visit?.takeIf { it.visit.id == id }
        if (visit == null) {
            if (state.trouble == null) Loading()
        } else {
            VisitContent(visit, state, desk)
        }
    }
}

@Composable
private fun ColumnScope.VisitContent(visit: VisitView, state: VisitState, desk: Desk) {
    val words = LocalWords.current
    val kind = state.kinds.firstOrNull { it.id == visit.visit.kind }?.label
    state.crisis?.let { CrisisNote(it, { desk.help.show(true) }, desk::dial) }
    Heading(
        listOf(words.dayOf(visit.visit.on), words.timeOf(visit.visit.at)).filter { it.isNotBlank() }.joinToString(", "),
        style = MaterialTheme.typography.titleLarge
    )
    Quiet((listOfNotNull(kind, visit.visit.place) + visit.people.map { it.shown }).filter { it.isNotBlank() }.joinToString(" · "))
    Quiet(words.questionsOf(visit.items.count { it.isAnswered }, visit.items.size))
    // One question is open at a time: its field keeps the place under the thumb.
    var opened by rememberSaveable(visit.visit.id) { mutableStateOf("") }
    val rows = rememberRowPlaces()
    visit.items.forEachIndexed { at, item ->
        if (at == 0) Heading(words.firstThree)
        if (at == FIRST) Heading(words.thenAsk)
        QuestionRow(
            item = item,
            hint = state.hints[item.questionId],
            at = at,
            last = visit.items.lastIndex,
            open = opened == item.id,
            onOpen = { opened = if (opened == item.id) "" else item.id },
            desk = desk.visit,
            places = rows
        )
    }
    OwnQuestion(visit, desk)
    if (visit.visit.done) {
        Text(words.visitIsDone, style = MaterialTheme.typography.titleMedium)
        MainButton(words.planNext, {
            desk.visit.startPlan(visit)
            desk.go(Spot.Plan)
        }, Modifier.fillMaxWidth(), icon = Icons.Filled.Add)
    } else {
        MainButton(words.visitDone, { desk.visit.over(true) }, Modifier.fillMaxWidth())
    }
    TakeAlong(kind.orEmpty(), visit, desk)
}

/** As many as the core puts first. */
private const val FIRST = 3

@Composable
private fun OwnQuestion(visit: VisitView, desk: Desk) {
    val words = LocalWords.current
    var own by rememberSaveable(visit.visit.id, "own") { mutableStateOf("") }
    Block {
        WordsField(own, { own = it }, words.ownQuestion, singleLine = false)
        SideButton(words.add, {
            desk.visit.addOwn(own)
            own = ""
        }, icon = Icons.Filled.Add, enabled = own.isNotBlank())
    }
}

@Composable
private fun TakeAlong(kind: String, visit: VisitView, desk: Desk) {
    val words = LocalWords.current
    Fold("${words.share}, ${words.print.lowercase()}", words.close, words.openList) {
        var answers by rememberSaveable(visit.visit.id, "answers") { mutableStateOf(false) }
        Tick(words.showAnswers, answers, { answers = !answers })
        Wrapped {
            SideButton(words.share, { desk.visit.share(answers) }, icon = Icons.Filled.Share)
            SideButton(words.print, { desk.visit.print(answers) })
            SideButton(words.calendar, { desk.visit.addToCalendar(kind) }, icon = Icons.Filled.DateRange)
        }
        if (visit.visit.done) SideButton(words.undo + ": " + words.visitIsDone, { desk.visit.over(false) })
        SideButton(words.remove, { desk.visit.removeVisit { desk.leaveFor(Spot.Visits) } }, icon = Icons.Filled.Delete)
    }
}
