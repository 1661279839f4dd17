package org.careteam.ui.look

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import org.careteam.ui.words.LocalWords
import org.careteam.ui.words.Words

val LocalSignals = staticCompositionLocalOf { LightSignals }

/** Large, with room between the lines: it is read in a waiting room, with one hand free. */
fun roomTypography(family: FontFamily): Typography {
    fun style(size: Int, line: Int, weight: FontWeight = FontWeight.Normal) =
        TextStyle(fontFamily = family, fontSize = size.sp, lineHeight = line.sp, fontWeight = weight)
    return Typography(
        displayLarge = style(34, 42, FontWeight.SemiBold),
        displayMedium = style(30, 38, FontWeight.SemiBold),
        displaySmall = style(28, 36, FontWeight.SemiBold),
        headlineLarge = style(28, 36, FontWeight.SemiBold),
        headlineMedium = style(24, 31, FontWeight.SemiBold),
        headlineSmall = style(22, 29, FontWeight.SemiBold),
        titleLarge = style(20, 27, FontWeight.SemiBold),
        titleMedium = style(18, 25, FontWeight.SemiBold),
        titleSmall = style(16, 22, FontWeight.SemiBold),
        bodyLarge = style(18, 26),
        bodyMedium = style(16, 23),
        bodySmall = style(14, 20),
        labelLarge = style(16, 22, FontWeight.Medium),
        labelMedium = style(14, 19, FontWeight.Medium),
        labelSmall = style(13, 17, FontWeight.Medium)
    )
}

private val RoomShapes =
    Shapes(
        extraSmall = RoundedCornerShape(6.dp),
        small = RoundedCornerShape(10.dp),
        medium = RoundedCornerShape(14.dp),
        large = RoundedCornerShape(18.dp),
        extraLarge = RoundedCornerShape(24.dp)
    )

@Composable
fun RoomTheme(
    words: Words,
    dark: Boolean = isSystemInDarkTheme(),
    family: FontFamily = FontFamily.Default,
    content: @Composable () -> Unit
) {
    CompositionLocalProvider(
        LocalWords provides words,
        LocalSignals provides if (dark) DarkSignals else LightSignals
    ) {
        MaterialTheme(
            colorScheme = if (dark) DarkScheme else LightScheme,
            shapes = RoomShapes,
            typography = roomTypography(family),
            content = content
        )
    }
}
