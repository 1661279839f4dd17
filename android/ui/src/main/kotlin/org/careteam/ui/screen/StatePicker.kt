package org.careteam.ui.screen

import androidx.compose.foundation.layout.Column
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.LocationOn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import org.careteam.ui.desk.Desk
import org.careteam.ui.look.SideButton
import org.careteam.ui.words.LocalWords

/** The states, by name; what is chosen counts for every answer from then on. */
@Composable
fun StatePicker(desk: Desk, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    val settings by desk.settings.collectAsState()
    val more by desk.more.state.collectAsState()
    var open by rememberSaveable { mutableStateOf(false) }
    LaunchedEffect(open) { if (open && more.states.isEmpty()) desk.more.load() }
    Column(modifier) {
        val name = more.states.firstOrNull { it.code == settings.state }?.name ?: settings.state ?: words.chooseState
        SideButton(name, { open = !open }, icon = Icons.Filled.LocationOn)
        if (open) {
            fun choose(code: String?) {
                open = false
                desk.choose(settings.copy(state = code))
            }
            Choice(words.noState, settings.state == null, { choose(null) })
            more.states.forEach { state -> Choice(state.name, state.code == settings.state, { choose(state.code) }) }
        }
    }
}
