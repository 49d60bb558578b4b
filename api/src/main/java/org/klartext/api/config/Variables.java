package org.klartext.api.config;

import java.util.Map;
import java.util.TreeMap;

/** The variables of the environment that are meant for Klartext. */
public final class Variables {
  /** Where “klartext moderate” finds its server. */
  public static final String SERVER = "KLARTEXT_SERVER";

  /** The token with which it asks. */
  public static final String TOKEN = "KLARTEXT_TOKEN";

  static final String PREFIX = "KLARTEXT_";

  private Variables() {}

  /** What this process was given. */
  public static Map<String, String> ofThisProcess() {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.keySet().removeIf(name -> !name.startsWith(PREFIX));
    return variables;
  }
}
