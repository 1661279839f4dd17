package org.careteam

import java.nio.file.Files

/**
 * What a call costs from Kotlin. The same calls with the same words, from Rust:
 * `cargo run --release -p careteam-ffi --example boundary-cost`.
 *
 *     bindings/kotlin/cost
 */
object BoundaryCost {
    private const val THEN = 1_795_000_000_000
    private val reader = Reader("en", "2026-11-24", "OR")

    /** Microseconds: the median and the worst but one in a hundred. */
    private fun measure(name: String, calls: Int, call: (Int) -> Unit) {
        // The virtual machine compiles what is called often; a screen is drawn often, too.
        repeat(calls) { call(it) }
        val micros = DoubleArray(calls) { at ->
            val start = System.nanoTime()
            call(at)
            (System.nanoTime() - start) / 1_000.0
        }
        micros.sort()
        println("| %s | %.1f | %.1f |".format(name, micros[calls / 2], micros[calls * 99 / 100]))
    }

    @JvmStatic
    fun main(args: Array<String>) {
        val start = System.nanoTime()
        val team = CareTeam()
        team.identify(reader, "QMHA")
        println("| call | median µs | p99 µs |\n|---|---|---|")
        println("| open and first answer, once | %.1f | |".format((System.nanoTime() - start) / 1_000.0))

        val keys = (1..24).map { "qualified mental health associate".take(it) }
        measure("identify, a keystroke", 2_400) { team.identify(reader, keys[it % keys.size]) }
        measure("card", 1_000) { team.card(reader, "or-qmha") }
        val query = ChecklistQuery(visit = "first-visit", people = listOf(TeamPerson(title = "QMHA")), needs = listOf("trauma"))
        measure("checklist", 1_000) { team.checklist(reader, query) }

        val path = Files.createTempDirectory("careteam").resolve("binder").toString()
        val binder = Binder.create(path, ByteArray(32) { 7 }, "", THEN)
        val child = binder.apply(Change.AddChild(ChildFields(name = "Ada")), THEN).added.single()
        for (number in 1..120) {
            val fields = VisitFields(
                kind = "first-visit", on = "2026-11-24", place = "Clinic $number",
                note = "Bring the letter of the school"
            )
            binder.apply(Change.AddVisit(child, fields), THEN + number)
        }
        measure("100 list rows (visits)", 1_000) { binder.history(child, 0, 100) }
        val roles = team.roles(reader).size
        measure("$roles list rows (roles)", 200) { team.roles(reader) }
        binder.deleteEverything()
        binder.close()
        team.close()
    }
}
