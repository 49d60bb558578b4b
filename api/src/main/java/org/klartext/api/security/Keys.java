package org.klartext.api.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of a server. What is signed for one purpose is worth nothing for another. */
public final class Keys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private static final int MOST_SIGNERS = 100;

  private final byte[] secret;

  /** By purpose; to find one and give it its key takes longer than to sign. */
  private final Map<String, Mac> signers = new ConcurrentHashMap<>();

  private Keys(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * Takes a secret that somebody has configured.
   *
   * @param secret at least 32 characters
   * @throws IllegalArgumentException with a sentence for people if it is too short
   */
  public static Keys of(String secret) {
    byte[] bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < LENGTH) {
      throw new IllegalArgumentException(
          "The secret has " + bytes.length + " bytes; it needs at least " + LENGTH + ".");
    }
    return new Keys(bytes);
  }

  /**
   * Reads the secret of a server that has a folder of its own, and makes it at the first start.
   *
   * @param file only its owner may read it
   * @param random gives a new secret
   * @throws IOException if it can neither be read nor made
   * @throws IllegalArgumentException if what is there is too short
   */
  public static Keys in(Path file, RandomGenerator random) throws IOException {
    if (!Files.exists(file)) {
      create(file, random);
    }
    return of(Files.readString(file));
  }

  private static void create(Path file, RandomGenerator random) throws IOException {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileAttribute<?>[] ownerOnly =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path temporary = Files.createTempFile(folder, ".secret-", ".tmp", ownerOnly);
    try {
      Files.writeString(temporary, BASE64.encodeToString(bytes), StandardOpenOption.SYNC);
      Files.createLink(file, temporary); // fails where another server was faster
    } catch (FileAlreadyExistsException e) {
      System.getLogger(Keys.class.getName())
          .log(System.Logger.Level.DEBUG, "Another server made the secret first", e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Signs a text.
   *
   * @param purpose what the signature is for
   * @return 32 bytes
   */
  public byte[] sign(String purpose, String text) {
    if (signers.size() > MOST_SIGNERS) {
      signers.clear(); // one of the purposes has a new name every day
    }
    Mac signer = signers.computeIfAbsent(purpose, it -> mac(bytes(mac(secret), it)));
    try {
      return bytes((Mac) signer.clone(), text);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own HMAC-SHA-256 can be cloned", e);
    }
  }

  /**
   * The same as 27 characters that can stand in an address: the first 160 bits.
   *
   * @param purpose what the signature is for
   */
  public String signature(String purpose, String text) {
    return BASE64.encodeToString(sign(purpose, text)).substring(0, 27);
  }

  /** True if a signature is that of a text; takes the same time for every wrong one. */
  public boolean isSignature(String purpose, String text, String signature) {
    return isSame(signature(purpose, text), signature);
  }

  /** Compares texts in a time that does not tell where they differ. */
  public static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Mac mac, String text) {
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA-256", e);
    }
  }
}
