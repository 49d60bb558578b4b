package org.klartext.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/**
 * What the last build found, for the next process: while nothing of what it was made from has
 * changed, its answer is still right. A file that is damaged counts as missing.
 *
 * @param inputs of everything the build was made from
 * @param instant as of when it was
 * @param nextChange when the same tree becomes another site
 * @param pages how many pages the site has
 * @param problems all that was wrong
 */
record LastBuild(
    Digest inputs,
    Instant instant,
    Optional<Instant> nextChange,
    int pages,
    List<Problem> problems) {
  private static final int FORMAT = 0x4B544C01;

  /** Copies what it is given. */
  LastBuild {
    problems = List.copyOf(problems);
  }

  /** True if the same inputs still make the same site. */
  boolean holds(Digest now, Instant later) {
    return inputs.equals(now)
        && !later.isBefore(instant)
        && nextChange.filter(change -> !later.isBefore(change)).isEmpty();
  }

  static Optional<LastBuild> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      return in.readInt() == FORMAT ? Optional.of(read(in)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the build is done once more, and writes it anew
    }
  }

  private static LastBuild read(DataInputStream in) throws IOException {
    Digest inputs = new Digest(in.readLong(), in.readLong());
    Instant instant = Instant.parse(in.readUTF());
    String next = in.readUTF();
    int pages = in.readInt();
    List<Problem> problems = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      problems.add(problem(in));
    }
    Optional<Instant> nextChange =
        next.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(next));
    return new LastBuild(inputs, instant, nextChange, pages, problems);
  }

  private static Problem problem(DataInputStream in) throws IOException {
    Problem.Severity severity = Problem.Severity.valueOf(in.readUTF());
    String code = in.readUTF();
    String file = in.readUTF();
    Position position = new Position(in.readInt(), in.readInt());
    Problem problem = new Problem(severity, code, file, position, in.readUTF(), Optional.empty());
    String hint = in.readUTF();
    return hint.isEmpty() ? problem : problem.withHint(hint);
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(FORMAT);
    out.writeLong(inputs.high());
    out.writeLong(inputs.low());
    out.writeUTF(instant.toString());
    out.writeUTF(nextChange.map(Instant::toString).orElse(""));
    out.writeInt(pages);
    out.writeInt(problems.size());
    for (Problem problem : problems) {
      out.writeUTF(problem.severity().name());
      out.writeUTF(problem.code());
      out.writeUTF(problem.file());
      out.writeInt(problem.position().line());
      out.writeInt(problem.position().column());
      out.writeUTF(problem.message());
      out.writeUTF(problem.hint().orElse(""));
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(temporary, bytes.toByteArray());
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
