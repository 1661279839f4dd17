import Foundation
import Testing

extension Careteam {
    /// Replays the shared vectors; `tests/vectors/README.md` says what a step is.
    @Suite struct Vectors {
        @Test(arguments: try Repository.vectors()) func answerAsTheySay(_ file: String) throws {
            let world = try World()
            for (at, step) in try steps(file).enumerated() {
                let wrong: String?
                do { wrong = try world.step(step) } catch { wrong = "\(error)" }
                if let wrong { Issue.record("step \(at), \(step["call"]?.asText ?? "?"): \(wrong)") }
            }
        }

        @Test func thereIsOneForEveryExportedCall() throws {
            let files = try Repository.vectors()
            #expect(files.count >= 10)
            let exported = try Repository.text("bindings/ffi/api.txt").split(separator: "\n")
                .map { $0.split { " (".contains($0) } }
                .filter { ["function", "constructor", "method"].contains($0[0]) }
                .map { String($0[1]) }
            #expect(exported.count > 50)
            let called = try files.flatMap(steps).compactMap { $0["call"]?.asText }
            #expect(Set(exported).subtracting(called).sorted() == [])
        }

        @Test func everyCaseOfAnErrorWithoutFieldsHasAName() throws {
            let lines = try Repository.text("bindings/ffi/api.txt").split(separator: "\n")
                .map { $0.split(separator: " ") }
            // "error BinderError 08 NoSpace": fields would stand in brackets behind. What a log sink throws
            // is made on this side and never described.
            let names =
                lines
                .filter {
                    $0.count == 4 && $0[0] == "error" && $0[1] != "LogSinkError" && !$0[3].contains("(")
                }
                .map { String($0[3]) }
            #expect(names.sorted() == bareCases.keys.sorted())
            for (name, error) in bareCases { #expect(Json(described: error)["case"]?.asText == name) }
        }

        private func steps(_ file: String) throws -> [Json] {
            let json = Data(try Repository.text("tests/vectors/calls/\(file)").utf8)
            guard case .list(let steps) = try JSONDecoder().decode(Json.self, from: json)["steps"] else {
                throw BadArgument(description: "\(file) has no steps")
            }
            return steps
        }
    }
}
