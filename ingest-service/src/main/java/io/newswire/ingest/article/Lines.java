package io.newswire.ingest.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/** The lines of a stream, one at a time, none longer than the limit in memory. */
final class Lines {
  private static final int CHUNK = 64 * 1024;

  private final InputStream in;
  private final int longest;
  private final byte[] chunk = new byte[CHUNK];
  private int next;
  private int end;

  /**
   * @param tooLong then the bytes are the line's beginning, a byte more than the limit
   */
  record Line(byte[] bytes, boolean tooLong) {
    boolean isBlank() {
      for (var value : bytes) {
        if (value != ' ' && value != '\t' && value != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line without its end; null at the end of the stream. */
  @Nullable
  Line next() {
    var line = new ByteArrayOutputStream();
    var begun = false;
    while (fill()) {
      begun = true;
      var stop = endOfLine();
      line.write(chunk, next, Math.min(stop - next, longest + 1 - line.size()));
      next = stop;
      if (stop < end) {
        next++;
        break;
      }
    }
    return begun ? new Line(line.toByteArray(), line.size() > longest) : null;
  }

  private boolean fill() {
    if (next < end) {
      return true;
    }
    next = 0;
    try {
      end = in.read(chunk);
    } catch (IOException _) {
      throw Refusals.cutOff();
    }
    return end > 0;
  }

  private int endOfLine() {
    int at = next;
    while (at < end && chunk[at] != '\n') {
      at++;
    }
    return at;
  }
}
