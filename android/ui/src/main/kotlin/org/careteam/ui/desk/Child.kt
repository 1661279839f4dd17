package org.careteam.ui.desk

import org.careteam.BinderInterface
import org.careteam.Change
import org.careteam.Child
import org.careteam.ChildFields
import org.careteam.Item
import org.careteam.Need
import org.careteam.Person
import org.careteam.TeamPerson

/** The child that the screens are about: the chosen one, else the first. */
fun BinderInterface.currentChild(settings: Settings): Child? {
    val children = children().map { it.child }
    return children.firstOrNull { it.id == settings.childId } ?: children.firstOrNull()
}

/** The child to write for. The first one is made when the first thing is kept: no form before that. */
fun BinderInterface.childToKeep(settings: Settings, nowMs: Long): String =
    currentChild(settings)?.id ?: apply(Change.AddChild(ChildFields(state = settings.state)), nowMs).added.single()

/** A person of the binder as the catalog asks for one. */
fun Person.asked(): TeamPerson =
    TeamPerson(title = title.ifBlank { name }, role = roleId.ifEmpty { null }, supervisorNamed = supervisor.isNotBlank())

fun List<Person>.present(): List<Person> = filter { !it.left }

fun List<Need>.open(): List<String> = filter { !it.met }.map { it.needId }.filter { it.isNotEmpty() }.distinct()

/** The name that a row shows: what was given, else the title. */
val Person.shown: String get() = name.ifBlank { title }

val Item.isAnswered: Boolean get() = answer.isNotBlank()
