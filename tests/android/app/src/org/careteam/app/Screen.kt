package org.careteam.app

import android.graphics.Bitmap
import android.graphics.Canvas
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import androidx.compose.ui.node.RootForTest
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.AnnotatedString
import java.io.File
import java.time.Duration
import org.robolectric.Shadows.shadowOf

/** What is on the screen, by its words. The test library of AndroidX is not to be had everywhere; this is all of it we need. */
class Screen(private val activity: MainActivity) {
    private val view: View get() = activity.window.decorView

    private fun roots(view: View): List<RootForTest> =
        buildList {
            if (view is RootForTest) add(view)
            if (view is ViewGroup) for (at in 0 until view.childCount) addAll(roots(view.getChildAt(at)))
        }

    private fun nodes(): List<SemanticsNode> = roots(view).flatMap { it.semanticsOwner.getAllSemanticsNodes(mergingEnabled = true) }

    private fun SemanticsNode.words(): List<String> =
        config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } +
            config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()

    fun texts(): List<String> = nodes().flatMap { it.words() }

    fun shows(text: String): Boolean = texts().any { text in it }

    /** Waits for what the core answers from another thread. */
    fun await(what: String, done: () -> Boolean = { shows(what) }) {
        val end = System.nanoTime() + 30_000_000_000
        while (!done()) {
            check(System.nanoTime() < end) { "\"$what\" does not come. There is: ${texts()}" }
            Thread.sleep(10)
            settle(50)
        }
        settle(50)
    }

    /** Opens the row with this text; the box in it bears the same words as its name, and is not meant. */
    fun open(text: String) {
        fun row() =
            nodes().firstOrNull { node ->
                SemanticsActions.OnClick in node.config && node.config.getOrNull(SemanticsProperties.Text).orEmpty().any { it.text == text }
            }
        await(text) { row() != null }
        checkNotNull(row()).config[SemanticsActions.OnClick].action!!.invoke()
        settle(100)
    }

    fun tap(text: String) {
        await(text) { find(text) != null }
        checkNotNull(find(text)).config[SemanticsActions.OnClick].action!!.invoke()
        settle(100)
    }

    /** As for a finger: a button that is not ready yet is none, and half a text is another row's. */
    private fun find(text: String): SemanticsNode? =
        nodes().firstOrNull { node ->
            val button = SemanticsActions.OnClick in node.config && SemanticsActions.SetText !in node.config
            button && SemanticsProperties.Disabled !in node.config && text in node.words()
        }

    fun type(label: String, text: String) {
        fun field() = nodes().firstOrNull { SemanticsActions.SetText in it.config && label in it.words() }
        await(label) { field() != null }
        checkNotNull(field()).config[SemanticsActions.SetText].action!!.invoke(AnnotatedString(text))
        settle(100)
    }

    fun draw(name: String): Int {
        val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
        view.draw(Canvas(bitmap))
        File(System.getProperty("shots.dir"), "app-$name.png").outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
        val pixels = IntArray(bitmap.width * bitmap.height)
        bitmap.getPixels(pixels, 0, bitmap.width, 0, 0, bitmap.width, bitmap.height)
        return pixels.toSet().size
    }
}

fun settle(ms: Long) = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(ms))
