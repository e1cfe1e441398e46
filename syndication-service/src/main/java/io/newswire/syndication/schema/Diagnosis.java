package io.newswire.syndication.schema;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why a record cannot be read, as far as its bytes and schemas tell.
 *
 * @param verdict in one sentence
 * @param schemaId that stands before the value; null where none does
 * @param schema the full name of what it was written with; null where that is not known
 * @param findings what stands against reading it
 * @param differences between the schema that it was written with and the one that its consumer reads by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(String verdict, @Nullable Integer schemaId, @Nullable String schema,
    List<Finding> findings, List<SchemaDiff.Change> differences) {
  public Diagnosis {
    findings = List.copyOf(findings);
    differences = List.copyOf(differences);
  }

  /**
   * @param path of the field, such as {@code images[0].credit}; empty: the whole value
   */
  public record Finding(String path, String detail) {}

  static Diagnosis unwritten(String verdict, @Nullable Integer schemaId) {
    return new Diagnosis(verdict, schemaId, null, List.of(new Finding("", verdict)), List.of());
  }
}
