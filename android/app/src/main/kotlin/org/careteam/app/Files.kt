package org.careteam.app

import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream

/** Reads to the end, but no more than [limit]: a file from outside says nothing true about its size. */
fun InputStream.readNBytesAtMost(limit: Int): ByteArray {
    val out = ByteArrayOutputStream()
    val piece = ByteArray(DEFAULT_BUFFER_SIZE)
    while (true) {
        val read = read(piece)
        if (read < 0) return out.toByteArray()
        if (out.size() + read > limit) throw IOException("the file is too large")
        out.write(piece, 0, read)
    }
}
