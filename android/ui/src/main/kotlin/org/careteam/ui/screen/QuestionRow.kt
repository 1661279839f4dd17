package org.careteam.ui.screen

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.detectDragGesturesAfterLongPress
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Delete
import androidx.compose.material.icons.filled.KeyboardArrowDown
import androidx.compose.material.icons.filled.KeyboardArrowUp
import androidx.compose.material.icons.filled.Menu
import androidx.compose.material.icons.filled.Star
import androidx.compose.material3.Checkbox
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.boundsInParent
import androidx.compose.ui.layout.onGloballyPositioned
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.unit.IntOffset
import androidx.compose.ui.unit.dp
import androidx.compose.ui.zIndex
import org.careteam.ChecklistItem
import org.careteam.Item
import org.careteam.ui.desk.VisitDesk
import org.careteam.ui.desk.isAnswered
import org.careteam.ui.look.Ink
import org.careteam.ui.look.LocalSignals
import org.careteam.ui.look.Mark
import org.careteam.ui.look.MarkShape
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.Touch
import org.careteam.ui.look.WordsField
import org.careteam.ui.look.Wrapped
import org.careteam.ui.words.LocalWords

/** Where the rows of a list stand, from top to bottom: a dragged one looks for its place among them. */
@Stable
class RowPlaces {
    private val middles = mutableStateMapOf<Int, Float>()

    fun put(at: Int, middle: Float) {
        middles[at] = middle
    }

    /** The row that a drag from [from] by [by] ends on. */
    fun target(from: Int, by: Float): Int {
        val here = middles[from] ?: return from
        return middles.minByOrNull { (_, middle) -> kotlin.math.abs(middle - (here + by)) }?.key ?: from
    }
}

@Composable
fun rememberRowPlaces(): RowPlaces = remember { RowPlaces() }

@Composable
fun QuestionRow(
    item: Item,
    hint: ChecklistItem?,
    at: Int,
    last: Int,
    open: Boolean,
    onOpen: () -> Unit,
    desk: VisitDesk,
    places: RowPlaces,
    modifier: Modifier = Modifier
) {
    val colors = MaterialTheme.colorScheme
    var dragged by remember(item.id) { mutableFloatStateOf(0f) }
    Column(
        modifier
            .fillMaxWidth()
            .onGloballyPositioned { places.put(at, it.boundsInParent().center.y - dragged) }
            .zIndex(if (dragged == 0f) 0f else 1f)
            .offset { IntOffset(0, dragged.toInt()) }
            .clip(MaterialTheme.shapes.medium)
            .background(colors.surfaceContainerLowest)
            .border(1.dp, if (item.star) colors.primary else colors.outlineVariant, MaterialTheme.shapes.medium)
    ) {
        QuestionFace(item, at, last, open, onOpen, desk, onDrag = { dragged += it }, onDrop = {
            val to = places.target(at, dragged)
            dragged = 0f
            if (to != at) desk.move(item.id, to)
        })
        if (open) QuestionInside(item, hint, at, last, desk)
    }
}

@Composable
private fun QuestionFace(
    item: Item,
    at: Int,
    last: Int,
    open: Boolean,
    onOpen: () -> Unit,
    desk: VisitDesk,
    onDrag: (Float) -> Unit,
    onDrop: () -> Unit
) {
    val words = LocalWords.current
    // The box stands at the first line: with large letters the middle may be off the screen.
    Row(verticalAlignment = Alignment.Top) {
        Checkbox(
            checked = item.asked,
            onCheckedChange = { desk.tick(item.id, it) },
            modifier =
                Modifier.size(56.dp).semantics {
                    // A box alone would be read as "check box": it says which question it ticks.
                    contentDescription = item.text
                }
        )
        Column(
            Modifier
                .weight(1f)
                .clickable(role = Role.Button, onClick = onOpen)
                .heightIn(min = 56.dp)
                .padding(vertical = 12.dp)
                .semantics(mergeDescendants = true) {
                    stateDescription = if (open) words.close else words.openList
                    // What a finger does by dragging, a screen reader offers in its menu.
                    customActions =
                        listOfNotNull(
                            CustomAccessibilityAction(words.moveUp) { true.also { desk.move(item.id, at - 1) } }.takeIf { at > 0 },
                            CustomAccessibilityAction(words.moveDown) { true.also { desk.move(item.id, at + 1) } }.takeIf { at < last }
                        )
                },
            verticalArrangement = Arrangement.spacedBy(4.dp, Alignment.CenterVertically)
        ) {
            Row {
                if (item.star) {
                    val place = Modifier.padding(top = 3.dp, end = 6.dp).size(18.dp)
                    Icon(Icons.Filled.Star, contentDescription = words.starred, place, tint = MaterialTheme.colorScheme.primary)
                }
                Text(item.text, style = MaterialTheme.typography.bodyLarge)
            }
            if (item.isAnswered && !open) Quiet(item.answer)
            ItemStatus(item)
        }
        Handle(item.id, at, onDrag, onDrop)
    }
}

