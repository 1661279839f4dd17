package org.careteam.app

import android.security.keystore.KeyGenParameterSpec
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/**
 * Stands for the keystore, which Robolectric does not have. It tests our own code around the
 * keystore, and nothing about hardware: that is for the emulator.
 */
object FakeKeystore {
    val keys = HashMap<String, SecretKey>()

    fun install() {
        Security.removeProvider(NAME)
        Security.addProvider(
            object : Provider(NAME, 1.0, "test double") {
                init {
                    put("KeyStore.$NAME", Store::class.java.name)
                    put("KeyGenerator.AES", Generator::class.java.name)
                }
            }
        )
    }

    private const val NAME = "AndroidKeyStore"

    class Generator : KeyGeneratorSpi() {
        private lateinit var spec: KeyGenParameterSpec

        override fun engineInit(random: SecureRandom?) = error("a spec is needed")

        override fun engineInit(size: Int, random: SecureRandom?) = error("a spec is needed")

        override fun engineInit(given: AlgorithmParameterSpec, random: SecureRandom?) {
            spec = given as KeyGenParameterSpec
        }

        override fun engineGenerateKey(): SecretKey {
            val generator = KeyGenerator.getInstance("AES", "SunJCE")
            generator.init(spec.keySize)
            return generator.generateKey().also { keys[spec.keystoreAlias] = it }
        }
    }

    class Store : KeyStoreSpi() {
        override fun engineGetKey(alias: String, password: CharArray?): Key? = keys[alias]

        override fun engineGetCertificateChain(alias: String?): Array<Certificate>? = null

        override fun engineGetCertificate(alias: String?): Certificate? = null

        override fun engineGetCreationDate(alias: String?): Date? = null

        override fun engineSetKeyEntry(alias: String, key: Key, password: CharArray?, chain: Array<out Certificate>?) = error("no")

        override fun engineSetKeyEntry(alias: String?, key: ByteArray?, chain: Array<out Certificate>?) = error("no")

        override fun engineSetCertificateEntry(alias: String?, certificate: Certificate?) = error("no")

        override fun engineDeleteEntry(alias: String) {
            keys.remove(alias)
        }

        override fun engineAliases() = Collections.enumeration(keys.keys)

        override fun engineContainsAlias(alias: String) = alias in keys

        override fun engineSize() = keys.size

        override fun engineIsKeyEntry(alias: String) = alias in keys

        override fun engineIsCertificateEntry(alias: String?) = false

        override fun engineGetCertificateAlias(certificate: Certificate?): String? = null

        override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit

        override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit
    }
}
