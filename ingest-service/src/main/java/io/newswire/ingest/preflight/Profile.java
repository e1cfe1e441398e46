package io.newswire.ingest.preflight;

import java.util.List;
import java.util.stream.Stream;

import io.newswire.ingest.preflight.Finding.Severity;
import io.newswire.ingest.submission.ArticleSubmission;

/** The rules of one platform. */
record Profile(String name, List<Rule> rules) {
  /** One rule of a platform; nothing comes of it where the article keeps it. */
  interface Rule {
    Stream<Breach> check(ArticleSubmission article);
  }

  /** A rule that is not kept. */
  record Breach(Severity severity, String rule, String pointer, String detail) {}

  Profile(String name, Rule... rules) {
    this(name, List.of(rules));
  }

  List<Finding> check(ArticleSubmission article) {
    return rules.stream().flatMap(rule -> rule.check(article))
        .map(breach -> new Finding(name, breach.severity(), breach.rule(), breach.pointer(),
            breach.detail()))
        .toList();
  }
}
