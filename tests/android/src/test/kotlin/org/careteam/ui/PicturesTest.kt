package org.careteam.ui

import java.io.File
import org.careteam.ui.desk.Settings
import org.careteam.ui.desk.Spot
import org.junit.Assert.assertTrue
import org.junit.Test

/** Draws what the gallery has no room for. The folder is printed; people look at them. */
class PicturesTest {
    private val folder = File(System.getProperty("shots.dir", "target/shots")).apply { mkdirs() }

    private fun draw(name: String, look: Look, prepare: (World) -> Unit, empty: Boolean = false) {
        val world = World(Settings(look.language, if (empty) null else "OR"))
        if (!empty) filled(world)
        prepare(world)
        val image = picture(world, look, DENSITY)
        val colors = image.pixels().toSet().size
        assertTrue("$name is nearly blank: $colors colors", colors > 12)
        image.in256().writePng(File(folder, "$name-${look.name}.png"))
    }

    private fun all(name: String, empty: Boolean = false, prepare: (World) -> Unit) = Look.all.forEach { draw(name, it, prepare, empty) }

    private fun visitOf(world: World): String = world.kept { it.history(it.children().first().child.id, 0, 1).visits.single().visit.id }

    @Test fun `ask, returning`() = all("ask-returning") { }

    @Test fun `team, whole`() = Look.all.forEach { draw("team-list", it.copy(height = 2600), { world -> world.desk.go(Spot.Team) }) }

    @Test fun `team, empty`() = all("team-empty", empty = true) { it.desk.go(Spot.Team) }

    @Test fun person() = all("person") { it.desk.go(Spot.Person(it.kept { b -> b.team(b.children().single().child.id).people.first().id })) }

    @Test fun plan() = all("plan") {
        it.desk.visit.startPlan()
        it.desk.go(Spot.Plan)
    }

    @Test fun needs() = all("needs") { it.desk.go(Spot.Needs) }

    @Test fun roles() = all("roles") { it.desk.go(Spot.Roles) }

    @Test fun `sources of a card`() = all("card-sources") { it.desk.go(Spot.Sources("or-qmha")) }

    @Test fun visits() = all("visits") { it.desk.go(Spot.Visits) }

    @Test fun rights() = all("rights") { it.desk.go(Spot.Rights) }

    @Test fun locked() = all("locked") {
        it.desk.choose(it.desk.settings.value.copy(lock = true))
        it.desk.lock()
        it.desk.go(Spot.Team)
    }

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
        const val DENSITY = 1.5f
    }
}
