package org.careteam

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonPrimitive
import kotlin.reflect.KClass
import kotlin.reflect.KFunction
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.full.isSubclassOf
import kotlin.reflect.full.memberProperties
import kotlin.reflect.full.primaryConstructor

/** From JSON to records and back, by the names of their members. */
object Mirror {
    /** Calls a function with arguments from JSON; each member of the JSON must be an argument. */
    fun call(function: KFunction<*>, receiver: Any?, args: JsonObject): Any? {
        val given = mutableMapOf<KParameter, Any?>()
        for (parameter in function.parameters) {
            val name = parameter.name
            if (name == null || parameter.kind == KParameter.Kind.INSTANCE) {
                given[parameter] = receiver
            } else if (args.has(snake(name))) {
                given[parameter] = value(args[snake(name)], parameter.type)
            } else {
                check(parameter.isOptional) { "no argument ${snake(name)}" }
            }
        }
        val names = function.parameters.mapNotNull { it.name?.let(::snake) }
        check(names.containsAll(args.keySet())) { "${args.keySet() - names.toSet()} are no arguments" }
        return function.callBy(given)
    }

    private fun value(json: JsonElement, type: KType): Any? {
        val kind = type.classifier as KClass<*>
        return when {
            json.isJsonNull -> null.also { check(type.isMarkedNullable) { "null for $type" } }
            kind == String::class -> json.asString
            kind == Int::class -> json.asInt
            kind == Long::class -> json.asLong
            kind == Boolean::class -> json.asBoolean
            kind == ByteArray::class -> bytes(json.asString)
            kind == List::class -> json.asJsonArray.map { value(it, type.arguments.single().type!!) }
            kind.java.isEnum -> kind.java.enumConstants.single { plain(it as Enum<*>) == plain(json.asString) }
            kind.isSealed -> {
                val (case, fields) = json.asJsonObject.entrySet().single()
                val of = kind.sealedSubclasses.single { snake(it.simpleName!!) == case }
                call(of.primaryConstructor!!, null, fields.asJsonObject)
            }
            kind.isData -> call(kind.primaryConstructor!!, null, json.asJsonObject)
            else -> error("no way to make a $type")
        }
    }

    /** What a call gave. Texts go through [text]. */
    fun json(value: Any?, text: (String) -> String): JsonElement = when (value) {
        null, Unit -> JsonNull.INSTANCE
        is String -> JsonPrimitive(text(value))
        is Number -> JsonPrimitive(value.toLong())
        is Boolean -> JsonPrimitive(value)
        is ByteArray -> JsonPrimitive(hex(value))
        is Enum<*> -> JsonPrimitive(ENUM + plain(value))
        is Throwable -> described(value, text)
        is List<*> -> JsonArray().also { list -> value.forEach { list.add(json(it, text)) } }
        else -> if (value::class.isData) fields(value, text) else JsonNull.INSTANCE
    }

    /** An error: its case, its fields and its text. */
    fun described(error: Throwable, text: (String) -> String): JsonObject {
        val out = JsonObject()
        out.addProperty("case", error::class.simpleName)
        out.add("fields", fields(error, text))
        out.addProperty("text", text(error.toString()))
        return out
    }

    /** The members of a record or of an error, by the names that Rust gives them. */
    fun fields(value: Any, text: (String) -> String): JsonObject {
        if (value::class.isData) {
            // A log or a crash report that prints a record must hold no word of a family.
            check(value.toString() == value::class.simpleName) { "a ${value::class.simpleName} prints its fields" }
        }
        val members = value::class.memberProperties.associateBy { it.name }
        val out = JsonObject()
        for (parameter in value::class.primaryConstructor!!.parameters) {
            val member = members.getValue(parameter.name!!)
            out.add(snake(member.name), json(member.getter.call(value), text))
        }
        return out
    }

    /** The first place where a result differs from what a vector says. */
    fun difference(got: JsonElement, wanted: JsonElement, at: String): String? = when {
        got is JsonObject && wanted is JsonObject ->
            if (got.keySet() != wanted.keySet()) {
                "$at has ${got.keySet()}, wanted ${wanted.keySet()}"
            } else {
                got.keySet().firstNotNullOfOrNull { difference(got[it], wanted[it], "$at.$it") }
            }
        got is JsonArray && wanted is JsonArray && got.size() == wanted.size() ->
            got.indices().firstNotNullOfOrNull { difference(got[it], wanted[it], "$at[$it]") }
        got == wanted -> null
        got is JsonPrimitive && got.isString && got.asString.startsWith(ENUM) ->
            (ENUM + plain(wanted.asString)).takeIf { it != got.asString }
                ?.let { "$at is ${got.asString.removePrefix(ENUM)}, wanted $wanted" }
        got is JsonPrimitive && wanted is JsonPrimitive && got.isNumber && wanted.isNumber &&
            got.asLong == wanted.asLong -> null
        else -> "$at is $got, wanted $wanted"
    }

    /** Marks a case of an enum, which vectors may spell in two ways. */
    private const val ENUM = "\u0001"

    private fun JsonArray.indices() = 0 until size()

    fun snake(name: String): String =
        name.replace(Regex("(?<=[a-z0-9])(?=[A-Z])"), "_").lowercase()

    fun camel(name: String): String = name.replace(Regex("_([a-z])")) { it.groupValues[1].uppercase() }

    private fun plain(case: Enum<*>): String = plain(case.name)

    private fun plain(case: String): String = case.lowercase().replace('_', '-')

    fun bytes(digits: String): ByteArray =
        digits.chunked(2).map { it.toInt(16).toByte() }.toByteArray()

    private fun hex(bytes: ByteArray): String =
        bytes.joinToString("") { "%02x".format(it.toInt() and 0xff) }
}
