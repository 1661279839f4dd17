package org.careteam.app

import android.app.Application
import java.io.File
import kotlin.concurrent.thread
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import org.careteam.CareTeam
import org.careteam.CareTeamInterface

/** Holds what lives as long as the process: the catalog, and where the binder and its key lie. */
class RoomApplication : Application() {
    /** Loading the library takes longer than the first frame; nobody waits for it before that. */
    val catalog: CareTeamInterface by lazy { CareTeam() }

    /**
     * Not the scope of a screen: what was typed a moment before the app is closed is still written
     * when the screen is gone.
     */
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    val binders: BinderFiles by lazy {
        BinderFiles(File(filesDir, "family"), AndroidKeyWrap(), System::currentTimeMillis)
    }

    override fun onCreate() {
        super.onCreate()
        // A failure here is no crash: the first screen that needs the catalog tells it.
        thread(name = "catalog") { runCatching { catalog } }
    }
}
