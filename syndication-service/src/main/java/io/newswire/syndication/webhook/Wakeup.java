package io.newswire.syndication.webhook;

import io.newswire.syndication.outbound.Signal;
import org.springframework.stereotype.Component;

/** Tells the dispatcher that deliveries may be due. */
@Component
final class Wakeup extends Signal {}
