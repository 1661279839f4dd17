// swift-tools-version: 6.0
import PackageDescription

// On Linux the screens are checked against stand-ins for Apple's frameworks, which tell what a screen shows
// and let a test operate it. On Apple the frameworks are the system's and the stand-ins do not exist.
#if os(Linux)
let stubs: [Target] = [
    .target(name: "SwiftUI", path: "Stubs/SwiftUI"),
    .target(name: "UniformTypeIdentifiers", path: "Stubs/UniformTypeIdentifiers"),
    .testTarget(name: "ScreenTests", dependencies: ["Screens", "SwiftUI", "World"]),
]
let ui: [Target.Dependency] = ["Shell", "SwiftUI", "UniformTypeIdentifiers"]
#else
let stubs: [Target] = []
let ui: [Target.Dependency] = ["Shell"]
#endif

let core: Target.Dependency = .product(name: "CareTeamCore", package: "swift")

let package = Package(
    name: "Room",
    defaultLocalization: "en",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [
        .library(name: "Shell", targets: ["Shell"]),
        .library(name: "Screens", targets: ["Screens"]),
    ],
    dependencies: [.package(path: "../bindings/swift")],
    targets: [
        .target(name: "Shell", dependencies: [core]),
        .target(name: "Screens", dependencies: ui),
        .target(name: "World", dependencies: ["Shell"], path: "Tests/World"),
        .testTarget(name: "ShellTests", dependencies: ["Shell", "World"]),
    ] + stubs,
    swiftLanguageModes: [.v6]
)
