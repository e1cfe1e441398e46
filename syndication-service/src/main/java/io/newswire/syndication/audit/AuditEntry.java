package io.newswire.syndication.audit;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/**
 * One act in the audit log.
 *
 * @param actor the name of the key
 * @param address where the request came from
 * @param subject the path of what it was done to
 * @param status the answer's HTTP status; null where the service stopped before there was one
 * @param before what the subject was, JSON without secrets; null where there was nothing to show
 * @param detail what else there is to say, JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(long id, Instant at, String actor, String address, String action,
    String subject, @Nullable Integer status, @JsonRawValue @Nullable String before,
    @JsonRawValue @Nullable String after, @JsonRawValue @Nullable String detail) {}
