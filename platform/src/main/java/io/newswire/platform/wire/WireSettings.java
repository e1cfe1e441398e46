package io.newswire.platform.wire;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the road lies.
 *
 * @param registryUrl the schema registry's base URL, without a path
 * @param topics how topics are made that are not there yet
 */
@ConfigurationProperties("newswire.wire")
public record WireSettings(
    @DefaultValue("http://localhost:8085") String registryUrl,
    @DefaultValue Topics topics) {

  /**
   * @param partitions of a topic that is keyed by article, 1 or more
   * @param replication copies of each partition, 1 or more; 3 in production
   */
  public record Topics(@DefaultValue("4") int partitions, @DefaultValue("1") short replication) {
    public Topics {
      if (partitions < 1 || replication < 1) {
        throw new IllegalArgumentException("partitions and replication must be 1 or more");
      }
    }
  }
}
