package org.careteam.ui

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import java.io.File
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.Spot
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.EncodedImageFormat
import org.junit.Assert.assertTrue
import org.junit.Test

/** Draws each main screen as a phone shows it. The folder is printed; people look at them. */
class PicturesTest {
    private val folder = File(System.getProperty("shots.dir", "target/shots")).apply { mkdirs() }

    private class Look(val name: String, val language: String = "en", val dark: Boolean = false, val letters: Float = 1f, val width: Int = 360, val height: Int = 740)

    private fun draw(name: String, look: Look, prepare: (World) -> Unit, empty: Boolean = false) {
        val world = World(Settings(look.language, if (empty) null else "OR"))
        if (!empty) filled(world)
        prepare(world)
        val scene =
            ImageComposeScene(width = look.width * SCALE, height = look.height * SCALE, density = Density(SCALE.toFloat(), look.letters)) {
                Room(world.desk, look.dark)
            }
        try {
            scene.render(0)
            // Later by a second: what moves when it comes in has come to rest.
            val image = scene.render(1_000_000_000L)
            File(folder, "$name-${look.name}.png").writeBytes(checkNotNull(image.encodeToData(EncodedImageFormat.PNG)).bytes)
            val bitmap = Bitmap.makeFromImage(image)
            val colors = (0 until bitmap.width step 7).flatMap { x -> (0 until bitmap.height step 7).map { y -> bitmap.getColor(x, y) } }.toSet()
            assertTrue("$name is nearly blank: ${colors.size} colors", colors.size > 12)
        } finally {
            scene.close()
        }
    }

    private val looks =
        listOf(
            Look("light"),
            Look("dark", dark = true),
            Look("large", letters = 2f),
            Look("es", language = "es"),
        )

    private fun all(name: String, empty: Boolean = false, prepare: (World) -> Unit) = looks.forEach { draw(name, it, prepare, empty) }

    private fun visitOf(world: World): String = world.kept { it.history(it.children().first().child.id, 0, 1).visits.single().visit.id }

    @Test fun `ask, empty`() = all("ask-empty", empty = true) { }

    @Test fun `ask, returning`() = all("ask-returning") { }

    @Test fun `ask, misspelt`() = all("ask-skils-trainer") { it.desk.ask.type("skils trainer") }

    @Test fun `ask, vague`() = all("ask-therapist", empty = true) { it.desk.ask.type("therapist") }

    @Test fun `ask, danger`() = all("ask-danger") { it.desk.ask.type("he wants to die") }

    @Test fun card() = all("role-qmha") { it.desk.go(Spot.Card("or-qmha")) }

    @Test fun compare() = all("compare") { it.desk.go(Spot.Compare(listOf("us-msw", "us-lcsw"))) }

    @Test fun team() = all("team") { it.desk.go(Spot.Team) }

    @Test fun `team, whole`() =
        looks.take(2).forEach { look ->
            draw("team-map", Look(look.name, look.language, look.dark, height = 1900), {
                it.desk.team.asMap(true)
                it.desk.go(Spot.Team)
            })
        }

    @Test fun `team, empty`() = all("team-empty", empty = true) { it.desk.go(Spot.Team) }

    @Test fun person() = all("person") { it.desk.go(Spot.Person(it.kept { b -> b.team(b.children().single().child.id).people.first().id })) }

    @Test fun plan() = all("plan") {
        it.desk.visit.startPlan()
        it.desk.go(Spot.Plan)
    }

    @Test fun visit() = all("visit") { it.desk.go(Spot.Visit(visitOf(it))) }

    @Test fun help() = all("help") { it.desk.help.show(true) }

    @Test fun more() = all("more") { it.desk.go(Spot.More) }

    @Test fun `whole pages`() {
        val tall = Look("whole", height = 2600)
        draw("role-qmha", tall, { it.desk.go(Spot.Card("or-qmha")) })
        draw("visit", tall, { it.desk.go(Spot.Visit(visitOf(it))) })
        draw("more", tall, { it.desk.go(Spot.More) })
    }

    @Test fun `on its side`() {
        val wide = Look("wide", width = 740, height = 360)
        draw("ask-skils-trainer", wide, { it.desk.ask.type("skils trainer") })
        draw("visit", wide, { it.desk.go(Spot.Visit(visitOf(it))) })
    }

    private companion object {
        const val SCALE = 2
    }
}
