package io.newswire.platform.wire;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;

/**
 * A consumer that ended by itself comes back with a new process alone: the service says so by its
 * liveness, and whoever watches over it starts it anew.
 */
final class ConsumerLife {
  private static final Logger log = LoggerFactory.getLogger(ConsumerLife.class);

  private final ApplicationContext context;

  ConsumerLife(ApplicationContext context) {
    this.context = context;
  }

  @EventListener
  void ended(ConsumerStoppedEvent event) {
    if (event.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
      log.error("A consumer has ended for good ({}); this process must be started anew",
          event.getReason());
      AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
    }
  }
}
