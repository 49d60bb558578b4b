package org.klartext.render;

import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;

/** A writer into memory without locks; for one thread. */
final class TextBuffer extends Writer implements SpecializedWriter {
  private final StringBuilder text;

  TextBuffer(int capacity) {
    text = new StringBuilder(capacity);
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    text.append(characters, offset, length);
  }

  @Override
  public void write(int character) {
    text.append((char) character);
  }

  @Override
  public void write(String string, int offset, int length) {
    text.append(string, offset, offset + length);
  }

  @Override
  public void writeSpecialized(int value) {
    text.append(value);
  }

  @Override
  public void writeSpecialized(long value) {
    text.append(value);
  }

  @Override
  public void writeSpecialized(double value) {
    text.append(value);
  }

  @Override
  public void writeSpecialized(float value) {
    text.append(value);
  }

  @Override
  public void writeSpecialized(short value) {
    text.append(value);
  }

  @Override
  public void writeSpecialized(byte value) {
    text.append(value);
  }

  @Override
  public void writeSpecialized(char value) {
    text.append(value);
  }

  @Override
  public void writeSpecialized(String value) {
    text.append(value);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
