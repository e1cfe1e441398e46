package io.newswire.syndication.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

import io.newswire.syndication.partner.Endpoint.Status;
import io.newswire.syndication.partner.PartnerFile.DeclaredEndpoint;
import io.newswire.syndication.partner.PartnerFile.DeclaredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the partners of the file in force at the start: what the file says is so. An endpoint that it
 * says no longer is disabled and keeps its history. A file with a mistake in it stops the start.
 */
@Component
final class DeclaredPartners implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DeclaredPartners.class);
  static final String GONE = "no longer in NEWSWIRE_PARTNERS_FILE";

  private final PartnerFileSettings settings;
  private final PartnerFile file;
  private final Partners partners;
  private final Endpoints endpoints;
  private final EndpointChanges changes;
  private final EndpointSecrets secrets;
  private final SigningSettings signing;
  private final TransactionTemplate transaction;
  private volatile boolean running;

  DeclaredPartners(PartnerFileSettings settings, PartnerFile file, Partners partners,
      Endpoints endpoints, EndpointChanges changes, EndpointSecrets secrets,
      SigningSettings signing, TransactionTemplate transaction) {
    this.settings = settings;
    this.file = file;
    this.partners = partners;
    this.endpoints = endpoints;
    this.changes = changes;
    this.secrets = secrets;
    this.signing = signing;
    this.transaction = transaction;
  }

  @Override
  public void start() {
    var path = settings.file();
    if (path != null && !path.toString().isEmpty()) {
      try {
        declare(file.read(Files.readString(path)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("NEWSWIRE_PARTNERS_FILE cannot be read: " + path,
            unreadable);
      }
    }
    running = true;
  }

  /** All of it, or nothing; copies that start together do it one after the other. */
  void declare(List<DeclaredPartner> declared) {
    transaction.executeWithoutResult(_ -> {
      partners.lock();
      partners.declare(declared);
      for (var partner : declared) {
        partner.endpoints().forEach(endpoint -> declare(partner.id(), endpoint));
      }
      var named = declared.stream().flatMap(partner -> partner.endpoints().stream())
          .map(DeclaredEndpoint::id).collect(Collectors.toSet());
      endpoints.declared().stream().filter(one -> !named.contains(one.id())).forEach(one -> {
        changes.setStatus(one, Status.DISABLED, GONE);
        endpoints.setDeclared(one.id(), false);
      });
    });
    log.info("{} partners declared", declared.size());
  }

  private void declare(String partnerId, DeclaredEndpoint endpoint) {
    var known = endpoints.find(endpoint.id());
    if (known == null) {
      changes.add(endpoint.id(), partnerId, endpoint.definition(), Status.ACTIVE,
          endpoint.secret() == null ? SigningSecret.random() : endpoint.secret());
    } else {
      changes.defineAnew(known, endpoint.definition());
      if (GONE.equals(known.statusReason())) {
        changes.setStatus(known, Status.ACTIVE, "in NEWSWIRE_PARTNERS_FILE again");
      }
      if (endpoint.secret() != null && !secrets.isCurrent(known, endpoint.secret())) {
        secrets.replace(known.id(), endpoint.secret(), signing.overlap());
      }
    }
    endpoints.setDeclared(endpoint.id(), true);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before deliveries are sent. */
  @Override
  public int getPhase() {
    return -1;
  }
}
