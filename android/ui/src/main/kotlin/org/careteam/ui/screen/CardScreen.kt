package org.careteam.ui.screen

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Add
import androidx.compose.material.icons.filled.Close
import androidx.compose.material.icons.filled.PlayArrow
import androidx.compose.material.icons.filled.Share
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.careteam.Card
import org.careteam.SourceNote
import org.careteam.Statement
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Notice
import org.careteam.ui.desk.Spot
import org.careteam.ui.desk.aloud
import org.careteam.ui.look.Block
import org.careteam.ui.look.Fold
import org.careteam.ui.look.Heading
import org.careteam.ui.look.Ink
import org.careteam.ui.look.Line
import org.careteam.ui.look.LocalSignals
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.Mark
import org.careteam.ui.look.MarkShape
import org.careteam.ui.look.Note
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.TapRow
import org.careteam.ui.look.TroubleNote
import org.careteam.ui.look.Wrapped
import org.careteam.ui.look.ink
import org.careteam.ui.look.mark
import org.careteam.ui.words.LocalWords

@Composable
fun CardRoute(desk: Desk, role: String, modifier: Modifier = Modifier) {
    val state by desk.role.state.collectAsState()
    val card = state.card?.takeIf { it.role == role }
    val words = LocalWords.current
    Page(modifier) {
        state.trouble?.let { TroubleNote(it.say(words)) { SideButton(words.tryAgain, { desk.role.open(role) }) } }
        if (card == null) {
            if (state.trouble == null) Loading()
        } else {
            CardContent(card, state.speaking, desk)
        }
    }
}

@Composable
private fun ColumnScope.CardContent(card: Card, speaking: Boolean, desk: Desk) {
    val words = LocalWords.current
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        if (card.letters.isNotEmpty()) Quiet(card.letters.joinToString(" · "), style = MaterialTheme.typography.titleMedium)
        Text(card.title, style = MaterialTheme.typography.headlineMedium, modifier = Modifier.semantics { heading() })
        Quiet(card.place.text)
    }
    Headline(card)
    listOfNotNull(card.ownState, card.inGeneral).forEach { link ->
        TapRow({ desk.go(Spot.Card(link.role)) }) { Text(link.text, style = MaterialTheme.typography.bodyLarge) }
    }
    CardActions(card, speaking, desk)
    val signals = LocalSignals.current
    May(words.may, card.may, Mark.Full, signals.covered)
    May(words.withBackup, card.supervised, Mark.Half, signals.supervised)
    May(words.mayNot, card.mayNot, Mark.Ring, signals.nobody)
    NotStated(card)
    if (card.questions.isNotEmpty()) {
        Heading(words.askFirst)
        Block { card.questions.forEachIndexed { at, ask -> Text("${at + 1}. ${ask.text}", style = MaterialTheme.typography.bodyLarge) } }
    }
    Statements(words.training, card.training)
    Statements(words.supervision, card.supervisor)
    Statements(words.whereMet, card.meets)
    Statements(words.gives, card.grants)
    card.lookup?.let { lookup ->
        Fold(words.lookUp, words.close, words.openList) {
            Said(lookup.statement)
            lookup.unchecked?.let { Quiet(it) }
            lookup.url?.let { url -> SideButton(words.openAddress, { desk.openPage(url) }) }
        }
    }
    Statements(words.goodToKnow, card.notes)
    if (card.article.isNotEmpty()) {
        Fold(words.articleSays, words.close, words.openList) {
            card.article.forEach { said ->
                Text(said.show.ifBlank { said.claim }, style = MaterialTheme.typography.bodyLarge)
                Quiet(said.word)
            }
        }
    }
    SideButton("${words.sources} (${card.sources.size})", { desk.go(Spot.Sources(card.role)) })
    card.oldestText?.let { Quiet(it) }
}

/** The one sentence to take along. Whether there is a license stands in it, or right under it. */
@Composable
private fun Headline(card: Card) {
    val clinician = card.license.clinician
    val ink = clinician.ink()
    Note(ink) {
        Row(Modifier.semantics(mergeDescendants = true) {}) {
            MarkShape(clinician.mark, ink.text, Modifier.padding(top = 3.dp, end = 10.dp))
            Column {
                Text(card.headline.text, color = ink.text, style = MaterialTheme.typography.titleMedium)
                if (!card.license.inHeadline) Text(card.license.statement.text, color = ink.text, style = MaterialTheme.typography.bodyLarge)
            }
        }
    }
}

