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
import androidx.compose.ui.unit.LayoutDirection
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
 * real text, so they grow with the letters; where a word would have to be broken, they stand in one
 * column. The list beside says the same to a screen reader.
 */
@Composable
fun GapMap(childName: String, rows: List<CapabilityCoverage>, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    val counts = Coverage.entries.map { state -> rows.count { it.state == state } }
    val spoken = words.mapInWords(counts[0], counts[1], counts[2], counts[3])
    var tree by remember { mutableStateOf(Tree(Offset.Zero, 0f, emptyList())) }
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
                .drawBehind { drawTree(tree, rows, line) }
    ) { parts, limits ->
        val gap = 12.dp.roundToPx()
        val gutter = 36.dp.roundToPx()
        val room = 24.dp.roundToPx()
        val half = (limits.maxWidth - gutter) / 2
        val oneColumn = parts.drop(1).any { it.minIntrinsicWidth(Constraints.Infinity) > half }
        val wide = if (oneColumn) limits.maxWidth - gutter else half
        val middle = parts.first().measure(Constraints(maxWidth = limits.maxWidth))
        val bands = parts.drop(1).map { it.measure(Constraints(minWidth = wide, maxWidth = wide)) }.chunked(if (oneColumn) 1 else 2)
        val above = if (oneColumn) 0 else (bands.size + 1) / 2
        // In one column the chips leave the gutter free at the side where reading begins.
        val fromRight = layoutDirection == LayoutDirection.Rtl
        val first = if (oneColumn && !fromRight) gutter else 0
        val placed = ArrayList<Triple<Placeable, Int, Int>>()
        var y = 0
        fun place(band: List<Placeable>) {
            band.forEachIndexed { at, chip -> placed += Triple(chip, first + at * (half + gutter), y) }
            y += band.maxOf { it.height } + gap
        }
        bands.take(above).forEach(::place)
        if (above > 0) y += room - gap
        val middleY = y
        val middleX =
            when {
                !oneColumn -> (limits.maxWidth - middle.width) / 2
                fromRight -> limits.maxWidth - middle.width
                else -> 0
            }
        y += middle.height + room
        bands.drop(above).forEach(::place)
        val stem =
            when {
                !oneColumn -> limits.maxWidth / 2
                fromRight -> limits.maxWidth - gutter / 2
                else -> gutter / 2
            }
        val found =
            Tree(
                Offset(middleX + middle.width / 2f, middleY + middle.height / 2f),
                stem.toFloat(),
                placed.map { (chip, x, top) -> Offset(if (x < stem) x + chip.width.toFloat() else x.toFloat(), top + chip.height / 2f) }
            )
        if (found != tree) tree = found
        layout(limits.maxWidth, maxOf(y - gap, middleY + middle.height)) {
            placed.forEach { (chip, x, top) -> chip.place(x, top) }
            middle.place(middleX, middleY)
        }
    }
}

/** Where the child stands, where the stem runs, and the edge of each chip that looks at it. */
private data class Tree(val middle: Offset, val stem: Float, val edges: List<Offset>)

/** A stem through the middle, as far as somebody is reached, and a branch to each. */
private fun DrawScope.drawTree(tree: Tree, rows: List<CapabilityCoverage>, color: Color) {
    val broken = PathEffect.dashPathEffect(floatArrayOf(4.dp.toPx(), 4.dp.toPx()))
    val width = 2.dp.toPx()
    val reached = tree.edges.zip(rows).filter { (_, row) -> row.state != Coverage.NOBODY }
    if (reached.isEmpty()) return
    val x = tree.stem
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
                .padding(horizontal = 28.dp, vertical = 18.dp)
    )
}

@Composable
private fun Chip(row: CapabilityCoverage) {
    val ink = row.state.ink()
    Row(
        Modifier
            .background(ink.surface, MaterialTheme.shapes.small)
            .border(1.dp, ink.text.copy(alpha = 0.4f), MaterialTheme.shapes.small)
            .padding(horizontal = 10.dp, vertical = 8.dp)
    ) {
        MarkShape(row.state.mark, ink.text, Modifier.padding(top = 2.dp, end = 8.dp))
        Column {
            Text(row.short, color = ink.text, style = MaterialTheme.typography.titleSmall)
            Text(row.state.word(), color = ink.text, style = MaterialTheme.typography.bodySmall)
        }
    }
}
