// swift-tools-version: 6.0
import PackageDescription

// On Linux the static library that cargo built is linked from lib/. On Apple the core comes as an
// XCFramework, which a hosted macOS runner makes. `bindings/swift/build` puts the generated source and
// header in their places first: they are not committed.
#if os(Linux)
let core: Target = .systemLibrary(name: "CareTeamFFI")
let link: [LinkerSetting] = [.unsafeFlags(["-L", "\(Context.packageDirectory)/lib"])]
#else
let core: Target = .binaryTarget(name: "CareTeamFFI", path: "CareTeamFFI.xcframework")
let link: [LinkerSetting] = []
#endif

let package = Package(
    name: "CareTeam",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "CareTeamCore", targets: ["CareTeamCore"])],
    targets: [
        core,
        .target(name: "CareTeamCore", dependencies: ["CareTeamFFI"], linkerSettings: link),
        .testTarget(name: "CareTeamCoreTests", dependencies: ["CareTeamCore"]),
        .executableTarget(name: "Benchmarks", dependencies: ["CareTeamCore"], path: "Benchmarks"),
    ],
    swiftLanguageModes: [.v6]
)
