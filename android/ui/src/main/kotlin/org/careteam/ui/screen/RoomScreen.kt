package org.careteam.ui.screen

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.ArrowBack
import androidx.compose.material.icons.automirrored.filled.List
import androidx.compose.material.icons.filled.Face
import androidx.compose.material.icons.filled.Menu
import androidx.compose.material.icons.filled.Person
import androidx.compose.material.icons.filled.Phone
import androidx.compose.material.icons.filled.Search
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import org.careteam.ui.desk.Desk
import org.careteam.ui.desk.Notice
import org.careteam.ui.desk.Place
import org.careteam.ui.desk.Spot
import org.careteam.ui.look.LocalSignals
import org.careteam.ui.look.Touch
import org.careteam.ui.words.LocalWords
import org.careteam.ui.words.Words

/** The app: a bar with Help now, the place the parent is in, and the five places. */
@Composable
fun RoomScreen(desk: Desk, modifier: Modifier = Modifier) {
    val where by desk.where.collectAsState()
    val help by desk.help.state.collectAsState()
    val notice by desk.notice.collectAsState()
    LaunchedEffect(desk) { desk.start() }
    Surface(modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
        BoxWithConstraints(Modifier.windowInsetsPadding(WindowInsets.safeDrawing)) {
            // On its side, or on a tablet, the places stand beside: height is what is scarce.
            val wide = maxWidth >= 600.dp
            if (help.open) {
                HelpScreen(help, onClose = { desk.help.show(false) }, onCall = desk::dial, onText = desk::message, onOpen = desk::openPage)
            } else if (wide) {
                Row(Modifier.fillMaxSize()) {
                    Places(where.spot.place, desk::go, beside = true, Modifier.fillMaxHeight().width(112.dp))
                    Main(desk, where.canGoBack, notice, Modifier.weight(1f))
                }
            } else {
                Column(Modifier.fillMaxSize()) {
                    Main(desk, where.canGoBack, notice, Modifier.weight(1f))
                    Places(where.spot.place, desk::go, beside = false, Modifier.fillMaxWidth())
                }
            }
        }
    }
}

@Composable
private fun Main(desk: Desk, canGoBack: Boolean, notice: Notice?, modifier: Modifier = Modifier) {
    val where by desk.where.collectAsState()
    val words = LocalWords.current
    Column(modifier.fillMaxSize().imePadding()) {
        // A place has its tab; the arrow is for what lies on it.
        TopBar(titleOf(where.spot, words), canGoBack && where.spot != Spot.start(where.spot.place), onBack = { desk.back() }, onHelp = { desk.help.show(true) })
        Box(Modifier.weight(1f).fillMaxWidth(), contentAlignment = Alignment.TopCenter) {
            SpotScreen(desk, where.spot, Modifier.widthIn(max = 680.dp).fillMaxSize())
        }
        if (notice != null) NoticeBar(notice, onUndo = desk::undo, onClose = { desk.tell(null) })
    }
}

/** The place, in one short word: beside Help now there is room for no more when letters are large. */
private fun titleOf(spot: Spot, words: Words): String =
    when (spot.place) {
        Place.Ask -> words.ask
        Place.Role -> words.role
        Place.Team -> words.team
        Place.Visit -> words.visit
        Place.More -> words.more
    }

@Composable
private fun SpotScreen(desk: Desk, spot: Spot, modifier: Modifier = Modifier) {
    when (spot) {
        Spot.Ask -> AskRoute(desk, modifier)
        Spot.Roles -> RolesRoute(desk, modifier)
        is Spot.Card -> CardRoute(desk, spot.role, modifier)
        is Spot.Sources -> CardSourcesRoute(desk, spot.role, modifier)
        is Spot.Compare -> CompareRoute(desk, modifier)
        Spot.Team -> TeamRoute(desk, modifier)
        Spot.Needs -> NeedsRoute(desk, modifier)
        is Spot.Person -> PersonRoute(desk, spot.id, modifier)
        Spot.Visits -> VisitsRoute(desk, modifier)
        Spot.Plan -> PlanRoute(desk, modifier)
        is Spot.Visit -> VisitRoute(desk, spot.id, modifier)
        Spot.More -> MoreRoute(desk, modifier)
        Spot.Rights -> RightsRoute(desk, modifier)
        Spot.AllSources -> AllSourcesRoute(desk, modifier)
    }
}

