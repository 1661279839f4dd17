// Who is this? Asks the catalog about a title, and keeps the answer in a binder.
import java.nio.file.Files
import java.security.SecureRandom
import kotlin.system.exitProcess
import org.careteam.Binder
import org.careteam.BinderException
import org.careteam.CareTeam
import org.careteam.CatalogException
import org.careteam.Change
import org.careteam.ChildFields
import org.careteam.Outcome
import org.careteam.PersonFields
import org.careteam.Reader
import org.careteam.deleteBinder

fun main(args: Array<String>) {
    val title = args.firstOrNull() ?: "QMHA"
    val reader = Reader(language = "en", today = "2026-11-24", state = "OR")
    try {
        // One for the whole program, from any thread.
        CareTeam().use { team -> ask(team, reader, title) }
    } catch (error: CatalogException.TextTooLong) {
        // Each case has its fields; an app chooses its own words by the case.
        println("That is too long: at most ${error.limit} bytes.")
        exitProcess(1)
    } catch (error: BinderException) {
        println("The binder could not do it: $error")
        exitProcess(1)
    }
}

fun ask(team: CareTeam, reader: Reader, title: String) {
    val found = team.identify(reader, title)
    val role = found.candidates.firstOrNull()?.role
    if (found.verdict != Outcome.ROLE || role == null) {
        println("Not one role. ${found.ask.firstOrNull()?.text.orEmpty()}")
        return
    }
    val card = team.card(reader, role)
    println("${card.title} (${card.place.name})\n${card.headline.text}")
    card.may.forEach { println("  may      ${it.text}") }
    card.mayNot.forEach { println("  may not  ${it.text}") }
    card.questions.take(3).forEach { println("  ask      ${it.text}") }
    card.sources.take(3).forEach { println("  [${it.number}] ${it.cite}, read ${it.read}") }

    // What a family writes is sealed in one file. An app keeps the key in the keystore.
    val path = Files.createTempDirectory("sample").resolve("binder").toString()
    val key = ByteArray(32).also(SecureRandom()::nextBytes)
    Binder.create(path, key, "", System.currentTimeMillis()).use { binder ->
        val now = System.currentTimeMillis()
        val child = binder.apply(Change.AddChild(ChildFields(name = "Ada")), now).added.single()
        binder.apply(Change.AddPerson(child, PersonFields(title = title, roleId = role)), now)
        println("people: ${binder.team(child).people.size}")
        binder.undo(now)
        println("people after undo: ${binder.team(child).people.size}")
        binder.shut()
    }
    println("files deleted: ${deleteBinder(path).removed.size}")
}
