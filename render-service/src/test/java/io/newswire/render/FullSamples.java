package io.newswire.render;

import java.time.Duration;
import java.util.List;

import io.newswire.event.Article;
import io.newswire.event.ContentType;
import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.event.PubStatus;
import io.newswire.event.RelatedLink;
import io.newswire.event.Subject;
import io.newswire.event.Underwriter;

/** Articles that use every field and every element, or as few as they may. */
final class FullSamples {
  private static final String ID = "urn:uuid:0b9c5f0e-6a3f-4c1d-9f5e-3f1f5a3f7a10";
  private static final String MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/";
  private static final String BODY = """
      <p>At dawn the traps come up, and what they hold is <em>counted</em>, <strong>weighed</strong> \
      and <a href="https://ledger.example.org/?day=1&amp;net=2">entered</a>; nobody at the weir can \
      remember a year in which the ledger’s <code>total</code> was larger, or <q>half as \
      large</q>.<br/>H<sub>2</sub>O, <u>cold</u>, <mark>clear</mark>, <del>brown</del>.</p>
      <h2>The ledger</h2>
      <p>“Nobody believed us,” says Ruth Amsel. It is * not # a [joke] &lt;yet&gt; &amp; _never_ was.</p>
      <ul><li>one<ul><li>one, and a half</li></ul></li><li>two</li></ul>
      <ol><li>first</li><li>second</li></ol>
      <h3>What was said</h3>
      <blockquote><p>It is what it was.</p><p>And <i>more</i> so.</p></blockquote>
      <pre>  net   eels
        1     12</pre>
      <hr/>
      <table><caption>Landings</caption><thead><tr><th>Year</th><th colspan="2">Eels</th></tr></thead>\
      <tbody><tr><td>2025</td><td>1,200</td><td rowspan="2">3</td></tr><tr><td></td><td>7</td></tr></tbody></table>
      <dl><dt>Elver</dt><dd>A young eel</dd></dl>
      <figure><img src="https://images.example.org/weir.jpg" alt="The weir" width="640" height="480"/>\
      <figcaption>The weir at noon, by Lena Brandt</figcaption></figure>
      <figure><table><tr><td>a figure without a picture</td></tr></table></figure>
      <p>Within a line <img src="https://images.example.org/net.jpg" alt="A net"/> stands a net.</p>
      <iframe src="https://video.example.org/embed/1"></iframe>
      Words outside <b>any</b> block
      <details><summary>More</summary><p>Folded away.</p></details>
      <aside>To one side</aside>
      <h4>渔业</h4>
      <p>清晨，渔民们收起渔网，数着每一条鳗鱼。没有人记得哪一年的数字比今年更大，也没有人相信他们，直到账本被打开。</p>""";

  private FullSamples() {}

  private static Article.Builder sample() {
    return Samples.underwritten().setId(ID);
  }

  /** Every field, every element, five people, five pictures. */
  static Article everything() {
    return sample()
        .setBody(BODY)
        .setShortHeadline("Eels return")
        .setSlug("eels-return")
        .setSource("Nordpress")
        .setUsageTerms("https://licences.example.org/by")
        .setSections(List.of("climate", "science"))
        .setKeywords(List.of("eels", "rivers"))
        .setPlaces(List.of("Harwick", "The Estuary"))
        .setSubjects(List.of(new Subject(MEDIA_TOPICS, "medtop:20000424", "conservation"),
            new Subject("https://topics.example.org/", "fish & nets", null)))
        .setContributors(List.of(
            new Contributor("Ada Lindqvist", ContributorRole.AUTHOR,
                "https://gazette.example.org/ada", "ada@gazette.example.org"),
            new Contributor("Jun Mori", ContributorRole.AUTHOR, null, null),
            new Contributor("Tom Okafor", ContributorRole.EDITOR, null, null),
            new Contributor("Lena Brandt", ContributorRole.PHOTOGRAPHER, null, null),
            new Contributor("Ilse Maas", ContributorRole.TRANSLATOR, null, null),
            new Contributor("Noor Aziz", ContributorRole.OTHER, null, null)))
        .setImages(List.of(
            new Image("https://images.example.org/eel.jpg", 1200, 800, "image/jpeg",
                "A hand holds a glass eel", "A glass eel at the Harwick weir",
                "Lena Brandt / Nordpress", ImageRole.LEAD, true),
            new Image("https://images.example.org/weir.jpg", 640, 480, "image/jpeg", "The weir",
                "The weir at noon", "Lena Brandt", ImageRole.INLINE, true),
            new Image("https://images.example.org/net.jpg", null, null, "image/jpeg", "A net",
                "A net", "Jun Mori", ImageRole.INLINE, true),
            new Image("https://images.example.org/map.png", 300, null, null, null, "A map", null,
                ImageRole.INLINE, true),
            new Image("https://images.example.org/plain.png", null, null, "image/png", " ", null,
                null, ImageRole.INLINE, true)))
        .setRelated(List.of(
            new RelatedLink("https://gazette.example.org/weir", "The weir", null),
            new RelatedLink("https://gazette.example.org/net", null, null),
            new RelatedLink(null, "A story without an address", null)))
        .setEmbargoUntil(Samples.NOON.minus(Duration.ofHours(1)))
        .setExpiresAt(Samples.NOON.plus(Duration.ofDays(30)))
        .build();
  }

  /** A label without a sentence, somebody who paid and has no page, a headline that is too long. */
  static Article sponsored() {
    return sample()
        .setRevision(1)
        .setContentType(ContentType.newBuilder().setSlug("sponsored")
            .setUri("urn:newswire:content-type:sponsored").setLabel("Sponsored").setDisclosure(null)
            .build())
        .setUnderwriter(new Underwriter("Harwick Ferries", null))
        .setHeadline("The ferry that has crossed the estuary every day since the winter of the long"
            + " ice crosses it once more, with cargo, with passengers, and with a band on deck")
        .setUpdatedAt(Samples.NOON)
        .setCorrectionNote(null)
        .setLanguage("zh-Hant")
        .build();
  }

  /** As little as an article may have, and from right to left. */
  static Article opinion() {
    return sample()
        .setContentType(ContentType.newBuilder().setSlug("opinion")
            .setUri("urn:newswire:content-type:opinion").setLabel("Opinion").setDisclosure(null)
            .build())
        .setUnderwriter(null)
        .setLanguage("ar")
        .setHeadline("النهر يعود ببطء")
        .setStandfirst(null)
        .setBody("<p>عند الفجر تُرفع المصائد.</p>")
        .setContributors(List.of(new Contributor("Noor", ContributorRole.EDITOR, null, null)))
        .setImages(List.of()).setSections(List.of()).setSubjects(List.of()).setKeywords(List.of())
        .setPlaces(List.of()).setUrgency(null).setCopyright(null).setCorrectionNote(null)
        .setUsageTerms("Not for archives")
        .build();
  }

  static Article killed() {
    return Article.newBuilder(Samples.killed()).setId(ID).build();
  }

  static Article withheld() {
    return sample().setPubStatus(PubStatus.WITHHELD)
        .setId("tag:gazette.example.org,2026:1/withheld")
        .build();
  }
}
