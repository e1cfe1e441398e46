package io.newswire.ingest.article;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.newswire.ingest.tongue.MediaTypes;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** A request whose body is an article, in any format that ingest understands. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MediaTypes.MARKDOWN, MediaTypes.ATOM,
    MediaTypes.NINJS, MediaTypes.IPTC_NINJS, MediaTypes.NITF, MediaTypes.NEWSML})
@interface TakesArticle {
  @AliasFor(annotation = RequestMapping.class)
  String path();

  @AliasFor(annotation = RequestMapping.class)
  RequestMethod method();
}
