package org.careteam.ui.screen

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.layout.Placeable
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.dp
import org.careteam.CapabilityCoverage
import org.careteam.Coverage
import org.careteam.ui.look.MarkShape
import org.careteam.ui.look.ink
import org.careteam.ui.look.mark
import org.careteam.ui.look.word
import org.careteam.ui.words.LocalWords

/**
 * The child in the middle, what is needed around it. A full line leads to what somebody covers, a
 * broken one to what hangs on a supervisor or a question, none to what nobody does. The chips are
 * real text, so they grow with the letters; the list beside says the same to a screen reader.
 */
@Composable
fun GapMap(childName: String, rows: List<CapabilityCoverage>, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    val counts = Coverage.entries.map { state -> rows.count { it.state == state } }
    val spoken = words.mapInWords(counts[0], counts[1], counts[2], counts[3])
    var ends by remember { mutableStateOf(Ends(Offset.Zero, emptyList())) }
    val line = MaterialTheme.colorScheme.outline
    Layout(
        content = {
            Middle(childName)
            rows.forEach { Chip(it) }
        },
        modifier =
            modifier
                .fillMaxWidth()
                .clearAndSetSemantics {
                    contentDescription = spoken
                    role = Role.Image
                }
                .drawBehind {
                    val broken = PathEffect.dashPathEffect(floatArrayOf(6.dp.toPx(), 6.dp.toPx()))
                    ends.chips.forEachIndexed { at, end ->
                        val state = rows.getOrNull(at)?.state ?: return@forEachIndexed
                        if (state == Coverage.NOBODY) return@forEachIndexed
                        val effect = if (state == Coverage.COVERED) null else broken
                        drawLine(line, ends.middle, end, strokeWidth = 2.dp.toPx(), pathEffect = effect)
                    }
                },
    ) { parts, limits ->
        val gap = 12.dp.roundToPx()
        val half = (limits.maxWidth - gap) / 2
        val middle = parts.first().measure(Constraints(maxWidth = limits.maxWidth))
        val chips = parts.drop(1).map { it.measure(Constraints(minWidth = half, maxWidth = half)) }
        val pairs = chips.chunked(2)
        val above = (pairs.size + 1) / 2
        val room = 28.dp.roundToPx()
        val placed = ArrayList<Triple<Placeable, Int, Int>>()
        var y = 0
        fun band(pair: List<Placeable>) {
            pair.forEachIndexed { at, chip ->
                // One alone stands in the middle.
                val x = if (pair.size == 1) (limits.maxWidth - half) / 2 else at * (half + gap)
                placed += Triple(chip, x, y)
            }
            y += pair.maxOf { it.height } + gap
        }
        pairs.take(above).forEach(::band)
        y += room - gap
        val middleY = y
        y += middle.height + room
        pairs.drop(above).forEach(::band)
        val centre = Offset(limits.maxWidth / 2f, middleY + middle.height / 2f)
        val found = Ends(centre, placed.map { (chip, x, top) -> Offset(x + chip.width / 2f, top + chip.height / 2f) })
        if (found != ends) ends = found
        layout(limits.maxWidth, maxOf(y - gap, middleY + middle.height)) {
            placed.forEach { (chip, x, top) -> chip.place(x, top) }
            middle.place((limits.maxWidth - middle.width) / 2, middleY)
        }
    }
}

private data class Ends(val middle: Offset, val chips: List<Offset>)

@Composable
private fun Middle(name: String) {
    Text(
        name,
        style = MaterialTheme.typography.titleLarge,
        color = MaterialTheme.colorScheme.onPrimary,
        textAlign = TextAlign.Center,
        modifier =
            Modifier
                .background(MaterialTheme.colorScheme.primary, RoundedCornerShape(50))
                .padding(horizontal = 28.dp, vertical = 18.dp),
    )
}

@Composable
private fun Chip(row: CapabilityCoverage) {
    val ink = row.state.ink()
    Row(
        Modifier
            .background(ink.surface, MaterialTheme.shapes.small)
            .border(1.dp, ink.text.copy(alpha = 0.4f), MaterialTheme.shapes.small)
            .padding(horizontal = 10.dp, vertical = 8.dp),
    ) {
        MarkShape(row.state.mark, ink.text, Modifier.padding(top = 2.dp, end = 8.dp))
        Column {
            Text(row.short, color = ink.text, style = MaterialTheme.typography.titleSmall)
            Text(row.state.word(), color = ink.text, style = MaterialTheme.typography.bodySmall)
        }
    }
}
