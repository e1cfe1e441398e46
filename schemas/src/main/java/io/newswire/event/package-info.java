/**
 * The contracts on the wire: Avro records and the topics that carry them. The generated records are
 * not {@code @NullMarked}: which of their fields may be null stands in the schemas alone.
 */
package io.newswire.event;
