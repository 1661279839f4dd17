package org.careteam.ui

import org.careteam.Change
import org.careteam.ChildFields
import org.careteam.PersonFields
import org.careteam.ui.desk.Spot

class Filled(val person: String, val visit: String)

/** A family in the middle of it: two people, two needs, a visit with an answer and a tick. */
fun filled(world: World, childName: String = "Ada", answered: Boolean = true): Filled {
    val desk = world.desk
    desk.go(Spot.Card("or-qmha"))
    var person = ""
    desk.role.addToTeam(checkNotNull(desk.role.state.value.card), "QMHA") { person = it }
    desk.team.editPerson(person, "name", PersonFields(name = "Dana"))
    desk.keep()
    val child = world.kept { it.children().single().child.id }
    world.kept {
        it.apply(Change.EditChild(child, ChildFields(name = childName)), world.device.nowMs())
        it.apply(
            Change.AddPerson(child, PersonFields(name = "Sam Rivera", title = "LCSW", roleId = "or-lcsw", phone = "503-555-0100")),
            world.device.nowMs()
        )
    }
    desk.team.toggleNeed("trauma")
    desk.team.toggleNeed("sleep")
    var visit = ""
    desk.visit.startPlan()
    desk.visit.make { visit = it }
    desk.go(Spot.Visit(visit))
    val items = checkNotNull(desk.visit.state.value.visit).items
    if (!answered) {
        desk.go(Spot.Ask)
        return Filled(person, visit)
    }
    desk.visit.tick(items[0].id, true)
    val spanish = desk.settings.value.language == "es"
    val goals = items.firstOrNull { it.questionId == "q-goals" } ?: items[1]
    desk.visit.answer(goals.id, if (spanish) "Que duerma sin pesadillas. Lo vemos cada mes." else "To sleep without bad dreams. We check each month.")
    val licensed = items.firstOrNull { it.questionId == "q-licensed" } ?: items[3]
    desk.visit.answer(licensed.id, if (spanish) "No. La supervisa Sam Rivera, LCSW." else "No. Her supervisor is Sam Rivera, LCSW.")
    desk.visit.star(items[2].id, true)
    desk.keep()
    desk.go(Spot.Ask)
    return Filled(person, visit)
}
