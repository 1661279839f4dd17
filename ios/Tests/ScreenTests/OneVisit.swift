import Shell
import SwiftUI
import Testing
import World

@testable import Screens

/// One visit, from the first message to the list for the next time. A mother in Oregon lives it in English, and a
/// family in Spanish. It can be read aloud: what stands in quotes is what is on the screen.
@MainActor @Suite struct OneVisit {
    private static let search = "Title, letters or business card"

    @Test func tuesdayAtFour() async throws {
        // Monday evening. The clinic left a message: "a QMHA will come on Tuesday at four".
        // The mother opens the app for the first time. It asks for nothing.
        let mother = try await Parent(state: nil)
        mother.sees("Who is coming?")
        mother.sees("Help now")

        // She types what she heard, and has an answer.
        await mother.types("QMHA", into: Self.search)
        mother.sees("Not a licensed clinician")

        // Titles differ from state to state. Only now does the app want to know where she lives.
        mother.sees("Where do you live?")
        await mother.chooses("Oregon", of: "State")
        mother.doesNotSee("Where do you live?")
        mother.sees("Who this is")

        // She opens the card: what a QMHA may do, and what not.
        await mother.tapsWhere("Qualified Mental Health Associate")
        mother.sees("May not")
        mother.sees("Ask first")

        // Her hands are full, so the phone reads it to her.
        await mother.taps("Read aloud")
        mother.hears("May not:")
        await mother.taps("Stop reading")

        // She wants to know who says so, and when that was looked up.
        await mother.tapsWhere("Sources (")
        mother.sees("We read it on")
        await mother.taps("Back")

        // She takes this person onto the family's team.
        await mother.taps("Add to our team")
        mother.sees("Qualified Mental Health Associate is on your team now")
        #expect(mother.value(of: "Title, as you heard it") == "QMHA")

        // The message also said a name and a number. She calls to confirm.
        await mother.types("Dana", into: "Name")
        await mother.types("503 555 0100", into: "Phone")
        await mother.taps("Call")
        #expect(mother.phone.dialed == ["503 555 0100"])
        await mother.taps("Back")
        mother.sees("Dana")

        // What does her daughter need? She says it in her own words.
        mother.sees("Tell what your child needs.")
        await mother.taps("Choose needs")
        await mother.types("she has nightmares since the accident", into: "In your own words")
        mother.sees("We heard")
        await mother.tapsWhere("Trauma")
        await mother.taps("Done")

        // Nobody on this team may treat trauma. The app gives her a sentence to say, and whom to ask.
        mother.sees("Nobody")
        mother.sees("You can say")
        mother.sees("Ask them")

        // She looks at the same thing as a picture, and goes back to the list.
        await mother.chooses("Picture", of: "Who covers what")
        mother.sees("Picture of your team. Covered:")
        await mother.chooses("List", of: "Who covers what")

        // She makes a list for Tuesday at four.
        await mother.taps("Visit")
        mother.sees("No visit is planned")
        await mother.taps("Plan a visit")
        await mother.types("2026-12-01", into: "Day")
        await mother.types("16:00", into: "Time")
        await mother.taps("Make the list")
        mother.sees("Tuesday, December 1, 2026")
        mother.sees("Ask these three first")
        mother.sees("Then, if there is time")
        let firstOfTheList = try #require(mother.questions.first)

        // One question of her own must come before all others.
        await mother.types("Can you come at five next time?", into: "Your own question")
        await mother.taps("Add")
        await mother.dragsToTheTop("Can you come at five next time?")
        #expect(mother.questions.first == "Can you come at five next time?")

        // She empties the search and puts the phone away. What others would see in the list of apps is a cover.
        await mother.taps("Ask")
        await mother.taps("Back")
        await mother.types("", into: Self.search)
        await mother.putsThePhoneAway()
        mother.doesNotSee("Dana")
        mother.doesNotSee("QMHA")

        // Tuesday, four o'clock. Dana sits in the kitchen. From the start of the app to the first tick: two taps.
        await mother.opensTheApp(on: "2026-12-01")
        mother.sees("Next visit")
        await mother.tapsWhere("Tuesday, December 1, 2026")
        await mother.taps("Asked: Can you come at five next time?")
        mother.sees("Asked, no answer yet")

        // She asks the next one. Why to ask it is before her eyes, and she writes down what Dana says.
        await mother.tapsWhere(firstOfTheList)
        mother.sees("Why ask")
        await mother.types("Dr. Reyes, LPC", into: "What they said")
        await mother.tapsWhere(firstOfTheList)
        mother.sees("Answered")
        mother.sees("1 of \(mother.questions.count) questions answered")

        // Dana leaves.
        await mother.taps("The visit is over")
        mother.sees("This visit is over")

        // The other parent gets the list on paper. The answers stay with her: she did not tick them.
        await mother.taps("Share, print")
        await mother.taps("Print")
        #expect(mother.phone.printed.count == 1)
        #expect(mother.phone.printed.first?.html.contains("Can you come at five next time?") == true)
        #expect(mother.phone.printed.first?.html.contains("Reyes") == false)

        // She plans the next visit. What Dana did not answer comes along; what she answered does not.
        await mother.taps("Plan the next visit")
        mother.sees("without an answer come along")
        await mother.taps("Make the list")
        mother.sees("From last time")
        mother.sees("Can you come at five next time?")
        mother.doesNotSee("Dr. Reyes")
        mother.allWordsAreThere()
    }

    @Test func laMismaVisitaEnEspañol() async throws {
        // La familia abre la aplicación en español y toca un ejemplo.
        let family = try await Parent(language: "es")
        family.sees("¿Quién viene?")
        await family.taps("terapeuta familiar")
        family.sees("Preg")

        // Escribe lo que oyó, lee la tarjeta y la añade al equipo.
        await family.types("QMHA", into: "Título, letras o tarjeta")
        family.sees("No tiene licencia clínica")
        await family.tapsWhere("Asociado calificado de salud mental")
        family.sees("No puede")
        await family.taps("Añadir a nuestro equipo")
        family.sees("ya está en su equipo")
        await family.types("Dana", into: "Nombre")
        await family.taps("Atrás")

        // Elige lo que necesita su hija, y ve que nadie se ocupa de eso.
        await family.taps("Elegir necesidades")
        await family.tapsWhere("Trauma")
        await family.taps("Listo")
        family.sees("Nadie")

        // Hace la lista para la visita.
        await family.taps("Visita")
        await family.taps("Planear una visita")
        await family.taps("Hacer la lista")
        family.sees("noviembre")
        family.sees("Pregunte primero estas tres")
        family.sees("preguntas con respuesta")

        // La aplicación dice qué pasa con los datos y quién escribió el español; la ayuda está a un toque.
        await family.taps("Más")
        family.sees("Sus datos")
        family.sees("Español: estas palabras las escribió una máquina.")
        await family.taps("Ayuda ya")
        family.sees("Llamar al 988")
        family.allWordsAreThere()
    }
}
