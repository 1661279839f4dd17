package org.careteam.ui.screen

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Add
import androidx.compose.material.icons.filled.Clear
import androidx.compose.material.icons.filled.Search
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.unit.dp
import org.careteam.Candidate
import org.careteam.Identification
import org.careteam.Outcome
import org.careteam.Recognition
import org.careteam.ui.desk.AskState
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Spot
import org.careteam.ui.look.Block
import org.careteam.ui.look.Fold
import org.careteam.ui.look.Heading
import org.careteam.ui.look.Labeled
import org.careteam.ui.look.Line
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.StatusPill
import org.careteam.ui.look.TapRow
import org.careteam.ui.look.Touch
import org.careteam.ui.look.TroubleNote
import org.careteam.ui.look.Wrapped
import org.careteam.ui.words.LocalWords

@Composable
fun AskRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.ask.state.collectAsState()
    val settings by desk.settings.collectAsState()
    val words = LocalWords.current
    Page(modifier) {
        AskField(state.text, desk.ask::type)
        state.trouble?.let { TroubleNote(it.say(words)) { SideButton(words.tryAgain, desk.ask::again) } }
        state.heard?.crisis?.let { CrisisNote(it.screen, { desk.help.show(true) }, desk::dial) }
        val answer = state.answer
        if (answer == null) {
            if (state.text.isBlank()) Beginning(state, desk)
        } else if (state.heard?.crisis != null) {
            // Whoever writes of danger looks for no title; what the words might name stands folded.
            Fold(words.whoThisIs, words.close, words.openList) { Answer(answer, desk) }
        } else {
            Answer(answer, desk)
            if (settings.state == null && answer.candidates.isNotEmpty()) StateQuestion(desk)
        }
        state.heard?.let { HeardNeeds(it, state.text, desk) }
    }
}

@Composable
private fun AskField(text: String, onType: (String) -> Unit, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    Labeled(words.askField, modifier) { named ->
        OutlinedTextField(
            value = text,
            onValueChange = onType,
            leadingIcon = { Icon(Icons.Filled.Search, contentDescription = null) },
            trailingIcon = {
                if (text.isNotEmpty()) {
                    IconButton({ onType("") }, Modifier.size(Touch)) { Icon(Icons.Filled.Clear, contentDescription = words.clearField) }
                }
            },
            textStyle = MaterialTheme.typography.bodyLarge,
            // A business card has several lines; a title scrolls into view as it grows.
            maxLines = 4,
            keyboardOptions = KeyboardOptions(autoCorrectEnabled = false, imeAction = ImeAction.Search),
            modifier = named
        )
    }
}

@Composable
private fun ColumnScope.Beginning(state: AskState, desk: Desk) {
    val words = LocalWords.current
    state.next?.let { next ->
        TapRow({ desk.go(Spot.Visit(next.visit.id)) }, label = words.openList) {
            Quiet(words.nextVisit)
            Text(words.dayOf(next.visit.on), style = MaterialTheme.typography.titleLarge)
            val kind = state.kinds.firstOrNull { it.id == next.visit.kind }?.label
            if (kind != null) Text(kind, style = MaterialTheme.typography.bodyLarge)
            Quiet(words.questionsOf(next.answered, next.items))
        }
    }
    Text(words.askPrompt, style = MaterialTheme.typography.headlineMedium, modifier = Modifier.semantics { heading() })
    Text(words.askHint, style = MaterialTheme.typography.bodyLarge)
    Quiet(words.tryThese)
    Wrapped { words.examples.forEach { example -> SideButton(example, { desk.ask.type(example) }) } }
}

@Composable
private fun ColumnScope.Answer(answer: Identification, desk: Desk) {
    val words = LocalWords.current
    val verdict =
        when (answer.verdict) {
            Outcome.ROLE -> words.whoThisIs
            Outcome.SEVERAL -> words.severalMeanings
            Outcome.CANNOT_TELL -> words.cannotTell
            Outcome.NOT_A_CARE_ROLE -> words.notACareRole
        }
    // Said when it changes, while the fingers are still in the field.
    Heading(verdict, Modifier.semantics { liveRegion = LiveRegionMode.Polite })
    if (answer.verdict != Outcome.NOT_A_CARE_ROLE) StatusPill(answer.clinician)
    answer.remarks.forEach { Text(it, style = MaterialTheme.typography.bodyLarge) }
    answer.candidates.forEach { CandidateRow(it, desk) }
    if (answer.credentials.isNotEmpty()) {
        Heading(words.lettersFound)
        Block { answer.credentials.forEach { Line("${it.letters}: ${it.meaning}") } }
    }
    if (answer.ask.isNotEmpty()) {
        Heading(words.askThem)
        Block { answer.ask.forEach { Line(it.text) } }
    }
    if (answer.suggestions.isNotEmpty()) {
        Heading(words.didYouMean)
        answer.suggestions.forEach { suggestion ->
            TapRow({ desk.go(Spot.Card(suggestion.role)) }, label = words.readCard) {
                Text(suggestion.title, style = MaterialTheme.typography.titleMedium)
                Quiet(listOfNotNull(suggestion.letters, suggestion.place).joinToString(" · "))
            }
        }
    }
}

@Composable
private fun CandidateRow(candidate: Candidate, desk: Desk) {
    val role = candidate.role
    if (role == null) {
        Block(gap = 4.dp) {
            Text(candidate.title, style = MaterialTheme.typography.titleMedium)
            Text(candidate.why, style = MaterialTheme.typography.bodyLarge)
        }
    } else {
        TapRow({ desk.go(Spot.Card(role)) }, label = LocalWords.current.readCard) {
            Text(candidate.title, style = MaterialTheme.typography.titleMedium)
            Text(candidate.why, style = MaterialTheme.typography.bodyLarge)
            Text(LocalWords.current.readCard, color = MaterialTheme.colorScheme.primary, style = MaterialTheme.typography.labelLarge)
        }
    }
}

/** Asked only when an answer is there that depends on it. */
@Composable
private fun StateQuestion(desk: Desk) {
    val words = LocalWords.current
    Block {
        Text(words.whichState, style = MaterialTheme.typography.bodyLarge)
        StatePicker(desk)
    }
}

@Composable
private fun HeardNeeds(heard: Recognition, text: String, desk: Desk) {
    if (heard.needs.isEmpty()) return
    val words = LocalWords.current
    Heading(words.soundsLikeNeed)
    heard.needs.forEach { need ->
        Block {
            Text(need.label, style = MaterialTheme.typography.titleMedium)
            Wrapped {
                // Never louder than a number to call that may stand above.
                SideButton(words.addNeed, {
                    desk.team.toggleNeed(need.need, text)
                    desk.go(Spot.Team)
                }, icon = Icons.Filled.Add)
            }
        }
    }
}
