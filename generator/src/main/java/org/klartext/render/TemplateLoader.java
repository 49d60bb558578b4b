package org.klartext.render;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds templates in the layers. A template names another without folder and ending ({@code base},
 * {@code partials/card}) and gets the first layer's; {@code parent:base} means the version that it
 * overrides. Within Pebble a template is called by the file it came from, which is what errors
 * show.
 */
final class TemplateLoader implements Loader<String> {
  private static final String FOLDER = "templates/";
  private static final String ENDING = ".peb";
  private static final String PARENT = "parent:";

  private final Layers layers;
  private final Map<String, ThemeFile> byLabel = new ConcurrentHashMap<>();

  TemplateLoader(Layers layers) {
    this.layers = layers;
  }

  /** The name within Pebble of the template that wins. */
  Optional<String> label(String name) {
    return layers.find(FOLDER + name + ENDING).map(this::remember);
  }

  private String remember(ThemeFile file) {
    byLabel.putIfAbsent(file.label(), file);
    return file.label();
  }

  @Override
  public String resolveRelativePath(String name, String from) {
    if (!name.startsWith(PARENT)) {
      return label(name).orElse(name);
    }
    String path = FOLDER + name.substring(PARENT.length()) + ENDING;
    ThemeFile asking = byLabel.get(from);
    return asking == null
        ? name
        : layers.findBelow(asking.layer(), path).map(this::remember).orElse(name);
  }

  @Override
  public Reader getReader(String label) {
    ThemeFile file = byLabel.get(label);
    if (file == null) {
      throw new LoaderException(null, "There is no template “" + label + "” in this theme.");
    }
    return new StringReader(file.text());
  }

  @Override
  public String createCacheKey(String label) {
    return label;
  }

  @Override
  public boolean resourceExists(String label) {
    return byLabel.containsKey(label);
  }

  @Override
  public void setCharset(String charset) {}

  @Override
  public void setPrefix(String prefix) {}

  @Override
  public void setSuffix(String suffix) {}
}
