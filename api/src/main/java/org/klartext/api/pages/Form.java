package org.klartext.api.pages;

import java.util.Optional;
import org.klartext.view.ServicePage;

/**
 * What the forms of visitors have in common.
 *
 * @param action address to send it to
 * @param lang language tag of what is written
 * @param idempotencyKey makes sending twice the same as sending once
 * @param formTime signed time at which the form was made
 * @param privacyHref page that tells what happens to personal data, if the portal has one
 * @param entries what was typed, and what is wrong with it
 */
public record Form(
    String action,
    String lang,
    String idempotencyKey,
    String formTime,
    Optional<String> privacyHref,
    Entries entries)
    implements ServicePage.Content {}
