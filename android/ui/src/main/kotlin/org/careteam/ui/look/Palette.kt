package org.careteam.ui.look

import androidx.compose.material3.ColorScheme
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.Color

/** A surface and what is written on it. Each pair holds a contrast of 7:1; a test measures it. */
@Immutable
data class Ink(val surface: Color, val text: Color)

/** The colors that stand for something. The word and the shape beside them say the same. */
@Immutable
data class Signals(val covered: Ink, val supervised: Ink, val ask: Ink, val nobody: Ink, val urgent: Ink, val quiet: Ink)

/*
 * Every role of the scheme is named: what is left out would be Material's purple.
 */
val LightScheme: ColorScheme =
    lightColorScheme(
        primary = Color(0xFF174A5B),
        onPrimary = Color(0xFFFFFFFF),
        primaryContainer = Color(0xFFD6E8EE),
        onPrimaryContainer = Color(0xFF0A2E3A),
        inversePrimary = Color(0xFFA3D3E2),
        secondary = Color(0xFF3B4F49),
        onSecondary = Color(0xFFFFFFFF),
        secondaryContainer = Color(0xFFDDE9E3),
        onSecondaryContainer = Color(0xFF17271F),
        tertiary = Color(0xFF4F4632),
        onTertiary = Color(0xFFFFFFFF),
        tertiaryContainer = Color(0xFFEFE6D2),
        onTertiaryContainer = Color(0xFF2B2411),
        background = Color(0xFFFAFAF6),
        onBackground = Color(0xFF1A1D1C),
        surface = Color(0xFFFAFAF6),
        onSurface = Color(0xFF1A1D1C),
        surfaceVariant = Color(0xFFE6EAE6),
        onSurfaceVariant = Color(0xFF3A423F),
        surfaceTint = Color(0xFF174A5B),
        inverseSurface = Color(0xFF2A2F2E),
        inverseOnSurface = Color(0xFFF4F5F2),
        error = Color(0xFF8A1A16),
        onError = Color(0xFFFFFFFF),
        errorContainer = Color(0xFFF8DFDB),
        onErrorContainer = Color(0xFF5A0E0B),
        outline = Color(0xFF5E6864),
        outlineVariant = Color(0xFFC3CBC6),
        scrim = Color(0xFF000000),
        surfaceBright = Color(0xFFFAFAF6),
        surfaceDim = Color(0xFFDADDD8),
        surfaceContainerLowest = Color(0xFFFFFFFF),
        surfaceContainerLow = Color(0xFFF4F5F1),
        surfaceContainer = Color(0xFFEFF1ED),
        surfaceContainerHigh = Color(0xFFE9ECE8),
        surfaceContainerHighest = Color(0xFFE3E7E3)
    )

val DarkScheme: ColorScheme =
    darkColorScheme(
        primary = Color(0xFFA3D3E2),
        onPrimary = Color(0xFF06232D),
        primaryContainer = Color(0xFF1B3F4C),
        onPrimaryContainer = Color(0xFFDFF0F6),
        inversePrimary = Color(0xFF174A5B),
        secondary = Color(0xFFBACCC3),
        onSecondary = Color(0xFF15231D),
        secondaryContainer = Color(0xFF2C3A34),
        onSecondaryContainer = Color(0xFFE1EDE7),
        tertiary = Color(0xFFDACDAE),
        onTertiary = Color(0xFF251F0D),
        tertiaryContainer = Color(0xFF3D3623),
        onTertiaryContainer = Color(0xFFF5EBD3),
        background = Color(0xFF131716),
        onBackground = Color(0xFFE9EDEA),
        surface = Color(0xFF131716),
        onSurface = Color(0xFFE9EDEA),
        surfaceVariant = Color(0xFF2E3432),
        onSurfaceVariant = Color(0xFFCBD3CF),
        surfaceTint = Color(0xFFA3D3E2),
        inverseSurface = Color(0xFFE4E8E5),
        inverseOnSurface = Color(0xFF1F2423),
        error = Color(0xFFF4B5AE),
        onError = Color(0xFF3D0604),
        errorContainer = Color(0xFF4E1613),
        onErrorContainer = Color(0xFFFBE2DF),
        outline = Color(0xFF98A29D),
        outlineVariant = Color(0xFF424A46),
        scrim = Color(0xFF000000),
        surfaceBright = Color(0xFF373D3B),
        surfaceDim = Color(0xFF131716),
        surfaceContainerLowest = Color(0xFF0E1211),
        surfaceContainerLow = Color(0xFF191E1C),
        surfaceContainer = Color(0xFF1E2321),
        surfaceContainerHigh = Color(0xFF272D2B),
        surfaceContainerHighest = Color(0xFF313735)
    )

val LightSignals =
    Signals(
        covered = Ink(Color(0xFFDDEFE2), Color(0xFF0F4224)),
        supervised = Ink(Color(0xFFDCE7F7), Color(0xFF1B3A66)),
        ask = Ink(Color(0xFFF7EBCB), Color(0xFF4D3800)),
        nobody = Ink(Color(0xFFF8E0DC), Color(0xFF651310)),
        urgent = Ink(Color(0xFF8A1A16), Color(0xFFFFFFFF)),
        quiet = Ink(Color(0xFFE9ECE8), Color(0xFF2F3633))
    )

val DarkSignals =
    Signals(
        covered = Ink(Color(0xFF17371F), Color(0xFFC6EDD0)),
        supervised = Ink(Color(0xFF1D3151), Color(0xFFD3E3FB)),
        ask = Ink(Color(0xFF3F3106), Color(0xFFF8E3A9)),
        nobody = Ink(Color(0xFF4A1B18), Color(0xFFFADAD6)),
        urgent = Ink(Color(0xFFF4B5AE), Color(0xFF3D0604)),
        quiet = Ink(Color(0xFF272D2B), Color(0xFFDDE3E0))
    )
