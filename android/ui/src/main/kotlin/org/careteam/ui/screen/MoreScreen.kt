package org.careteam.ui.screen

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Delete
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.KeyboardType
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.MoreState
import org.careteam.ui.desk.Spot
import org.careteam.ui.look.Block
import org.careteam.ui.look.Fold
import org.careteam.ui.look.Heading
import org.careteam.ui.look.MainButton
import org.careteam.ui.look.Quiet
import org.careteam.ui.look.SideButton
import org.careteam.ui.look.TapRow
import org.careteam.ui.look.TroubleNote
import org.careteam.ui.look.WordsField
import org.careteam.ui.words.LocalWords
import org.careteam.ui.words.wordsOf

@Composable
fun MoreRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.more.state.collectAsState()
    val settings by desk.settings.collectAsState()
    val locked by desk.locked.collectAsState()
    val words = LocalWords.current
    Page(modifier) {
        state.trouble?.let { trouble -> TroubleNote(trouble.say(words)) { SideButton(words.tryAgain, desk.more::load) } }
        TapRow({ desk.go(Spot.Rights) }) {
            Text(words.rights, style = MaterialTheme.typography.titleMedium)
            Quiet(words.rightsHint)
        }
        Heading(words.state)
        StatePicker(desk)
        Heading(words.languageName)
        Column {
            state.about?.languages.orEmpty().forEach { language ->
                Choice(language.name, wordsOf(language.code) == words, { desk.choose(settings.copy(language = language.code)) })
            }
        }
        Heading(words.privacy)
        Text(words.privacyText, style = MaterialTheme.typography.bodyLarge)
        if (locked) {
            MainButton(words.unlock, { desk.unlock() }, Modifier.fillMaxWidth())
        } else {
            Column {
                Tick(words.lock, settings.lock, { desk.choose(settings.copy(lock = !settings.lock)) })
                Quiet(words.lockHint)
            }
            Fold(words.backup, words.close, words.openList) { BackupPart(desk) }
            Fold(words.restore, words.close, words.openList, startsOpen = state.offered != null) { RestorePart(state, desk) }
            Fold(words.deleteAll, words.close, words.openList) { DeletePart(desk) }
        }
        Heading(words.about)
        state.about?.let { about ->
            Quiet(words.versionOf(about.version, words.dayOf(about.contentDate)))
            about.languages.mapNotNull { it.note }.forEach { Quiet(it) }
        }
        SideButton(words.sources, { desk.go(Spot.AllSources) })
    }
}

/** The fields of words that open a backup are kept in no saved state. */
@Composable
private fun PassphraseField(value: String, onValue: (String) -> Unit, hint: String?) {
    WordsField(
        value,
        onValue,
        LocalWords.current.passphrase,
        hint = hint,
        keyboard = KeyboardOptions(keyboardType = KeyboardType.Password, autoCorrectEnabled = false)
    )
}

@Composable
private fun ColumnScope.BackupPart(desk: Desk) {
    val words = LocalWords.current
    var phrase by remember { mutableStateOf("") }
    Text(words.backupHint, style = MaterialTheme.typography.bodyLarge)
    PassphraseField(phrase, { phrase = it }, words.passphraseHint)
    MainButton(words.makeBackup, {
        desk.more.backUp(phrase)
        phrase = ""
    }, enabled = phrase.isNotBlank())
}

@Composable
private fun ColumnScope.RestorePart(state: MoreState, desk: Desk) {
    val words = LocalWords.current
    var phrase by remember { mutableStateOf("") }
    Text(words.restoreHint, style = MaterialTheme.typography.bodyLarge)
    val preview = state.preview
    when {
        state.offered == null -> SideButton(words.restore, { desk.pickBackup() })
        preview == null -> {
            PassphraseField(phrase, { phrase = it }, null)
            MainButton(words.openList, { desk.more.preview(phrase) }, enabled = phrase.isNotBlank())
            SideButton(words.cancel, { desk.more.offer(null) })
        }
        else -> {
            Text(words.importPreview(preview.added, preview.changed, preview.removed), style = MaterialTheme.typography.titleMedium)
            MainButton(words.import, desk.more::import)
            SideButton(words.cancel, { desk.more.offer(null) })
        }
    }
}

/** A word to type stands between a thumb that slips and the only copy there is. */
@Composable
private fun ColumnScope.DeletePart(desk: Desk) {
    val words = LocalWords.current
    var typed by rememberSaveable { mutableStateOf("") }
    Text(words.deleteHint, style = MaterialTheme.typography.bodyLarge)
    WordsField(typed, { typed = it }, words.typeToDelete(words.deleteWord))
    SideButton(words.deleteAll, {
        typed = ""
        desk.deleteEverything()
    }, icon = Icons.Filled.Delete, enabled = typed.trim().equals(words.deleteWord, ignoreCase = true))
}

@Composable
fun RightsRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.more.state.collectAsState()
    val words = LocalWords.current
    Page(modifier) {
        state.trouble?.let { TroubleNote(it.say(words)) { SideButton(words.tryAgain, desk.more::loadRights) } }
        Heading(words.rights, style = MaterialTheme.typography.headlineSmall)
        if (state.rights.isEmpty() && state.trouble == null) Loading()
        state.rights.forEach { right ->
            Block {
                Text(right.text, style = MaterialTheme.typography.bodyLarge)
                right.say?.let {
                    Quiet(words.say)
                    Text("“$it”", style = MaterialTheme.typography.titleSmall)
                }
                listOfNotNull(right.contact, right.place).forEach { Quiet(it) }
                right.phone?.let { phone -> SideButton(words.callNumber(phone), { desk.dial(phone) }) }
                right.sources.forEach { Quiet("${it.cite}. ${words.readOn(words.dayOf(it.read))}") }
            }
        }
    }
}

@Composable
fun AllSourcesRoute(desk: Desk, modifier: Modifier = Modifier) {
    val state by desk.more.state.collectAsState()
    SourceList(state.sources, desk, modifier)
}
