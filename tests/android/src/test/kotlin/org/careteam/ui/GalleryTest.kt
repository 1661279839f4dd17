package org.careteam.ui

import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.Spot
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Before
import org.junit.Test

/**
 * The pictures in docs/screens: each is drawn anew and compared. With RECORD_SCREENS=1 in the
 * environment they are written instead; then somebody looks at each before it is committed.
 */
class GalleryTest {
    private val record = System.getenv("RECORD_SCREENS") == "1"
    private val gallery = File(checkNotNull(System.getProperty("screens.dir")))
    private val differences = File(checkNotNull(System.getProperty("shots.dir"))).resolveSibling("differences")

    /** With other letters every picture would differ; tests/android/run says when this did not run. */
    @Before
    fun letters() = assumeTrue("Roboto is not here: the gallery is NOT compared", TestFont.isRoboto)

    private fun World.visit() = kept { b -> b.history(b.children().single().child.id, 0, 1).visits.single().visit.id }

    private fun drawn(name: String, empty: Boolean = false, tall: Int? = null, taller: Int? = null, answered: Boolean = true, prepare: (World) -> Unit) {
        val wrong =
            Look.all.mapNotNull { base ->
                val height = if (base.letters > 1) taller ?: tall else tall
                val look = if (height == null) base else base.copy(height = height)
                val world = World(Settings(look.language, if (empty) null else "OR"))
                if (!empty) filled(world, answered = answered)
                prepare(world)
                check("$name-${look.name}", picture(world, look, DENSITY))
            }
        assertEquals("look at $differences", emptyList<String>(), wrong)
    }

    private fun check(name: String, now: BufferedImage): String? {
        val file = File(gallery, "$name.png")
        if (record) {
            val small = now.in256()
            val worst = now.pixels().zip(small.pixels()).maxOf { (a, b) -> apart(a, b) }
            assertTrue("$name has lost colors: $worst", worst < APART / 2)
            small.writePng(file)
            return null
        }
        if (!file.exists()) return "$name is not in the gallery"
        val kept = ImageIO.read(file)
        if (kept.width != now.width || kept.height != now.height) return "$name has another size"
        val (before, after) = kept.pixels() to now.pixels()
        val differ = before.indices.filter { apart(before[it], after[it]) > APART }
        if (differ.size <= MOST_DIFFERENT) return null
        // Left as it was, right as it is, in the middle what differs.
        val sheet = BufferedImage(now.width * 3, now.height, BufferedImage.TYPE_INT_RGB)
        val marked = after.map { 0xFFFFFF - (0xFFFFFF - it and 0xFCFCFC shr 2) }.toIntArray()
        differ.forEach { marked[it] = 0xD00000 }
        listOf(before, marked, after).forEachIndexed { at, part -> sheet.setRGB(at * now.width, 0, now.width, now.height, part, 0, now.width) }
        sheet.writePng(File(differences, "$name.png"))
        return "$name differs in ${differ.size} pixels"
    }

    @Test fun `ask, empty`() = drawn("ask-empty", empty = true) { }

    @Test fun `ask, misspelt`() = drawn("ask-skils-trainer") { it.desk.ask.type("skils trainer") }

    @Test fun `ask, vague`() = drawn("ask-therapist", empty = true) { it.desk.ask.type("therapist") }

    @Test fun `ask, danger`() = drawn("ask-danger") {
        it.desk.ask.type(if (it.desk.settings.value.language == "es") "dice que se quiere morir" else "he wants to die")
    }

    @Test fun card() = drawn("role-qmha") { it.desk.go(Spot.Card("or-qmha")) }

    @Test fun compare() = drawn("compare-msw-lcsw") { it.desk.go(Spot.Compare(listOf("us-msw", "us-lcsw"))) }

    @Test fun `team with the map of gaps`() = drawn("team-map", tall = 2050, taller = 4100) {
        it.desk.team.asMap(true)
        it.desk.go(Spot.Team)
    }

    @Test fun `visit, before`() = drawn("visit-before", answered = false) { it.desk.go(Spot.Visit(it.visit())) }

    @Test fun `visit, after`() = drawn("visit-after", taller = 1900) { it.desk.go(Spot.Visit(it.visit())) }

    @Test fun help() = drawn("help-now") { it.desk.help.show(true) }

    @Test fun more() = drawn("more", tall = 1240, taller = 2500) { it.desk.go(Spot.More) }

    @Test
    fun `the folder stays small and holds nothing that is not drawn`() {
        assumeTrue("the pictures are being written", !record)
        val files = gallery.listFiles { file -> file.extension == "png" }.orEmpty()
        val size = files.sumOf { it.length() }
        println("gallery: ${files.size} pictures, ${size / 1000} kB")
        assertEquals(11 * Look.all.size, files.size)
        assertTrue("$size bytes", size <= 4_000_000)
    }

    private companion object {
        const val DENSITY = 1.5f

        /** Nearer than this two pixels count as the same: the gallery is in 256 colors, and edges are drawn a little differently on each processor. */
        const val APART = 48

        /** A comma has about twenty pixels. */
        const val MOST_DIFFERENT = 16
    }
}
