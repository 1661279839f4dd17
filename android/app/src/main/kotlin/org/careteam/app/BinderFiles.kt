package org.careteam.app

import java.io.File
import java.io.FileOutputStream
import java.security.SecureRandom
import org.careteam.Binder
import org.careteam.BinderInterface
import org.careteam.deleteBinder
import org.careteam.openBackup
import org.careteam.salvageBinder
import org.careteam.ui.desk.Backups
import org.careteam.ui.desk.KeyLostException
import org.careteam.ui.desk.openedBinder

/** The binder and its sealed key in one folder of the app. A binder is made once, and never over another. */
class BinderFiles(
    private val folder: File,
    private val wrap: KeyWrap,
    private val nowMs: () -> Long
) : Backups {
    private val binder = File(folder, "binder")
    private val sealed = File(folder, "key")
    private var opened: Binder? = null

    /**
     * The binder; none when there is none yet and none is to be made. It is open once in a process,
     * also when the activity before has not let go of it yet.
     */
    @Synchronized
    fun open(create: Boolean): BinderInterface? {
        opened?.takeUnless { it.uniffiIsDestroyed }?.let { return it }
        opened = null
        if (!binder.exists() && !create) return null
        return openedNow().also { opened = it }
    }

    private fun openedNow(): Binder {
        if (binder.exists()) return openedBinder(binder.path, key())
        folder.mkdirs()
        return Binder.create(binder.path, if (sealed.exists()) key() else newKey(), "", nowMs())
    }

    private fun key(): ByteArray = wrap.open(if (sealed.exists()) sealed.readBytes() else throw KeyLostException())

    /** The key is safe on the disk before anything is sealed with it. */
    private fun newKey(): ByteArray {
        val key = ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes)
        val fresh = File(folder, "key.new")
        FileOutputStream(fresh).use {
            it.write(wrap.seal(key))
            it.fd.sync()
        }
        check(fresh.renameTo(sealed)) { "the key could not be kept" }
        return key
    }

    override fun open(bytes: ByteArray, passphrase: String): String = openBackup(bytes, passphrase)

    override fun salvage(): String = salvageBinder(binder.path, key()).json

    override fun deleteEverything() {
        if (binder.exists()) deleteBinder(binder.path)
        sealed.delete()
        folder.listFiles()?.forEach { it.delete() }
        wrap.forget()
    }

    private companion object {
        const val KEY_BYTES = 32
    }
}
