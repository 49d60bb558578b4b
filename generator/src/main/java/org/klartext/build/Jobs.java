package org.klartext.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.klartext.plan.OutputPlan;
import org.klartext.render.Theme;
import org.klartext.site.Digest;
import org.klartext.view.FileCopy;
import org.klartext.view.SearchFile;
import org.klartext.view.View;

/** Turns plans into jobs: tells for each file what all its bytes depend on. */
final class Jobs {
  private Jobs() {}

  /**
   * The jobs of a plan.
   *
   * @param content the folder whose files are copied
   */
  static List<Job> of(OutputPlan plan, Theme theme, Path content) {
    Digest program = Program.digest();
    Digest html = Digest.of(theme.digest(), program);
    List<Job> jobs = new ArrayList<>();
    plan.views().forEach((path, view) -> jobs.add(of(path, view, html, program, content)));
    return jobs;
  }

  private static Job of(String path, View view, Digest html, Digest program, Path content) {
    return switch (view) {
      case View.Templated page ->
          new Job(path, Digest.of(page.digest(), html), new Job.Content.Templated(page));
      case FileCopy copy ->
          new Job(
              path, copy.digest(), new Job.Content.Copied(content.resolve(copy.asset().path())));
      case SearchFile file ->
          new Job(path, Digest.of(file.digest(), program), new Job.Content.OfSearch(file));
      case View.Encoded document ->
          new Job(path, Digest.of(document.digest(), program), new Job.Content.Encoded(document));
    };
  }

  /** The jobs that the theme brings. */
  static List<Job> assets(Theme theme) {
    List<Job> jobs = new ArrayList<>();
    theme
        .assets()
        .forEach(
            (path, bytes) -> jobs.add(new Job(path, Digest.of(bytes), new Job.Content.OfTheme())));
    return jobs;
  }
}
