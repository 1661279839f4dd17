package org.careteam.app

import android.os.Build
import android.os.Bundle
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts
import androidx.activity.viewModels
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import org.careteam.ui.look.RoomTheme
import org.careteam.ui.screen.RoomScreen
import org.careteam.ui.words.wordsOf

class MainActivity : ComponentActivity() {
    val model: RoomModel by viewModels()

    /*
     * Registered with the activity, so that an answer that comes after the process was gone still
     * finds its way.
     */
    val unlockPhone = registerForActivityResult(ActivityResultContracts.StartActivityForResult()) { model.device.onUnlockResult(it.resultCode) }
    val createFile = registerForActivityResult(ActivityResultContracts.CreateDocument("application/octet-stream")) { model.device.onFileChosen(it) }
    val openFile = registerForActivityResult(ActivityResultContracts.OpenDocument()) { model.device.onBackupChosen(it) }

    override fun onCreate(savedInstanceState: Bundle?) {
        enableEdgeToEdge()
        super.onCreate(savedInstanceState)
        hideFromRecents()
        model.device.attach(this)
        model.desk.speaks(shownLanguage())
        setContent {
            val desk = model.desk
            val settings by desk.settings.collectAsState()
            val where by desk.where.collectAsState()
            val help by desk.help.state.collectAsState()
            BackHandler(enabled = help.open || where.canGoBack) { desk.back() }
            RoomTheme(wordsOf(settings.language)) { PrivateTyping { RoomScreen(desk) } }
        }
    }

    /** The phone's own settings have the say; before Android 13 there is no place there, so ours stands. */
    private fun shownLanguage(): String =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            resources.configuration.locales[0].language
        } else {
            model.desk.settings.value.language
        }

    private fun hideFromRecents() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            setRecentsScreenshotEnabled(false)
        } else {
            window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        }
    }

    override fun onStop() {
        super.onStop()
        // A rotation is no leaving. The lock falls only when the parent has gone elsewhere.
        if (isChangingConfigurations || model.device.isAway) model.desk.keep() else model.desk.lock()
    }

    override fun onDestroy() {
        super.onDestroy()
        model.device.detach(this)
    }
}
