package io.newswire.render;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.newswire.event.Article;
import io.newswire.event.ContentType;
import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.event.PubStatus;
import io.newswire.event.Publication;
import io.newswire.event.Subject;
import io.newswire.event.Underwriter;
import io.newswire.platform.wire.AvroWire;

/** Articles for tests: each is whole, and a test changes what it is about. */
public final class Samples {
  public static final String DISCLOSURE = "Produced with financial support from an organisation or individual, yet not approved by the"
      + " underwriter before or after publication.";
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  static {
    AvroWire.trustOurRecords();
  }

  private Samples() {}

  /** Everything that must not be lost: disclosure, underwriter, picture, editor, curly quotes. */
  public static Article.Builder underwritten() {
    return Article.newBuilder()
        .setId("urn:uuid:" + UUID.randomUUID())
        .setRevision(2)
        .setEventId(UUID.randomUUID().toString())
        .setAcceptedAt(NOON)
        .setContentHash("hash")
        .setPubStatus(PubStatus.USABLE)
        .setContentType(ContentType.newBuilder().setSlug("underwritten")
            .setUri("urn:newswire:content-type:underwritten").setLabel("Underwritten")
            .setDisclosure(DISCLOSURE).build())
        .setPublication(Publication.newBuilder().setSlug("default").setName("The Harbour Gazette")
            .setHomePage("https://gazette.example.org/")
            .setLogo("https://gazette.example.org/logo.png").build())
        .setHeadline("“We count every eel”: a river’s slow return")
        .setStandfirst("Volunteers & scientists share one ledger <for now>.")
        .setLanguage("en")
        .setBody("<p>At dawn the traps come up.</p><h2>The ledger</h2><p>“Nobody believed us,” says"
            + " Ruth Amsel.</p><ul><li>one</li><li>two</li></ul>")
        .setUnderwriter(new Underwriter("The Estuary Trust", "https://estuary.example.org/"))
        .setSections(List.of("climate"))
        .setSubjects(List.of(new Subject("http://cv.iptc.org/newscodes/mediatopic/",
            "medtop:20000424", "conservation")))
        .setKeywords(List.of("eels"))
        .setPlaces(List.of("Harwick"))
        .setContributors(List.of(
            new Contributor("Ada Lindqvist", ContributorRole.AUTHOR,
                "https://gazette.example.org/ada", null),
            new Contributor("Jun Mori", ContributorRole.AUTHOR, null, null),
            new Contributor("Tom Okafor", ContributorRole.EDITOR, null, null)))
        .setImages(List.of(new Image("https://images.example.org/eel.jpg", 1200, 800, "image/jpeg",
            "A hand holds a glass eel", "A glass eel at the Harwick weir",
            "Lena Brandt / Nordpress",
            ImageRole.LEAD, true)))
        .setCopyright("© 2026 The Harbour Gazette")
        .setUrgency(5)
        .setPublishedAt(NOON)
        .setUpdatedAt(NOON.plusSeconds(3600))
        .setCorrectionNote("An earlier version misspelt Ruth Amsel’s name.");
  }

  /** A plain short report. */
  public static Article.Builder news() {
    return underwritten()
        .setContentType(
            ContentType.newBuilder().setSlug("news").setUri("urn:newswire:content-type:news")
                .setLabel("News").setDisclosure(null).build())
        .setUnderwriter(null)
        .setCorrectionNote(null);
  }

  /** A kill, as ingest makes it. */
  public static Article killed() {
    return underwritten().setPubStatus(PubStatus.CANCELED)
        .setKillReason("The quote is not authentic.")
        .setBody("").setStandfirst(null).setImages(List.of()).setCorrectionNote(null).build();
  }
}
