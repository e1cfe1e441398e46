package io.newswire.platform.deadletter;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Bytes for people, sixteen a line. */
public final class HexDump {
  private static final int ROW = 16;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /**
   * @param most how many bytes are shown
   */
  public static List<String> of(byte[] bytes, int most) {
    var lines = new ArrayList<String>();
    var shown = Math.min(bytes.length, most);
    for (var start = 0; start < shown; start += ROW) {
      var end = Math.min(start + ROW, shown);
      lines.add(String.format(Locale.ROOT, "%08x  %-47s  %s", start,
          HEX.formatHex(bytes, start, end), printable(bytes, start, end)));
    }
    if (shown < bytes.length) {
      lines.add("… and " + (bytes.length - shown) + " bytes more");
    }
    return lines;
  }

  private static String printable(byte[] bytes, int start, int end) {
    var text = new StringBuilder();
    for (var i = start; i < end; i++) {
      text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
    }
    return text.toString();
  }
}
