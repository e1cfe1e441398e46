package io.newswire.ingest.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * Where each revision of an article went, the newest first.
 *
 * @param exposure of the newest revision; null where the syndication service does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timeline(String id, List<Revision> revisions, @Nullable Exposure exposure) {
  /** The partner's name, or its id where nobody says the name. */
  public String partner(String partnerId) {
    return exposure == null ? partnerId : exposure.partners().getOrDefault(partnerId, partnerId);
  }

  /** What a revision does. */
  public enum Change {
    @JsonProperty("published")
    PUBLISHED, @JsonProperty("updated")
    UPDATED, @JsonProperty("corrected")
    CORRECTED, @JsonProperty("killed")
    KILLED
  }

  /**
   * One revision on its way.
   *
   * @param acceptedBy the name of the API key; null where the record does not say
   * @param note the correction's note, or the kill's reason
   * @param topic where its record stands; null while that is not known
   * @param rendered null before
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Revision(long revision, Change change, Instant acceptedAt,
      @Nullable String acceptedBy, @Nullable String note, @Nullable Place topic,
      @Nullable Rendered rendered, List<Delivery> deliveries) {

    public long delivered() {
      return deliveries.stream().filter(one -> one.outcome().equals("DELIVERED")).count();
    }

    /** Those that wait for another attempt, or were given up. */
    public List<Delivery> troubled() {
      return deliveries.stream()
          .filter(one -> !one.outcome().equals("DELIVERED") && !one.outcome().equals("SUPERSEDED"))
          .toList();
    }

    /** When the last of them confirmed it; null where none did. */
    public @Nullable Instant lastDelivery() {
      return deliveries.stream().filter(one -> one.outcome().equals("DELIVERED"))
          .map(Delivery::at).max(Instant::compareTo).orElse(null);
    }
  }

  /** Where a record stands on the articles topic. */
  public record Place(int partition, long offset, Instant at) {}

  /** That it was rendered, and in how many formats. */
  public record Rendered(Instant at, int formats) {}

  /**
   * What became of it at one endpoint.
   *
   * @param outcome a name of {@link io.newswire.event.DeliveryOutcome}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Delivery(String partnerId, String endpointId, String outcome, int attempts,
      @Nullable Integer status, @Nullable String reason, Instant at,
      @Nullable Instant nextAttemptAt) {}

  /**
   * How far the newest revision has come, as the syndication service says.
   *
   * @param feeds where it stands now
   * @param planned the endpoints that get it
   * @param holders the partners that had any revision
   * @param partners their names by id; empty where the syndication service is an older one
   */
  public record Exposure(long revision, List<String> feeds, int planned, int delivered,
      List<String> holders, @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> partners) {}
}
