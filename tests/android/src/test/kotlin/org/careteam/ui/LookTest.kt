package org.careteam.ui

import androidx.compose.material3.ColorScheme
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import org.careteam.ui.look.DarkScheme
import org.careteam.ui.look.DarkSignals
import org.careteam.ui.look.Ink
import org.careteam.ui.look.LightScheme
import org.careteam.ui.look.LightSignals
import org.careteam.ui.look.Signals
import org.junit.Assert.assertTrue
import org.junit.Test

/** Body text holds 7:1 on every surface it stands on, borders and icons 3:1. */
class LookTest {
    private fun contrast(a: Color, b: Color): Double {
        val (dark, light) = listOf(a.luminance(), b.luminance()).sorted()
        return (light + 0.05) / (dark + 0.05)
    }

    private fun ColorScheme.text(): Map<String, Ink> {
        val surfaces =
            mapOf(
                "background" to background, "surface" to surface, "lowest" to surfaceContainerLowest,
                "low" to surfaceContainerLow, "container" to surfaceContainer, "high" to surfaceContainerHigh,
                "highest" to surfaceContainerHighest, "variant" to surfaceVariant
            )
        return surfaces.flatMap { (name, surface) ->
            listOf("onSurface on $name" to Ink(surface, onSurface), "onSurfaceVariant on $name" to Ink(surface, onSurfaceVariant))
        }.toMap() +
            mapOf(
                "onPrimary" to Ink(primary, onPrimary),
                "onPrimaryContainer" to Ink(primaryContainer, onPrimaryContainer),
                "onSecondary" to Ink(secondary, onSecondary),
                "onSecondaryContainer" to Ink(secondaryContainer, onSecondaryContainer),
                "onTertiary" to Ink(tertiary, onTertiary),
                "onTertiaryContainer" to Ink(tertiaryContainer, onTertiaryContainer),
                "onError" to Ink(error, onError),
                "onErrorContainer" to Ink(errorContainer, onErrorContainer),
                "inverseOnSurface" to Ink(inverseSurface, inverseOnSurface),
                // Buttons and links with letters in the primary color.
                "primary on background" to Ink(background, primary),
                "primary on lowest" to Ink(surfaceContainerLowest, primary)
            )
    }

    private fun Signals.text() =
        mapOf("covered" to covered, "supervised" to supervised, "ask" to ask, "nobody" to nobody, "urgent" to urgent, "quiet" to quiet)

    @Test
    fun `text holds seven to one, in light and in dark`() {
        for ((scheme, signals) in listOf(LightScheme to LightSignals, DarkScheme to DarkSignals)) {
            val low = (scheme.text() + signals.text()).mapValues { contrast(it.value.surface, it.value.text) }.filterValues { it < 7.0 }
            assertTrue("below 7:1: $low", low.isEmpty())
        }
    }

    @Test
    fun `borders of fields hold three to one`() {
        for (scheme in listOf(LightScheme, DarkScheme)) {
            val ratio = contrast(scheme.outline, scheme.background)
            assertTrue("outline $ratio", ratio >= 3.0)
        }
    }
}
