package io.newswire.ingest.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.newswire.testsupport.TestKeys;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** Somebody at the desk whose browser has no scripts: pages, links and forms. */
final class DeskPages {
  private final String base;
  private final Connection session = Jsoup.newSession().ignoreHttpErrors(true).timeout(30_000);

  private DeskPages(String base) {
    this.base = base;
  }

  /** An answer: the status after all redirects, and the page. */
  record Page(int status, String path, Document html) {
    String text() {
      return html.text();
    }

    FormElement form(String selector) {
      return (FormElement) html.expectFirst(selector);
    }
  }

  static DeskPages signedIn(String base) {
    var pages = new DeskPages(base);
    var form = pages.get("/sign-in").form("main form");
    form.expectFirst("[name=key]").val(TestKeys.editor());
    pages.submit(form);
    return pages;
  }

  Page get(String path) {
    return send(session.newRequest(base + path));
  }

  Page article(String id) {
    return get("/desk/article?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  Page edit(String id) {
    return get("/desk/edit?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  /** Fills in what is given, sends the form, and follows where it leads. */
  Page submit(FormElement form, Map<String, String> fields) {
    fields.forEach((name, value) -> {
      for (var field : form.select("[name=" + name + "]")) {
        if (field.nameIs("select")) {
          field.select("option").forEach(
              option -> option.attr("selected", option.val().equals(value)));
        } else {
          field.val(value);
        }
      }
    });
    return submit(form);
  }

  Page submit(FormElement form) {
    var request = session.newRequest(form.absUrl("action")).method(Connection.Method.POST);
    request.data(form.formData());
    return send(request);
  }

  /** Posts fields of one's own beside those of the form. */
  Page submit(FormElement form, String... more) {
    var request = session.newRequest(form.absUrl("action")).method(Connection.Method.POST);
    request.data(form.formData());
    request.data(more);
    return send(request);
  }

  private Page send(Connection request) {
    try {
      var answer = request.header("Accept", "text/html").execute();
      var url = answer.url();
      return new Page(answer.statusCode(), url.getFile(), answer.parse());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
