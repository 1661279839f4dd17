package org.careteam.ui

import java.awt.image.BufferedImage
import java.awt.image.IndexColorModel
import java.io.File
import javax.imageio.IIOImage
import javax.imageio.ImageIO
import javax.imageio.ImageWriteParam
import kotlin.math.abs

private const val COLORS = 256

/** So many are taken because they are seen most, the others so that no rare color is far from one. */
private const val BY_COUNT = 96

/** How far two colors are apart in the channel where they differ most. */
fun apart(a: Int, b: Int): Int =
    maxOf(abs((a shr 16 and 255) - (b shr 16 and 255)), abs((a shr 8 and 255) - (b shr 8 and 255)), abs((a and 255) - (b and 255)))

/** The same picture in 256 colors: of a screen nobody sees the difference, and the file is a third as large. */
fun BufferedImage.in256(): BufferedImage {
    val pixels = pixels()
    val counts = HashMap<Int, Int>()
    pixels.forEach { counts.merge(it, 1, Int::plus) }
    val byCount = counts.keys.sortedWith(compareByDescending<Int> { counts[it] }.thenBy { it })
    val chosen = byCount.take(if (byCount.size <= COLORS) COLORS else BY_COUNT).toMutableList()
    val left = byCount.drop(chosen.size).toIntArray()
    val nearest = IntArray(left.size) { at -> chosen.minOf { apart(it, left[at]) } }
    while (chosen.size < COLORS && left.isNotEmpty()) {
        val far = left.indices.maxBy { nearest[it] }
        if (nearest[far] == 0) break
        chosen += left[far]
        left.indices.forEach { nearest[it] = minOf(nearest[it], apart(left[far], left[it])) }
    }
    fun channel(shift: Int) = ByteArray(chosen.size) { (chosen[it] shr shift and 255).toByte() }
    val model = IndexColorModel(8, chosen.size, channel(16), channel(8), channel(0))
    val index = counts.keys.associateWith { color -> chosen.indices.minBy { apart(chosen[it], color) } }
    val out = BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model)
    out.raster.setPixels(0, 0, width, height, IntArray(pixels.size) { index.getValue(pixels[it]) })
    return out
}

/** Written as small as it goes. */
fun BufferedImage.writePng(file: File) {
    file.parentFile.mkdirs()
    val writer = ImageIO.getImageWritersByFormatName("png").next()
    val param = writer.defaultWriteParam
    param.compressionMode = ImageWriteParam.MODE_EXPLICIT
    param.compressionQuality = 0f
    file.delete()
    ImageIO.createImageOutputStream(file).use {
        writer.output = it
        writer.write(null, IIOImage(this, null, null), param)
    }
    writer.dispose()
}
