package org.klartext.render;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.klartext.site.BaseUrl;

/** {@code asset("x.css")}: the address of a file of the theme. */
final class AssetFunction implements Function {
  private final Assets assets;
  private final Supplier<BaseUrl> baseUrl;

  AssetFunction(Assets assets, Supplier<BaseUrl> baseUrl) {
    this.assets = assets;
    this.baseUrl = baseUrl;
  }

  @Override
  public Object execute(
      Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
    String path = Objects.toString(arguments.get("path"), "");
    return assets
        .path(path)
        .map(output -> baseUrl.get().href("/" + output))
        .orElseThrow(() ->
            new PebbleException(
                null,
                "The theme has no asset “" + path + "” in assets/.",
                line,
                template.getName()));
  }

  @Override
  public List<String> getArgumentNames() {
    return List.of("path");
  }
}
