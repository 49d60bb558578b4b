package org.klartext.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.klartext.site.Digest;
import org.klartext.site.Problem;
import org.klartext.view.View;

/**
 * Templates, texts and assets that turn views into HTML.
 *
 * <p>A theme is a folder with {@code theme.yaml}, {@code templates/*.peb}, {@code assets/} and
 * {@code i18n/<lang>.yaml}. It may extend another theme; then it holds only what differs. Templates
 * see the variables {@code view}, {@code frame}, {@code edition} and {@code jsonLd}. Safe for use
 * by several threads.
 */
public final class Theme {
  private static final int USUAL_LENGTH = 32_768;
  private static final List<String> TEMPLATES =
      List.of(
          "home",
          "article",
          "faq",
          "question",
          "topic",
          "expert",
          "page",
          "list",
          "tags",
          "not-found",
          "redirect");

  private final Layers layers;
  private final Assets assets;
  private final TemplateLoader loader;
  private final PebbleEngine engine;
  private final TextFiles textFiles;
  private final Map<String, Texts> texts = new ConcurrentHashMap<>();

  private Theme(Layers layers) throws ThemeException {
    this.layers = layers;
    this.assets = Assets.of(layers);
    this.loader = new TemplateLoader(layers);
    this.textFiles = TextFiles.of(layers);
    this.engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .defaultLocale(Locale.ROOT)
            .addEscapingStrategy("html", new HtmlEscaping())
            .extension(new ThemeExtension(assets))
            .build();
    for (String template : TEMPLATES) {
      if (loader.label(template).isEmpty()) {
        throw new ThemeException(
            layers.label(),
            "The theme has no template templates/" + template + ".peb.",
            "Add it, or “extends: " + Layer.BUILT_IN + "” to theme.yaml.");
      }
    }
  }

  /**
   * Reads a theme.
   *
   * @param themes the folder of all themes; the theme {@code klartext} is there even if it is not
   * @param name of the theme
   * @param overrides a folder whose files win over those of the theme, if it exists
   * @throws ThemeException if it is incomplete
   */
  public static Theme load(Path themes, String name, Optional<Path> overrides)
      throws ThemeException {
    return new Theme(Layers.load(themes, name, overrides));
  }

  /**
   * Renders a view.
   *
   * @param view what to show
   * @param jsonLd structured data that is safe inside a script element; empty for none
   * @throws ThemeException naming file and line of the template at fault
   */
  public String render(View.Templated view, String jsonLd) throws ThemeException {
    String name = view.template();
    String label =
        loader
            .label(name)
            .orElseThrow(() ->
                new ThemeException(
                    layers.label(), "The theme has no template " + name + ".peb.", ""));
    Map<String, Object> variables =
        Map.of(
            "view",
            view,
            "frame",
            view.frame(),
            "edition",
            view.frame().edition().key(),
            "jsonLd",
            jsonLd);
    try {
      return ThemeExtension.render(
          view.frame(), texts(view.frame().lang()), () -> evaluate(label, variables));
    } catch (PebbleException e) {
      throw PebbleFault.of(e, label);
    } catch (IOException | RuntimeException e) {
      throw new ThemeException(label, 0, "Rendering failed: " + e, "", e);
    }
  }

  private String evaluate(String label, Map<String, Object> variables) throws IOException {
    TextBuffer html = new TextBuffer(USUAL_LENGTH);
    engine.getTemplate(label).evaluate(html, new HashMap<>(variables));
    return html.toString();
  }

  /** Of all templates, texts and assets. */
  public Digest digest() {
    return layers.digest();
  }

  /** What the theme says in a language; in English where it does not speak it. */
  public Texts texts(String lang) {
    return texts.computeIfAbsent(lang, textFiles::in);
  }

  /** The files that pages refer to: output path → content, which is not to be changed. */
  public Map<String, byte[]> assets() {
    return assets.outputs();
  }

  /** What is odd about the theme, but does not keep it from being used. */
  public List<Problem> problems() {
    return ThemeCheck.problems(layers);
  }
}
