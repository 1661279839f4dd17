package org.careteam.ui.desk

import java.time.LocalDate

/** What the shell asks of the phone. The app does it with Android; a test writes down what was asked. */
interface Device {
    fun today(): LocalDate

    fun nowMs(): Long

    /** Opens the dialer with the number in it. The parent presses the button. */
    fun dial(number: String)

    fun message(number: String)

    fun open(url: String)

    fun share(text: String)

    fun print(title: String, html: String)

    fun addToCalendar(ics: String)

    fun speak(text: String, language: String)

    fun stopSpeaking()

    /** Lets the parent choose where the file goes. */
    fun save(name: String, bytes: ByteArray)

    /** Lets the parent choose a file; its bytes come back through [MoreDesk.offer]. */
    fun pick()

    fun setLanguage(language: String)

    /** Asks for the lock of the phone; calls back only when it was opened. */
    fun unlock(onUnlocked: () -> Unit)
}

/** What the shell remembers outside the binder. Nothing of a family is in it. */
data class Settings(
    val language: String = "en",
    val state: String? = null,
    val lock: Boolean = false,
    val childId: String? = null
)

interface SettingsStore {
    fun read(): Settings

    fun write(settings: Settings)
}
