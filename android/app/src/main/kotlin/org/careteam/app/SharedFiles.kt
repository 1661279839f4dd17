package org.careteam.app

import android.content.Context
import android.net.Uri
import androidx.core.content.FileProvider
import java.io.File

/** Gives another app one file to read, and only while the parent has it open. */
class SharedFiles : FileProvider() {
    companion object {
        /** Older files of this kind go first, so that no visit is left lying in the cache. */
        fun put(context: Context, name: String, text: String): Uri {
            val folder = File(context.cacheDir, "shared").apply { mkdirs() }
            folder.listFiles()?.forEach { it.delete() }
            val file = File(folder, name).apply { writeText(text) }
            return getUriForFile(context, "${context.packageName}.files", file)
        }
    }
}
