import javax.inject.Inject

/*
 * The Rust core for Android: the library for each kind of phone by cargo-ndk, and its Kotlin side
 * written from the library of this machine. Both are made in the build, so nothing generated is
 * kept in the repository.
 */
plugins {
    alias(libs.plugins.android.library)
}

android {
    namespace = "org.careteam.core"
    compileSdk = libs.versions.compileSdk.get().toInt()
    ndkVersion = libs.versions.ndk.get()
    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        consumerProguardFiles("../../bindings/kotlin/src/main/resources/META-INF/proguard/careteam.pro")
    }
    sourceSets["main"].kotlin.directories += "../../bindings/kotlin/src/main/kotlin"
}

val checkout: Directory = layout.projectDirectory.dir("../..")

/** Runs cargo in the repository; what it makes goes into [output]. */
abstract class CargoNdk @Inject constructor(private val run: ExecOperations) : DefaultTask() {
    @get:Internal abstract val repository: DirectoryProperty

    @get:Input abstract val abis: ListProperty<String>

    @get:Input abstract val minSdk: Property<Int>

    @get:OutputDirectory abstract val output: DirectoryProperty

    init {
        // Cargo knows best what has changed.
        outputs.upToDateWhen { false }
    }

    @TaskAction
    fun build() {
        val targets = abis.get().flatMap { listOf("-t", it) }
        run.exec {
            workingDir = repository.get().asFile
            commandLine(
                listOf("cargo", "ndk", "-o", output.get().asFile.path, "--platform", minSdk.get().toString()) +
                    targets + listOf("build", "--locked", "--profile", "phone", "-p", "careteam-ffi"),
            )
        }
    }
}

abstract class WriteKotlin @Inject constructor(private val run: ExecOperations) : DefaultTask() {
    @get:Internal abstract val repository: DirectoryProperty

    @get:OutputDirectory abstract val output: DirectoryProperty

    init {
        outputs.upToDateWhen { false }
    }

    @TaskAction
    fun write() {
        val root = repository.get().asFile
        fun cargo(vararg words: String) = run.exec {
            workingDir = root
            commandLine(listOf("cargo") + words)
        }
        cargo("build", "--locked", "-p", "careteam-ffi", "-p", "careteam-bindgen")
        val target = System.getenv("CARGO_TARGET_DIR")?.let(::File) ?: root.resolve("target")
        val library = listOf("so", "dylib").map { target.resolve("debug/libcareteam_ffi.$it") }.first { it.exists() }
        run.exec {
            workingDir = root
            commandLine(target.resolve("debug/careteam-bindgen").path, library.path, "kotlin", output.get().asFile.path)
        }
    }
}

val cargoNdk =
    tasks.register<CargoNdk>("cargoNdk") {
        repository = checkout
        abis = listOf("arm64-v8a", "armeabi-v7a", "x86_64")
        minSdk = libs.versions.minSdk.get().toInt()
    }

val writeKotlin = tasks.register<WriteKotlin>("writeKotlin") { repository = checkout }

androidComponents.onVariants { variant ->
    variant.sources.jniLibs?.addGeneratedSourceDirectory(cargoNdk, CargoNdk::output)
    variant.sources.kotlin?.addGeneratedSourceDirectory(writeKotlin, WriteKotlin::output)
}

dependencies {
    api(libs.coroutines.core)
    // The AAR has the dispatcher for phones, the JAR only that for desktops.
    api(variantOf(libs.jna) { artifactType("aar") })
}
