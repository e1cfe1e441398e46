package io.newswire.syndication.transformation;

import java.util.List;
import java.util.Map;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.json.Json;
import io.newswire.syndication.transformation.Bounds.OutOfBounds;
import org.jspecify.annotations.Nullable;

/** One expression. It sees what it is given and nothing else: JSONata has neither files nor network. */
final class Transformation {
  /** Whoever names the library's hooks could take them off. */
  private static final String HOOK = "__evaluate";

  private final String expression;

  Transformation(String expression) {
    this.expression = expression;
  }

  /** What is wrong with the expression as it stands; null where nothing is. */
  @Nullable
  String complaint() {
    if (expression.contains(HOOK)) {
      return "must not name " + HOOK;
    }
    try {
      Jsonata.jsonata(expression);
      return null;
    } catch (JException wrong) {
      return "is no JSONata" + place(wrong) + ": " + wrong.getMessage();
    } catch (RuntimeException | StackOverflowError wrong) {
      return "is no JSONata that can be read";
    }
  }

  /** In the thread of the caller, which should not be a virtual one: it takes processor time. */
  Outcome apply(String body, TransformationSettings settings) {
    try {
      var frame = new Frame(null);
      var bounds = new Bounds(settings);
      bounds.watch(frame);
      new Guards(bounds).stand(frame);
      var result = Jsonata.jsonata(expression).evaluate(Json.parseJson(body), frame);
      return result instanceof Map || result instanceof List
          ? new Outcome.Transformed(Functions.string(result, false))
          : failed("it gave " + (result == null ? "nothing" : "neither an object nor an array"),
              false);
    } catch (JException wrong) {
      return failed(wrong.getMessage() + place(wrong), false);
    } catch (StackOverflowError deep) {
      return failed("it goes too deep", true);
    } catch (RuntimeException failure) {
      var bound = bound(failure);
      return bound == null
          ? failed(failure.getClass().getSimpleName() + ": " + failure.getMessage(), false)
          : failed(String.valueOf(bound.getMessage()), true);
    }
  }

  /** The library wraps what its functions throw. */
  private static @Nullable OutOfBounds bound(@Nullable Throwable failure) {
    return failure == null || failure instanceof OutOfBounds
        ? (OutOfBounds) failure
        : bound(failure.getCause());
  }

  private static String place(JException wrong) {
    return wrong.getLocation() < 0 ? "" : " at character " + wrong.getLocation();
  }

  private static Outcome failed(String reason, boolean outOfBounds) {
    return new Outcome.Failed("the transformation failed: " + reason, outOfBounds);
  }
}
