package org.klartext.api.http.document;

import java.util.Enumeration;
import java.util.Optional;

/** A request and its answer, whatever they came over. */
public interface Exchange {
  /** The first header of the request with a name. */
  Optional<String> header(String name);

  /** All headers of the request with a name. */
  Enumeration<String> headers(String name);

  /** Adds a header to the answer. */
  void add(String name, String value);

  /** Answers without a body. */
  void answer(int status);

  /**
   * Answers with a body, status 200.
   *
   * @param type media type
   * @param bytes as they are; not changed any more
   */
  void answer(String type, byte[] bytes);
}
