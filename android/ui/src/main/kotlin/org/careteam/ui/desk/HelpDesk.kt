package org.careteam.ui.desk

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.careteam.CrisisScreen

data class HelpState(val open: Boolean = false, val screen: CrisisScreen? = null)

/** Help never waits for the binder, and says 911 and 988 even before the library is there. */
class HelpDesk(private val bench: Bench) {
    private val mutable = MutableStateFlow(HelpState())
    val state: StateFlow<HelpState> = mutable.asStateFlow()

    fun show(open: Boolean) {
        mutable.update { it.copy(open = open) }
        if (open) read()
    }

    fun read() {
        bench.launch({ }) {
            val screen = bench.ask { core, reader -> core.crisis(reader) }
            mutable.update { it.copy(screen = screen) }
        }
    }
}
