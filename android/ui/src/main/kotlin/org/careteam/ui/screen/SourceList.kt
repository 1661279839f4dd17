package org.careteam.ui.screen

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.careteam.SourceNote
import org.careteam.ui.desk.Desk
import org.careteam.ui.look.Heading
import org.careteam.ui.words.LocalWords

/** More than a thousand sources: only those in sight are laid out. */
@Composable
fun SourceList(sources: List<SourceNote>, desk: Desk, modifier: Modifier = Modifier) {
    LazyColumn(
        modifier.padding(horizontal = 16.dp),
        contentPadding = PaddingValues(bottom = 32.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp)
    ) {
        item { Heading(LocalWords.current.sources, style = MaterialTheme.typography.headlineSmall) }
        if (sources.isEmpty()) item { Loading() }
        items(sources) { SourceBlock(it, desk) }
    }
}
