package org.careteam.app

import android.content.Context
import android.speech.tts.TextToSpeech
import java.util.Locale

/** Reads aloud with the phone's own voice. It is started when it is first wanted. */
class Voice(private val context: Context) {
    private var engine: TextToSpeech? = null
    private var waiting: Pair<String, String>? = null
    private var ready = false

    fun say(text: String, language: String) {
        waiting = text to language
        val there = engine
        if (there == null) {
            engine = TextToSpeech(context) { status ->
                ready = status == TextToSpeech.SUCCESS
                if (ready) speak()
            }
        } else if (ready) {
            speak()
        }
    }

    private fun speak() {
        val voice = engine ?: return
        val (text, language) = waiting ?: return
        waiting = null
        voice.language = Locale.forLanguageTag("$language-US")
        // Line by line: an engine refuses a long text as a whole.
        text.lines().forEachIndexed { at, line ->
            voice.speak(line, if (at == 0) TextToSpeech.QUEUE_FLUSH else TextToSpeech.QUEUE_ADD, null, "line$at")
        }
    }

    fun stop() {
        waiting = null
        engine?.stop()
    }

    fun release() {
        stop()
        engine?.shutdown()
        engine = null
        ready = false
    }
}
