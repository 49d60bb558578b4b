package org.klartext.render;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.klartext.view.Frame;

/**
 * What templates can call besides what Pebble brings: the functions {@code text(key, …)}, {@code
 * hasText(key)} and {@code asset(path)}, the filters {@code date}, {@code datetime}, {@code
 * isodate}, {@code isotime} and {@code json}.
 */
final class ThemeExtension extends AbstractExtension {
  /** What the functions have to know of the page that is being rendered. */
  private static final ScopedValue<Rendering> RENDERING = ScopedValue.newInstance();

  private final Assets assets;

  ThemeExtension(Assets assets) {
    this.assets = assets;
  }

  /**
   * The page that is being rendered; macros see no variables, so it does not come from there.
   *
   * @param frame of the page
   * @param texts in its language
   * @param zone in which its dates are shown
   */
  private record Rendering(Frame frame, Texts texts, ZoneId zone) {}

  /** Renders one page. */
  static <X extends Throwable> String render(
      Frame frame, Texts texts, ScopedValue.CallableOp<String, X> rendering) throws X {
    return ScopedValue.where(RENDERING, new Rendering(frame, texts, ZoneId.of(frame.zone())))
        .call(rendering);
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of(
        "text", new TextFunction(() -> RENDERING.get().texts()),
        "hasText", new HasTextFunction(() -> RENDERING.get().texts()),
        "asset", new AssetFunction(assets, () -> RENDERING.get().frame().baseUrl()));
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.of(
        "date", new TimeFilter(time -> RENDERING.get().texts().date(time, RENDERING.get().zone())),
        "datetime",
            new TimeFilter(time -> RENDERING.get().texts().dateTime(time, RENDERING.get().zone())),
        "isodate",
            new TimeFilter(time -> time.atZone(RENDERING.get().zone()).toLocalDate().toString()),
        "isotime", new TimeFilter(Object::toString),
        "json", new JsonFilter());
  }

  @Override
  public List<AttributeResolver> getAttributeResolver() {
    return List.of(new ViewAttributes());
  }
}
