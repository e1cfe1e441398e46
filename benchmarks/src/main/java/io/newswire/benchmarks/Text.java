package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A body of about 6 KB. */
final class Text {
  static final String BODY = "<p>The bridge was measured at dawn, and again at noon, and found to be the same bridge.</p>"
      .repeat(66);
  /** The same length as newsrooms write it: inner headings, links, quotes, a list, a picture. */
  static final String STORY = ("<h2>Dawn</h2><p>The bridge was <em>measured</em> at dawn, and again at noon,"
      + " by <a href=\"https://survey.example/harwick\">the surveyors of Harwick</a>, and found to be"
      + " the same bridge. “We counted every rivet twice,” said Ruth Amsel, who has kept the ledger"
      + " since the winter of the long ice. “It is what it was.”</p><blockquote><p>Nobody believed"
      + " us.</p></blockquote><p>The council meets on <strong>Tuesday</strong> &amp; will hear"
      + " three reports:</p><ul><li>the spans, by the <a href=\"https://yard.example/\">yard</a></li>"
      + "<li>the piers, by the divers</li><li>the toll, by nobody yet</li></ul><figure><img"
      + " src=\"https://images.example/bridge.jpg\" alt=\"The bridge\"/><figcaption>The bridge at"
      + " noon</figcaption></figure>").repeat(7);
  static final byte[] BYTES = BODY.getBytes(UTF_8);

  private Text() {}

  /** As much as a webhook: the least that a receiver can tell articles apart by. */
  static byte[] asWebhook(String id, byte[] body) {
    return ("{\"id\":\"" + id + "\",\"content\":\"" + new String(body, UTF_8) + "\"}")
        .getBytes(UTF_8);
  }
}
