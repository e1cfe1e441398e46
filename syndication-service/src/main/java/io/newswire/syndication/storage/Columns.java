package io.newswire.syndication.storage;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The columns of rows that are written together, each an array for {@code unnest}. */
public final class Columns {
  private Columns() {}

  public static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  public static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }

  public static <T> @Nullable Integer[] integers(List<T> rows,
      Function<T, @Nullable Integer> value) {
    return rows.stream().map(value).toArray(Integer[]::new);
  }
}
