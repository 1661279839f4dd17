package org.careteam.app

import android.app.Activity
import android.print.PrintAttributes
import android.print.PrintManager
import android.webkit.WebView
import android.webkit.WebViewClient
import androidx.core.content.getSystemService

/** Lays the page of the core out in a view of its own and hands it to the printers of the phone. */
fun printPage(activity: Activity, title: String, html: String) {
    val view = WebView(activity)
    // The page has no script and asks for nothing; neither may ever run.
    view.settings.javaScriptEnabled = false
    view.settings.blockNetworkLoads = true
    view.webViewClient =
        object : WebViewClient() {
            override fun onPageFinished(view: WebView, url: String?) {
                activity.getSystemService<PrintManager>()?.print(title, view.createPrintDocumentAdapter(title), PrintAttributes.Builder().build())
            }
        }
    view.loadDataWithBaseURL(null, html, "text/html", "utf-8", null)
}
