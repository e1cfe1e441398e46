package io.newswire.render.body;

/** What a body is made of. */
public sealed interface Node permits Words, Element {}
