package org.careteam.ui.screen

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Delete
import androidx.compose.material.icons.filled.Phone
import androidx.compose.material3.Checkbox
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import org.careteam.Person
import org.careteam.PersonFields
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Spot
import org.careteam.ui.desk.shown
import org.careteam.ui.look.Heading
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.Touch
import org.careteam.ui.look.WordsField
import org.careteam.ui.look.Wrapped
import org.careteam.ui.words.LocalWords

@Composable
fun PersonRoute(desk: Desk, id: String, modifier: Modifier = Modifier) {
    val state by desk.team.state.collectAsState()
    Page(modifier) {
        state.trouble?.let { FamilyTrouble(desk, it, { desk.team.openPerson(id) }) }
        val person = state.person?.person?.takeIf { it.id == id }
        if (person == null) {
            if (state.trouble == null) Loading()
        } else {
            PersonContent(person, desk)
        }
    }
}

@Composable
private fun ColumnScope.PersonContent(person: Person, desk: Desk) {
    val words = LocalWords.current
    val id = person.id
    var phone by rememberSaveable(id) { mutableStateOf(person.phone) }
    Heading(person.shown.ifBlank { words.name }, style = MaterialTheme.typography.headlineSmall)
    Wrapped {
        if (person.roleId.isNotEmpty()) SideButton(words.readCard, { desk.go(Spot.Card(person.roleId)) })
        if (phone.isNotBlank()) SideButton(words.call, { desk.dial(phone) }, icon = Icons.Filled.Phone)
    }
    Field(desk, id, "name", words.name, person.name) { PersonFields(name = it) }
    Field(desk, id, "title", words.title, person.title) { PersonFields(title = it) }
    Field(desk, id, "supervisor", words.supervisor, person.supervisor, hint = words.supervisorHint) { PersonFields(supervisor = it) }
    WordsField(phone, {
        phone = it
        desk.team.editPerson(id, "phone", PersonFields(phone = it))
    }, words.phone, keyboard = KeyboardOptions(keyboardType = KeyboardType.Phone))
    Field(desk, id, "agency", words.agency, person.agency) { PersonFields(agency = it) }
    Field(desk, id, "note", words.note, person.note, singleLine = false) { PersonFields(note = it) }
    var left by rememberSaveable(id, person.left) { mutableStateOf(person.left) }
    Row(
        Modifier
            .fillMaxWidth()
            .toggleable(left, role = Role.Checkbox) {
                left = it
                desk.team.editPerson(id, "left", PersonFields(left = it))
            }.heightIn(min = Touch),
        verticalAlignment = Alignment.CenterVertically
    ) {
        Checkbox(left, onCheckedChange = null, Modifier.padding(end = 14.dp))
        Text(words.hasLeft, style = MaterialTheme.typography.bodyLarge)
    }
    MainButton(words.team, { desk.go(Spot.Team) }, Modifier.fillMaxWidth())
    SideButton(words.remove, {
        desk.team.remove(id)
        desk.leaveFor(Spot.Team)
    }, icon = Icons.Filled.Delete)
}

@Composable
private fun Field(
    desk: Desk,
    id: String,
    field: String,
    label: String,
    first: String,
    hint: String? = null,
    singleLine: Boolean = true,
    change: (String) -> PersonFields
) {
    var text by rememberSaveable(id, field) { mutableStateOf(first) }
    WordsField(text, {
        text = it
        desk.team.editPerson(id, field, change(it))
    }, label, hint = hint, singleLine = singleLine)
}
