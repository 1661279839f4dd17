package org.careteam.ui.desk

/** The visit that is about to be planned. */
data class Plan(
    val kind: String = "",
    val on: String = "",
    val at: String = "",
    val place: String = "",
    val people: List<String> = emptyList(),
    /** The visit whose questions without an answer come along. */
    val from: String? = null
)