@Composable
private fun TopBar(title: String, canGoBack: Boolean, onBack: () -> Unit, onHelp: () -> Unit, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    Row(
        modifier.fillMaxWidth().heightIn(min = 60.dp).padding(horizontal = 8.dp, vertical = 4.dp),
        verticalAlignment = Alignment.CenterVertically
    ) {
        if (canGoBack) {
            IconButton(onBack, Modifier.size(Touch)) { Icon(Icons.AutoMirrored.Filled.ArrowBack, contentDescription = words.back) }
        }
        // The bar is said on every screen: its letters grow, but not beyond what leaves room for help.
        Capped(most = 1.5f) {
            Text(
                title,
                style = MaterialTheme.typography.titleLarge,
                maxLines = 1,
                overflow = TextOverflow.Ellipsis,
                modifier = Modifier.weight(1f).padding(horizontal = 8.dp).semantics { heading() }
            )
            HelpButton(onHelp)
        }
    }
}

@Composable
fun HelpButton(onHelp: () -> Unit, modifier: Modifier = Modifier) {
    val urgent = LocalSignals.current.urgent
    Button(
        onHelp,
        modifier.heightIn(min = Touch),
        colors = ButtonDefaults.buttonColors(containerColor = urgent.surface, contentColor = urgent.text),
        contentPadding = ButtonDefaults.ButtonWithIconContentPadding
    ) {
        Icon(Icons.Filled.Phone, contentDescription = null, Modifier.size(18.dp))
        Text(LocalWords.current.helpNow, Modifier.padding(start = 8.dp), style = MaterialTheme.typography.labelLarge, maxLines = 1)
    }
}

@Composable
private fun Places(place: Place, go: (Spot) -> Unit, beside: Boolean, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    val items: List<Triple<Place, String, ImageVector>> =
        listOf(
            Triple(Place.Ask, words.ask, Icons.Filled.Search),
            Triple(Place.Role, words.role, Icons.Filled.Person),
            Triple(Place.Team, words.team, Icons.Filled.Face),
            Triple(Place.Visit, words.visit, Icons.AutoMirrored.Filled.List),
            Triple(Place.More, words.more, Icons.Filled.Menu)
        )
    val surface = modifier.background(MaterialTheme.colorScheme.surfaceContainer)
    Capped(most = 1.35f) {
        if (beside) {
            Column(surface.verticalScroll(rememberScrollState()), verticalArrangement = Arrangement.Center) {
                items.forEach { (at, name, icon) -> PlaceTab(name, icon, at == place, { go(Spot.start(at)) }, Modifier.fillMaxWidth()) }
            }
        } else {
            Row(surface) {
                items.forEach { (at, name, icon) -> PlaceTab(name, icon, at == place, { go(Spot.start(at)) }, Modifier.weight(1f)) }
            }
        }
    }
}

@Composable
private fun PlaceTab(name: String, icon: ImageVector, chosen: Boolean, onClick: () -> Unit, modifier: Modifier = Modifier) {
    val colors = MaterialTheme.colorScheme
    Column(
        modifier
            .selectable(selected = chosen, role = Role.Tab, onClick = onClick)
            .heightIn(min = 64.dp)
            .padding(vertical = 6.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.Center
    ) {
        Box(
            Modifier
                .background(if (chosen) colors.primary else colors.surfaceContainer, RoundedCornerShape(16.dp))
                .padding(horizontal = 16.dp, vertical = 4.dp)
        ) {
            Icon(icon, contentDescription = null, Modifier.size(22.dp), tint = if (chosen) colors.onPrimary else colors.onSurfaceVariant)
        }
        Text(
            name,
            style = MaterialTheme.typography.labelMedium,
            color = if (chosen) colors.onSurface else colors.onSurfaceVariant,
            maxLines = 1,
            textAlign = TextAlign.Center
        )
    }
}

/** Letters in a bar that cannot grow stop growing; what they say stands on the screen in full size too. */
@Composable
private fun Capped(most: Float, content: @Composable () -> Unit) {
    val density = LocalDensity.current
    CompositionLocalProvider(LocalDensity provides Density(density.density, minOf(density.fontScale, most)), content = content)
}

@Composable
private fun NoticeBar(notice: Notice, onUndo: () -> Unit, onClose: () -> Unit, modifier: Modifier = Modifier) {
    val words = LocalWords.current
    Row(
        modifier
            .fillMaxWidth()
            .background(MaterialTheme.colorScheme.inverseSurface)
            .padding(start = 16.dp, end = 4.dp)
            .heightIn(min = 56.dp)
            .semantics { liveRegion = LiveRegionMode.Polite },
        verticalAlignment = Alignment.CenterVertically
    ) {
        val text = MaterialTheme.colorScheme.inverseOnSurface
        Text(notice.text, Modifier.weight(1f), color = text, style = MaterialTheme.typography.bodyMedium)
        val colors = ButtonDefaults.textButtonColors(contentColor = text)
        if (notice.undo) {
            TextButton(onUndo, Modifier.heightIn(min = Touch), colors = colors) { Text(words.undo, style = MaterialTheme.typography.labelLarge) }
        }
        TextButton(onClose, Modifier.heightIn(min = Touch), colors = colors) { Text(words.close, style = MaterialTheme.typography.labelLarge) }
    }
}
