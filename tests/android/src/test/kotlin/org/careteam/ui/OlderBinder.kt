package org.careteam.ui

import java.io.File
import java.io.RandomAccessFile

/**
 * Writes the binder that format 0 wrote: the bytes stand in the vectors of all languages, piece by piece,
 * with zeros between. The child in it is Sam, and its key is 32 times the byte 7.
 */
fun writeOlderBinder(file: File) {
    val vectors = File(checkNotNull(System.getProperty("vectors.dir")), "calls/binder-damage.json").readText()
    val pieces = Regex(""""at": (\d+),\s*"bytes": "([0-9a-f]+)",\s*"path": "<dir>/old"""").findAll(vectors).toList()
    check(pieces.isNotEmpty()) { "the vectors have no binder of format 0 any more" }
    RandomAccessFile(file, "rw").use { out ->
        for (piece in pieces) {
            val (at, bytes) = piece.destructured
            out.seek(at.toLong())
            out.write(bytes.chunked(2).map { it.toInt(16).toByte() }.toByteArray())
        }
    }
}
