package org.careteam.ui.screen

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.careteam.Comparison
import org.careteam.ComparisonRow
import org.careteam.Verdict
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Spot
import org.careteam.ui.look.Block
import org.careteam.ui.look.Fold
import org.careteam.ui.look.Heading
import org.careteam.ui.look.Ink
import org.careteam.ui.look.LocalSignals
import org.careteam.ui.look.Mark
import org.careteam.ui.look.MarkShape
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.StatusPill
import org.careteam.ui.look.TapRow
import org.careteam.ui.look.TroubleNote
import org.careteam.ui.words.LocalWords

@Composable
fun CompareRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.role.state.collectAsState()
    val words = LocalWords.current
    Page(modifier) {
        state.trouble?.let { TroubleNote(it.say(words)) { SideButton(words.tryAgain, desk.role::again) } }
        val comparison = state.comparison
        if (comparison == null) {
            if (state.trouble == null) Loading()
        } else {
            ComparisonContent(comparison, desk)
        }
    }
}

/*
 * Not a table: on a small screen, or with large letters, two columns break words apart. Each task
 * is a block with a line for each role, which a screen reader reads in the same order.
 */
@Composable
private fun ComparisonContent(comparison: Comparison, desk: Desk) {
    val words = LocalWords.current
    Heading(words.compare, style = MaterialTheme.typography.headlineSmall)
    Block { Text(comparison.difference.text, style = MaterialTheme.typography.titleMedium) }
    comparison.roles.forEach { role ->
        TapRow({ desk.go(Spot.Card(role.role)) }, label = words.readCard) {
            Text(listOf(role.name, role.title).distinct().joinToString(" · "), style = MaterialTheme.typography.titleMedium)
            StatusPill(role.license.clinician, Modifier.padding(vertical = 4.dp))
            Text(role.headline.text, style = MaterialTheme.typography.bodyLarge)
            Quiet(role.place.text)
        }
    }
    val (differs, same) = comparison.rows.partition { it.differs }
    val names = comparison.roles.map { it.name }
    if (differs.isNotEmpty()) {
        Heading(words.differs)
        differs.forEach { TaskBlock(it, names) }
    }
    if (same.isNotEmpty()) Fold(words.sameForBoth, words.close, words.openList) { same.forEach { TaskBlock(it, names) } }
    if (comparison.questions.isNotEmpty()) {
        Heading(words.askFirst)
        Block { comparison.questions.forEach { Text(it.text, style = MaterialTheme.typography.bodyLarge) } }
    }
    Fold("${words.sources} (${comparison.sources.size})", words.close, words.openList) {
        comparison.sources.forEach { SourceBlock(it, desk) }
    }
}

@Composable
private fun TaskBlock(row: ComparisonRow, names: List<String>) {
    Block {
        Text(row.label, style = MaterialTheme.typography.titleMedium)
        HorizontalDivider()
        row.cells.forEachIndexed { at, cell ->
            Row(Modifier.semantics(mergeDescendants = true) {}) {
                MarkShape(cell.verdict.mark, cell.verdict.ink().text, Modifier.padding(top = 3.dp, end = 10.dp))
                Column {
                    Text("${names.getOrElse(at) { "" }}: ${cell.word}", style = MaterialTheme.typography.bodyLarge)
                    listOfNotNull(cell.text, cell.follows, cell.question).forEach { Quiet(it) }
                }
            }
        }
    }
}

private val Verdict.mark: Mark
    get() =
        when (this) {
            Verdict.YES -> Mark.Full
            Verdict.SUPERVISED, Verdict.LIMITED -> Mark.Half
            Verdict.NO -> Mark.Ring
            Verdict.VARIES, Verdict.UNKNOWN -> Mark.Diamond
        }

@Composable
private fun Verdict.ink(): Ink =
    with(LocalSignals.current) {
        when (mark) {
            Mark.Full -> covered
            Mark.Half -> supervised
            Mark.Diamond -> ask
            Mark.Ring -> nobody
        }
    }
