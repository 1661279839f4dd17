package org.careteam.ui.desk

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.careteam.About
import org.careteam.BinderException
import org.careteam.ImportPreview
import org.careteam.Right
import org.careteam.SourceNote
import org.careteam.StateLine
import org.careteam.ui.words.wordsOf

data class MoreState(
    val about: About? = null,
    val states: List<StateLine> = emptyList(),
    val rights: List<Right> = emptyList(),
    val sources: List<SourceNote> = emptyList(),
    /** A file that the parent chose, until its words open it. */
    val offered: ByteArray? = null,
    val opened: String? = null,
    val preview: ImportPreview? = null,
    val trouble: Trouble? = null
)

/** What the binder cannot do to itself: making and reading sealed files, and reading a damaged one. */
interface Backups {
    fun open(bytes: ByteArray, passphrase: String): String

    /** All that can still be read of a damaged binder, as text. */
    fun salvage(): String

    /** Takes the file, the key and what else is there away, also when the binder does not open. */
    fun deleteEverything()
}

class MoreDesk(private val bench: Bench, private val backups: Backups) {
    private val mutable = MutableStateFlow(MoreState())
    val state: StateFlow<MoreState> = mutable.asStateFlow()
    private val words get() = wordsOf(bench.settings.value.language)

    private fun trouble(trouble: Trouble) = mutable.update { it.copy(trouble = trouble) }

    fun load() {
        bench.launch(::trouble) {
            val (about, states) = bench.ask { core, reader -> core.about() to core.states(reader) }
            mutable.update { it.copy(about = about, states = states, trouble = null) }
        }
    }

    fun loadRights() {
        bench.launch(::trouble) {
            val rights = bench.ask { core, reader -> core.rights(reader, null, null) }
            mutable.update { it.copy(rights = rights) }
        }
    }

    fun loadSources() {
        bench.launch(::trouble) {
            val sources = bench.ask { core, reader -> core.sources(reader, null) }
            mutable.update { it.copy(sources = sources) }
        }
    }

    fun backUp(passphrase: String) {
        bench.launch(::trouble) {
            val bytes = bench.family.read { it.backup(passphrase) }
            bench.device.save("careteam-${bench.device.today()}.age", bytes)
        }
    }

    fun offer(bytes: ByteArray?) = mutable.update { it.copy(offered = bytes, opened = null, preview = null, trouble = null) }

    /** Opens the chosen file and says what would change. Nothing is written yet. */
    fun preview(passphrase: String) {
        val bytes = state.value.offered ?: return
        bench.launch(::trouble) {
            val now = bench.device.nowMs()
            val json =
                try {
                    // Opening takes a second of work on purpose; it must not hold the screen.
                    bench.ask { _, _ -> backups.open(bytes, passphrase) }
                } catch (_: BinderException) {
                    return@launch trouble(Trouble.WrongPassphrase)
                }
            val preview = bench.family.read { it.previewImport(json, now) }
            mutable.update { it.copy(opened = json, preview = preview, trouble = null) }
        }
    }

    fun import() {
        val json = state.value.opened ?: return
        bench.launch(::trouble) {
            bench.family.write { it.importJson(json, bench.device.nowMs()) }
            offer(null)
            bench.tell(Notice(words.saved))
        }
    }

    fun saveReadable() {
        bench.launch(::trouble) {
            bench.family.shut()
            val text = bench.ask { _, _ -> backups.salvage() }
            bench.device.save("careteam-${bench.device.today()}.json", text.toByteArray())
        }
    }

    fun deleteEverything(then: () -> Unit) {
        bench.launch(::trouble) {
            try {
                bench.family.look(Unit) { it.deleteEverything() }
            } catch (_: BinderException) {
                // A binder that does not open is deleted all the same, below.
            }
            bench.family.shut()
            bench.ask { _, _ -> backups.deleteEverything() }
            bench.tell(Notice(words.deleted))
            then()
        }
    }
}
