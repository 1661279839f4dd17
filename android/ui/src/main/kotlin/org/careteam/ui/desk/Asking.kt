package org.careteam.ui.desk

import org.careteam.AskedBefore
import org.careteam.BinderInterface
import org.careteam.ChecklistQuery
import org.careteam.Coverage
import org.careteam.HomeView
import org.careteam.OwnQuestion
import org.careteam.TeamCoverage
import org.careteam.TeamQuery
import org.careteam.TeamView
import org.careteam.VisitView

/** The visit that is about to be planned. */
data class Plan(
    val kind: String = "",
    val on: String = "",
    val at: String = "",
    val place: String = "",
    val people: List<String> = emptyList(),
    /** The visit whose questions without an answer come along. */
    val from: String? = null,
)

/** What the binder knows that the questions are chosen from. */
data class Known(val team: TeamView, val home: HomeView, val past: List<VisitView>)

/** Far enough back for what was asked three times; a longer past would only slow the phone. */
private const val PAST_VISITS = 12

fun BinderInterface.known(childId: String, today: String): Known =
    Known(
        team = team(childId),
        home = home(childId, today),
        past = history(childId, 0, PAST_VISITS).visits.map { visit(it.visit.id) },
    )

/*
 * From here on records are only carried from the binder to the catalog, field by field; what is
 * asked, and in which order, the core decides.
 */

fun Known.teamQuery(settings: Settings): TeamQuery =
    TeamQuery(
        state = team.child.state.ifEmpty { null } ?: settings.state,
        people = team.people.present().map { it.asked() },
        needs = team.needs.open(),
    )

fun Known.checklistQuery(settings: Settings, plan: Plan, coverage: TeamCoverage?, except: String? = null): ChecklistQuery {
    val there = team.people.present().filter { plan.people.isEmpty() || it.id in plan.people }
    val before = past.filter { it.visit.id != except && it.visit.on.isNotEmpty() }
    return ChecklistQuery(
        visit = plan.kind,
        state = team.child.state.ifEmpty { null } ?: settings.state,
        today = plan.on.ifEmpty { null },
        people = there.map { it.asked() },
        needs = team.needs.open(),
        gaps = coverage?.capabilities.orEmpty().filter { it.required && it.state == Coverage.NOBODY }.map { it.capability },
        signs = team.signs.map { it.signId }.filter { it.isNotEmpty() }.distinct(),
        history =
            before.flatMap { visit ->
                visit.items.filter { it.questionId.isNotEmpty() }.map {
                    AskedBefore(question = it.questionId, date = visit.visit.on, answered = it.isAnswered)
                }
            },
        own = home.questions.map { OwnQuestion(it.id, it.text) },
    )
}
