package io.newswire.ingest.article;

import java.util.List;

import io.newswire.ingest.preflight.Finding;
import io.newswire.ingest.preflight.Finding.Severity;
import io.newswire.ingest.preflight.Preflight;
import io.newswire.ingest.submission.SubmissionReader;
import io.newswire.ingest.tongue.Tongues;
import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /preflight}: what platforms would say to an article that is not posted yet. */
@RestController
class PreflightController {
  private final SubmissionReader submissions;
  private final Preflight preflight;
  private final Tongues tongues;

  PreflightController(SubmissionReader submissions, Preflight preflight, Tongues tongues) {
    this.tongues = tongues;
    this.submissions = submissions;
    this.preflight = preflight;
  }

  /**
   * What came of it.
   *
   * @param rejectedBy the profiles of those platforms that would not take the article
   */
  record Report(List<String> profiles, List<String> rejectedBy, List<Finding> findings) {
    static Report of(List<String> profiles, List<Finding> findings) {
      return new Report(profiles,
          findings.stream().filter(finding -> finding.severity() == Severity.REJECT)
              .map(Finding::profile).distinct().toList(),
          findings);
    }
  }

  @TakesArticle(path = "/preflight", method = RequestMethod.POST)
  Report check(@RequestParam(required = false) @Nullable List<String> profile,
      HttpServletRequest request) {
    var known = preflight.profiles();
    var wanted = profile == null || profile.isEmpty() ? known : profile;
    if (!known.containsAll(wanted)) {
      throw new InvalidRequest(HttpStatus.BAD_REQUEST, List.of(new FieldError("/profile",
          "must be one of " + String.join(", ", known) + "; it may be given several times")));
    }
    var submission = submissions.readArticle(
        tongues.asOurs(request.getContentType(), Requests.json(request)), null);
    return Report.of(wanted, preflight.check(submission, wanted));
  }
}
