package org.careteam.ui

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import java.io.File

/** The letters of the pictures. Android brings Roboto; here tests/android/run says where it lies. */
object TestFont {
    private val folder = File(System.getProperty("font.dir").orEmpty())

    val isRoboto: Boolean get() = File(folder, "Roboto-Regular.ttf").exists()

    val family: FontFamily by lazy {
        val files =
            listOf(
                FontWeight.Normal to listOf("Roboto-Regular.ttf", "DejaVuSans.ttf"),
                FontWeight.Medium to listOf("Roboto-Medium.ttf", "DejaVuSans-Bold.ttf"),
                FontWeight.SemiBold to listOf("Roboto-Bold.ttf", "DejaVuSans-Bold.ttf")
            )
        val fonts =
            files.mapNotNull { (weight, names) ->
                names.map { File(folder, it) }.firstOrNull { it.exists() }?.let { Font(it, weight) }
            }
        if (fonts.size == files.size) FontFamily(fonts) else FontFamily.Default
    }
}