/** Words and a shape; only what happened is said, so that a new list stays calm. */
@Composable
private fun ItemStatus(item: Item) {
    val words = LocalWords.current
    val signals = LocalSignals.current
    if (item.isAnswered) {
        State(Mark.Full, words.answered, signals.covered)
    } else if (item.asked) {
        State(Mark.Half, words.asked, signals.supervised)
    }
    if (item.carriedFrom.isNotEmpty()) Quiet(words.carriedOver)
}

@Composable
private fun State(mark: Mark, word: String, ink: Ink) {
    Row(
        Modifier.background(ink.surface, MaterialTheme.shapes.extraSmall).padding(horizontal = 8.dp, vertical = 3.dp),
        verticalAlignment = Alignment.CenterVertically
    ) {
        MarkShape(mark, ink.text, Modifier.padding(end = 6.dp).size(16.dp))
        Text(word, color = ink.text, style = MaterialTheme.typography.labelMedium)
    }
}

/** For tests: a handle has no words to find it by. */
const val HANDLE = "handle"

@Composable
private fun Handle(id: String, at: Int, onDrag: (Float) -> Unit, onDrop: () -> Unit) {
    // Two buttons inside the row do the same; this is for a finger only.
    Box(
        Modifier.size(Touch, 56.dp).testTag(HANDLE).pointerInput(id, at) {
            detectDragGesturesAfterLongPress(onDragEnd = onDrop, onDragCancel = onDrop) { change, amount ->
                change.consume()
                onDrag(amount.y)
            }
        },
        contentAlignment = Alignment.Center
    ) {
        Icon(Icons.Filled.Menu, contentDescription = null, Modifier.size(20.dp), tint = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

@Composable
private fun QuestionInside(item: Item, hint: ChecklistItem?, at: Int, last: Int, desk: VisitDesk) {
    val words = LocalWords.current
    Column(Modifier.padding(start = 16.dp, end = 16.dp, bottom = 16.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        var answer by rememberSaveable(item.id, "answer") { mutableStateOf(item.answer) }
        WordsField(answer, {
            answer = it
            desk.answer(item.id, it)
        }, words.answer, hint = words.answerHint, singleLine = false)
        if (hint != null) {
            Hint(words.whyAsk, hint.why)
            Hint(words.goodAnswer, hint.goodAnswer)
            Hint(words.warningSign, hint.warningSign)
        }
        var note by rememberSaveable(item.id, "note") { mutableStateOf(item.note) }
        WordsField(note, {
            note = it
            desk.note(item.id, it)
        }, words.note, singleLine = false)
        Wrapped {
            SideButton(if (item.star) words.starred else words.star, { desk.star(item.id, !item.star) }, icon = Icons.Filled.Star)
            SideButton(words.moveUp, { desk.move(item.id, at - 1) }, icon = Icons.Filled.KeyboardArrowUp, enabled = at > 0)
            SideButton(words.moveDown, { desk.move(item.id, at + 1) }, icon = Icons.Filled.KeyboardArrowDown, enabled = at < last)
            SideButton(words.remove, { desk.remove(item.id) }, icon = Icons.Filled.Delete)
        }
    }
}

@Composable
private fun Hint(title: String, text: String) {
    if (text.isBlank()) return
    Column {
        Text(title, style = MaterialTheme.typography.titleSmall)
        Text(text, style = MaterialTheme.typography.bodyLarge)
    }
}
