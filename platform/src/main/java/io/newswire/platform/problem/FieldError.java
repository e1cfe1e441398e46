package io.newswire.platform.problem;

/**
 * One wrong field.
 *
 * @param pointer where it stands, a JSON Pointer (RFC 6901); empty for the whole document
 * @param detail what is wrong with it and what to do
 */
public record FieldError(String pointer, String detail) {}
