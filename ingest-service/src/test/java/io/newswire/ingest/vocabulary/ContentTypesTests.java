package io.newswire.ingest.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import io.newswire.ingest.vocabulary.ContentTypes.Entry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(initializers = ConfigDataApplicationContextInitializer.class)
class ContentTypesTests {
  @Configuration
  @EnableConfigurationProperties(ContentTypes.class)
  static class Setup {}

  @Autowired
  ContentTypes contentTypes;

  @Test
  void namesTheKindsOfWorkThatANewsroomDoes() {
    assertThat(contentTypes.bySlug().keySet()).containsExactly("news", "analysis", "opinion",
        "interview", "explainer", "review", "obituary", "live", "fact-check", "underwritten",
        "sponsored", "promoted", "press-release", "satire");
  }

  @Test
  void saysWhatReadersAreToldOfUnderwrittenWork() {
    assertThat(contentTypes.bySlug().get("underwritten")).isEqualTo(new Entry("underwritten",
        "Underwritten", "Produced with financial support from an organisation or individual, yet"
            + " not approved by the underwriter before or after publication.",
        true, true));
  }

  @Test
  void disclosesEverythingThatSomebodyPaidFor() {
    for (var slug : List.of("underwritten", "sponsored", "promoted", "press-release")) {
      assertThat(contentTypes.bySlug().get(slug)).as(slug)
          .satisfies(entry -> assertThat(entry.disclosure()).isNotBlank());
    }
  }

  @Test
  void cannotContradictItself() {
    var news = new Entry("news", "News", null, false);

    assertThatIllegalArgumentException().isThrownBy(() -> new ContentTypes(List.of(news, news)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentTypes(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Entry("News!", "News", null, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Entry("news", "News", " ", false));
  }
}
