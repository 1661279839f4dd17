package org.careteam.ui.desk

/** The five places. */
enum class Place { Ask, Role, Team, Visit, More }

/** Where the parent is. It is written as a text so that it outlives the process. */
sealed interface Spot {
    val place: Place

    data object Ask : Spot {
        override val place = Place.Ask
    }

    data object Roles : Spot {
        override val place = Place.Role
    }

    data class Card(val role: String) : Spot {
        override val place = Place.Role
    }

    data class Compare(val roles: List<String>) : Spot {
        override val place = Place.Role
    }

    data class Sources(val role: String) : Spot {
        override val place = Place.Role
    }

    data object Team : Spot {
        override val place = Place.Team
    }

    data object Needs : Spot {
        override val place = Place.Team
    }

    data class Person(val id: String) : Spot {
        override val place = Place.Team
    }

    data object Visits : Spot {
        override val place = Place.Visit
    }

    data object Plan : Spot {
        override val place = Place.Visit
    }

    data class Visit(val id: String) : Spot {
        override val place = Place.Visit
    }

    data object More : Spot {
        override val place = Place.More
    }

    data object Rights : Spot {
        override val place = Place.More
    }

    data object AllSources : Spot {
        override val place = Place.More
    }

    fun text(): String =
        when (this) {
            is Card -> "card $role"
            is Compare -> "compare ${roles.joinToString(" ")}"
            is Sources -> "sources $role"
            is Person -> "person $id"
            is Visit -> "visit $id"
            else -> "at ${simple.indexOf(this)}"
        }

    companion object {
        private val simple: List<Spot> by lazy {
            listOf(Ask, Roles, Team, Needs, Visits, Plan, More, Rights, AllSources)
        }

        /** The spot that a text names; none for what no version of the app wrote. */
        fun of(text: String): Spot? {
            val parts = text.split(" ").filter { it.isNotEmpty() }
            val first = parts.getOrNull(1) ?: return null
            return when (parts[0]) {
                "card" -> Card(first)
                "compare" -> Compare(parts.drop(1))
                "sources" -> Sources(first)
                "person" -> Person(first)
                "visit" -> Visit(first)
                "at" -> first.toIntOrNull()?.let(simple::getOrNull)
                else -> null
            }
        }

        fun start(place: Place): Spot =
            when (place) {
                Place.Ask -> Ask
                Place.Role -> Roles
                Place.Team -> Team
                Place.Visit -> Visits
                Place.More -> More
            }
    }
}
