package org.careteam.ui.desk

import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import org.careteam.Identification
import org.careteam.Recognition
import org.careteam.VisitKind
import org.careteam.VisitRow

data class AskState(
    val text: String = "",
    val answer: Identification? = null,
    /** The same words heard as a need or as danger: a parent types into the field that is there. */
    val heard: Recognition? = null,
    val next: VisitRow? = null,
    val kinds: List<VisitKind> = emptyList(),
    val trouble: Trouble? = null
)

/** Search as you type. An answer to an older text never replaces that to a newer one. */
class AskDesk(private val bench: Bench) {
    private val mutable = MutableStateFlow(AskState())
    val state: StateFlow<AskState> = mutable.asStateFlow()
    private var asking: Job? = null

    fun type(text: String) {
        mutable.update { it.copy(text = text, trouble = null) }
        asking?.cancel()
        if (text.isBlank()) {
            mutable.update { it.copy(answer = null, heard = null) }
            return
        }
        asking =
            bench.launch({ trouble -> mutable.update { it.copy(trouble = trouble, answer = null, heard = null) } }) {
                val (answer, heard) = bench.ask { core, reader -> core.identify(reader, text) to core.recognize(reader, text) }
                mutable.update { if (it.text == text) it.copy(answer = answer, heard = heard) else it }
            }
    }

    /** The same words again, as after the state or the language was changed. */
    fun again() = type(state.value.text)

    fun forgetFamily() = mutable.update { it.copy(next = null) }

    /** Shows what the returning parent came for. Trouble with the binder is told where it is used. */
    fun refresh() {
        bench.launch({ mutable.update { it.copy(next = null) } }) {
            val today = bench.device.today().toString()
            val settings = bench.settings.value
            val next = bench.family.look(null) { binder -> binder.currentChild(settings)?.let { binder.home(it.id, today).nextVisit } }
            val kinds = if (next == null) emptyList() else bench.ask { core, reader -> core.visitKinds(reader) }
            mutable.update { it.copy(next = next, kinds = kinds) }
        }
    }
}
