package org.careteam.ui.screen

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.careteam.RoleSummary
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Spot
import org.careteam.ui.look.Heading
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.TapRow
import org.careteam.ui.look.TroubleNote
import org.careteam.ui.words.LocalWords

/** The list of roles: to look around, or to pick the second one of a comparison. */
@Composable
fun RolesRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.role.state.collectAsState()
    val words = LocalWords.current
    val comparing = state.comparing
    LazyColumn(
        modifier.padding(horizontal = 16.dp),
        contentPadding = PaddingValues(bottom = 32.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp)
    ) {
        item(key = "top") {
            if (comparing != null) {
                Heading("${words.compareWith}: ${comparing.title}")
                SideButton(words.cancel, { desk.role.startComparing(null) })
            } else {
                Text(words.roleEmpty, style = MaterialTheme.typography.bodyLarge)
                Heading(words.allRoles)
            }
            state.trouble?.let { TroubleNote(it.say(words)) { SideButton(words.tryAgain, desk.role::list) } }
            if (state.roles.isEmpty() && state.trouble == null) Loading()
        }
        items(state.roles.filter { it.role != comparing?.role }, key = { it.role }) { role ->
            RoleRow(role) {
                desk.go(if (comparing == null) Spot.Card(role.role) else Spot.Compare(listOf(comparing.role, role.role)))
            }
        }
    }
}

@Composable
private fun RoleRow(role: RoleSummary, onClick: () -> Unit) {
    TapRow(onClick) {
        Text((role.letters.take(1) + role.title).joinToString(" · "), style = MaterialTheme.typography.titleMedium)
        Quiet("${role.place.name} · ${role.licenseText}")
    }
}
