package org.careteam.app

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import org.careteam.ui.desk.KeyLostException

/** Seals the key of the binder with a key that never leaves the phone. */
interface KeyWrap {
    fun seal(key: ByteArray): ByteArray

    /** Throws [KeyLostException] when the phone does not have its key any more. */
    fun open(sealed: ByteArray): ByteArray

    /** Forgets the key of the phone; what it sealed can never be opened again. */
    fun forget()
}

/**
 * AES-GCM in the Android Keystore. It does not ask for the phone's lock on each use: a phone whose
 * lock is taken away must not take a family's only copy with it. The lock of the app is asked for
 * apart from this.
 */
class AndroidKeyWrap(private val alias: String = "binder") : KeyWrap {
    private val store: KeyStore by lazy { KeyStore.getInstance(PROVIDER).apply { load(null) } }

    override fun seal(key: ByteArray): ByteArray {
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.ENCRYPT_MODE, kept() ?: made())
        return cipher.iv + cipher.doFinal(key)
    }

    override fun open(sealed: ByteArray): ByteArray {
        if (sealed.size <= NONCE) throw KeyLostException()
        try {
            val cipher = Cipher.getInstance(CIPHER)
            cipher.init(Cipher.DECRYPT_MODE, kept() ?: throw KeyLostException(), GCMParameterSpec(TAG_BITS, sealed, 0, NONCE))
            return cipher.doFinal(sealed, NONCE, sealed.size - NONCE)
        } catch (_: KeyPermanentlyInvalidatedException) {
            throw KeyLostException()
        } catch (_: GeneralSecurityException) {
            throw KeyLostException()
        }
    }

    override fun forget() {
        if (store.containsAlias(alias)) store.deleteEntry(alias)
    }

    private fun kept(): SecretKey? = store.getKey(alias, null) as? SecretKey

    private fun made(): SecretKey {
        val spec =
            KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(KEY_BITS)
                .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).run {
            init(spec)
            generateKey()
        }
    }

    private companion object {
        const val PROVIDER = "AndroidKeyStore"
        const val CIPHER = "AES/GCM/NoPadding"
        const val NONCE = 12
        const val TAG_BITS = 128
        const val KEY_BITS = 256
    }
}
