package org.careteam.ui.desk

import org.careteam.Binder
import org.careteam.BinderException
import org.careteam.migrateBinder

/**
 * Opens the binder that is there. One that an older version of the app wrote is brought to the format
 * of today first, so that an update never stands between a family and its notes. Before anything is
 * changed the core lays a copy beside it, sealed with the same key, and leaves it there.
 */
fun openedBinder(path: String, key: ByteArray): Binder =
    try {
        Binder.open(path, key)
    } catch (_: BinderException.OlderFormat) {
        migrateBinder(path, key)
        Binder.open(path, key)
    }
