package org.careteam

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import java.io.File
import java.io.RandomAccessFile
import java.lang.reflect.InvocationTargetException
import java.nio.file.Files
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.reflect.KFunction
import kotlin.reflect.full.companionObject
import kotlin.reflect.full.companionObjectInstance
import kotlin.reflect.full.memberFunctions
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory

/** Replays the shared vectors; `tests/vectors/README.md` says what a step is. */
class VectorsTest {
    @TestFactory
    fun `every file answers as it says`(): List<DynamicTest> = files().map { file ->
        DynamicTest.dynamicTest(file.name) {
            val wrong = World().use { world ->
                steps(file).mapIndexedNotNull { at, step ->
                    world.step(step)?.let { "step $at, ${step["call"]}: $it" }
                }
            }
            assertTrue(wrong.isEmpty(), wrong.joinToString("\n"))
        }
    }

    @Test
    fun `every exported call has a step`() {
        val kinds = setOf("function", "constructor", "method")
        val exported = File(property("careteam.api")).readLines()
            .map { it.split(' ', '(') }
            .filter { it.first() in kinds }
            .map { it[1] }
        val called = files().flatMap(::steps).map { it["call"].asString }.toSet()
        assertTrue(exported.size > 50, "only ${exported.size} calls are listed")
        assertEquals(emptySet<String>(), exported.toSet() - called)
    }

    private fun files(): List<File> =
        File(property("careteam.vectors"), "calls").listFiles()!!
            .filter { it.extension == "json" }.sorted()
            .also { check(it.size >= 10) { "only ${it.size} files of vectors" } }

    private fun steps(file: File): List<JsonObject> =
        JsonParser.parseString(file.readText()).asJsonObject["steps"].asJsonArray
            .map { it.asJsonObject }

    private fun property(name: String): String = System.getProperty(name)!!
}

/** What lives from one step to the next. */
private class World : AutoCloseable {
    private val folder = Files.createTempDirectory("careteam").toFile()
    private val team = CareTeam()
    private val binders = mutableMapOf<String, Binder>()
    private val values = sortedMapOf("dir" to folder.path)
    private val log = CopyOnWriteArrayList<String>()
    private var ids = 0

    /** Null where the step gave what it says. */
    fun step(step: JsonObject): String? {
        // Where the answer hangs on the machine.
        if (step["only"]?.asString == "linux" && System.getProperty("os.name") != "Linux") return null
        val error = step["error"]
        val got = try {
            val args = filledIn(step["args"]).asJsonObject
            call(step["call"].asString, step["on"]?.asString.orEmpty(), args)
        } catch (thrown: InvocationTargetException) {
            val cause = thrown.targetException
            if (error == null) return "it threw $cause"
            return Mirror.difference(described(cause), error, "error")
        }
        if (error != null) return "it gave an answer instead of $error"
        step["keep"]?.let { name ->
            values[name.asString] = Mirror.json(got) { it }.asString
            return null
        }
        if (got is Applied) got.added.forEach { values["${++ids}"] = it }
        val json = Mirror.json(got, ::named)
        return Mirror.difference(firstOf(json, step["take"]), step["result"] ?: JsonNull.INSTANCE, "result")
    }

    private fun call(name: String, on: String, args: JsonObject): Any? {
        val (owner, method) = if ('.' in name) name.split('.') else listOf("", name)
        return when {
            name == "CareTeam.new" -> CareTeam().close()
            owner == "CareTeam" -> Mirror.call(method(team, method), team, args)
            name == "Binder.create" || name == "Binder.open" -> {
                val made = Binder::class.companionObject!!.memberFunctions.single { it.name == method }
                binders[on] = Mirror.call(made, Binder::class.companionObjectInstance, args) as Binder
                null
            }
            owner == "Binder" -> binders.getValue(on).let { Mirror.call(method(it, method), it, args) }
            name == "set_log_sink" -> sink(args["sink"].asBoolean)
            name == "patch" -> patch(args["path"].asString, args["at"].asLong, Mirror.bytes(args["bytes"].asString))
            else -> Mirror.call(functions.getValue(name), null, args)
        }
    }

    private fun method(of: Any, name: String): KFunction<*> =
        of::class.memberFunctions.single { it.name == Mirror.camel(name) }

    private val functions: Map<String, KFunction<*>> = mapOf(
        "binder_key_note" to ::binderKeyNote,
        "delete_binder" to ::deleteBinder,
        "migrate_binder" to ::migrateBinder,
        "open_backup" to ::openBackup,
        "salvage_binder" to ::salvageBinder
    )

    /** Bytes at a place in a file, which is made where it is missing. */
    private fun patch(path: String, at: Long, bytes: ByteArray) = RandomAccessFile(path, "rw").use {
        it.seek(at)
        it.write(bytes)
    }

    private fun sink(wanted: Boolean): List<String>? {
        val keep = object : LogSink {
            override fun log(level: LogLevel, target: String, text: String) {
                log.add("${level.name.lowercase()} $target $text")
            }
        }
        setLogSink(keep.takeIf { wanted })
        return if (wanted) null else log.toList()
    }

    private fun described(error: Throwable): JsonObject =
        Mirror.described(error) { withoutLine(error, named(it)) }

    private fun withoutLine(error: Throwable, text: String): String =
        if (error is CatalogException.Defect) text.substringBeforeLast(':') else text

    private fun filledIn(json: JsonElement): JsonElement = mapTexts(json) { text ->
        values.entries.fold(text) { kept, (name, value) -> kept.replace("<$name>", value) }
    }

    private fun named(text: String): String {
        val plain = text.split('"').joinToString("\"") { drawn.replace(it, "-<device>") }
        return values.entries.fold(plain) { kept, (name, value) -> kept.replace(value, "<$name>") }
    }

    private val drawn = Regex("-[0-9a-fA-F]{16}$")

    private fun firstOf(json: JsonElement, take: JsonElement?): JsonElement {
        if (take == null || json !is JsonArray) return json
        val out = JsonObject()
        out.addProperty("count", json.size())
        out.add("first", JsonArray().also { list -> json.take(take.asInt).forEach(list::add) })
        return out
    }

    private fun mapTexts(json: JsonElement, change: (String) -> String): JsonElement = when {
        json is JsonPrimitive && json.isString -> JsonPrimitive(change(json.asString))
        json is JsonArray -> JsonArray().also { list -> json.forEach { list.add(mapTexts(it, change)) } }
        json is JsonObject -> JsonObject().also { map ->
            json.entrySet().forEach { (key, value) -> map.add(key, mapTexts(value, change)) }
        }
        else -> json
    }

    override fun close() {
        setLogSink(null)
        binders.values.forEach(Binder::close)
        team.close()
        folder.deleteRecursively()
    }
}