@Composable
private fun CardActions(card: Card, speaking: Boolean, desk: Desk) {
    val words = LocalWords.current
    Wrapped {
        MainButton(words.addToTeam, {
            desk.role.addToTeam(card, desk.ask.state.value.text.takeIf { heard -> heard.length <= SHORT && '\n' !in heard }.orEmpty()) { id ->
                desk.go(Spot.Person(id))
                desk.tell(Notice(words.addedToTeam(card.title)))
            }
        }, icon = Icons.Filled.Add)
        SideButton(
            if (speaking) words.stopReading else words.readAloud,
            { desk.role.speak(card) },
            icon = if (speaking) Icons.Filled.Close else Icons.Filled.PlayArrow
        )
        SideButton(words.compare, {
            desk.role.startComparing(card)
            desk.go(Spot.Roles)
        })
        SideButton(words.share, { desk.share(card.aloud(words)) }, icon = Icons.Filled.Share)
    }
}

/** Longer than this it is a business card, and not the title that was heard. */
private const val SHORT = 40

@Composable
private fun May(title: String, lines: List<Statement>, mark: Mark, ink: Ink) {
    if (lines.isEmpty()) return
    Column(Modifier.fillMaxWidth()) {
        Note(ink) {
            Row {
                MarkShape(mark, ink.text, Modifier.padding(top = 4.dp, end = 10.dp))
                Text(title, color = ink.text, style = MaterialTheme.typography.titleLarge, modifier = Modifier.semantics { heading() })
            }
        }
        Column(Modifier.padding(top = 10.dp)) { lines.forEach { Said(it, Modifier.padding(bottom = 10.dp)) } }
    }
}

@Composable
private fun NotStated(card: Card) {
    if (card.ask.isEmpty()) return
    val ink = LocalSignals.current.ask
    Note(ink) {
        Row {
            MarkShape(Mark.Diamond, ink.text, Modifier.padding(top = 4.dp, end = 10.dp))
            Text(LocalWords.current.notStated, color = ink.text, style = MaterialTheme.typography.titleLarge, modifier = Modifier.semantics { heading() })
        }
    }
    Column {
        card.ask.forEach { point ->
            val detail = listOf(point.label, point.text).filter { it.isNotBlank() }.joinToString(". ")
            Line(point.question, Modifier.padding(bottom = 10.dp), detail, point.notes)
        }
    }
}

@Composable
private fun Statements(title: String, lines: List<Statement>) {
    if (lines.isEmpty()) return
    Fold(title, LocalWords.current.close, LocalWords.current.openList) { lines.forEach { Said(it) } }
}

@Composable
fun Said(statement: Statement, modifier: Modifier = Modifier) =
    Line(
        statement.text,
        modifier,
        detail = listOfNotNull(statement.detail, statement.follows).joinToString(" ").ifEmpty { null },
        notes = statement.notes
    )

/** Where each sentence of the card comes from, and when it was read. */
@Composable
fun CardSourcesRoute(desk: Desk, role: String, modifier: Modifier = Modifier) {
    val state by desk.role.state.collectAsState()
    val card = state.card?.takeIf { it.role == role }
    val words = LocalWords.current
    Page(modifier) {
        if (card == null) {
            Loading()
        } else {
            Heading(words.sources, style = MaterialTheme.typography.headlineSmall)
            Text(card.title, style = MaterialTheme.typography.titleMedium)
            card.sources.forEach { SourceBlock(it, desk) }
        }
    }
}

@Composable
fun SourceBlock(source: SourceNote, desk: Desk, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    Block(modifier) {
        Text("[${source.number}] ${source.cite}", style = MaterialTheme.typography.bodyLarge)
        source.asOf?.let { Quiet(words.asOf(words.dayOf(it))) }
        Quiet(words.readOn(words.dayOf(source.read)))
        source.staleText?.let { Text(it, style = MaterialTheme.typography.bodyMedium) }
        source.url?.let { url -> SideButton(words.openAddress, { desk.openPage(url) }) }
    }
}
