// swift-tools-version: 6.0
import PackageDescription

// Not in a folder called "swift": SwiftPM tells packages apart by the last part of their path.
let package = Package(
    name: "WhoIsThis",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "CareTeam", path: "../../../bindings/swift")],
    targets: [
        .executableTarget(
            name: "WhoIsThis",
            dependencies: [.product(name: "CareTeamCore", package: "CareTeam")],
            path: ".", sources: ["main.swift"])
    ],
    swiftLanguageModes: [.v6]
)
