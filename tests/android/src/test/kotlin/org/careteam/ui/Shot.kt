package org.careteam.ui

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import java.awt.image.BufferedImage
import java.io.ByteArrayInputStream
import javax.imageio.ImageIO
import org.jetbrains.skia.EncodedImageFormat

/** How a phone is set on which a screen is drawn. */
data class Look(
    val name: String,
    val language: String = "en",
    val dark: Boolean = false,
    val letters: Float = 1f,
    val width: Int = 360,
    val height: Int = 780
) {
    companion object {
        val all = listOf(Look("light"), Look("dark", dark = true), Look("large", letters = 2f), Look("es", language = "es"))
    }
}

/** What a phone of this look shows. A test on which two runs must agree: the clock is given, nothing moves. */
fun picture(world: World, look: Look, density: Float): BufferedImage {
    val scene =
        ImageComposeScene(
            width = (look.width * density).toInt(),
            height = (look.height * density).toInt(),
            density = Density(density, look.letters)
        ) { Room(world.desk, dark = look.dark) }
    try {
        scene.render(0)
        // Later by a second: what moves when it comes in has come to rest.
        val image = scene.render(1_000_000_000L)
        return ImageIO.read(ByteArrayInputStream(checkNotNull(image.encodeToData(EncodedImageFormat.PNG)).bytes))
    } finally {
        scene.close()
    }
}

fun BufferedImage.pixels(): IntArray = getRGB(0, 0, width, height, null, 0, width)
