package io.newswire.local.deadletter;

import java.util.Arrays;

/** Bytes that are equal when their content is. */
record Bytes(byte[] content) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes(var others) && Arrays.equals(content, others);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
