// AGP 9 compiles Kotlin itself; only the Compose compiler is a plugin of its own.
plugins {
    alias(libs.plugins.android.application) apply false
    alias(libs.plugins.android.library) apply false
    alias(libs.plugins.compose.compiler) apply false
}
