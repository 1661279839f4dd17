package org.careteam.ui.screen

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.open
import org.careteam.ui.look.Heading
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.Touch
import org.careteam.ui.look.WordsField
import org.careteam.ui.words.LocalWords

/** Needs in the parent's own words, or from the list. */
@Composable
fun NeedsRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.team.state.collectAsState()
    val words = LocalWords.current
    val chosen = state.team?.needs.orEmpty().open().toSet()
    LazyColumn(
        modifier.padding(horizontal = 16.dp),
        contentPadding = PaddingValues(bottom = 32.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp)
    ) {
        item(key = "field") {
            Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
                state.trouble?.let { FamilyTrouble(desk, it, desk.team::openNeeds) }
                Heading(words.pickNeeds, style = MaterialTheme.typography.headlineSmall)
                WordsField(state.needText, desk.team::describeNeed, words.needsField, singleLine = false)
                state.heard?.crisis?.let { CrisisNote(it.screen, { desk.help.show(true) }, desk::dial) }
                val heard = state.heard?.needs.orEmpty()
                if (heard.isNotEmpty()) {
                    Heading(words.heardNeeds)
                    heard.forEach { need ->
                        NeedTick(need.label, null, need.need in chosen) { desk.team.toggleNeed(need.need, state.needText) }
                    }
                }
                MainButton(words.done, { desk.back() }, Modifier.fillMaxWidth())
                Heading(words.allNeeds)
                if (state.needLines.isEmpty() && state.trouble == null) Loading()
            }
        }
        items(state.needLines, key = { it.id }) { need ->
            NeedTick(need.label, need.description, need.id in chosen) { desk.team.toggleNeed(need.id) }
        }
    }
}

@Composable
private fun NeedTick(label: String, description: String?, chosen: Boolean, onToggle: () -> Unit) {
    Row(
        Modifier
            .fillMaxWidth()
            .toggleable(chosen, role = Role.Checkbox, onValueChange = { onToggle() })
            .heightIn(min = Touch)
            .padding(vertical = 6.dp),
        verticalAlignment = Alignment.CenterVertically
    ) {
        Checkbox(chosen, onCheckedChange = null, Modifier.padding(end = 14.dp))
        Column(Modifier.weight(1f)) {
            Text(label, style = MaterialTheme.typography.titleSmall)
            if (description != null) Quiet(description)
        }
    }
}
