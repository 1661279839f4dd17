package org.careteam.ui.screen

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Lock
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Trouble
import org.careteam.ui.look.Empty
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.TroubleNote
import org.careteam.ui.words.LocalWords

/** A screen that scrolls as a whole. */
@Composable
fun Page(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    Column(
        modifier.verticalScroll(rememberScrollState()).padding(start = 16.dp, end = 16.dp, top = 4.dp, bottom = 32.dp),
        verticalArrangement = Arrangement.spacedBy(14.dp),
        content = content
    )
}

@Composable
fun Loading(modifier: Modifier = Modifier) {
    val words = LocalWords.current
    Column(modifier.fillMaxWidth().padding(48.dp), horizontalAlignment = Alignment.CenterHorizontally) {
        CircularProgressIndicator(Modifier.semantics { contentDescription = words.loading })
    }
}

/** What went wrong with the family's own, and the way on. Locked is no trouble: it has its own face. */
@Composable
fun FamilyTrouble(desk: Desk, trouble: Trouble, onAgain: () -> Unit, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    if (trouble == Trouble.Locked) {
        Empty(words.locked, words.lockHint, modifier) { MainButton(words.unlock, { desk.unlock() }, icon = Icons.Filled.Lock) }
        return
    }
    TroubleNote(trouble.say(words), modifier) {
        SideButton(words.tryAgain, onAgain)
        if (trouble == Trouble.Damaged) SideButton(words.saveReadable, desk.more::saveReadable)
    }
}
