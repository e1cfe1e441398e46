package io.newswire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who finds room, and when those who do not are asked to come back. */
class AdmissionTests {
  private static final int MEBIBYTE = 1024 * 1024;

  private final Admission admission = new Admission();

  @Test
  void letsKillsInWhateverElseIsOnItsWay() throws InterruptedException {
    admit(batch());
    admit(batch());
    admit(post(MEBIBYTE - 1));
    admit(post(MEBIBYTE - 1)); // and the room is full
    assertThatThrownBy(() -> admit(post(1))).hasMessageContaining("503");

    for (int kills = 0; kills < 16; kills++) {
      admit(kill());
    }
    assertThatThrownBy(() -> admit(kill())).hasMessageContaining("503");
  }

  @Test
  void leavesHalfTheRoomToWhatIsSoonOver() throws InterruptedException {
    var first = batch();
    admit(first);
    var second = batch();
    admit(second);

    assertThatThrownBy(() -> admit(batch())).hasMessageContaining("503");
    assertThatThrownBy(() -> admit(chunked())).hasMessageContaining("503");
    admit(post(1));

    leave(first);
    admit(batch());
    leave(second);
    assertThatThrownBy(() -> admit(chunked())).hasMessageContaining("503");
  }

  @Test
  void givesBackWhatSomebodyHadWhoDidNotGetAllOfIt() throws InterruptedException {
    var others = new ArrayList<MockHttpServletRequest>();
    for (int number = 0; number < 3; number++) {
      others.add(post(MEBIBYTE - 1));
      admit(others.getLast());
    }
    // Of the half for what may last there is room, but not of all.
    assertThatThrownBy(() -> admit(chunked())).hasMessageContaining("503");

    others.forEach(this::leave);

    admit(chunked());
  }

  private void admit(MockHttpServletRequest request) throws InterruptedException {
    assertThat(admission.preHandle(request, new MockHttpServletResponse(), this)).isTrue();
  }

  private void leave(MockHttpServletRequest request) {
    admission.afterCompletion(request, new MockHttpServletResponse(), this, null);
  }

  private static MockHttpServletRequest batch() {
    return new MockHttpServletRequest("POST", "/articles/batch");
  }

  private static MockHttpServletRequest kill() {
    return new MockHttpServletRequest("POST", "/articles/urn%3Ax%3A1/kill");
  }

  private static MockHttpServletRequest chunked() {
    return new MockHttpServletRequest("POST", "/articles");
  }

  private static MockHttpServletRequest post(int bytes) {
    var request = chunked();
    request.setContent(new byte[bytes]);
    return request;
  }

  @Test
  void isSoonWhereNobodyElseWaits() {
    assertThat(Admission.whenToComeBack(0)).isEqualTo(2);
  }

  @Test
  void isSpreadOverHalfAMinuteWhereManyWait() {
    var seconds = IntStream.range(0, 10_000).map(_ -> Admission.whenToComeBack(100_000)).distinct();

    assertThat(seconds.sorted().boxed()).containsExactlyElementsOf(
        IntStream.rangeClosed(2, 30).boxed().toList());
  }
}
