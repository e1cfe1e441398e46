package io.newswire.ingest.tongue;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/** One format that senders may write articles in. */
interface Tongue {
  /** Its media types, without parameters. */
  List<String> mediaTypes();

  /**
   * The article in our JSON's fields. What the format says and we do not model stands under
   * {@code extensions}.
   *
   * @throws io.newswire.platform.problem.InvalidRequest where it is not this format, or is a kill
   */
  ObjectNode toArticle(byte[] content);
}
