package io.newswire.syndication;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/** A {@link SyndicationTest} that may call this machine, and does not wait long for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SyndicationTest
@TestPropertySource(properties = {
    "NEWSWIRE_ALLOWED_TARGETS=127.0.0.0/8,::1/128",
    "newswire.webhook.sending.jitter=0",
    "newswire.webhook.sending.response-timeout=1s",
    "newswire.webhook.sending.total-timeout=2s",
    "newswire.webhook.sending.per-endpoint=2",
    "newswire.webhook.sending.poll=20ms",
    "newswire.websub.requests-per-minute=40",
    "newswire.websub.sending.jitter=0",
    "newswire.websub.sending.response-timeout=1s",
    "newswire.websub.sending.total-timeout=2s",
    "newswire.websub.sending.poll=20ms"})
public @interface OutboundTest {
}
