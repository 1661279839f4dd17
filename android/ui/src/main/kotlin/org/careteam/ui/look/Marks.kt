package org.careteam.ui.look

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Fill
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.careteam.Clinician
import org.careteam.Coverage
import org.careteam.ui.words.LocalWords

/** Shapes that differ without color: full with a tick, half full, a diamond, an empty ring with a bar. */
enum class Mark { Full, Half, Diamond, Ring }

val Coverage.mark: Mark
    get() =
        when (this) {
            Coverage.COVERED -> Mark.Full
            Coverage.UNDER_SUPERVISION -> Mark.Half
            Coverage.ASK -> Mark.Diamond
            Coverage.NOBODY -> Mark.Ring
        }

val Clinician.mark: Mark
    get() =
        when (this) {
            Clinician.YES -> Mark.Full
            Clinician.IN_TRAINING -> Mark.Half
            Clinician.CANNOT_TELL -> Mark.Diamond
            Clinician.NO -> Mark.Ring
        }

@Composable
fun Coverage.ink(): Ink =
    with(LocalSignals.current) {
        when (this@ink) {
            Coverage.COVERED -> covered
            Coverage.UNDER_SUPERVISION -> supervised
            Coverage.ASK -> ask
            Coverage.NOBODY -> nobody
        }
    }

@Composable
fun Clinician.ink(): Ink =
    with(LocalSignals.current) {
        when (this@ink) {
            Clinician.YES -> covered
            Clinician.IN_TRAINING -> supervised
            Clinician.CANNOT_TELL -> ask
            // Not being a clinician is no fault: no red for it.
            Clinician.NO -> quiet
        }
    }

@Composable
fun Coverage.word(): String =
    with(LocalWords.current) {
        when (this@word) {
            Coverage.COVERED -> covered
            Coverage.UNDER_SUPERVISION -> underSupervision
            Coverage.ASK -> askThis
            Coverage.NOBODY -> nobody
        }
    }

@Composable
fun Clinician.word(): String =
    with(LocalWords.current) {
        when (this@word) {
            Clinician.YES -> licensedYes
            Clinician.NO -> licensedNo
            Clinician.IN_TRAINING -> licensedInTraining
            Clinician.CANNOT_TELL -> licensedCannotTell
        }
    }

/** A shape and a word on a quiet surface. The shape says nothing to a screen reader; the word does. */
@Composable
fun StatusPill(mark: Mark, word: String, ink: Ink, modifier: Modifier = Modifier) {
    Row(
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .background(ink.surface, RoundedCornerShape(10.dp))
                .padding(horizontal = 12.dp, vertical = 8.dp)
                .semantics(mergeDescendants = true) {}
    ) {
        MarkShape(mark, ink.text)
        Spacer(Modifier.width(10.dp))
        Text(word, color = ink.text, style = MaterialTheme.typography.titleSmall)
    }
}

@Composable
fun StatusPill(coverage: Coverage, modifier: Modifier = Modifier) =
    StatusPill(coverage.mark, coverage.word(), coverage.ink(), modifier)

@Composable
fun StatusPill(clinician: Clinician, modifier: Modifier = Modifier) =
    StatusPill(clinician.mark, clinician.word(), clinician.ink(), modifier)

@Composable
fun MarkShape(mark: Mark, color: Color, modifier: Modifier = Modifier) {
    Canvas(modifier.size(20.dp)) { drawMark(mark, color, center, size.minDimension / 2) }
}

/** Draws a mark around a point; the gap map uses it too. */
fun DrawScope.drawMark(mark: Mark, color: Color, at: Offset, radius: Float, paper: Color = Color.Transparent) {
    val line = radius / 5
    val inner = radius - line / 2
    val corner = Offset(at.x - inner, at.y - inner)
    val box = Size(inner * 2, inner * 2)
    fun ring() = drawCircle(color, inner, at, style = Stroke(line))
    if (paper != Color.Transparent) drawCircle(paper, inner, at, style = Fill)
    when (mark) {
        Mark.Full -> {
            ring()
            val tick =
                Path().apply {
                    moveTo(at.x - inner * 0.45f, at.y + inner * 0.02f)
                    lineTo(at.x - inner * 0.1f, at.y + inner * 0.4f)
                    lineTo(at.x + inner * 0.5f, at.y - inner * 0.35f)
                }
            drawPath(tick, color, style = Stroke(line * 1.3f, cap = StrokeCap.Round))
        }
        Mark.Half -> {
            ring()
            drawArc(color, 90f, 180f, useCenter = true, topLeft = corner, size = box)
        }
        Mark.Diamond -> {
            val diamond =
                Path().apply {
                    moveTo(at.x, at.y - inner)
                    lineTo(at.x + inner, at.y)
                    lineTo(at.x, at.y + inner)
                    lineTo(at.x - inner, at.y)
                    close()
                }
            drawPath(diamond, color, style = Stroke(line))
            drawCircle(color, line * 1.1f, at)
        }
        Mark.Ring -> {
            ring()
            val half = inner * 0.5f
            drawLine(color, Offset(at.x - half, at.y), Offset(at.x + half, at.y), line * 1.2f, StrokeCap.Round)
        }
    }
}
