package org.klartext.api.git;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** The system as JGit sees it, without the notes on disks that it would keep in the user's home. */
final class QuietSystem extends SystemReader.Delegate {
  private QuietSystem(SystemReader system) {
    super(system);
  }

  /** From now on JGit sees it so. */
  static synchronized void install() {
    SystemReader now = SystemReader.getInstance();
    if (!(now instanceof QuietSystem)) {
      SystemReader.setInstance(new QuietSystem(now));
    }
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new FileBasedConfig(parent, new File("unused"), fs) {
      @Override
      public void load() {
        clear();
      }

      @Override
      public boolean isOutdated() {
        return false;
      }

      @Override
      public void save() {
        // it is measured anew at each start
      }
    };
  }
}
