package org.careteam.ui

import java.io.File
import java.nio.file.Files
import java.time.LocalDate
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import org.careteam.Applied
import org.careteam.Binder
import org.careteam.BinderException
import org.careteam.BinderInterface
import org.careteam.CareTeam
import org.careteam.Change
import org.careteam.openBackup
import org.careteam.salvageBinder
import org.careteam.ui.desk.Backups
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Device
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.SettingsStore
import org.careteam.ui.desk.openedBinder

/** Writes down what the phone was asked to do. */
class NotedDevice : Device {
    val asked = mutableListOf<String>()
    var saved: Pair<String, ByteArray>? = null
    var opensLock = true
    private var clock = 1_795_000_000_000

    override fun today(): LocalDate = LocalDate.of(2026, 11, 24)

    override fun nowMs(): Long = clock++

    override fun dial(number: String) = note("dial $number")

    override fun message(number: String) = note("message $number")

    override fun open(url: String) = note("open $url")

    override fun share(text: String) = note("share $text")

    override fun print(title: String, html: String) = note("print $html")

    override fun addToCalendar(ics: String) = note("calendar $ics")

    override fun speak(text: String, language: String) = note("speak $language $text")

    override fun stopSpeaking() = note("quiet")

    override fun save(name: String, bytes: ByteArray) {
        note("save $name")
        saved = name to bytes
    }

    override fun pick() = note("pick")

    override fun setLanguage(language: String) = note("language $language")

    override fun unlock(onUnlocked: () -> Unit) {
        note("unlock")
        if (opensLock) onUnlocked()
    }

    private fun note(what: String) {
        asked += what
    }
}

class KeptSettings(var kept: Settings) : SettingsStore {
    override fun read() = kept

    override fun write(settings: Settings) {
        kept = settings
    }
}

/** A phone with the real core and a real binder in a folder of its own. */
class World(settings: Settings = Settings(state = "OR")) {
    val folder: File = Files.createTempDirectory("careteam-ui").toFile().apply { deleteOnExit() }
    val device = NotedDevice()
    val store = KeptSettings(settings)
    val path: String = File(folder, "binder").path
    var key = ByteArray(32) { 7 }

    /** While the disk is full, no change reaches it. */
    var diskIsFull = false
    private var binder: Binder? = null
    var desk: Desk = started()
        private set

    private fun openBinder(create: Boolean): BinderInterface? {
        if (!create && !File(path).exists()) return null
        val opened =
            if (File(path).exists()) openedBinder(path, key) else Binder.create(path, key, "", device.nowMs())
        binder = opened
        return object : BinderInterface by opened {
            override fun apply(change: Change, nowMs: Long): Applied =
                if (diskIsFull) throw BinderException.NoSpace() else opened.apply(change, nowMs)

            override fun shut() {
                opened.shut()
                opened.close()
            }
        }
    }

    private val backups: Backups
        get() =
            object : Backups {
                override fun open(bytes: ByteArray, passphrase: String) = openBackup(bytes, passphrase)

                override fun salvage() = salvageBinder(path, key).json

                override fun deleteEverything() {
                    File(path).delete()
                }
            }

    fun started(on: CoroutineDispatcher = Dispatchers.Unconfined): Desk =
        Desk(CoroutineScope(SupervisorJob() + Dispatchers.Unconfined), on, device, store, ::CareTeam, ::openBinder, backups)

    /** The process ends; what it had saved is given to the next one. */
    fun dieAndComeBack() {
        val saved = desk.saved()
        desk.keep()
        binder?.takeUnless { it.uniffiIsDestroyed }?.let {
            it.shut()
            it.close()
        }
        binder = null
        desk = started()
        desk.restore(saved)
    }

    /** What the binder holds, read beside the screens. */
    fun <T> kept(view: (Binder) -> T): T = view(checkNotNull(binder))
}
