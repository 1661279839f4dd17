package org.careteam.ui.desk

import org.careteam.BinderException
import org.careteam.CatalogException
import org.careteam.ui.words.Words

/** What a parent is told when a call fails. The text of the library itself is never shown. */
enum class Trouble {
    TooLong,
    NoSpace,
    ReadOnly,
    WrongKey,
    Damaged,
    Newer,
    InUse,
    Locked,
    WrongPassphrase,
    Other;

    fun say(words: Words): String =
        when (this) {
            TooLong -> words.tooLong
            NoSpace -> words.noSpace
            ReadOnly -> words.readOnly
            WrongKey -> words.wrongKey
            Damaged -> words.damaged
            Newer -> words.newer
            InUse -> words.inUse
            Locked -> words.locked
            WrongPassphrase -> words.wrongPassphrase
            Other -> words.otherTrouble
        }
}

/** The binder stays shut while the app is locked. */
class LockedException : Exception()

/** The key that the keystore keeps does not open any more, as after the phone's lock was taken away. */
class KeyLostException : Exception()

fun troubleOf(error: Throwable): Trouble =
    when (error) {
        // The binder asked the catalog: what failed there is told as if it had been asked itself.
        is BinderException.Catalog -> troubleOf(error.error)
        is CatalogException.TextTooLong, is BinderException.TooLong -> Trouble.TooLong
        is BinderException.NoSpace -> Trouble.NoSpace
        is BinderException.ReadOnly -> Trouble.ReadOnly
        is BinderException.WrongKey, is BinderException.BadKey, is KeyLostException -> Trouble.WrongKey
        is BinderException.Damaged, is BinderException.NotABinder -> Trouble.Damaged
        is BinderException.NewerFormat -> Trouble.Newer
        is BinderException.InUse -> Trouble.InUse
        is LockedException -> Trouble.Locked
        else -> Trouble.Other
    }
