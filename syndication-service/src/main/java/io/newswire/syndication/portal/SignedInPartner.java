package io.newswire.syndication.portal;

import java.util.Objects;

import io.newswire.syndication.partner.Partner;
import io.newswire.syndication.partner.PartnerKeys;
import io.newswire.syndication.partner.Partners;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Whose key somebody signed in with: what is another partner's is not there. */
@Component
class SignedInPartner {
  private final Partners partners;

  SignedInPartner(Partners partners) {
    this.partners = partners;
  }

  /** @throws AccessDeniedException where the key is no partner's, though it admits to the portal */
  Partner of(Authentication who) {
    var id = who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
        .filter(Objects::nonNull).filter(one -> one.startsWith(PartnerKeys.OF_PARTNER)).findFirst()
        .map(one -> one.substring(PartnerKeys.OF_PARTNER.length()))
        .orElseThrow(() -> new AccessDeniedException("The key names no partner"));
    return partners.known(id);
  }
}
