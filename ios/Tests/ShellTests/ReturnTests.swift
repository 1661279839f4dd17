import CareTeamCore
import Foundation
import Shell
import Testing
import World

/// Across the end of the process, two languages, several children.
@MainActor @Suite struct ReturnTests {
    @Test func theParentIsWhereTheyWere() async throws {
        let world = try World()
        world.desk.ask.text = "QMHA"
        world.desk.go(.card("or-qmha"))
        await world.desk.settled()
        world.desk.addToTeam(try #require(world.desk.role.card))
        await world.desk.settled()
        world.desk.plan()
        await world.desk.settled()
        world.desk.makeList()
        await world.desk.settled()
        let visit = try #require(world.desk.visit.visit)
        world.desk.visit.answer(visit.items[0].id, "half a sent")
        await world.endAndStartAgain()
        #expect(world.desk.place == .visit)
        #expect(world.desk.stack(of: .visit) == [.visit(visit.visit.id)])
        #expect(world.desk.stack(of: .ask) == [.card("or-qmha")])
        #expect(world.desk.visit.visit?.items[0].answer == "half a sent")
        #expect(world.desk.ask.text == "QMHA" && world.desk.ask.answer != nil)
    }

    @Test func whatIsRememberedOutsideTheBinderNamesNobody() async throws {
        let world = try World()
        world.desk.go(.card("or-qmha"))
        await world.desk.settled()
        world.desk.addToTeam(try #require(world.desk.role.card))
        await world.desk.settled()
        let id = try #require(world.desk.team.person?.id)
        world.desk.team.edit(person: id, "name", PersonFields(name: "Canary"))
        world.desk.team.needText = "Canary cannot sleep"
        world.desk.leave()
        await world.desk.settled()
        let kept = String(
            decoding: try JSONEncoder().encode(try #require(world.memory.whereabout)), as: UTF8.self)
        #expect(kept.contains(id) && !kept.contains("Canary"))
    }

    @Test func aPlaceThatIsGoneIsNoTrap() async throws {
        let world = try World()
        world.desk.turn(to: .visit, [.visit("no-such-visit")])
        await world.endAndStartAgain()
        await world.desk.settled()
        #expect(world.desk.visit.visit == nil && world.desk.visit.trouble != nil)
        #expect(!FileManager.default.fileExists(atPath: world.safe.path), "looking for it made no file")
        world.desk.back()
        await world.desk.settled()
        #expect(world.desk.stack(of: .visit).isEmpty && world.desk.visit.trouble == nil)
    }

    @Test func everythingOnTheScreenTurnsSpanishAtOnce() async throws {
        let world = try World()
        world.desk.ask.text = "QMHA"
        world.desk.go(.card("or-qmha"))
        world.desk.help.isOpen = true
        await world.desk.settled()
        let english = try #require(world.desk.role.card)
        let steps = try #require(world.desk.help.screen).steps.map(\.text)
        world.desk.choose { $0.language = "es" }
        await world.desk.settled()
        let spanish = try #require(world.desk.role.card)
        #expect(spanish.role == english.role && spanish.headline.text != english.headline.text)
        #expect(world.desk.help.screen?.steps.map(\.text) != steps)
        #expect(world.desk.role.spoken.contains("No puede:"))
        world.desk.role.speak()
        #expect(world.phone.spoken.last?.language == "es")
        #expect(world.memory.kept.language == "es")
        #expect(world.desk.settings.locale.identifier == "es_US")
    }

    @Test func theStateDecidesAndMayBeChangedLater() async throws {
        let world = try World(state: nil)
        world.desk.ask.text = "QMHP"
        await world.desk.settled()
        #expect(world.desk.ask.answer?.candidates.first?.ofThisState == false)
        world.desk.choose { $0.state = "OR" }
        await world.desk.settled()
        #expect(world.desk.ask.answer?.candidates.first?.role == "or-qmhp")
        #expect(world.desk.ask.answer?.candidates.first?.ofThisState == true)
    }

    @Test func eachChildHasATeamOfItsOwn() async throws {
        let world = try World()
        world.desk.team.toggleNeed("trauma")
        await world.desk.settled()
        world.desk.team.nameChild("Robin")
        world.desk.addChild()
        await world.desk.settled()
        #expect(world.desk.team.children.count == 2)
        #expect(world.desk.team.team?.needs.isEmpty == true)
        let first = try #require(world.desk.team.children.first { $0.needs == 1 })
        world.desk.choose { $0.childId = first.child.id }
        await world.desk.settled()
        #expect(world.desk.team.team?.needs.map(\.needId) == ["trauma"])
        world.desk.team.toggleNeed("trauma")
        await world.desk.settled()
        #expect(world.desk.team.team?.needs.isEmpty == true)
    }
}
