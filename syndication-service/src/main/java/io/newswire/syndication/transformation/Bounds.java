package io.newswire.syndication.transformation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.dashjoin.jsonata.Jsonata.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Watches one evaluation, in the thread that makes it. The library's own bounds leave out what stands
 * second in an array, and know nothing of memory. Here each value that comes up is measured as it would
 * be written: a few steps can make an object whose members are all the same, and whose text would fill
 * any memory.
 */
final class Bounds {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int STEPS_BETWEEN_LOOKS = 64;

  private final TransformationSettings settings;
  private final long deadline;
  private final IdentityHashMap<Object, Measured> measured = new IdentityHashMap<>();
  private long total;
  private int depth;
  private int steps;

  private record Measured(int members, long size) {}

  Bounds(TransformationSettings settings) {
    this.settings = settings;
    this.deadline = THREADS.getCurrentThreadCpuTime() + settings.time().toNanos();
  }

  void watch(Frame frame) {
    frame.setEvaluateEntryCallback((_, _, _) -> enter());
    frame.setEvaluateExitCallback((_, _, _, result) -> leave(result));
  }

  private void enter() {
    if (++depth > settings.depth()) {
      throw new OutOfBounds("it goes more than " + settings.depth() + " levels deep");
    }
    if (++steps % STEPS_BETWEEN_LOOKS == 0
        && THREADS.getCurrentThreadCpuTime() - deadline > 0) {
      throw new OutOfBounds("it takes longer than " + settings.time().toMillis() + " ms");
    }
  }

  private void leave(@Nullable Object result) {
    depth--;
    if (result instanceof Pattern) {
      throw new OutOfBounds(Guards.NO_PATTERNS);
    }
    admit(measure(result));
  }

  /** @throws OutOfBounds where a value of that size is too large */
  void admit(long size) {
    if (size > settings.size()) {
      throw new OutOfBounds("it makes a value of more than " + settings.size() + " characters");
    }
  }

  /** How large a value would be, written; what is there twice counts twice. */
  private long measure(@Nullable Object value) {
    return switch (value) {
      case String text -> count(text.length());
      case List<?> list -> container(list, list.size(), list);
      case Map<?, ?> map -> container(map, map.size(), map.values());
      case null, default -> 1;
    };
  }

  private long container(Object container, int members, Iterable<?> values) {
    admit(members);
    var known = measured.get(container);
    if (known != null && known.members() == members) {
      return known.size();
    }
    var size = count(1 + members);
    for (var value : values) {
      size += measure(value);
      admit(size);
    }
    if (container instanceof Map<?, ?> map) {
      for (var key : map.keySet()) {
        size += String.valueOf(key).length();
      }
    }
    measured.put(container, new Measured(members, size));
    return size;
  }

  private long count(long size) {
    total += size;
    if (total > settings.total()) {
      throw new OutOfBounds("its values come to more than " + settings.total() + " characters");
    }
    return size;
  }

  /** A bound that the evaluation came to. */
  static final class OutOfBounds extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfBounds(String message) {
      super(message);
    }
  }
}
