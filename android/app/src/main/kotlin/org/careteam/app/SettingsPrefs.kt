package org.careteam.app

import android.content.SharedPreferences
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.SettingsStore

/** State, language and lock. The id of a child is a random number and says nothing about it. */
class SettingsPrefs(private val prefs: SharedPreferences, private val phoneLanguage: () -> String) : SettingsStore {
    override fun read() =
        Settings(
            language = prefs.getString(LANGUAGE, null) ?: phoneLanguage(),
            state = prefs.getString(STATE, null),
            lock = prefs.getBoolean(LOCK, false),
            childId = prefs.getString(CHILD, null)
        )

    override fun write(settings: Settings) {
        // At once: the lock must hold even when the process ends now.
        prefs.edit()
            .putString(LANGUAGE, settings.language)
            .putString(STATE, settings.state)
            .putBoolean(LOCK, settings.lock)
            .putString(CHILD, settings.childId)
            .commit()
    }

    private companion object {
        const val LANGUAGE = "language"
        const val STATE = "state"
        const val LOCK = "lock"
        const val CHILD = "child"
    }
}
