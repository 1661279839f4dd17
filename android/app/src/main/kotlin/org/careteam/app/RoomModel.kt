package org.careteam.app

import android.app.Application
import android.content.Context
import android.os.Bundle
import androidx.lifecycle.AndroidViewModel
import androidx.lifecycle.SavedStateHandle
import kotlinx.coroutines.Dispatchers
import org.careteam.ui.desk.Desk

/** Keeps the desk over a rotation, and writes down where the parent was for after the process. */
class RoomModel(application: Application, saved: SavedStateHandle) : AndroidViewModel(application) {
    private val room = application as RoomApplication
    val device = AndroidDevice(application)

    val desk: Desk =
        Desk(
            scope = room.scope,
            io = Dispatchers.IO,
            device = device,
            store =
                SettingsPrefs(application.getSharedPreferences("settings", Context.MODE_PRIVATE)) {
                    application.resources.configuration.locales[0].language
                },
            openCatalog = { room.catalog },
            openBinder = { create -> room.binders.open(create) },
            backups = room.binders
        )

    init {
        device.desk = desk
        saved.get<Bundle>(SPOTS)?.getStringArrayList(SPOTS)?.let(desk::restore)
        // What is typed on Ask and where the parent is; nothing of the binder goes into the system's hands.
        saved.setSavedStateProvider(SPOTS) { Bundle().apply { putStringArrayList(SPOTS, ArrayList(desk.saved())) } }
    }

    override fun onCleared() {
        device.release()
    }

    private companion object {
        const val SPOTS = "spots"
    }
}
