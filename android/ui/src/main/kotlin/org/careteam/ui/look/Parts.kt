package org.careteam.ui.look

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.KeyboardArrowDown
import androidx.compose.material.icons.filled.KeyboardArrowUp
import androidx.compose.material3.Button
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** No finger is smaller than this. */
val Touch = 48.dp

@Composable
fun Heading(text: String, modifier: Modifier = Modifier, style: TextStyle = MaterialTheme.typography.titleLarge) {
    Text(text, style = style, modifier = modifier.padding(top = 8.dp).semantics { heading() })
}

/** One block of a screen on its own quiet surface. */
@Composable
fun Block(modifier: Modifier = Modifier, gap: Dp = 10.dp, content: @Composable ColumnScope.() -> Unit) {
    Column(
        modifier
            .fillMaxWidth()
            .clip(MaterialTheme.shapes.medium)
            .background(MaterialTheme.colorScheme.surfaceContainerLowest)
            .border(1.dp, MaterialTheme.colorScheme.outlineVariant, MaterialTheme.shapes.medium)
            .padding(16.dp),
        verticalArrangement = Arrangement.spacedBy(gap),
        content = content
    )
}

/** A block of its own color, for what must not be missed. */
@Composable
fun Note(ink: Ink, modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    Column(
        modifier.fillMaxWidth().clip(MaterialTheme.shapes.medium).background(ink.surface).padding(16.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
        content = content
    )
}

@Composable
fun MainButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true) {
    Button(onClick, modifier.heightIn(min = Touch), enabled = enabled) { ButtonFace(text, icon) }
}

@Composable
fun SideButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true) {
    OutlinedButton(onClick, modifier.heightIn(min = Touch), enabled = enabled) { ButtonFace(text, icon) }
}

@Composable
private fun RowScope.ButtonFace(text: String, icon: ImageVector?) {
    if (icon != null) {
        Icon(icon, contentDescription = null, Modifier.size(20.dp))
        Spacer(Modifier.width(8.dp))
    }
    Text(text, style = MaterialTheme.typography.labelLarge)
}

/** Buttons side by side, wrapped to the next line where the letters are large. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun Wrapped(modifier: Modifier = Modifier, content: @Composable () -> Unit) {
    FlowRow(
        modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp)
    ) { content() }
}

/** A row that can be tapped as a whole. */
@Composable
fun TapRow(onClick: () -> Unit, modifier: Modifier = Modifier, label: String? = null, content: @Composable ColumnScope.() -> Unit) {
    Column(
        modifier
            .fillMaxWidth()
            .clip(MaterialTheme.shapes.medium)
            .background(MaterialTheme.colorScheme.surfaceContainerLowest)
            .border(1.dp, MaterialTheme.colorScheme.outlineVariant, MaterialTheme.shapes.medium)
            .clickable(role = Role.Button, onClickLabel = label, onClick = onClick)
            .heightIn(min = Touch)
            .padding(16.dp),
        verticalArrangement = Arrangement.spacedBy(4.dp, Alignment.CenterVertically),
        content = content
    )
}

/** A section that opens: one thing at a time on a small screen. */
@Composable
fun Fold(
    title: String,
    opened: String,
    closed: String,
    modifier: Modifier = Modifier,
    startsOpen: Boolean = false,
    style: TextStyle = MaterialTheme.typography.titleLarge,
    content: @Composable ColumnScope.() -> Unit
) {
    var open by rememberSaveable(title) { mutableStateOf(startsOpen) }
    Column(modifier.fillMaxWidth()) {
        Row(
            Modifier
                .fillMaxWidth()
                .clickable(role = Role.Button) { open = !open }
                .heightIn(min = Touch)
                .semantics(mergeDescendants = true) {
                    heading()
                    stateDescription = if (open) opened else closed
                },
            verticalAlignment = Alignment.CenterVertically
        ) {
            Text(title, Modifier.weight(1f), style = style)
            Icon(if (open) Icons.Filled.KeyboardArrowUp else Icons.Filled.KeyboardArrowDown, contentDescription = null)
        }
        if (open) {
            Column(Modifier.padding(bottom = 8.dp), verticalArrangement = Arrangement.spacedBy(10.dp), content = content)
        }
    }
}

/** A field for a family's own words: the keyboard is asked to keep nothing of them. */
@Composable
fun WordsField(
    value: String,
    onValue: (String) -> Unit,
    label: String,
    modifier: Modifier = Modifier,
    hint: String? = null,
    singleLine: Boolean = true,
    keyboard: KeyboardOptions = PrivateKeyboard
) {
    Labeled(label, modifier) { named ->
        OutlinedTextField(
            value = value,
            onValueChange = onValue,
            supportingText = hint?.let { { Text(it, style = MaterialTheme.typography.bodySmall) } },
            textStyle = MaterialTheme.typography.bodyLarge,
            singleLine = singleLine,
            keyboardOptions = keyboard,
            modifier = named
        )
    }
}

/**
 * A field with its label above it. The label that Material lets float into the border is cut off as
 * soon as large letters need a second line.
 */
@Composable
fun Labeled(label: String, modifier: Modifier = Modifier, field: @Composable (Modifier) -> Unit) {
    Column(modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(4.dp)) {
        // Said as the name of the field, and not a second time before it.
        Text(label, Modifier.clearAndSetSemantics {}, style = MaterialTheme.typography.titleSmall)
        field(Modifier.fillMaxWidth().semantics { contentDescription = label })
    }
}

val PrivateKeyboard = KeyboardOptions(autoCorrectEnabled = false)

/** What a screen says that has nothing to show yet, and the one thing to do about it. */
@Composable
fun Empty(title: String, hint: String, modifier: Modifier = Modifier, action: @Composable () -> Unit = {}) {
    Column(
        modifier.fillMaxWidth().padding(vertical = 32.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(14.dp)
    ) {
        Text(title, style = MaterialTheme.typography.titleLarge, textAlign = TextAlign.Center)
        Text(
            hint,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyLarge,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            modifier = Modifier.widthIn(max = 440.dp)
        )
        action()
    }
}

/** What went wrong, in words, said at once by a screen reader. */
@Composable
fun TroubleNote(text: String, modifier: Modifier = Modifier, action: @Composable () -> Unit = {}) {
    Note(LocalSignals.current.nobody, modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
        Text(text, color = LocalSignals.current.nobody.text, style = MaterialTheme.typography.bodyLarge)
        action()
    }
}

/** One statement of a list, its footnotes behind it. */
@Composable
fun Line(text: String, modifier: Modifier = Modifier, detail: String? = null, notes: List<Int> = emptyList()) {
    Row(modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
        Text("•", Modifier.padding(end = 10.dp), style = MaterialTheme.typography.bodyLarge)
        Column(Modifier.weight(1f)) {
            Text(text, style = MaterialTheme.typography.bodyLarge)
            if (!detail.isNullOrEmpty()) Quiet(detail)
            if (notes.isNotEmpty()) Quiet(notes.joinToString(" ") { "[$it]" })
        }
    }
}

@Composable
fun Quiet(text: String, modifier: Modifier = Modifier, style: TextStyle = MaterialTheme.typography.bodyMedium) {
    Text(text, modifier, color = MaterialTheme.colorScheme.onSurfaceVariant, style = style)
}
