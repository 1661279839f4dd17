package org.careteam.ui.screen

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Close
import androidx.compose.material.icons.filled.Email
import androidx.compose.material.icons.filled.Phone
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.careteam.CrisisContact
import org.careteam.CrisisScreen
import org.careteam.ui.desk.HelpState
import org.careteam.ui.look.Block
import org.careteam.ui.look.Fold
import org.careteam.ui.look.Heading
import org.careteam.ui.look.Line
import org.careteam.ui.look.LocalSignals
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.Note
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.Touch
import org.careteam.ui.look.Wrapped
import org.careteam.ui.words.LocalWords

@Composable
fun HelpScreen(
    state: HelpState,
    onClose: () -> Unit,
    onCall: (String) -> Unit,
    onText: (String) -> Unit,
    onOpen: (String) -> Unit,
    modifier: Modifier = Modifier
) {
    val words = LocalWords.current
    Column(modifier.fillMaxSize()) {
        Row(Modifier.fillMaxWidth().heightIn(min = 60.dp).padding(horizontal = 8.dp), verticalAlignment = Alignment.CenterVertically) {
            Text(
                words.helpNow,
                style = MaterialTheme.typography.headlineSmall,
                modifier = Modifier.weight(1f).padding(horizontal = 8.dp).semantics { heading() }
            )
            IconButton(onClose, Modifier.size(Touch)) { Icon(Icons.Filled.Close, contentDescription = words.close) }
        }
        Page(Modifier.fillMaxSize()) {
            val screen = state.screen
            if (screen == null) LastResort(onCall, onText) else CrisisContent(screen, onCall, onText, onOpen)
        }
    }
}

/** Before the library is there, and if it never comes. */
@Composable
private fun ColumnScope.LastResort(onCall: (String) -> Unit, onText: (String) -> Unit) {
    val words = LocalWords.current
    Note(LocalSignals.current.nobody) {
        Text(words.lastResort, color = LocalSignals.current.nobody.text, style = MaterialTheme.typography.titleLarge)
    }
    Wrapped {
        MainButton(words.callNumber("911"), { onCall("911") }, icon = Icons.Filled.Phone)
        MainButton(words.callNumber("988"), { onCall("988") }, icon = Icons.Filled.Phone)
        SideButton(words.textNumber("988"), { onText("988") }, icon = Icons.Filled.Email)
    }
}

@Composable
private fun ColumnScope.CrisisContent(screen: CrisisScreen, onCall: (String) -> Unit, onText: (String) -> Unit, onOpen: (String) -> Unit) {
    val words = LocalWords.current
    screen.contacts.forEach { Contact(it, onCall, onText, onOpen) }
    if (screen.steps.isNotEmpty()) {
        Heading(words.whatToDo)
        Block { screen.steps.forEach { Line(it.text) } }
    }
    if (screen.signs.isNotEmpty()) {
        Heading(words.crisisSigns)
        Block { screen.signs.forEach { Line(it.label) } }
    }
    Quiet(words.helpHint)
    if (screen.contacts.any { it.unchecked }) Quiet(words.unchecked)
    Quiet(words.asOf(words.dayOf(screen.contentDate)))
    val sources = (screen.contacts.flatMap { it.sources } + screen.steps.flatMap { it.sources } + screen.signs.flatMap { it.sources }).distinctBy { it.id }
    Fold("${words.sources} (${sources.size})", words.close, words.openList) {
        sources.forEach { Line("${it.cite}. ${words.readOn(words.dayOf(it.read))}") }
    }
}

@Composable
private fun Contact(contact: CrisisContact, onCall: (String) -> Unit, onText: (String) -> Unit, onOpen: (String) -> Unit) {
    val words = LocalWords.current
    Block {
        Text(contact.name, style = MaterialTheme.typography.titleLarge, modifier = Modifier.semantics { heading() })
        Text(contact.what, style = MaterialTheme.typography.bodyLarge)
        Wrapped {
            contact.phone?.let { MainButton(words.callNumber(it), { onCall(it) }, icon = Icons.Filled.Phone) }
            contact.textNumber?.let { SideButton(words.textNumber(it), { onText(it) }, icon = Icons.Filled.Email) }
            contact.url?.let { if (contact.phone == null && contact.textNumber == null) SideButton(words.openAddress, { onOpen(it) }) }
        }
    }
}

/** The same, smaller, before everything else on a screen that heard danger. */
@Composable
fun CrisisNote(screen: CrisisScreen, onHelp: () -> Unit, onCall: (String) -> Unit, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    val ink = LocalSignals.current.nobody
    Note(ink, modifier) {
        Text(words.crisisHeard, color = ink.text, style = MaterialTheme.typography.titleMedium)
        Wrapped {
            // The core puts the numbers in order; the rest stands behind the button.
            screen.contacts.mapNotNull { it.phone }.take(2).forEach { number ->
                MainButton(words.callNumber(number), { onCall(number) }, icon = Icons.Filled.Phone)
            }
            SideButton(words.helpNow, onHelp)
        }
    }
}
