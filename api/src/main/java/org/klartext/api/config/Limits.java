package org.klartext.api.config;

/**
 * How much a visitor may send.
 *
 * @param body longest text of a contribution, in characters
 * @param title longest title, in characters
 * @param name longest name, in characters
 * @param request largest body of a request, in bytes
 * @param perAddress contributions from one address an hour
 * @param global contributions from all addresses a minute
 * @param linksHold a text with more links than this waits for a decision, whatever the site says
 * @param linksQuarantine a text with more links than this is taken for spam
 */
public record Limits(
    int body,
    int title,
    int name,
    int request,
    int perAddress,
    int global,
    int linksHold,
    int linksQuarantine) {}
