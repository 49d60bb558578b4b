package org.klartext.api.pages;

import org.klartext.view.ServicePage;

/** What one page of the server shows. */
public sealed interface ServiceContent extends ServicePage.Content
    permits SearchPage,
        AskForm,
        ReplyForm,
        ReportForm,
        ReceiptPage,
        ReportReceipt,
        MessagePage,
        LoginForm,
        SetupForm,
        AccountPage,
        ApiGuide {

  /** Name of the template below {@code service/}; also that of the page's texts. */
  String name();

  /** What was typed into the page's form, and what is wrong with it. */
  default Entries entries() {
    return Entries.NONE;
  }
}
