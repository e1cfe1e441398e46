package io.newswire.syndication.parked;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.deadletter.DeadLetter;
import io.newswire.syndication.schema.Diagnosis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dead letter, opened.
 *
 * @param value decoded; null where it could not be
 * @param hex the beginning of the bytes; null where the value could be decoded
 * @param diagnosis null where the letter was taken out
 * @param withheld whether text is left out since the article was killed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Letter(DeadLetter letter, @Nullable JsonNode value, @Nullable String hex,
    @Nullable Diagnosis diagnosis, boolean withheld) {}
