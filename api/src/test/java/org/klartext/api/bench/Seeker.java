package org.klartext.api.bench;

import java.io.IOException;
import java.util.List;

/** Looks for words that stand in one text only. */
record Seeker(Connection connection) {
  private static final String CONSONANTS = "bdfgklmnprst";
  private static final String VOWELS = "aeiou";
  private static final int PAUSE_MILLIS = 10;

  /** A word that nobody else uses; another one for each number. */
  static String word(int number) {
    StringBuilder word = new StringBuilder("zwux");
    for (int rest = number; rest > 0; rest /= CONSONANTS.length() * VOWELS.length()) {
      word.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
      word.append(VOWELS.charAt(rest / CONSONANTS.length() % VOWELS.length()));
    }
    return word.append('x').toString();
  }

  /** Waits until there is something to search in. */
  void awaitIndex() throws IOException, InterruptedException {
    while (search("test").status() != 200) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private Connection.Answer search(String word) throws IOException {
    return connection.get("/api/v1/search?typing=true&q=" + word, List.of());
  }

  /** Waits until a page with a word is found, and returns the milliseconds from a moment on. */
  double await(String word, long start) throws IOException, InterruptedException {
    while (!isFound(word)) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static String marked(String word) {
    return "{\"text\":\"" + word + "\",\"marked\":true}";
  }

  private boolean isFound(String word) throws IOException {
    Connection.Answer answer = search(word);
    return answer.status() == 200 && answer.body().contains(marked(word));
  }
}
