package org.careteam.app

import android.app.Activity
import android.app.KeyguardManager
import android.app.LocaleManager
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.LocaleList
import androidx.core.content.getSystemService
import java.io.IOException
import java.time.LocalDate
import kotlin.concurrent.thread
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Device
import org.careteam.ui.desk.Notice
import org.careteam.ui.words.wordsOf

/** The phone. It holds the activity that is on the screen now, and no other. */
class AndroidDevice(private val app: Context) : Device {
    lateinit var desk: Desk
    private var activity: MainActivity? = null
    private val voice = Voice(app)
    private var onUnlocked: (() -> Unit)? = null
    private var toSave: ByteArray? = null

    /** While the phone asks for its lock or for a file the app is not in front, and has not been left. */
    var isAway = false
        private set

    fun attach(activity: MainActivity) {
        this.activity = activity
    }

    fun detach(activity: MainActivity) {
        if (this.activity === activity) this.activity = null
    }

    fun release() = voice.release()

    override fun today(): LocalDate = LocalDate.now()

    override fun nowMs(): Long = System.currentTimeMillis()

    override fun dial(number: String) = start(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", number, null)))

    override fun message(number: String) = start(Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", number, null)))

    override fun open(url: String) {
        // Only addresses of the catalog come here; a browser opens them, this app cannot.
        if (url.startsWith("https://")) start(Intent(Intent.ACTION_VIEW, Uri.parse(url)).addCategory(Intent.CATEGORY_BROWSABLE))
    }

    override fun share(text: String) =
        start(Intent.createChooser(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text), null))

    override fun print(title: String, html: String) {
        activity?.let { printPage(it, title, html) }
    }

    override fun addToCalendar(ics: String) {
        val file = SharedFiles.put(app, "visit.ics", ics)
        start(Intent(Intent.ACTION_VIEW).setDataAndType(file, "text/calendar").addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION))
    }

    override fun speak(text: String, language: String) = voice.say(text, language)

    override fun stopSpeaking() = voice.stop()

    override fun setLanguage(language: String) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            app.getSystemService<LocaleManager>()?.applicationLocales = LocaleList.forLanguageTags(language)
        }
    }

    // Files. The bytes wait here while the parent chooses; a backup is sealed already.

    override fun save(name: String, bytes: ByteArray) {
        toSave = bytes
        away { it.createFile.launch(name) }
    }

    fun onFileChosen(uri: Uri?) {
        isAway = false
        val bytes = toSave ?: return
        toSave = null
        if (uri != null) offMain({ app.contentResolver.openOutputStream(uri, "wt")?.use { it.write(bytes) } ?: throw IOException() }) { words().saved }
    }

    override fun pick() = away { it.openFile.launch(arrayOf("*/*")) }

    fun onBackupChosen(uri: Uri?) {
        isAway = false
        if (uri == null) return
        offMain({
            val bytes = app.contentResolver.openInputStream(uri)?.use { it.readNBytesAtMost(MOST_BYTES) } ?: throw IOException()
            activity?.runOnUiThread { desk.more.offer(bytes) }
        }) { null }
    }

    /** A file of another app may hang on a network: it is never read where the screen is drawn. */
    private fun offMain(work: () -> Unit, told: () -> String?) {
        thread(name = "file") {
            val text =
                try {
                    work()
                    told()
                } catch (_: IOException) {
                    words().otherTrouble
                } catch (_: SecurityException) {
                    words().otherTrouble
                }
            if (text != null) activity?.runOnUiThread { desk.tell(Notice(text)) }
        }
    }

    // Lock.

    override fun unlock(onUnlocked: () -> Unit) {
        val guard = app.getSystemService<KeyguardManager>()

        @Suppress("DEPRECATION") // The one call that asks for PIN, pattern or finger on every version from 26 on.
        val asking = guard?.createConfirmDeviceCredentialIntent(app.getString(R.string.unlock_title), null)
        if (asking == null) {
            // The phone has no lock any more: a lock that nobody can open would shut the family out.
            onUnlocked()
            return
        }
        this.onUnlocked = onUnlocked
        away { it.unlockPhone.launch(asking) }
    }

    fun onUnlockResult(result: Int) {
        isAway = false
        // After the end of the process nobody waits any more; the desk is asked again.
        val then = onUnlocked
        onUnlocked = null
        if (result == Activity.RESULT_OK) then?.invoke()
    }

    private fun away(ask: (MainActivity) -> Unit) {
        val from = activity ?: return
        isAway = true
        try {
            ask(from)
        } catch (_: ActivityNotFoundException) {
            isAway = false
            desk.tell(Notice(words().otherTrouble))
        }
    }

    private fun start(intent: Intent) {
        try {
            activity?.startActivity(intent)
        } catch (_: ActivityNotFoundException) {
            // A tablet without a phone, a phone without a calendar.
            desk.tell(Notice(words().otherTrouble))
        }
    }

    private fun words() = wordsOf(desk.settings.value.language)

    private companion object {
        /** More than any family writes; what is larger is no backup of ours. */
        const val MOST_BYTES = 64 * 1024 * 1024
    }
}
