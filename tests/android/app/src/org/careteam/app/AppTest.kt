package org.careteam.app

import android.content.Context
import android.content.Intent
import android.os.Bundle
import android.view.ViewGroup
import org.careteam.ui.desk.Spot
import org.careteam.ui.words.English
import org.careteam.ui.words.Spanish
import org.careteam.ui.writeOlderBinder
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** The real activity with the real Jetpack Compose, the real core and a real file, on a phone that is not one. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h740dp-xhdpi")
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class AppTest {
    private val words = English
    private val app: RoomApplication get() = RuntimeEnvironment.getApplication() as RoomApplication

    @Before
    fun keystore() {
        FakeKeystore.keys.clear()
        FakeKeystore.install()
    }

    /** What Compose has posted outlives a test: the next one would never be drawn anew. */
    @After
    fun drain() = settle(600)

    private fun opened(saved: Bundle? = null): ActivityController<MainActivity> =
        Robolectric.buildActivity(MainActivity::class.java).apply {
            create(saved)
            // Robolectric gives the first field the focus, which a phone in touch mode does not.
            get().findViewById<ViewGroup>(android.R.id.content).descendantFocusability = ViewGroup.FOCUS_BLOCK_DESCENDANTS
            start()
            if (saved != null) restoreInstanceState(saved)
            postCreate(saved).resume().visible().topActivityResumed(true)
            settle(600)
        }

    private fun with(test: (MainActivity, Screen) -> Unit) =
        opened().use { test(it.get(), Screen(it.get())) }

    private fun Screen.oregon() {
        type(words.askField, "QMHA")
        tap(words.chooseState)
        tap("Oregon")
        await("Not a licensed clinician")
    }

    private fun Screen.planned() {
        tap(words.visit)
        tap(words.planVisit)
        await("The first visit")
        tap(words.makeList)
        await(words.firstThree)
    }

    /** The end of the process lets go of the file. */
    private fun shut() {
        app.binders.open(create = false)?.let {
            it.shut()
            (it as AutoCloseable).close()
        }
    }

    @Test
    fun `the first frame is drawn before the core is there`() {
        Robolectric.buildActivity(MainActivity::class.java).use { controller ->
            controller.setup()
            settle(50)
            assertTrue(Screen(controller.get()).shows(words.askPrompt))
            assertTrue(Screen(controller.get()).shows(words.helpNow))
        }
    }

    @Test
    fun `the app asks for no permission at all`() {
        val info = app.packageManager.getPackageInfo(app.packageName, android.content.pm.PackageManager.GET_PERMISSIONS)
        assertNull(info.requestedPermissions?.toList())
    }

    @Test
    fun `from a title to a tick, kept in a file that the keystore's key opens`() = with { _, screen ->
        screen.oregon()
        screen.draw("ask")
        screen.tap("Qualified Mental Health Associate")
        screen.await(words.mayNot)
        assertTrue(screen.draw("card") > 50)
        screen.tap(words.addToTeam)
        screen.type(words.name, "Dana")
        screen.tap(words.visit)
        screen.planned()
        val question = app.binders.let { screen.texts().first { it.endsWith("?") } }
        screen.tap(question)
        screen.await(words.asked) { screen.shows(words.asked) || screen.shows(words.answer) }
        assertTrue(screen.draw("visit") > 50)
        val folder = app.filesDir.resolve("family")
        assertEquals(setOf("binder", "key"), folder.list().orEmpty().toSet())
        assertEquals(setOf("binder"), FakeKeystore.keys.keys)
        // Neither a name nor a question is readable in the file.
        val bytes = folder.resolve("binder").readBytes().toString(Charsets.ISO_8859_1)
        assertFalse("Dana" in bytes)
        assertFalse(question in bytes)
    }

    @Test
    fun `rotation and the end of the process give back place and text`() {
        val saved = Bundle()
        opened().use { controller ->
            val screen = Screen(controller.get())
            screen.oregon()
            screen.planned()
            val spot = controller.get().model.desk.where.value.spot
            controller.recreate()
            settle(600)
            Screen(controller.get()).await(words.firstThree)
            assertEquals(spot, controller.get().model.desk.where.value.spot)
            controller.pause().stop().saveInstanceState(saved)
        }
        // What the process held is gone; what is left is the bundle and the files.
        shut()
        opened(saved).use { controller ->
            Screen(controller.get()).await(words.firstThree)
            assertTrue(controller.get().model.desk.where.value.spot is Spot.Visit)
            assertEquals("QMHA", controller.get().model.desk.ask.state.value.text)
        }
    }

    @Test
    fun `an answer typed just before the app is closed is there when it is opened again`() {
        opened().use { controller ->
            val screen = Screen(controller.get())
            screen.oregon()
            screen.planned()
            screen.open("Are you licensed?")
            screen.type(words.answer, "No, Sam is.")
        }
        opened().use { controller ->
            val screen = Screen(controller.get())
            screen.tap(words.visit)
            screen.tap("The first visit")
            screen.await("No, Sam is.")
        }
    }

    @Test
    fun `help dials from every place`() = with { activity, screen ->
        for (place in listOf(words.ask, words.role, words.team, words.visit, words.more)) {
            screen.tap(place)
            screen.tap(words.helpNow)
            screen.tap(words.callNumber("988"))
            val intent = shadowOf(activity).nextStartedActivity
            assertEquals(Intent.ACTION_DIAL, intent.action)
            assertEquals("tel:988", intent.data.toString())
            activity.onBackPressedDispatcher.onBackPressed()
            settle(100)
        }
    }

    @Test
    fun `share and calendar hand over the list and one file to read`() = with { activity, screen ->
        screen.oregon()
        screen.planned()
        screen.tap("${words.share}, ${words.print.lowercase()}")
        screen.tap(words.share)
        screen.tap(words.calendar)
        val started = shadowOf(activity)
        val sheets = mutableListOf<Intent>()
        screen.await("the sheet and the calendar") {
            sheets += generateSequence { started.nextStartedActivity }
            sheets.size == 2
        }
        val share = sheets.first { it.action == Intent.ACTION_CHOOSER }.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!
        assertTrue("?" in share.getStringExtra(Intent.EXTRA_TEXT)!!)
        val calendar = sheets.first { it.action == Intent.ACTION_VIEW }
        assertEquals("text/calendar", calendar.type)
        assertNotEquals(0, calendar.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION)
        assertEquals("content", calendar.data!!.scheme)
        val ics = app.contentResolver.openInputStream(calendar.data!!)!!.use { it.readBytes().toString(Charsets.UTF_8) }
        assertTrue(ics.startsWith("BEGIN:VCALENDAR"))
    }

    @Test
    @Config(qualifiers = "+es")
    fun `a phone in Spanish speaks Spanish`() = with { activity, screen ->
        assertTrue(screen.shows(Spanish.askPrompt))
        assertEquals("Quién está en la sala", activity.getString(R.string.app_name))
    }

    @Test
    fun `locked at the start, the notes stay shut and help stays open`() {
        app.getSharedPreferences("settings", Context.MODE_PRIVATE).edit().putBoolean("lock", true).commit()
        with { activity, screen ->
            screen.tap(words.team)
            screen.await(words.locked)
            screen.tap(words.helpNow)
            screen.tap(words.callNumber("911"))
            assertNotNull(shadowOf(activity).nextStartedActivity)
        }
    }

    @Test
    fun `notes of an older version open, and are kept as they were`() {
        val folder = app.filesDir.resolve("family").apply { mkdirs() }
        folder.resolve("key").writeBytes(AndroidKeyWrap().seal(ByteArray(32) { 7 }))
        val file = folder.resolve("binder").also(::writeOlderBinder)
        val before = file.readBytes()
        with { activity, screen ->
            screen.tap(words.team)
            screen.await("Sam") { activity.model.desk.team.state.value.team?.child?.name == "Sam" }
        }
        assertTrue(before.contentEquals(folder.resolve("binder.before-migration").readBytes()))
        shut()
        app.binders.deleteEverything()
        assertEquals(emptyList<String>(), folder.list().orEmpty().toList())
    }

    @Test
    fun `a key that is gone is told, and the file stays`() {
        opened().use { controller ->
            val screen = Screen(controller.get())
            screen.oregon()
            screen.planned()
            controller.get().model.desk.choose(controller.get().model.desk.settings.value.copy(lock = false))
        }
        val file = app.filesDir.resolve("family/binder")
        shut()
        val before = file.readBytes()
        FakeKeystore.keys.clear()
        try {
            app.binders.open(create = true)
            throw AssertionError("a binder without its key was opened")
        } catch (_: org.careteam.ui.desk.KeyLostException) {
            assertTrue(before.contentEquals(file.readBytes()))
        }
    }
}
