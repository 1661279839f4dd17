// swift-tools-version: 6.0
import PackageDescription

let core: Target.Dependency = .product(name: "CareTeamCore", package: "swift")

// On Linux the screens are checked against stand-ins for Apple's frameworks, which tell what a screen shows
// and let a test operate it. On Apple the frameworks are the system's and the stand-ins do not exist.
#if os(Linux)
let frameworks = [
    "SwiftUI", "UniformTypeIdentifiers", "UIKit", "Security", "LocalAuthentication", "AVFoundation",
]
let stubs: [Target] =
    frameworks.map { name in
        .target(
            name: name, dependencies: name == "SwiftUI" ? ["UniformTypeIdentifiers"] : [],
            path: "Stubs/\(name)")
    } + [
        // On Apple the app is built by Xcode from project.yml.
        .target(
            name: "Room",
            dependencies: ["Shell", "Screens", core] + frameworks.map { .init(stringLiteral: $0) },
            path: "App",
            exclude: [
                "Assets.xcassets", "Info.plist", "InfoPlist.xcstrings", "Localizable.xcstrings",
                "PrivacyInfo.xcprivacy",
                "Room.entitlements",
                // Two programs cannot be linked into one, so only a hosted Mac compiles this file.
                "RoomApp.swift",
            ],
            // What Apple's Foundation has of its own, the stand-in for UIKit brings.
            swiftSettings: [.unsafeFlags(["-Xfrontend", "-import-module", "-Xfrontend", "UIKit"])]),
        .testTarget(name: "PhoneTests", dependencies: ["Room", "World"]),
        .testTarget(name: "ScreenTests", dependencies: ["Screens", "SwiftUI", "World"]),
    ]
let ui: [Target.Dependency] = ["Shell", "SwiftUI", "UniformTypeIdentifiers"]
#else
let stubs: [Target] = []
let ui: [Target.Dependency] = ["Shell"]
#endif

let package = Package(
    name: "RoomPackage",
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
