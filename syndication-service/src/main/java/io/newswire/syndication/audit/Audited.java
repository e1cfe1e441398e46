package io.newswire.syndication.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names an act for the audit log. Acts without it are there too, under their method and path: every request
 * that shows a key and is to change something.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
  /** In the words of the page where it is done, such as {@code Pause endpoint}. */
  String value();

  /**
   * What it is done to: a path of the API whose GET shows it, with the request's path variables in braces.
   * Without it, the path of the request.
   */
  String shows() default "";
}
