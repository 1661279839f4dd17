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
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.drawscope.DrawScope
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
    var tree by remember { mutableStateOf(Tree(Offset.Zero, emptyList())) }
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
                .drawBehind { drawTree(tree, rows, line) },
    ) { parts, limits ->
        val gap = 12.dp.roundToPx()
        val gutter = 36.dp.roundToPx()
        val room = 24.dp.roundToPx()
        val half = (limits.maxWidth - gutter) / 2
        val middle = parts.first().measure(Constraints(maxWidth = limits.maxWidth))
        val pairs = parts.drop(1).map { it.measure(Constraints(minWidth = half, maxWidth = half)) }.chunked(2)
        val above = (pairs.size + 1) / 2
        val placed = ArrayList<Triple<Placeable, Int, Int>>()
        var y = 0
        fun band(pair: List<Placeable>) {
            pair.forEachIndexed { at, chip -> placed += Triple(chip, at * (half + gutter), y) }
            y += pair.maxOf { it.height } + gap
        }
        pairs.take(above).forEach(::band)
        y += room - gap
        val middleY = y
        y += middle.height + room
        pairs.drop(above).forEach(::band)
        val found =
            Tree(
                Offset(limits.maxWidth / 2f, middleY + middle.height / 2f),
                placed.map { (chip, x, top) -> Offset(if (x == 0) chip.width.toFloat() else x.toFloat(), top + chip.height / 2f) },
            )
        if (found != tree) tree = found
        layout(limits.maxWidth, maxOf(y - gap, middleY + middle.height)) {
            placed.forEach { (chip, x, top) -> chip.place(x, top) }
            middle.place((limits.maxWidth - middle.width) / 2, middleY)
        }
    }
}

/** Where the child stands, and the inner edge of each chip. */
private data class Tree(val middle: Offset, val edges: List<Offset>)

/** A stem through the middle, as far as somebody is reached, and a branch to each. */
private fun DrawScope.drawTree(tree: Tree, rows: List<CapabilityCoverage>, color: Color) {
    val broken = PathEffect.dashPathEffect(floatArrayOf(4.dp.toPx(), 4.dp.toPx()))
    val width = 2.dp.toPx()
    val reached = tree.edges.zip(rows).filter { (_, row) -> row.state != Coverage.NOBODY }
    if (reached.isEmpty()) return
    val x = tree.middle.x
    val top = minOf(reached.minOf { it.first.y }, tree.middle.y)
    val bottom = maxOf(reached.maxOf { it.first.y }, tree.middle.y)
    drawLine(color, Offset(x, top), Offset(x, bottom), width)
    reached.forEach { (edge, row) ->
        val effect = if (row.state == Coverage.COVERED) null else broken
        drawLine(color, Offset(x, edge.y), edge, width, pathEffect = effect)
    }
}

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
