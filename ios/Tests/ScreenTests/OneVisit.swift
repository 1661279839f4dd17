import CareTeamCore
import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// The whole loop, as a mother in Oregon walks it. Nothing here knows how the app is made.
@MainActor @Suite struct OneVisit {
    @Test func tuesdayAtFour() async throws {
        // Somebody from the clinic left a message: "a QMHA will come on Tuesday".
        let hands = try await Hands(state: nil)
        hands.sees("Who is coming?")
        hands.sees("Help now")
        await hands.type("QMHA", into: "Title, letters or business card")
        hands.sees("Not a licensed clinician")

        // Titles differ from state to state, and now there is an answer that depends on it.
        hands.sees("Where do you live?")
        await hands.choose("Oregon", of: "State")
        hands.sees("Who this is")
        hands.doesNotSee("Where do you live?")
        await hands.tapWhere("Qualified Mental Health Associate")

        // The card: what she may, and what she may not.
        hands.sees("May not")
        hands.sees("Ask first")
        await hands.tap("Read aloud")
        #expect(hands.phone.spoken.first?.text.contains("May not:") == true)
        await hands.tap("Stop reading")
        await hands.tapWhere("Sources (")
        hands.sees("We read it on")
        await hands.tap("Back")
        await hands.tap("Add to our team")

        // She is on the team; her name is Dana.
        hands.sees("Qualified Mental Health Associate is on your team now")
        #expect(hands.value(of: "Title, as you heard it") == "QMHA")
        await hands.type("Dana", into: "Name")
        await hands.type("503 555 0100", into: "Phone")
        await hands.tap("Call")
        #expect(hands.phone.dialed == ["503 555 0100"])
        await hands.tap("Back")
        hands.sees("Dana")
        hands.sees("Tell what your child needs.")

        // What does the child need?
        await hands.tap("Choose needs")
        await hands.type("she has nightmares since the accident", into: "In your own words")
        hands.sees("We heard")
        await hands.tapWhere("Trauma")
        await hands.tap("Done")

        // Nobody on this team may treat trauma, and there is a sentence to say.
        hands.sees("You can say")
        hands.sees("Nobody")
        await hands.choose("Picture", of: "Who covers what")
        hands.sees("Picture of your team. Covered:")
        await hands.choose("List", of: "Who covers what")
        hands.sees("Ask them")

        // A list for Tuesday.
        await hands.tap("Visit")
        hands.sees("No visit is planned")
        await hands.tap("Plan a visit")
        await hands.type("2026-12-01", into: "Day")
        await hands.type("16:00", into: "Time")
        await hands.tap("Make the list")
        hands.sees("Tuesday, December 1, 2026")
        hands.sees("Ask these three first")
        hands.sees("Then, if there is time")
        let items = try #require(hands.world.desk.visit.visit).items
        let first = items[0].text

        // One question of her own, dragged to the top.
        await hands.type("Can you come at five next time?", into: "Your own question")
        await hands.tap("Add")
        await hands.drag("Can you come at five next time?", before: 0)
        #expect(hands.world.desk.visit.visit?.items.first?.text == "Can you come at five next time?")

        // On Tuesday the app was closed long ago. From the start to the first tick: two taps.
        hands.world.desk.turn(to: .ask)
        hands.world.desk.ask.text = ""
        hands.phone.today = "2026-12-01"
        await hands.startAgain()
        hands.sees("Next visit")
        await hands.tapWhere("Tuesday, December 1, 2026")
        await hands.tap("Asked: Can you come at five next time?")
        hands.sees("Asked, no answer yet")

        // She asks, and writes down what was said, with the reason to ask before her eyes.
        await hands.tapWhere(first)
        hands.sees("Why ask")
        await hands.type("Dr. Reyes, LPC", into: "What they said")
        await hands.tapWhere(first)
        hands.sees("Answered")
        hands.sees("1 of \(items.count + 1) questions answered")
        await hands.tap("The visit is over")
        hands.sees("This visit is over")

        // On paper for the other parent, without the answers.
        await hands.tap("Share, print")
        await hands.tap("Print")
        #expect(hands.phone.printed.count == 1)
        #expect(hands.phone.printed.first?.html.contains("Reyes") == false)

        // What nobody answered comes along to the next visit.
        await hands.tap("Plan the next visit")
        hands.sees("without an answer come along")
        await hands.tap("Make the list")
        hands.sees("From last time")
        hands.sees("Can you come at five next time?")
        hands.allWordsAreThere()
    }

    @Test func laMismaVisitaEnEspañol() async throws {
        let hands = try await Hands(language: "es")
        hands.sees("¿Quién viene?")
        await hands.tap("terapeuta familiar")
        hands.sees("Preg")
        await hands.type("QMHA", into: "Título, letras o tarjeta")
        hands.sees("No tiene licencia clínica")
        await hands.tapWhere("Asociado calificado de salud mental")
        hands.sees("No puede")
        await hands.tap("Añadir a nuestro equipo")
        hands.sees("ya está en su equipo")
        await hands.type("Dana", into: "Nombre")
        await hands.tap("Atrás")
        await hands.tap("Elegir necesidades")
        await hands.tapWhere("Trauma")
        await hands.tap("Listo")
        hands.sees("Nadie")
        await hands.tap("Visita")
        await hands.tap("Planear una visita")
        await hands.tap("Hacer la lista")
        hands.sees("noviembre")
        hands.sees("Pregunte primero estas tres")
        hands.sees("preguntas con respuesta")
        await hands.tap("Más")
        hands.sees("Sus datos")
        await hands.tap("Ayuda ya")
        hands.sees("Llamar al 988")
        hands.allWordsAreThere()
    }
}
